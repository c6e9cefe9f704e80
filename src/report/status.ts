import type { Redacted } from '../base/redacted.ts';
import type { Verdict } from '../judge/contract.ts';
import type { RunRecord } from './record.ts';

/** What is known of one check: the last verdict that still counts, or does not count any more. */
export interface CheckResult {
  readonly verdict: Verdict;
  /** A person confirmed what no rule decides. */
  readonly confirmed: boolean;
  /** Command, expectation or cluster changed since: it proves nothing now. */
  readonly stale: boolean;
  readonly at: string;
}

/** A criterion, a task or anything else that its checks prove. */
export interface Claim {
  readonly id: string;
  readonly title: Redacted;
  readonly checks: readonly string[];
}

export type Proof = 'proven' | 'failed' | 'partly proven' | 'unproven' | 'without checks';

/** A claim with what its checks say, each check in exactly one list. */
export interface ClaimStatus extends Claim {
  readonly proof: Proof;
  readonly proven: readonly string[];
  readonly failed: readonly string[];
  /** Ran, but undecided, manual or blocked. */
  readonly open: readonly string[];
  readonly stale: readonly string[];
  readonly neverRan: readonly string[];
}

/** The latest result of each check. `isStale` compares a record with the story as it is now. */
export function resultsOf(
  records: readonly RunRecord[],
  isStale: (record: RunRecord) => boolean = () => false,
): ReadonlyMap<string, CheckResult> {
  const results = new Map<string, CheckResult>();
  for (const record of latestOf(records))
    results.set(record.check, {
      verdict: record.verdict,
      confirmed: isConfirmed(record),
      stale: isStale(record),
      at: record.startedAt,
    });
  return results;
}

/** The latest record of each check, in the order of the checks' first records. */
export function latestOf(records: readonly RunRecord[]): RunRecord[] {
  const latest = new Map<string, RunRecord>();
  for (const record of records) {
    const known = latest.get(record.check);
    if (!known || known.startedAt <= record.startedAt) latest.set(record.check, record);
  }
  return [...latest.values()];
}

/** A confirmation counts for what no rule decided; it does not turn a failure into a pass. */
export function isConfirmed({ verdict, confirmation }: Pick<RunRecord, 'verdict' | 'confirmation'>): boolean {
  return confirmation !== null && (verdict === 'undecided' || verdict === 'manual');
}

/**
 * A claim is proven when all its checks passed (or were confirmed) and are not stale; failed when one failed; partly
 * proven when some passed.
 */
export function statusOf(claim: Claim, results: ReadonlyMap<string, CheckResult>): ClaimStatus {
  const placed = claim.checks.map((check) => ({ check, place: placeOf(results.get(check)) }));
  const at = (place: Place): string[] => placed.filter((p) => p.place === place).map((p) => p.check);
  const lists = {
    proven: at('proven'),
    failed: at('failed'),
    open: at('open'),
    stale: at('stale'),
    neverRan: at('neverRan'),
  };
  return { ...claim, ...lists, proof: proofOf(claim.checks.length, lists.proven.length, lists.failed.length) };
}

type Place = 'proven' | 'failed' | 'open' | 'stale' | 'neverRan';

function placeOf(result: CheckResult | undefined): Place {
  if (!result) return 'neverRan';
  if (result.stale) return 'stale';
  if (result.verdict === 'pass' || result.confirmed) return 'proven';
  return result.verdict === 'fail' ? 'failed' : 'open';
}

function proofOf(all: number, proven: number, failed: number): Proof {
  if (all === 0) return 'without checks';
  if (failed > 0) return 'failed';
  if (proven === all) return 'proven';
  return proven > 0 ? 'partly proven' : 'unproven';
}
