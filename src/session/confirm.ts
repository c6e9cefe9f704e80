import type { Plan } from '../plan/plan.ts';
import { unrun, type CheckResult } from './result.ts';

/**
 * The result of a person's own confirmation, for checks that no rule decides: it passes, and says that a person said so.
 * The note is theirs, and is raw text until it is redacted. Null for checks that may not tick at all.
 */
export function confirmed(plan: Plan, checkId: string, note: string, now: number): CheckResult | null {
  const check = plan.checks.find((c) => c.id === checkId);
  if (!check || check.refused !== null) return null;
  const said = note.trim() === '' ? null : note.trim();
  const because = said === null ? 'Confirmed by hand.' : `Confirmed by hand: ${said}`;
  return { ...unrun(check, 'pass', because, now), confirmation: { note: said } };
}

/** The result of a person's own word that it failed. Recorded, but no tick or mark is made of it. */
export function failedByHand(plan: Plan, checkId: string, note: string, now: number): CheckResult | null {
  const check = plan.checks.find((c) => c.id === checkId);
  if (!check) return null;
  const said = note.trim() === '' ? null : note.trim();
  const because = said === null ? 'Marked as failed by hand.' : `Marked as failed by hand: ${said}`;
  return { ...unrun(check, 'fail', because, now), confirmation: { note: said } };
}
