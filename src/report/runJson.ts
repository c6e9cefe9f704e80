import type { Redacted } from '../base/redacted.ts';
import type { Verdict } from '../judge/contract.ts';
import { summaryOf } from './exitCode.ts';
import type { CommandRecord, ExpectationRecord, RunRecord, RunReport, StreamRecord } from './record.ts';

/** What `run --json` prints; schemas/run.schema.json says the same. Version 1 may gain members, never lose or change one. */
export interface RunJson {
  readonly version: 1;
  readonly runs: readonly RunJsonRun[];
  readonly edits: readonly {
    readonly story: string;
    readonly line: number;
    readonly before: Redacted;
    readonly after: Redacted;
  }[];
  readonly summary: Readonly<Record<Verdict, number>> & {
    readonly leftOut: readonly { readonly story: string; readonly check: string; readonly why: Redacted }[];
  };
}

interface RunJsonRun {
  readonly story: string;
  readonly check: string;
  readonly line: number;
  /** Alias that it ran on, in a run on each of several contexts; else that of the check's first cluster; null where it contacts none. */
  readonly context: string | null;
  readonly verdict: Verdict;
  readonly because: Redacted;
  readonly attempts: number;
  readonly ms: number;
  /** Processes that its commands put into sessions of their own and that still run; absent where there are none. */
  readonly left?: readonly Redacted[];
  /** Processes that its commands started and did not wait for, ended with their bash; absent where there are none. */
  readonly ended?: readonly Redacted[];
  readonly commands: readonly RunJsonCommand[];
  readonly expectations: readonly RunJsonExpectation[];
}

interface RunJsonCommand {
  readonly index: number;
  readonly text: Redacted;
  readonly ran: Redacted | null;
  readonly outcome: CommandRecord['outcome']['kind'];
  /** Why it was not started, was ended, or is not known; absent where it ended by itself. */
  readonly why?: Redacted;
  /** Why its block could not be read as bash, so that it ran as one piece; absent where it could. */
  readonly unparsed?: Redacted;
  /**
   * Exit status of the command, of a pipeline that of its last stage; where a signal ended it 128 and the signal's
   * number, as bash tells it. Null where it has none.
   */
  readonly exit: number | null;
  readonly stages: readonly number[];
  readonly stdout: StreamRecord;
  readonly stderr: StreamRecord;
}

interface RunJsonExpectation {
  readonly text: Redacted;
  readonly verdict: Verdict;
  readonly rules: readonly Pick<ExpectationRecord['rules'][number], 'rule' | 'verdict' | 'found'>[];
}

/** The JSON of a call of `run`. */
export function runJson({ runs, edits, leftOut }: RunReport): RunJson {
  return {
    version: 1,
    runs: runs.map(runOf),
    edits: edits.map(({ story, line, before, after }) => ({ story, line, before, after })),
    summary: { ...summaryOf(runs), leftOut: leftOut.map(({ story, check, why }) => ({ story, check, why })) },
  };
}

function runOf(run: RunRecord): RunJsonRun {
  const { story, check, line, verdict, because, attempts, ms } = run;
  return {
    story,
    check,
    line,
    context: run.on ?? run.contexts[0]?.alias ?? null,
    verdict,
    because,
    attempts,
    ms,
    ...(run.left === undefined ? {} : { left: run.left }),
    ...(run.ended === undefined ? {} : { ended: run.ended }),
    commands: run.commands.map(({ index, text, ran, outcome, unparsed, stages, stdout, stderr }) => ({
      index,
      text,
      ran,
      outcome: outcome.kind,
      ...('why' in outcome ? { why: outcome.why } : {}),
      ...(unparsed === undefined ? {} : { unparsed }),
      exit: exitOf(outcome, stages),
      stages,
      stdout,
      stderr,
    })),
    expectations: run.expectations.map(({ text, verdict: judged, rules }) => ({
      text,
      verdict: judged,
      rules: rules.map(({ rule, verdict: ruled, found }) => ({ rule, verdict: ruled, found })),
    })),
  };
}

function exitOf(outcome: CommandRecord['outcome'], stages: readonly number[]): number | null {
  if (outcome.kind === 'exited') return outcome.code;
  return outcome.kind === 'signalled' ? (stages.at(-1) ?? null) : null;
}
