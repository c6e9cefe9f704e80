import type { Check, PlannedCommand } from '../plan/check.ts';
import { identityOnce, type Job, type RunPorts } from './job.ts';
import { needsKeys } from './question.ts';
import type { CheckResult } from './result.ts';
import { runGroup } from './runGroup.ts';

/**
 * Runs the checks of a job. Checks that share a bash run in order in it; bashes that only read run side by side, but for
 * those that forward ports, which run after each other; bashes that write, or that a person is needed for, run one at a
 * time, after all that stand before them in the story and before all that stand behind: what is read below a write shows
 * what that made. Results come in the order of the job's checks. Nothing is left running afterwards, also where it rejects, but
 * terminals that were given to the user.
 */
export async function runJob(job: Job, ports: RunPorts, signal: AbortSignal): Promise<readonly CheckResult[]> {
  return (await runJobs([job], ports, signal)).flat();
}

/** Runs several jobs side by side as if they were one, so that their writes and forwards never meet. */
export async function runJobs(
  jobs: readonly Job[],
  ports: RunPorts,
  signal: AbortSignal,
): Promise<readonly (readonly CheckResult[])[]> {
  // What cannot go on takes all others with it, so that nothing runs behind an error.
  const broken = new AbortController();
  const either = AbortSignal.any([signal, broken.signal]);
  const shared = { ports, identity: identityOnce(ports.kube, signal), podsRun: new Set<string>() };
  const results = jobs.map(() => new Map<string, CheckResult>());
  const groups = jobs.flatMap((job, of) => byShell(job.checks).map((checks) => ({ job, of, checks })));
  const run = async ({ job, of, checks }: (typeof groups)[number]): Promise<void> => {
    try {
      for (const result of await runGroup(checks, { ...shared, job }, either))
        results[of]?.set(result.check.id, result);
    } catch (error) {
      broken.abort();
      throw error;
    }
  };
  const waveOf = wavesOf(jobs[0]?.checks ?? []);
  const last = Math.max(0, ...waveOf.values());
  for (let wave = 0; wave <= last; wave++) {
    const now = groups.filter(({ checks: [first] }) => (waveOf.get(first?.shell ?? '') ?? last) === wave);
    const alone = now.filter(({ checks }) => runsAlone(checks));
    const probes = now.filter((g) => !alone.includes(g) && commandsOf(g.checks).some((c) => c.mode === 'probe'));
    const reads = now.filter((g) => !alone.includes(g) && !probes.includes(g));
    await allEnded([inParallel(reads, jobs[0]?.jobs ?? 1, run), inParallel(probes, 1, run)]);
    await inParallel(alone, 1, run);
  }
  return jobs.map((job, of) => job.checks.flatMap((c) => results[of]?.get(c.id) ?? []));
}

/** Which bashes run in the same wave, by their names: those that run alone, and those between two of them. */
function wavesOf(checks: readonly Check[]): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  let wave = 0;
  let before = false;
  for (const group of byShell(checks)) {
    const alone = runsAlone(group);
    if (alone !== before) wave++;
    before = alone;
    waves.set(group[0]?.shell ?? '', wave);
  }
  return waves;
}

function runsAlone(group: readonly Check[]): boolean {
  return group.some(needsKeys) || commandsOf(group).some(({ facts }) => facts.effect.kind === 'write');
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
  await allEnded(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
}

/** Rejects as the first that did, but only when all have ended. */
async function allEnded(all: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(all);
  await Promise.all(all);
}
