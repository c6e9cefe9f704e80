import { unreachable } from '../base/exhaustive.ts';
import type { Redacted } from '../base/redacted.ts';
import { kept } from '../redact/compose.ts';
import type { CommandRecord } from './record.ts';

/** How a command ended, for people: `exit 0`, `exits 0, 1`, `timed out after 5 s`. */
export function outcomeWords({ outcome, stages }: Pick<CommandRecord, 'outcome' | 'stages'>): Redacted {
  switch (outcome.kind) {
    case 'exited':
      return stages.length > 1 && stages.some((code) => code !== 0)
        ? kept`exit ${outcome.code} (stages ${stagesWords(stages)})`
        : kept`exit ${outcome.code}`;
    case 'ended':
      return kept`ended: ${outcome.why}`;
    case 'lost':
      return kept`not known: ${outcome.why}`;
    case 'signalled':
      return kept`ended by signal ${outcome.signal}`;
    case 'timed-out':
      return kept`timed out after ${outcome.afterMs / 1000} s`;
    case 'cancelled':
      return kept`cancelled`;
    case 'not-started':
      return kept`not started: ${outcome.why}`;
    default:
      return unreachable(outcome);
  }
}

function stagesWords(stages: readonly number[]): Redacted {
  return stages.slice(1).reduce((words, code) => kept`${words}, ${code}`, kept`${stages[0] ?? 0}`);
}
