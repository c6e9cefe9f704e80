import assert from 'node:assert/strict';
import type { Verdict } from '../../src/judge/contract.ts';
import { judgeSaved } from '../../src/judge/saved.ts';

export type BesideCase = readonly [expect: string, out: string, verdict: Verdict, exit?: number, stderr?: string];

/** One test for each: words beside what one command printed. In a pipeline only the last stage has the exit. */
export function beside(command: string, cases: readonly BesideCase[]): void {
  for (const [expect, stdout, verdict, exit = 0, stderr = ''] of cases)
    it(`${verdict}: ${expect} | ${command} | ${(stdout + stderr).replace(/\s+/g, ' ').slice(0, 70)}`, () => {
      const stages = command.split(' | ').map((_, i, all) => (i === all.length - 1 ? exit : 0));
      const judged = judgeSaved({ expect, command, exit, stages, stdout, stderr });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}
