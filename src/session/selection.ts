import type { Check } from '../plan/check.ts';
import { needsKeys } from './question.ts';

/** What was asked for. Several selections are joined; none means every check of the story. */
export type Selection =
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'check'; readonly id: string }
  | { readonly kind: 'criterion'; readonly id: string }
  | { readonly kind: 'matrix' };

export interface Selected {
  readonly checks: readonly Check[];
  /** Checks that were in the selection but do not run, with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Selections that match nothing. */
  readonly unknown: readonly Selection[];
}

export interface LeftOut {
  readonly check: Check;
  readonly why: string;
  /** Asked for by its own name or its task's: then leaving it out makes it `blocked`, not merely unmentioned. */
  readonly named: boolean;
}

function matches(check: Check, selection: Selection): boolean {
  switch (selection.kind) {
    case 'task':
      return check.owner.kind === 'task' && check.owner.id === selection.id;
    case 'check':
      return check.id === selection.id;
    case 'criterion':
      return check.criteria.includes(selection.id);
    case 'matrix':
      return check.owner.kind === 'row';
  }
}

/** Nothing of it can be run or looked up: it is done by a person. */
export function isManual(check: Check): boolean {
  return check.commands.every((c) => c.mode === 'manual') && !check.expectations.some((e) => e.source === 'static');
}

/** Why a check does not belong to a run of reads; null where it does. */
export function notARead(check: Check): string | null {
  if (isManual(check)) return 'nothing to run: a person checks it';
  for (const { facts } of check.commands) {
    if (facts.effect.kind === 'write') return `writes: ${facts.effect.why}`;
    if (facts.effect.sensitive !== null) return `needs to be confirmed, since ${facts.effect.sensitive}`;
  }
  return needsKeys(check) ? ASKS : null;
}

const ASKS = 'it asks for keys';

/** The checks to run. `mode` reads: writes, sensitive reads and prose are left out and listed. */
export function select(checks: readonly Check[], selections: readonly Selection[], mode: 'reads' | 'writes'): Selected {
  const asked = selections.length === 0 ? checks : checks.filter((c) => selections.some((s) => matches(c, s)));
  const unknown = selections.filter((s) => !checks.some((c) => matches(c, s)));
  if (mode === 'writes') return { checks: asked, leftOut: [], unknown };
  const run: Check[] = [];
  const leftOut: LeftOut[] = [];
  for (const check of asked) {
    const why = notARead(check);
    const named = selections.some((s) => (s.kind === 'check' || s.kind === 'task') && matches(check, s));
    // Who names it sits there to answer.
    if (why === null || (named && why === ASKS)) run.push(check);
    else leftOut.push({ check, why, named });
  }
  return { checks: run, leftOut, unknown };
}
