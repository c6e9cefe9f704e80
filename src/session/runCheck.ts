import { judgeCheck, type TickWithoutExpectation } from '../judge/check.ts';
import type { Rule } from '../expect/rule.ts';
import type { Finding, Observed, Supplied } from '../judge/contract.ts';
import { startWatch } from '../judge/watch.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Captured, Shell, UnitResult } from '../run/contract.ts';
import type { Clock, Files, RunEvents } from './ports.ts';
import type { CheckResult, CommandResult, ReachedContext } from './result.ts';
import { awaitPodGone, type PodsRun } from './pods.ts';
import type { PortLocks } from './portLocks.ts';
import { supply } from './supply.ts';
import { inTerminals } from './terminals.ts';

/** One command of a check, ready to go: everything that had to be asked is answered, values are filled in. */
export interface ReadyCommand {
  readonly command: PlannedCommand;
  readonly targets: readonly ReachedContext[];
  readonly kubeconfig: string;
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
  readonly podsRun: PodsRun;
  readonly portLocks: PortLocks;
  /** The story, as others who wait are told. */
  readonly story: string;
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

/**
 * Runs the commands of one check and judges them: in order in one bash, or side by side where it has several terminals.
 * As in bash, an error does not stop what follows, but no write starts after a failure that no expectation explains.
 */
export async function runCheck(
  check: Check,
  ready: readonly ReadyCommand[],
  context: CheckContext,
  signal: AbortSignal,
): Promise<CheckResult> {
  const startedAt = context.clock.now();
  const progress: Progress = {
    ...{ check, observed: new Map(), supplied: new Map(), repeats: new Map(), attempts: 1, failed: null, halted: null },
  };
  const results = new Map<number, CommandResult>();
  await inTerminals(ready, async (each, end) => {
    results.set(each.command.index, await runCommand(each, end, progress, context, signal));
  });
  await supply(null, ready, progress, context, signal);
  const judged = judgeCheck(check, progress.observed, progress.supplied, context.withoutExpectation);
  const dead = judged.verdict === 'pass' ? [] : await deadForwards(ready, context);
  return {
    check,
    verdict: judged.verdict,
    because: [judged.because, ...dead].join(' '),
    expectations: judged.expectations,
    startedAt,
    ms: context.clock.now() - startedAt,
    attempts: progress.attempts,
    confirmation: null,
    commands: ready.flatMap(({ command }) => results.get(command.index) ?? []),
  };
}

/** Forwards that ended by themselves: what came after them may have had no connection. */
async function deadForwards(ready: readonly ReadyCommand[], context: CheckContext): Promise<readonly string[]> {
  const probe = ready.find(({ command }) => command.mode === 'probe');
  if (!probe) return [];
  const shell = await context.shellOf(probe.command.terminal);
  return shell
    .probes()
    .filter((one) => !one.alive)
    .map((one) => `The forward ended by itself: ${firstLine(one.text)}.`);
}

async function runCommand(
  each: ReadyCommand,
  end: AbortSignal | null,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<CommandResult> {
  const { command, targets } = each;
  const unstarted = (why: string): CommandResult => ({
    ...{ command, targets, ran: null, observed: null, repeats: [], notStarted: why },
  });
  if (signal.aborted) return unstarted('The run was cancelled.');
  if (progress.halted !== null) return unstarted(progress.halted);
  if (progress.failed !== null && command.facts.effect.kind === 'write')
    return unstarted(`No write starts after a failure: ${firstLine(progress.failed)}`);
  await awaitPodGone(each, context, signal);
  tellStart(each, progress, context.events);
  const result = await runOnce(each, progress, context, signal, { end });
  progress.observed.set(command.index, observedOf(each, result));
  await supply(command.index, [each], progress, context, signal);
  const observed = progress.observed.get(command.index) ?? observedOf(each, result);
  if (observed.outcome.kind === 'not-started') progress.halted ??= observed.outcome.why;
  if (!explained(observed, progress)) progress.failed ??= command.text;
  const repeats = progress.repeats.get(command.index) ?? [];
  return { command, targets, ran: result.ran, observed, repeats, notStarted: null };
}

function tellStart({ command, targets }: ReadyCommand, { check }: Progress, events: RunEvents): void {
  const { effect } = command.facts;
  events.commandStarted?.({
    check: check.id,
    index: command.index,
    text: command.text,
    where: targets.map((t) => (t.alias === t.context ? t.alias : `${t.alias} (${t.context})`)).join(', '),
    sensitive: effect.kind === 'read' && effect.sensitive !== null,
  });
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
  const until = end ?? (isEndless(command) ? AbortSignal.timeout(context.watchMs) : null);
  if (instead === undefined && command.mode === 'probe') {
    const held = context.portLocks.take(command.text, `${progress.check.id} of ${context.story}`);
    if (held !== null) return notStarted(held);
  }
  const watch = startWatch(instead === undefined ? rulesOf(command.index, progress) : [], command.text, command.facts);
  const result = await shell.run(
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
        context.events.output?.(progress.check.id, stream, chunk);
      },
    },
    signal,
  );
  return { ...result, watched: watch.finish() };
}

/** What came back, and what rules saw in streams that were too long to keep. */
export interface Ran extends UnitResult {
  readonly watched: ReadonlyMap<string, Finding> | null;
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
  return { outcome, stages: [], ms: 0, stdout: NOTHING, stderr: NOTHING, ran: null, watched: null };
}

function rulesOf(index: number, { check }: Progress): readonly Rule[] {
  return check.expectations.flatMap((e) => e.rules ?? []).filter((rule) => rule.command === index);
}

/** 1-based line in the fence, for `$LINENO`; a row's commands stand on one line. */
function lineIn(check: Check, command: PlannedCommand): number {
  return Math.max(1, command.line - check.line);
}

/** A watch that nothing but we will end: `-w`, `logs -f`, `watch`. A rollout's status and `wait` end by themselves. */
function isEndless({ mode, facts }: PlannedCommand): boolean {
  const verbs = facts.stages.map((stage) => stage.kubectl?.verb);
  return mode === 'watch' && !verbs.includes('rollout status') && !verbs.includes('wait');
}

export function observedOf(each: ReadyCommand, result: Ran): Observed {
  const { outcome, stages, stdout, stderr, ms, watched } = result;
  const base = { text: each.command.text, facts: each.command.facts, outcome, stages, stdout, stderr, ms };
  return watched === null ? base : { ...base, watched };
}

/** A command did what was planned, or an expectation that is bound to it has passed on its failure. */
function explained(observed: Observed, progress: Progress): boolean {
  const { outcome } = observed;
  if (outcome.kind === 'ended' || (outcome.kind === 'exited' && outcome.code === 0)) return true;
  const judged = judgeCheck(progress.check, progress.observed, progress.supplied, 'never');
  return judged.expectations
    .flatMap((e) => e.rules)
    .some((r) => r.verdict === 'pass' && progress.observed.get(r.rule.command ?? -1) === observed);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
