import { makeRecord, type Sha256 } from '../report/makeRecord.ts';
import type { RecordContext, RunRecord } from '../report/record.ts';
import type { Captured, Outcome } from '../run/contract.ts';
import type { RedactOptions } from '../redact/redact.ts';
import type { CheckResult } from './result.ts';

/** What is needed to make something that may be kept. */
export interface Keeping {
  readonly sha256: Sha256;
  readonly redact: RedactOptions;
  /** The story as shown to people: relative to the workspace folder. */
  nameOf(path: string): string;
}

/** The redacted record of a result: nothing raw goes past this point. */
export function recordOf(result: CheckResult, path: string, { sha256, redact, nameOf }: Keeping): RunRecord {
  const startedAt = new Date(result.startedAt).toISOString();
  return makeRecord(
    {
      story: nameOf(path),
      check: result.check,
      ...(result.on === undefined ? {} : { on: result.on }),
      contexts: contextsOf(result),
      startedAt,
      ms: result.ms,
      attempts: result.attempts,
      verdict: result.verdict,
      because: result.because,
      ...(result.left === undefined ? {} : { left: result.left }),
      ...(result.ended === undefined ? {} : { ended: result.ended }),
      commands: result.commands.map(({ command, ran, observed, notStarted }) => ({
        ...(observed ?? unstarted(notStarted ?? 'It was not started.', sha256)),
        planned: command,
        ran,
      })),
      judged: result.expectations,
      confirmation: result.confirmation && { at: startedAt, by: null, note: result.confirmation.note },
    },
    sha256,
    redact,
  );
}

/** A command that never ran printed nothing. */
function unstarted(why: string, sha256: Sha256) {
  const nothing: Captured = { bytes: 0, sha256: sha256(''), complete: true, text: '' };
  const outcome: Outcome = { kind: 'not-started', why };
  return { outcome, stages: [], ms: 0, stdout: nothing, stderr: nothing };
}

function contextsOf({ commands }: CheckResult): readonly RecordContext[] {
  const reached = commands.flatMap((c) => c.targets);
  return [...new Map(reached.map((t) => [t.alias, t])).values()];
}
