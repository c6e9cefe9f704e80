import { strict as assert } from 'node:assert';
import type { Verdict } from '../../src/judge/contract.ts';
import { judgeSaved } from '../../src/judge/saved.ts';

/** How the command ended, where it did not simply succeed, and what it said on stderr. */
export interface Ended {
  readonly exit?: number;
  /** Exits of the stages of its pipeline. */
  readonly stages?: readonly number[];
  readonly err?: string;
}

/** The verdict, the author's words, the command and what it printed. */
export type WordRow = readonly [verdict: Verdict, words: string, command: string, out: string, ended?: Ended];

/** One `it` for each row, from the words to the verdict. */
export function wordRows(list: readonly WordRow[]): void {
  for (const [verdict, expect, command, stdout, ended = {}] of list) {
    const { stages = [], err = '' } = ended;
    const exit = ended.exit ?? stages.at(-1) ?? 0;
    const end = stages.length > 0 ? stages.join(' ') : String(exit);
    it(`${verdict}: ${expect} | ${command} | exit ${end} | ${`${stdout} ${err}`.replace(/\s+/g, ' ').slice(0, 80)}`, () => {
      const judged = judgeSaved({ expect, command, exit, stages, stdout, stderr: err });
      assert.equal(judged.verdict, verdict, judged.because);
    });
  }
}
