import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';
import { readWords } from '../../../src/expect/read.ts';
import type { Observed } from '../../../src/judge/contract.ts';
import { judgeExpectation } from '../../../src/judge/judge.ts';
import { bindExpectation } from '../../../src/plan/bind.ts';

/** Words of a task beside what each of its commands printed. */
function judged(words: string, ran: readonly (readonly [command: string, out: string])[]): string {
  const commands = ran.map(([text, out], index) => {
    const [facts] = describeBlock(text, splitBash(text));
    if (!facts) throw new Error(`No command in ${text}`);
    const stdout = { bytes: out.length, sha256: '', complete: true, text: out };
    const stderr = { ...stdout, bytes: 0, text: '' };
    const outcome = { kind: 'exited', code: 0 } as const;
    const one: Observed = { text, facts, outcome, stages: [0], stdout, stderr, ms: 1 };
    return { index, text, facts, aliases: [], one };
  });
  const { rules, unread } = bindExpectation(readWords(words), commands);
  const span = { start: 0, end: words.length };
  const place = { kind: 'check' } as const;
  const expectation = { line: 1, span, text: words, source: 'cell', place, rules, unread } as const;
  return judgeExpectation(expectation, new Map(commands.map(({ index, one }) => [index, one])), new Map()).verdict
    .verdict;
}

const PODS = `NAME     READY   STATUS             RESTARTS   AGE
quay-1   2/2     Running            0          9d
quay-2   1/2     CrashLoopBackOff   7          9d
`;
const deploy = (ready: string): string => `NAME   READY   UP-TO-DATE   AVAILABLE   AGE
quay   ${ready}     2            1           9d
`;

describe('words beside several commands', () => {
  it('that hold for some rows of one take nothing away that another fails', () => {
    const beside = (ready: string): string =>
      judged('quay-1 Running, 2/2 replicas ready', [
        ['kubectl get pods', PODS],
        ['kubectl get deploy quay', deploy(ready)],
      ]);
    assert.equal(beside('1/2'), 'fail');
    assert.equal(beside('2/2'), 'pass');
  });
});
