import type { Check } from '../plan/check.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../report/record.ts';
import type { CheckResult } from './result.ts';
import type { Decided } from './tick.ts';

/** The last record of every check that ran in this session, by story and check. */
export interface Ledger {
  record(path: string, check: Check, record: RunRecord): void;
  /** The last record of a check, and whether it still speaks of the check as it is in the plan. */
  of(plan: Plan, checkId: string): { readonly record: RunRecord; readonly stale: boolean } | null;
  /** Passed checks, with the content that they passed with. */
  proven(path: string): readonly Decided[];
}

interface Known {
  readonly record: RunRecord;
  readonly fingerprint: string;
}

export function makeLedger(): Ledger {
  const stories = new Map<string, Map<string, Known>>();
  return {
    record(path, check, record) {
      const story = stories.get(path) ?? new Map<string, Known>();
      stories.set(path, story);
      story.set(check.id, { record, fingerprint: fingerprint(check) });
    },
    of(plan, checkId) {
      const known = stories.get(plan.path)?.get(checkId);
      const check = plan.checks.find((c) => c.id === checkId);
      if (!known || !check) return null;
      return { record: known.record, stale: fingerprint(check) !== known.fingerprint };
    },
    proven(path) {
      return [...(stories.get(path) ?? [])].flatMap(([id, known]) =>
        known.record.verdict === 'pass' ? [{ id, fingerprint: known.fingerprint, verdict: 'pass' as const }] : [],
      );
    },
  };
}

/** The decided results of a run: what may be written into the story. A person's word that it failed is not written. */
export function decidedOf(results: readonly CheckResult[]): readonly Decided[] {
  return results.flatMap((r) =>
    r.verdict === 'pass' || (r.verdict === 'fail' && r.confirmation === null)
      ? [{ id: r.check.id, fingerprint: fingerprint(r.check), verdict: r.verdict }]
      : [],
  );
}
