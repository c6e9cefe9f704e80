import type { Verdict } from '../judge/contract.ts';
import type { RunRecord } from './record.ts';

/** How many checks ended in which verdict. */
export type Summary = Readonly<Record<Verdict, number>>;

/** Counts verdicts. */
export function summaryOf(runs: readonly RunRecord[]): Summary {
  const count = (verdict: Verdict): number => runs.filter((run) => run.verdict === verdict).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    undecided: count('undecided'),
    manual: count('manual'),
    blocked: count('blocked'),
  };
}

/**
 * 0: all passed. 1: one failed. 2: nothing was selected. 3: none failed, but some are undecided, manual or blocked. What
 * was left out changes nothing. 130 (interrupted) and the other causes of 2 are the caller's.
 */
export function exitCode(summary: Summary): 0 | 1 | 2 | 3 {
  if (summary.fail > 0) return 1;
  if (summary.undecided + summary.manual + summary.blocked > 0) return 3;
  return summary.pass > 0 ? 0 : 2;
}
