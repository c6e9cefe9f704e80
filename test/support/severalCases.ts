import { strict as assert } from 'node:assert';
import { splitBash } from '../../src/command/bash.ts';
import { describeBlock } from '../../src/command/describe.ts';
import { readWords } from '../../src/expect/read.ts';
import type { Observed, Verdict } from '../../src/judge/contract.ts';
import { judgeExpectation } from '../../src/judge/judge.ts';
import { bindExpectation } from '../../src/plan/bind.ts';

/** A command, what it printed, and its exit and what it told where that is not 0 and nothing. */
export type Ran = readonly [command: string, out: string, exit?: number, err?: string];

/** Words of a task beside all that its commands did. */
export function judgedBeside(words: string, ran: readonly Ran[]): Verdict {
  const commands = ran.map(([text, out, exit = 0, err = ''], index) => {
    const [facts] = describeBlock(splitBash(text));
    if (!facts) throw new Error(`No command in ${text}`);
    const stdout = { bytes: out.length, sha256: '', complete: true, text: out };
    const stderr = { bytes: err.length, sha256: '', complete: true, text: err };
    const outcome = { kind: 'exited', code: exit } as const;
    const stages = facts.stages.map((_, i) => (i === facts.stages.length - 1 ? exit : 0));
    const one: Observed = { text, facts, outcome, stages, stdout, stderr, ms: 1 };
    return { index, text, facts, aliases: [], one };
  });
  const { rules, unread } = bindExpectation(readWords(words), commands);
  const span = { start: 0, end: words.length };
  const place = { kind: 'check' } as const;
  const expectation = { line: 1, span, text: words, source: 'cell', place, rules, unread } as const;
  return judgeExpectation(expectation, new Map(commands.map(({ index, one }) => [index, one])), new Map()).verdict;
}

/** One test for each. */
export function beside(...rows: readonly (readonly [words: string, ran: readonly Ran[], verdict: Verdict])[]): void {
  for (const [words, ran, verdict] of rows) {
    const shown = ran.map(([command, out]) => `${command} ⇒ ${out.trim().slice(0, 30)}`).join(' · ');
    it(`“${words}” on ${shown}: ${verdict}`, () => {
      assert.equal(judgedBeside(words, ran), verdict);
    });
  }
}
