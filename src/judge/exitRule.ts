import { ordered } from './compare.ts';
import { fail, pass, undecided } from './scene.ts';
import type { Decision, Scene, TestOf } from './scene.ts';

/** The exit itself is the rule. */
export function judgeExit(test: TestOf<'exit'>, scene: Scene): Decision {
  const { outcome } = scene.observed;
  const want = `Expected exit ${test.op === '=' ? '' : `${test.op} `}${String(test.code)}`;
  if (outcome.kind !== 'exited')
    return scene.exit.kind === 'ok'
      ? undecided(`${want}; it was ended as planned.`)
      : fail(`${want}; it did not exit.`);
  const found = `${want}; found ${String(outcome.code)}.`;
  if (!ordered(outcome.code, test.op, test.code)) return fail(found, String(outcome.code));
  if (test.op === '=' && test.code === 0) {
    if (scene.exit.kind === 'failed') return fail(`${want}; ${scene.exit.why}`, String(outcome.code));
    if (scene.exit.kind === 'ok' && scene.exit.masked !== null)
      return undecided(`${want}; found 0, but ${scene.exit.masked}.`, String(outcome.code));
  }
  return pass(found, String(outcome.code));
}
