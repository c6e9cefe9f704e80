import { strict as assert } from 'node:assert';
import type { Verdict } from '../../src/judge/contract.ts';
import { judgeSaved } from '../../src/judge/saved.ts';

/** Words beside a command, what the command did, and what the words are to be judged. */
export interface Case {
  readonly expect: string;
  readonly command: string;
  readonly exit?: number;
  readonly stages?: readonly number[];
  readonly out?: string;
  readonly err?: string;
  readonly verdict: Verdict;
}

/** One test for each. */
export function cases(list: readonly Case[]): void {
  for (const { expect, command, exit, stages = [], out = '', err = '', verdict } of list) {
    const code = exit ?? stages.at(-1) ?? 0;
    it(`“${expect}” on ${command}, exit ${String(code)}${err === '' ? '' : `, ${err.trim().slice(0, 40)}`}: ${verdict}`, () => {
      const judged = judgeSaved({ expect, command, exit: code, stages, stdout: out, stderr: err });
      assert.equal(judged.verdict, verdict, judged.because);
    });
  }
}
