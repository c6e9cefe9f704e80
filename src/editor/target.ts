import type { Check } from '../plan/check.ts';
import type { Selection } from '../session/selection.ts';

/** What a lens, a tree item or a command points to: a uri and one of these, nothing more. */
export type TargetId = `task:${string}` | `check:${string}`;

/** The target that a check is shown under: a task's checks are one target, a row or a block is its own. */
export function targetOf(check: Check): TargetId {
  return check.owner.kind === 'task' ? `task:${check.owner.id}` : `check:${check.id}`;
}

export function isTargetId(value: unknown): value is TargetId {
  return typeof value === 'string' && /^(task|check):./.test(value);
}

/** `2.3`, `AC1:all-rows`: as people see it. */
export function nameOf(target: TargetId): string {
  return target.slice(target.indexOf(':') + 1);
}

export function selectionOf(target: TargetId): Selection {
  const id = nameOf(target);
  return target.startsWith('task:') ? { kind: 'task', id } : { kind: 'check', id };
}

/** The checks of a target, in the order of the file. */
export function checksOf(checks: readonly Check[], target: TargetId): readonly Check[] {
  return checks.filter((c) => targetOf(c) === target);
}
