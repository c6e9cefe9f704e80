import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { IdentityAnswer } from '../kube/contract.ts';
import type { Check } from '../plan/check.ts';
import { byHand } from './confirm.ts';
import type { HandOver } from './handOver.ts';
import type { Job, RunPorts } from './job.ts';
import type { PortLocks } from './portLocks.ts';
import { isolatedConfigs, prepare, type ConfigCache } from './ready.ts';
import { unrun, type CheckResult } from './result.ts';
import type { ReadyCommand } from './runOnce.ts';
import { terminalLine } from './terminalLine.ts';
import { whereOf } from './where.ts';

/** A terminal takes no longer line before its shell reads it. */
const LONGEST_LINE = 4000;

/** What the terminal printed is not ours to see. */
const UNSEEN = 'It was typed into a terminal, and what it printed was not seen.';

export interface ByHandContext {
  readonly job: Job;
  readonly ports: RunPorts;
  readonly portLocks: PortLocks;
  readonly identity: (context: string) => Promise<IdentityAnswer>;
  readonly handOver: HandOver;
}

/**
 * Makes ready what needs keys as a run would (clusters are asked who they are, its commands get files with their own
 * contexts), gives it to a person, and records their mark as theirs. Runs nothing itself.
 */
export async function runByHand(check: Check, context: ByHandContext, signal: AbortSignal): Promise<CheckResult> {
  const { job, ports } = context;
  const startedAt = ports.clock.now();
  const ready = await madeReady(check, context, signal);
  if ('blocked' in ready) return unrun(check, ready.verdict, ready.blocked, startedAt);
  const mark = await context.handOver(
    {
      check,
      where: [...new Set(ready.commands.map(whereOf).filter((where) => where !== ''))].join(', '),
      line: terminalLine(ready.commands),
      cwd: job.cwd,
      env: { ...clusterEnvironment(job.env), KUBECONFIG: ready.commands[0]?.kubeconfig ?? '' },
      dispose: ready.dispose,
    },
    signal,
  );
  const now = ports.clock.now();
  if (signal.aborted) return unrun(check, 'undecided', CANCELLED, now);
  if (mark === null) return unrun(check, 'manual', 'It was given to a terminal and not marked.', now);
  return {
    ...byHand(check, mark.passed ? 'pass' : 'fail', mark.note, now),
    startedAt,
    ms: now - startedAt,
    commands: ready.commands.map(({ command, targets }) => ({
      ...{ command, targets, ran: null, observed: null, notStarted: UNSEEN, repeats: [] },
    })),
  };
}

const CANCELLED = 'The run was cancelled.';

type Made =
  /** Whoever takes the commands disposes of their files. */
  | { readonly commands: readonly ReadyCommand[]; readonly dispose: () => Promise<void> }
  | { readonly verdict: 'blocked' | 'undecided'; readonly blocked: string };

/** As `makeReady`; where it comes to nothing, also by a cancel meanwhile, no file is left. */
async function madeReady(check: Check, context: ByHandContext, signal: AbortSignal): Promise<Made> {
  const configs = isolatedConfigs(context.ports.kube);
  let isTaken = false;
  try {
    const ready = await makeReady(check, context, configs);
    if (signal.aborted) return { verdict: 'undecided', blocked: CANCELLED };
    if ('blocked' in ready) return { verdict: 'blocked', ...ready };
    isTaken = true;
    return { commands: ready, dispose: () => configs.dispose() };
  } finally {
    if (!isTaken) await configs.dispose();
  }
}

async function makeReady(
  check: Check,
  { job, identity, portLocks }: ByHandContext,
  configs: ConfigCache,
): Promise<readonly ReadyCommand[] | { readonly blocked: string }> {
  const ready = await prepare(check, job, identity, configs);
  if ('blocked' in ready) return ready;
  for (const { command } of ready) {
    const held = command.mode === 'probe' ? portLocks.take(command.text, `${check.id} of ${job.story}`) : null;
    if (held !== null) return { blocked: held };
  }
  return new TextEncoder().encode(terminalLine(ready)).length > LONGEST_LINE
    ? { blocked: 'It is too long to be typed into a terminal. Copy its commands, and confirm it by hand.' }
    : ready;
}
