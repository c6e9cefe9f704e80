import { ordered } from '../printed/compare.ts';
import { saidToFail, saidToTestNothing } from './contrary.ts';
import { judgePrintedExit } from './printedExit.ts';
import { judgeResultWord } from './resultWord.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** The exit itself is the rule. */
export function judgeExit(test: TestOf<'exit'>, scene: Scene): Decision {
  const { outcome } = scene.observed;
  const want = `Expected exit ${test.op === '=' ? '' : `${test.op} `}${String(test.code)}`;
  const status = outcome.kind === 'signalled' ? STATUS[outcome.signal] : undefined;
  if (status !== undefined && test.op === '=' && test.code > 128) {
    const found = `${want}; it was ended by a signal, which is ${String(status)}.`;
    return test.code === status ? pass(found, String(status)) : fail(found, String(status));
  }
  if (outcome.kind !== 'exited')
    return scene.exit.kind === 'ok'
      ? undecided(`${want}; it was ended as planned.`)
      : fail(`${want}; it did not exit.`);
  // An author who names the exit means the exit; one who says that it succeeds means what was done.
  const names = /\b(?:exit\w*|rc|return(?:s|ed)?|code)\b/i.test(scene.clause);
  const told = names && test.op === '=' ? judgePrintedExit(test.code, scene) : null;
  if (told && scene.exit.kind === 'ok') return told;
  const code = String(outcome.code);
  const found = `${want}; found ${code}.`;
  if (!ordered(outcome.code, test.op, test.code)) return fail(found, code);
  if (test.op === '=' && test.code === 0) {
    if (scene.exit.kind === 'failed') return fail(`${want}; ${scene.exit.why}`, code);
    if (scene.exit.kind === 'answer' && scene.exit.error) return fail(`${want}; ${scene.exit.means}.`, code);
    const masked = scene.exit.kind === 'ok' ? scene.exit.masked : null;
    const against = names ? null : saidToFail(scene);
    if (against && masked !== null)
      return fail(`${want}; ${masked}, and ${brief(against.text)} was printed.`, against.text, against.line);
    if (masked !== null) return undecided(`${want}; found 0, but ${masked}.`, code);
    const { partial } = scene.observed.facts;
    if (partial !== undefined) return undecided(`${want}; found 0, but ${partial}.`, code);
    const word = names ? null : judgeResultWord(scene);
    if (word) return word;
    const doubt = names ? null : (against ?? saidToTestNothing(scene));
    if (doubt) return undecided(`${found} But it says: ${brief(doubt.text)}`, doubt.text, doubt.line);
  }
  return pass(found, code);
}

/** What bash makes of a signal that ended a command: 128 and its number, for those with the same number everywhere. */
const STATUS: Readonly<Record<string, number>> = {
  ...{ SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGILL: 132, SIGTRAP: 133, SIGABRT: 134, SIGFPE: 136, SIGKILL: 137 },
  ...{ SIGSEGV: 139, SIGPIPE: 141, SIGALRM: 142, SIGTERM: 143 },
};
