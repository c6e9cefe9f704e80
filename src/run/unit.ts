import type { Ended, LivingBash } from './bash.ts';
import type { Outcome, UnitResult, UnitRun } from './contract.ts';
import { outcomeOf, stagesOf } from './outcome.ts';
import { apart, lineAfter, linesOf, type Carried, type Hidden, type Message } from './script.ts';

/** Where a command runs. */
export interface Inside {
  readonly bash: LivingBash;
  readonly graceMs: number;
  readonly hidden: Hidden;
  /** Fires when the whole shell is being ended: by a cancel or a timeout. */
  readonly stopped: AbortSignal;
}

/** How a command ended. */
export interface Finish {
  readonly outcome: Outcome;
  readonly stages: readonly number[];
  readonly ran: string | null;
  /** What the next command sees as `$?` and `$_`; null: what was there before. */
  readonly carried: Carried | null;
  /** Where it is not what came through the shell's own streams. */
  readonly output?: Pick<UnitResult, 'stdout' | 'stderr'>;
}

/** What bash told of one command: `inner` from a subshell around it, `last` when it was done or bash had ended. */
export interface Told {
  readonly inner: Message | null;
  readonly last: Message | Ended;
}

/** Reads what bash tells until the command is done or bash has ended. */
export async function untilDone(bash: LivingBash, onJob?: (pid: number) => void): Promise<Told> {
  let inner: Message | null = null;
  for (;;) {
    const told = await bash.next();
    if (told.kind === 'ended' || told.kind === 'done') return { inner, last: told };
    if (told.kind === 'inner') inner = told;
    if (told.kind === 'job') onJob?.(told.status);
  }
}

/** How a command ended that was run as `told` shows. */
export function finishOf({ inner, last }: Told, unit: UnitRun, ran: string | null): Finish {
  if (last.kind === 'ended') return { outcome: last.outcome, stages: [], ran, carried: null };
  const message = inner ?? last;
  return { outcome: outcomeOf(message), stages: stagesOf(message, unit), ran, carried: message };
}

/**
 * Runs the text at the top level of bash, or apart in a subshell.
 * @param whole It may not be complete: the script ends behind it.
 */
export async function runPlain(unit: UnitRun, whole: boolean, { bash, hidden }: Inside): Promise<Finish> {
  const lines = unit.apart ? apart(unit.text, bash.control, hidden) : linesOf(unit.text);
  bash.send(whole ? lines : lines + lineAfter(bash.control, hidden));
  if (whole) bash.endScript();
  const finish = finishOf(await untilDone(bash), unit, null);
  return unit.apart ? { ...finish, carried: null } : finish;
}
