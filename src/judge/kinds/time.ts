import type { RuleTest } from '../../expect/rule.ts';
import { viewOf } from '../../expect/view.ts';
import { unwrapped } from '../../expect/source.ts';
import { durationMs } from '../printed/compare.ts';
import type { Observed } from '../contract.ts';
import { readExit } from '../exits/exits.ts';
import { fail, pass, sceneOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** It ended in time; whether it succeeded is for its exit. */
export function judgeWithin(test: TestOf<'within'>, scene: Scene): Decision {
  const want = `Expected it to end within ${String(test.ms / 1000)} s`;
  const ms = writtenTime(scene) ?? scene.observed.ms;
  if (ms === null) return undecided(`${want}; how long it took is not known.`);
  const found = `${want}; it took ${String(ms / 1000)} s.`;
  return ms <= test.ms ? pass(found) : fail(found);
}

/** What `-w '%{time_total}'` of curl wrote, in milliseconds; null where it is not the only time written. */
function writtenTime(scene: Scene): number | null {
  const format = scene.observed.facts.stages
    .map(unwrapped)
    .filter(({ tool }) => tool === 'curl')
    .flatMap(({ args }) => args.filter((arg) => arg.includes('%{time_total}')))
    .at(-1);
  const text = scene.stdout.text.trimEnd();
  if (format === undefined) return null;
  const after = (format.split('%{time_total}').at(-1) ?? '').replace(/(?:\\[nrt])+$/, '');
  if (after.includes('%') || after.includes('\\') || !text.endsWith(after)) return null;
  const number = /(\d+[.,]\d+)$/.exec(after === '' ? text : text.slice(0, -after.length))?.[1];
  return number === undefined ? null : Math.round(Number(number.replace(',', '.')) * 1000);
}

/**
 * Passes as soon as the rule does; else asks for another try, of reads only. The host either puts the newest try in
 * the place of the first, or supplies it by the need's key; when the time is over it supplies `unavailable`.
 */
export function judgeEventually(
  test: TestOf<'eventually'>,
  scene: Scene,
  decide: (test: RuleTest, scene: Scene) => Decision,
): Decision {
  const key = `retry:${String(scene.index)}`;
  const answer = scene.supplied.get(key);
  const latest = answer?.kind === 'observed' ? answer.observed : scene.observed;
  const exit = readExit(latest);
  const decision = decide(test.rule, sceneOf(scene.index, latest, exit, scene.on, scene.clause, scene.supplied));
  if (decision.verdict === 'pass' && waitsLonger(latest, test.ms))
    return undecided(`${decision.because} Whether it took no more than ${String(test.ms / 1000)} s is not known.`);
  if (decision.verdict === 'pass' || exit.kind === 'blocked' || exit.kind === 'undecided') return decision;
  if (answer?.kind === 'unavailable') return { ...decision, because: `${decision.because} ${answer.why}` };
  if (latest.facts.effect.kind === 'write')
    return { ...decision, because: `${decision.because} A write is never repeated.` };
  const retry = { kind: 'retry', key, command: scene.index, everyMs: test.everyMs, untilMs: test.ms } as const;
  return { ...decision, needs: [...(decision.needs ?? []), retry] };
}

/** A command that waits itself came to its end, but may have waited longer than the words allow. */
function waitsLonger({ text, facts, ms }: Observed, mostMs: number): boolean {
  if (!viewOf(text, facts).waits) return false;
  if (ms !== null) return ms > mostMs;
  const limit = durationMs(/\s--timeout[ =]["']?(\w+)/.exec(text)?.[1] ?? '');
  return limit === null || limit > mostMs;
}
