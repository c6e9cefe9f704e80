import { constants } from 'node:os';
import type { Outcome } from './contract.ts';

const SIGNALS = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

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

/** The stages, where bash reports as many as the grammar shows. */
export function stagesOf({ stages }: { stages: readonly number[] }, shown: number | undefined): readonly number[] {
  return shown === undefined || shown === stages.length ? stages : [];
}
