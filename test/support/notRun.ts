import type { SkipReason } from '../../tools/tally.ts';

/** Leaves the running test (or, from a `before` hook, its suite) out, and says why in the report. Never returns. */
export function notRun(context: Mocha.Context, why: string): never {
  const here: (Mocha.Runnable & SkipReason) | undefined = context.test;
  if (here) here.skipReason = why;
  if (here?.title.startsWith('"before all" hook')) markAll(here.parent, why);
  return context.skip();
}

function markAll(suite: Mocha.Suite | undefined, why: string): void {
  for (const test of suite?.tests ?? []) (test as Mocha.Test & SkipReason).skipReason = why;
  for (const inner of suite?.suites ?? []) markAll(inner, why);
}
