import type { Observed, Supplied } from '../judge/contract.ts';
import { judgeCheck } from '../judge/judgeCheck.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Shell, UnitResult } from '../run/contract.ts';
import type { Clock, Files, RunEvents } from './ports.ts';
import type { CheckResult, CommandResult, ReachedContext } from './result.ts';
import { supply } from './supply.ts';

/** One command of a check, ready to go: everything that had to be asked is answered. */
export interface ReadyCommand {
  readonly command: PlannedCommand;
  readonly targets: readonly ReachedContext[];
  readonly kubeconfig: string;
}

export interface CheckContext {
  /** Null for a check without commands. */
  readonly shell: Shell | null;
  readonly files: Files;
  readonly clock: Clock;
  readonly events: RunEvents;
  /** For each command. */
  readonly timeoutMs: number;
}

/** What is known while a check runs; judging reads it, repeats add to it. */
export interface Progress {
  readonly check: Check;
  readonly observed: Map<number, Observed>;
  readonly supplied: Map<string, Supplied>;
  readonly repeats: Map<number, string[]>;
  attempts: number;
}

/**
 * Runs the commands of one check in order in one bash and judges them. As in bash, an error does not stop what follows,
 * but no write starts after a failure that no expectation explains.
 */
export async function runCheck(
  check: Check,
  ready: readonly ReadyCommand[],
  context: CheckContext,
  signal: AbortSignal,
): Promise<CheckResult> {
  const startedAt = context.clock.now();
  const progress: Progress = { check, observed: new Map(), supplied: new Map(), repeats: new Map(), attempts: 1 };
  const results: CommandResult[] = [];
  let failed: string | null = null;
  for (const each of ready) {
    const ran = await runCommand(each, failed, progress, context, signal);
    results.push({ ...ran, repeats: progress.repeats.get(each.command.index) ?? [] });
    if (ran.observed && !explained(ran.observed, progress)) failed ??= each.command.text;
  }
  await supply(null, ready, progress, context, signal);
  const judged = judgeCheck(check, progress.observed, progress.supplied);
  return {
    check,
    verdict: judged.verdict,
    because: judged.because,
    expectations: judged.expectations,
    startedAt,
    ms: context.clock.now() - startedAt,
    attempts: progress.attempts,
    confirmation: null,
    commands: results.map((r) => ({ ...r, observed: progress.observed.get(r.command.index) ?? null })),
  };
}

async function runCommand(
  each: ReadyCommand,
  failed: string | null,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<Omit<CommandResult, 'repeats'>> {
  const { command, targets } = each;
  const base = { command, targets };
  if (signal.aborted) return { ...base, ran: null, observed: null };
  if (failed !== null && command.facts.effect.kind === 'write') {
    const why = `No write starts after a failure: ${firstLine(failed)}`;
    progress.observed.set(command.index, notStarted(each, why));
    return { ...base, ran: null, observed: progress.observed.get(command.index) ?? null };
  }
  const { effect } = command.facts;
  context.events.commandStarted?.({
    check: progress.check.id,
    index: command.index,
    text: each.command.text,
    where: whereTo(targets),
    sensitive: effect.kind === 'read' && effect.sensitive !== null,
  });
  const result = await runOnce(each, progress, context, signal);
  const observed = observedOf(each, result);
  progress.observed.set(command.index, observed);
  await supply(command.index, [each], progress, context, signal);
  const ran = result.ran;
  return { ...base, ran, observed };
}

/** Runs the command's text once more or for the first time, with its output going to the run's events. */
export function runOnce(
  each: ReadyCommand,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
  repeat?: string,
): Promise<UnitResult> {
  const { mode } = each.command;
  if (context.shell === null) throw new Error('A check without commands has no shell.');
  return context.shell.run(
    {
      text: repeat ?? each.command.text,
      kubeconfig: each.kubeconfig,
      mode: mode === 'probe' || mode === 'watch' ? mode : 'run',
      timeoutMs: context.timeoutMs,
      ...(repeat === undefined ? {} : { apart: true }),
      onOutput: (stream, chunk) => context.events.output?.(progress.check.id, stream, chunk),
    },
    signal,
  );
}

export function observedOf(each: ReadyCommand, result: UnitResult): Observed {
  const { outcome, stages, stdout, stderr, ms } = result;
  return { text: each.command.text, facts: each.command.facts, outcome, stages, stdout, stderr, ms };
}

function notStarted(each: ReadyCommand, why: string): Observed {
  const nothing = { bytes: 0, sha256: EMPTY_SHA256, complete: true, text: '' };
  return {
    text: each.command.text,
    facts: each.command.facts,
    outcome: { kind: 'not-started', why },
    stages: [],
    stdout: nothing,
    stderr: nothing,
    ms: 0,
  };
}

/** SHA-256 of no bytes at all. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A command did what was planned, or an expectation that is bound to it has passed on its failure. */
function explained(observed: Observed, progress: Progress): boolean {
  const { outcome } = observed;
  if (outcome.kind === 'ended' || (outcome.kind === 'exited' && outcome.code === 0)) return true;
  const judged = judgeCheck(progress.check, progress.observed, progress.supplied);
  return judged.expectations
    .flatMap((e) => e.rules)
    .some((r) => r.verdict === 'pass' && progress.observed.get(r.rule.command ?? -1) === observed);
}

function whereTo(targets: readonly ReachedContext[]): string {
  return targets.map((t) => (t.alias === t.context ? t.alias : `${t.alias} (${t.context})`)).join(', ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
