import type { AliasTarget, IdentityAnswer, IsolatedConfig, Kube } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Shell } from '../run/contract.ts';
import { destinationOf } from './destination.ts';
import { identityOnce, type Job, type RunPorts } from './job.ts';
import { questionsOf, sayQuestion } from './question.ts';
import { unrun, type CheckResult, type ReachedContext } from './result.ts';
import { runCheck, type ReadyCommand } from './runCheck.ts';

/**
 * Runs the checks of a job. Checks that share a bash run in order in it; bashes that only read run side by side, the
 * others one after another. Results come in the order of the job's checks. Nothing is left running afterwards.
 */
export async function runJob(job: Job, ports: RunPorts, signal: AbortSignal): Promise<readonly CheckResult[]> {
  const identity = identityOnce(ports.kube, signal);
  const groups = byShell(job.checks);
  const results = new Map<string, CheckResult>();
  const run = async (group: readonly Check[]): Promise<void> => {
    for (const result of await runGroup(group, job, ports, identity, signal)) results.set(result.check.id, result);
  };
  const reads = groups.filter((g) => g.every((c) => c.commands.every((d) => d.facts.effect.kind === 'read')));
  await inParallel(reads, job.jobs, run);
  for (const group of groups) if (!reads.includes(group)) await run(group);
  return job.checks.flatMap((c) => results.get(c.id) ?? []);
}

/** Checks that share a bash, in the order of their first. */
function byShell(checks: readonly Check[]): readonly (readonly Check[])[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) groups.set(check.shell, [...(groups.get(check.shell) ?? []), check]);
  return [...groups.values()];
}

/** Runs `work` on all items, at most `limit` at a time. */
async function inParallel<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
}

/** The checks of one bash. Later ones do not start after one that failed. */
async function runGroup(
  group: readonly Check[],
  job: Job,
  ports: RunPorts,
  identity: (context: string) => Promise<IdentityAnswer>,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const configs = isolatedConfigs(ports.kube);
  let shell: Shell | null = null;
  try {
    for (const check of group) {
      const before = results.find((r) => r.verdict === 'fail' || r.verdict === 'blocked');
      const stop = whyNot(check, job, signal) ?? (before ? `${before.check.id} before it did not pass.` : null);
      const ready = stop === null ? await prepare(check, job, identity, configs) : { blocked: stop };
      if ('blocked' in ready) {
        results.push(unrun(check, signal.aborted ? 'undecided' : 'blocked', ready.blocked, ports.clock.now()));
        continue;
      }
      if (ready.length > 0) shell ??= await ports.runner.open({ cwd: job.cwd, env: job.env, graceMs: job.graceMs });
      job.events.checkStarted?.(check.id);
      const context = { ...ports, shell, events: job.events, timeoutMs: job.timeoutMs };
      results.push(await runCheck(check, ready, context, signal));
      job.events.checkEnded?.(check.id);
    }
  } finally {
    await shell?.close();
    await configs.dispose();
  }
  return results;
}

function whyNot(check: Check, job: Job, signal: AbortSignal): string | null {
  if (signal.aborted) return 'The run was cancelled.';
  const open = questionsOf(check, job.answers, job.world)[0];
  return open ? sayQuestion(open) : null;
}

/** Fills values in, asks every cluster who it is, and writes the kubeconfig of each command. */
async function prepare(
  check: Check,
  job: Job,
  identity: (context: string) => Promise<IdentityAnswer>,
  configs: ConfigCache,
): Promise<readonly ReadyCommand[] | { readonly blocked: string }> {
  const ready: ReadyCommand[] = [];
  for (const command of check.commands.filter((c) => c.mode !== 'manual')) {
    const reached = await reach(command, job, identity);
    if ('blocked' in reached) return reached;
    ready.push({ command, targets: reached, kubeconfig: await configs.of(reached) });
  }
  return ready;
}

async function reach(
  command: PlannedCommand,
  job: Job,
  identity: (context: string) => Promise<IdentityAnswer>,
): Promise<readonly ReachedContext[] | { readonly blocked: string }> {
  const destination = destinationOf(command, job.answers.aim);
  if (destination.kind === 'blocked') return { blocked: destination.why };
  if (destination.kind === 'none') return [];
  const reached: ReachedContext[] = [];
  for (const target of destination.targets) {
    const answer = await identity(target.context);
    if (answer.kind === 'blocked') return { blocked: answer.why };
    const refused = job.refuses(target, answer.identity);
    if (refused !== null) return { blocked: refused };
    reached.push({ ...target, identity: answer.identity });
  }
  return reached;
}

interface ConfigCache {
  /** Path of the file that holds just these contexts. */
  of(targets: readonly ReachedContext[]): Promise<string>;
  dispose(): Promise<void>;
}

/** The file is refused where it leads elsewhere than the cluster that was asked who it is. */
function expecting({ alias, context, identity }: ReachedContext): AliasTarget {
  return identity === null ? { alias, context } : { alias, context, expected: identity };
}

/** One file for each set of targets, kept until the bash that uses them has ended. */
function isolatedConfigs(kube: Kube): ConfigCache {
  const files = new Map<string, Promise<IsolatedConfig>>();
  return {
    async of(targets) {
      const key = JSON.stringify(targets.map((t) => [t.alias, t.context]));
      const made = files.get(key) ?? kube.isolate(targets.map(expecting));
      files.set(key, made);
      return (await made).path;
    },
    async dispose() {
      for (const made of files.values()) await (await made).dispose();
    },
  };
}
