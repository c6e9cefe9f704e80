import type { Rule } from '../expect/rule.ts';
import type { TickWithoutExpectation } from '../judge/check.ts';
import type { Finding, Observed, Supplied } from '../judge/contract.ts';
import { startWatch } from '../judge/watch.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Captured, Shell, ShellEnd, UnitResult } from '../run/contract.ts';
import type { PortLocks } from './portLocks.ts';
import type { Clock, Files, RunEvents } from './ports.ts';
import { endOfWatch } from './watchEnd.ts';
import type { ReachedContext } from './result.ts';
import type { Beside } from './terminals.ts';

/** One command of a check, ready to go: everything that had to be asked is answered, values are filled in. */
export interface ReadyCommand {
  readonly command: PlannedCommand;
  readonly targets: readonly ReachedContext[];
  readonly kubeconfig: string;
  /** A job that still runs in the background of its bash and prints beside it. */
  readonly beside?: string;
}

export interface CheckContext {
  /** The bash of a "Terminal N", or of everything that stands under none. Opened when first asked for. */
  shellOf(terminal: number | null): Promise<Shell>;
  readonly files: Files;
  readonly clock: Clock;
  readonly events: RunEvents;
  /** For each command. */
  readonly timeoutMs: number;
  /** How long a watch without an end of its own is looked at. */
  readonly watchMs: number;
  readonly withoutExpectation: TickWithoutExpectation;
  /** Pods that commands of this job ran and removed, as `alias/namespace/name`: their names may still be taken. */
  readonly podsRun: Set<string>;
  readonly portLocks: PortLocks;
  /** Ends the bashes of the check, by terminal; null where another check goes on in them. */
  readonly endShells: (() => Promise<ReadonlyMap<number | null, ShellEnd>>) | null;
  /** The story, as others who wait are told. */
  readonly story: string;
  /** Where its terminal goes on beside those of other checks. */
  readonly beside: Beside | null;
}

/** What is known while a check runs; judging reads it, repeats add to it. */
export interface Progress {
  readonly check: Check;
  readonly observed: Map<number, Observed>;
  readonly supplied: Map<string, Supplied>;
  readonly repeats: Map<number, string[]>;
  attempts: number;
  /** Why nothing more starts: a command of the check could not be started itself (a busy port). */
  halted: string | null;
  /** Text of the first command that failed for a reason that no expectation explains. */
  failed: string | null;
}

/** How a command is run other than for the first time. */
interface Manner {
  /** Ends a watch as planned. */
  readonly end?: AbortSignal | null;
  /** Runs this text instead, in a subshell. */
  readonly instead?: string;
}

/** Runs the command's text once, with its output going to the run's events. */
export async function runOnce(
  each: ReadyCommand,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
  { end = null, instead }: Manner = {},
): Promise<Ran> {
  const { command, kubeconfig } = each;
  const shell = await context.shellOf(command.terminal);
  const rules = instead === undefined ? rulesOf(command.index, progress) : [];
  // Beside another terminal it goes on as long as that does.
  const ending =
    end === null && isEndless(command)
      ? endOfWatch(command, isAllRead(progress) ? rules : [], context.watchMs, context.clock)
      : null;
  const until = end ?? ending?.signal ?? null;
  if (instead === undefined && command.mode === 'probe') {
    const held = context.portLocks.take(command.text, `${progress.check.id} of ${context.story}`);
    if (held !== null) return notStarted(held);
  }
  const watch = startWatch(rules, command.text, command.facts);
  const running = shell.run(
    {
      text: instead ?? command.text,
      kubeconfig,
      mode: instead !== undefined ? 'run' : command.mode === 'probe' ? 'probe' : until ? 'watch' : 'run',
      timeoutMs: context.timeoutMs,
      ...(instead === undefined ? { stages: command.facts.stages.length, line: lineIn(progress.check, command) } : {}),
      ...(until && instead === undefined ? { end: until } : {}),
      ...(instead === undefined ? {} : { apart: true }),
      onOutput: (stream, chunk) => {
        watch.feed(stream, chunk);
        ending?.feed(stream, chunk);
        context.events.output?.({ check: progress.check.id, index: command.index, stream }, chunk);
      },
    },
    signal,
  );
  const result = await running.finally(() => ending?.close());
  return { ...result, watched: watch.finish(), endedEarly: ending?.isEarly() ?? false };
}

/** What came back, and what rules saw in streams that were too long to keep. */
export interface Ran extends UnitResult {
  readonly watched: ReadonlyMap<string, Finding> | null;
  readonly endedEarly: boolean;
}

/** The hash is that of no bytes. */
const NOTHING: Captured = {
  bytes: 0,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  complete: true,
  text: '',
};

function notStarted(why: string): Ran {
  const outcome = { kind: 'not-started', why } as const;
  return { outcome, stages: [], ms: 0, stdout: NOTHING, stderr: NOTHING, ran: null, watched: null, endedEarly: false };
}

function rulesOf(index: number, { check }: Progress): readonly Rule[] {
  return check.expectations.flatMap((e) => e.rules ?? []).filter((rule) => rule.command === index);
}

/** Words that were not read are for a person, who gets all that the time brings. */
function isAllRead({ check }: Progress): boolean {
  return check.expectations.every(({ rules, unread }) => rules !== null && unread.length === 0);
}

/** 1-based line in the fence, for `$LINENO`; a row's commands stand on one line. */
function lineIn(check: Check, command: PlannedCommand): number {
  return Math.max(1, command.line - check.line);
}

/** A watch that nothing but we will end: `-w`, `logs -f`, `watch`. A rollout's status and `wait` end by themselves. */
export function isEndless({ mode, facts }: PlannedCommand): boolean {
  const verbs = facts.stages.map((stage) => stage.kubectl?.verb);
  return mode === 'watch' && !verbs.includes('rollout status') && !verbs.includes('wait');
}

export function observedOf(each: ReadyCommand, result: Ran): Observed {
  const { outcome, stages, stdout, stderr, ms, watched, endedEarly, endsBash } = result;
  const base = { text: each.command.text, facts: each.command.facts, outcome, stages, stdout, stderr, ms };
  const { beside } = each;
  return {
    ...base,
    ...(beside === undefined ? {} : { beside }),
    ...(watched === null ? {} : { watched }),
    ...(endsBash ? { endsBash } : {}),
    ...(endedEarly ? { endedEarly } : {}),
  };
}
