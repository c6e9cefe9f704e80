import type { Plan } from '../plan/plan.ts';
import type { Check } from '../plan/check.ts';
import type { Ledger } from './ledger.ts';
import { unrun, type CheckResult } from './result.ts';

/**
 * The result of a person's own confirmation, for checks that no rule decides: it passes, and says that a person said so.
 * The note is theirs, and is raw text until it is redacted. Null for checks that may not tick at all.
 */
export function confirmed(plan: Plan, checkId: string, note: string, now: number): CheckResult | null {
  const check = plan.checks.find((c) => c.id === checkId);
  return !check || check.refused !== null ? null : byHand(check, 'pass', note, now);
}

/** The result of a person's own word. That it failed is recorded, but nothing is written of it into the story. */
export function byHand(check: Check, verdict: 'pass' | 'fail', note: string, now: number): CheckResult {
  const said = note.trim() === '' ? null : note.trim();
  const how = verdict === 'pass' ? 'Confirmed by hand' : 'Marked as failed by hand';
  const because = said === null ? `${how}.` : `${how}: ${said}`;
  return { ...unrun(check, verdict, because, now), confirmation: { note: said } };
}

/**
 * Which of these checks a person may confirm: those that no rule has decided as they are now. What failed cannot be
 * confirmed away, and what passed needs no one's word.
 */
export function toConfirm(
  plan: Plan,
  checks: readonly Check[],
  ledger: Ledger,
): { readonly kind: 'checks'; readonly checks: readonly Check[] } | { readonly kind: 'refused'; readonly why: string } {
  const verdictOf = (check: Check): string | null => {
    const known = ledger.of(plan, check.id);
    return known && !known.stale ? known.record.verdict : null;
  };
  const failed = checks.find((check) => verdictOf(check) === 'fail');
  if (failed) return { kind: 'refused', why: `${failed.id} failed. Put it right and run it again.` };
  const open = checks.filter((check) => verdictOf(check) !== 'pass');
  return open.length > 0 ? { kind: 'checks', checks: open } : { kind: 'refused', why: 'It has passed already.' };
}
