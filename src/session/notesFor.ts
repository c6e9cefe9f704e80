import type { Redacted } from '../base/redacted.ts';
import type { Plan } from '../plan/plan.ts';
import { redact, type RedactOptions } from '../redact/redact.ts';
import { notesOf } from '../report/notes.ts';
import type { Ledger } from './ledger.ts';

/** The dev notes of a story from what is known of its checks. */
export function notesFor(plan: Plan, ledger: Ledger, options: RedactOptions): Redacted {
  const clean = (text: string): Redacted => redact(text, options);
  const known = plan.checks.flatMap((check) => ledger.of(plan, check.id) ?? []);
  const stale = new Set(known.filter((k) => k.stale).map((k) => k.record));
  return notesOf({
    criteria: plan.story.criteria.map(({ id, title }) => ({
      id,
      title: clean(title),
      checks: plan.checks.filter((c) => c.criteria.includes(id)).map((c) => c.id),
    })),
    tasks: plan.story.tasks.map(({ id, title }) => ({
      id,
      title: clean(title),
      checks: plan.checks.filter((c) => c.owner.kind === 'task' && c.owner.id === id).map((c) => c.id),
    })),
    checks: plan.checks.map(({ id, title }) => ({ id, title: clean(title) })),
    records: known.map((k) => k.record),
    isStale: (record) => stale.has(record),
  });
}
