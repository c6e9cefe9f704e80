import type { Check } from '../plan/check.ts';
import { destinationOf } from './destination.ts';
import type { RunEvents } from './ports.ts';
import type { Answers } from './question.ts';
import type { CheckResult } from './result.ts';

/** The answers for one of several contexts: values and confirmations are given for each of them anew. */
export function answersOn(alias: string, given: Answers, soFar: Answers): Answers {
  return { ...given, aim: { contexts: soFar.aim.contexts, chosen: alias } };
}

/**
 * The checks that go elsewhere with another chosen context, with all that share a bash with them. All others name their
 * contexts or contact none: they run once, on the first.
 */
export function movingChecks(checks: readonly Check[], { aim }: Answers): readonly Check[] {
  const moves = (check: Check): boolean =>
    check.commands.some((command) => {
      const here = destinationOf(command, aim);
      return JSON.stringify(here) !== JSON.stringify(destinationOf(command, { ...aim, chosen: null }));
    });
  const shells = new Set(checks.filter(moves).map(({ shell }) => shell));
  return checks.filter(({ shell }) => shells.has(shell));
}

/** Events that say on which of several contexts a check runs: `1.1 [infra]`. */
export function eventsOn(alias: string, events: RunEvents): RunEvents {
  const named = (check: string): string => `${check} [${alias}]`;
  const here = <T extends { readonly check: string }>(one: T): T => ({ ...one, check: named(one.check) });
  const { checkStarted, commandStarted, output, commandEnded, checkEnded } = events;
  return {
    ...(checkStarted ? { checkStarted: (check) => checkStarted(named(check)) } : {}),
    ...(commandStarted ? { commandStarted: (one) => commandStarted(here(one)) } : {}),
    ...(output ? { output: (from, chunk) => output(here(from), chunk) } : {}),
    ...(commandEnded ? { commandEnded: (one) => commandEnded(here(one)) } : {}),
    ...(checkEnded ? { checkEnded: (check) => checkEnded(named(check)) } : {}),
  };
}

const WORST = ['fail', 'blocked', 'undecided', 'manual', 'pass'] as const;

/** Of each check the result that counts for it: a pass only where it passed wherever it ran. */
export function worstOfEach(results: readonly CheckResult[]): readonly CheckResult[] {
  const worst = new Map<string, CheckResult>();
  for (const result of results) {
    const known = worst.get(result.check.id);
    if (!known || WORST.indexOf(result.verdict) < WORST.indexOf(known.verdict)) worst.set(result.check.id, result);
  }
  return [...worst.values()];
}
