import type { Plan } from '../plan/plan.ts';
import type { Ledger } from '../session/ledger.ts';
import { cellState } from '../session/statusCell.ts';
import type { Check } from '../plan/check.ts';
import { checksOf, type TargetId } from './target.ts';
import { timeOf, worstOf, type State } from './verdictText.ts';

/** What is known of a target now. `because` is a sentence for tooltips. */
export interface TargetState {
  readonly state: State;
  /** Time of the last run, as shown; null where there was none. */
  readonly when: string | null;
  readonly because: string;
}

/** Joins what the file says (boxes and cells) with this session's verdicts. */
export interface States {
  of(plan: Plan, target: TargetId): TargetState;
}

type Asked = (path: string, checkId: string) => boolean;

/** @param isWaiting Of a running check: a person has it in a terminal and has not marked it yet. */
export function makeStates(ledger: Ledger, isRunning: Asked, isWaiting: Asked): States {
  return {
    of(plan, target) {
      const checks = checksOf(plan.checks, target);
      if (checks.some((c) => isWaiting(plan.path, c.id)))
        return { state: 'waiting', when: null, because: 'Its commands are in a terminal. Mark what came of them.' };
      if (checks.some((c) => isRunning(plan.path, c.id)))
        return { state: 'running', when: null, because: 'Running now.' };
      const known = checks.flatMap((c) => ledger.of(plan, c.id) ?? []);
      if (known.length === 0) return fromFile(plan, checks);
      const when = timeOf(Math.max(...known.map((k) => Date.parse(k.record.startedAt) + k.record.ms)));
      if (known.some((k) => k.stale))
        return { state: 'stale', when, because: 'The command or the expectation changed since it ran.' };
      if (known.length < checks.length)
        return { state: 'open', when: null, because: 'Not all of its checks have run.' };
      const state = worstOf(known.map((k) => k.record.verdict)) ?? 'open';
      const deciding = known.find((k) => k.record.verdict === state);
      return { state, when, because: deciding?.record.because ?? '' };
    },
  };
}

/** A tick that this session did not earn is shown as what it is. */
function fromFile(plan: Plan, checks: readonly Check[]): TargetState {
  const ticked = checks.some((c) => isTicked(plan, c));
  return ticked
    ? { state: 'ticked', when: null, because: 'Ticked in the file; no check has proven it in this session.' }
    : { state: 'open', when: null, because: 'Not run in this session.' };
}

function isTicked(plan: Plan, { owner }: Check): boolean {
  if (owner.kind === 'task') return plan.story.tasks.find((t) => t.id === owner.id)?.checked === true;
  if (owner.kind === 'block') return false;
  const cell = plan.story.matrices.flatMap((m) => m.rows).find((r) => r.line === owner.line)?.status;
  return cell ? cellState(cell.text) === 'passed' : false;
}
