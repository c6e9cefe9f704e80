import { UserError } from '../base/errors.ts';
import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { AliasTarget, IdentityAnswer, IsolatedConfig, Kube } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Shell } from '../run/contract.ts';
import { destinationOf } from './destination.ts';
import { identityOnce, type Job, type RunPorts } from './job.ts';
import { questionsOf, sayQuestion } from './question.ts';
import { unrun, type CheckResult, type ReachedContext } from './result.ts';
import { makePortLocks } from './portLocks.ts';
import { runCheck } from './runCheck.ts';
import type { ReadyCommand } from './runOnce.ts';

/**
 * Runs the checks of a job. Checks that share a bash run in order in it; bashes that only read run side by side, but for
 * those that forward ports, which run after each other; bashes that write run one at a time. Results come in the order
 * of the job's checks. Nothing is left running afterwards.
 */
export async function runJob(job: Job, ports: RunPorts, signal: AbortSignal): Promise<readonly CheckResult[]> {
  const around: Around = { job, ports, identity: identityOnce(ports.kube, signal), podsRun: new Set() };
  const results = new Map<string, CheckResult>();
  const run = async (group: readonly Check[]): Promise<void> => {
    for (const result of await runGroup(group, around, signal)) results.set(result.check.id, result);
  };
  const groups = byShell(job.checks);
  const writes = groups.filter((g) => commandsOf(g).some((c) => c.facts.effect.kind === 'write'));
  const probes = groups.filter((g) => !writes.includes(g) && commandsOf(g).some((c) => c.mode === 'probe'));
  const reads = groups.filter((g) => !writes.includes(g) && !probes.includes(g));
  await Promise.all([inParallel(reads, job.jobs, run), inParallel(probes, 1, run)]);
  await inParallel(writes, 1, run);
  return job.checks.flatMap((c) => results.get(c.id) ?? []);
}

/** What every bash of a job shares. */
interface Around {
  readonly job: Job;
  readonly ports: RunPorts;
  readonly identity: (context: string) => Promise<IdentityAnswer>;
  readonly podsRun: Set<string>;
}

function commandsOf(group: readonly Check[]): readonly PlannedCommand[] {
  return group.flatMap((check) => check.commands);
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

/** The checks of one bash (one for each terminal). Later ones do not start after one that failed. */
async function runGroup(
  group: readonly Check[],
  { job, ports, identity, podsRun }: Around,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const configs = isolatedConfigs(ports.kube);
  const shells = openShells(job, ports);
  const portLocks = makePortLocks(ports.locks);
  try {
    for (const check of group) {
      const before = results.find((r) => r.verdict === 'fail' || r.verdict === 'blocked');
      const stop = whyNot(check, job, ports, signal) ?? (before ? `${before.check.id} before it did not pass.` : null);
      const ready = stop === null ? await prepare(check, job, identity, configs) : { blocked: stop };
      if ('blocked' in ready) {
        results.push(unrun(check, signal.aborted ? 'undecided' : 'blocked', ready.blocked, ports.clock.now()));
        continue;
      }
      job.events.checkStarted?.(check.id);
      results.push(await runCheck(check, ready, { ...job, ...ports, podsRun, portLocks, shellOf: shells.of }, signal));
      job.events.checkEnded?.(check.id);
    }
  } finally {
    await shells.close();
    portLocks.release();
    await configs.dispose();
  }
  return results;
}

interface OpenShells {
  of(terminal: number | null): Promise<Shell>;
  close(): Promise<void>;
}

/** The bashes of a group, opened when they are first needed. */
function openShells(job: Job, { runner }: RunPorts): OpenShells {
  const { cwd, graceMs } = job;
  const env = clusterEnvironment(job.env);
  const open = new Map<number | null, Promise<Shell>>();
  return {
    of(terminal) {
      const shell = open.get(terminal) ?? runner.open({ cwd, env, graceMs });
      open.set(terminal, shell);
      return shell;
    },
    async close() {
      for (const shell of open.values()) await (await shell).close();
    },
  };
}

/** Why a check does not start at all; null where it does. */
function whyNot(check: Check, job: Job, ports: RunPorts, signal: AbortSignal): string | null {
  if (signal.aborted) return 'The run was cancelled.';
  const open = questionsOf(check, job.answers, job.world)[0];
  if (open) return sayQuestion(open);
  const missing = ports.missingTools(toolsOf(check), job);
  return missing.length > 0 ? `Not on the PATH: ${missing.join(', ')}. Install it, then run again.` : null;
}

/** Tools that a check calls, without the functions that it defines itself. */
function toolsOf({ commands }: Check): readonly string[] {
  const text = commands.map((c) => c.text).join('\n');
  const tools = commands.flatMap((c) => c.facts.stages.flatMap((stage) => stage.tool ?? []));
  return tools.filter(
    (tool) => !text.includes(`${tool}()`) && !text.includes(`${tool} ()`) && !text.includes(`function ${tool}`),
  );
}

/** Asks every cluster who it is, and writes the kubeconfig of each command. */
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
    const config = await configs.of(reached, command.facts.effect.kind === 'read');
    if ('blocked' in config) return config;
    ready.push({ command, targets: reached, kubeconfig: config.path });
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
  /** A file that holds just these contexts; a sentence where they are gone or lead elsewhere meanwhile. */
  of(
    targets: readonly ReachedContext[],
    shared: boolean,
  ): Promise<{ readonly path: string } | { readonly blocked: string }>;
  dispose(): Promise<void>;
}

/** The file is refused where it leads elsewhere than the cluster that was asked who it is. */
function expecting({ alias, context, identity }: ReachedContext): AliasTarget {
  return identity === null ? { alias, context } : { alias, context, expected: identity };
}

/**
 * Files that are kept until the bash that uses them has ended. Reads of the same targets share one; a write has its
 * own, because it may change it (`kubectl config set-cluster`), and later commands must not follow it elsewhere.
 */
function isolatedConfigs(kube: Kube): ConfigCache {
  const shared = new Map<string, IsolatedConfig>();
  const made: IsolatedConfig[] = [];
  return {
    async of(targets, sharing) {
      const key = JSON.stringify(targets.map((t) => [t.alias, t.context]));
      const known = sharing ? shared.get(key) : undefined;
      if (known) return known;
      try {
        const config = await kube.isolate(targets.map(expecting));
        made.push(config);
        if (sharing) shared.set(key, config);
        return config;
      } catch (error) {
        if (error instanceof UserError) return { blocked: `${error.message} ${error.next ?? ''}`.trim() };
        throw error;
      }
    },
    async dispose() {
      for (const config of made) await config.dispose();
    },
  };
}
