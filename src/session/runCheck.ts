import { judgeCheck } from '../judge/check.ts';
import type { Observed } from '../judge/contract.ts';
import { readExit } from '../judge/exits/exits.ts';
import type { Check } from '../plan/check.ts';
import type { ShellEnd } from '../run/contract.ts';
import { awaitPodGone, podsLeft } from './pods.ts';
import type { RunEvents } from './ports.ts';
import type { CheckResult, CommandResult } from './result.ts';
import { observedOf, runOnce, type CheckContext, type Progress, type ReadyCommand } from './runOnce.ts';
import { supply } from './supply.ts';
import { inTerminals, type RunReady } from './terminals.ts';
import { whereOf } from './where.ts';

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
  const run: RunReady = async (each, end) => {
    results.set(each.command.index, await runCommand(each, end, progress, context, signal));
  };
  await inTerminals(ready, run, context.beside);
  const forwards = await deadForwards(ready, context);
  if (context.endShells) takeEnds(ready, await context.endShells(), progress, results);
  await supply(null, ready, progress, context, signal);
  const judged = judgeCheck(check, progress.observed, progress.supplied, context.withoutExpectation);
  const dead = judged.verdict === 'pass' ? [] : forwards;
  const commands = ready.flatMap(({ command }) => results.get(command.index) ?? []);
  const left = podsLeft(commands);
  return {
    check,
    verdict: judged.verdict,
    because: [judged.because, ...dead].join(' '),
    expectations: judged.expectations,
    startedAt,
    ms: context.clock.now() - startedAt,
    attempts: progress.attempts,
    confirmation: null,
    commands,
    ...(left.length > 0 ? { left } : {}),
  };
}

/** What came after the last command of a bash is that command's, as is the exit that an EXIT trap gave to the script. */
function takeEnds(
  ready: readonly ReadyCommand[],
  ends: ReadonlyMap<number | null, ShellEnd>,
  { observed }: Progress,
  results: Map<number, CommandResult>,
): void {
  for (const [terminal, { last }] of ends) {
    const own = ready.filter(({ command }) => command.terminal === terminal && results.has(command.index));
    const index = own.findLast(({ command }) => observed.has(command.index))?.command.index;
    const before = index === undefined ? undefined : observed.get(index);
    const result = index === undefined ? undefined : results.get(index);
    if (!last || index === undefined || !before || !result) continue;
    const { stdout, stderr, exit } = last;
    const ended = exit === null ? {} : { outcome: { kind: 'exited', code: exit } as const, stages: [] };
    const whole: Observed = { ...withoutWatched(before), stdout, stderr, ...ended };
    observed.set(index, whole);
    results.set(index, { ...result, observed: whole });
  }
}

/** What rules saw as it streamed is not all any more: where it was too long to be kept, nothing is known. */
function withoutWatched({ watched: _all, ...observed }: Observed): Observed {
  return observed;
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

const CANCELLED = 'The run was cancelled.';

function unstarted({ command, targets }: ReadyCommand, why: string): CommandResult {
  return { command, targets, ran: null, observed: null, repeats: [], notStarted: why };
}

async function runCommand(
  each: ReadyCommand,
  end: AbortSignal | null,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<CommandResult> {
  const { command } = each;
  if (signal.aborted) return unstarted(each, CANCELLED);
  if (progress.halted !== null) return unstarted(each, progress.halted);
  if (progress.failed !== null && command.facts.effect.kind === 'write')
    return unstarted(each, `No write starts after a failure: ${firstLine(progress.failed)}`);
  await awaitPodGone(each, context, signal);
  const opened = await context.shellOf(command.terminal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (!opened) return unstarted(each, CANCELLED);
  tellStart(each, progress, context.events);
  try {
    return await runStarted(each, end, progress, context, signal);
  } finally {
    context.events.commandEnded?.({ check: progress.check.id, index: command.index });
  }
}

/** Runs the command, repeats what its rules need besides, and notes what that leaves for those behind. */
async function runStarted(
  each: ReadyCommand,
  end: AbortSignal | null,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<CommandResult> {
  const { command, targets } = each;
  const result = await runOnce(each, progress, context, signal, { end });
  // `set -e` ended the script: what failed decides, and not what it kept from starting.
  if (result.outcome.kind === 'not-started' && progress.failed !== null) {
    progress.halted ??= result.outcome.why;
    return unstarted(each, result.outcome.why);
  }
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
    where: whereOf({ targets }),
    sensitive: effect.kind === 'read' && effect.sensitive !== null,
  });
}

/** No stage of it failed, or an expectation that is bound to it has passed on its failure. */
function explained(observed: Observed, progress: Progress): boolean {
  if (readExit(observed).kind === 'ok') return true;
  const judged = judgeCheck(progress.check, progress.observed, progress.supplied, 'never');
  return judged.expectations
    .flatMap((e) => e.rules)
    .some((r) => r.verdict === 'pass' && progress.observed.get(r.rule.command ?? -1) === observed);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
