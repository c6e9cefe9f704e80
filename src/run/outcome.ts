import { constants } from 'node:os';
import type { Outcome } from './contract.ts';

/** By their numbers; of two names the one that comes first (`SIGABRT`, not `SIGIOT`). */
const SIGNALS = new Map(
  Object.entries(constants.signals)
    .map(([name, number]) => [number, name] as const)
    .reverse(),
);

/**
 * What an exit status of bash means. 128 and a signal's number is how bash tells of a signal; where only an earlier stage
 * was hit (`head` closed the pipe, under pipefail) the command did exit.
 */
export function outcomeOf({ status, stages }: { status: number; stages: readonly number[] }): Outcome {
  const name = SIGNALS.get(status - 128);
  const lastStage = stages.at(-1) ?? status;
  if (status > 128 && name !== undefined && lastStage === status) return { kind: 'signalled', signal: name };
  return { kind: 'exited', code: status };
}

/**
 * The stages, where bash reports as many as the grammar shows. One that differs from the exit is of a command before, or
 * inside (`for i in; do :; done` leaves PIPESTATUS as it was), unless the command is negated.
 */
export function stagesOf(
  { status, stages }: { status: number; stages: readonly number[] },
  { text, stages: shown }: { readonly text: string; readonly stages?: number },
): readonly number[] {
  if (shown !== undefined && shown !== stages.length) return [];
  return stages.length === 1 && stages[0] !== status && !/^\s*!/.test(text) ? [] : stages;
}
