import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { IdentityAnswer } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import type { Shell, ShellEnd } from '../run/contract.ts';
import { identityOnce, type Job, type RunPorts } from './job.ts';
import { NEEDS_KEYS, needsKeys } from './question.ts';
import { isolatedConfigs, prepare, whyNot } from './ready.ts';
import { unrun, type CheckResult } from './result.ts';
import { makePortLocks } from './portLocks.ts';
import { runByHand } from './runByHand.ts';
import { runCheck } from './runCheck.ts';
import { besideEachOther, besideOthers, type Beside } from './terminals.ts';

/**
 * Runs the checks of a job. Checks that share a bash run in order in it; bashes that only read run side by side, but for
 * those that forward ports, which run after each other; bashes that write, or that a person is needed for, run one at a
 * time, after all that stand before them in the story and before all that stand behind: what is read below a write shows
 * what that made. Results come in the order of the job's checks. Nothing is left running afterwards but terminals that were given
 * to the user.
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
  const shared = { ports, identity: identityOnce(ports.kube, signal), podsRun: new Set<string>() };
  const results = jobs.map(() => new Map<string, CheckResult>());
  const groups = jobs.flatMap((job, of) => byShell(job.checks).map((checks) => ({ job, of, checks })));
  const run = async ({ job, of, checks }: (typeof groups)[number]): Promise<void> => {
    for (const result of await runGroup(checks, { ...shared, job }, signal)) results[of]?.set(result.check.id, result);
  };
  const waveOf = wavesOf(jobs[0]?.checks ?? []);
  const last = Math.max(0, ...waveOf.values());
  for (let wave = 0; wave <= last; wave++) {
    const now = groups.filter(({ checks: [first] }) => (waveOf.get(first?.shell ?? '') ?? last) === wave);
    const alone = now.filter(({ checks }) => runsAlone(checks));
    const probes = now.filter((g) => !alone.includes(g) && commandsOf(g.checks).some((c) => c.mode === 'probe'));
    const reads = now.filter((g) => !alone.includes(g) && !probes.includes(g));
    await Promise.all([inParallel(reads, jobs[0]?.jobs ?? 1, run), inParallel(probes, 1, run)]);
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

/** Runs one check after those that ran before it in its bash. `endFirst` ends the terminal that goes on beside it. */
type RunOne = (
  check: Check,
  earlier: readonly CheckResult[],
  beside?: { readonly beside?: Beside; readonly endFirst?: () => Promise<unknown> },
) => Promise<CheckResult>;

/** The checks of one bash (one for each terminal). Later ones do not start after one that failed. */
async function runGroup(
  group: readonly Check[],
  { job, ports, identity, podsRun }: Around,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const configs = isolatedConfigs(ports.kube);
  const shells = openShells(job, ports, signal);
  const portLocks = makePortLocks(ports.locks);
  const run: RunOne = async (check, earlier, { beside = null, endFirst } = {}) => {
    const stop = whyNot(check, job, ports, signal) ?? whyNotAfter(earlier);
    if (stop === null && needsKeys(check)) {
      const { handOver } = job.world;
      return handOver === null
        ? unrun(check, 'manual', NEEDS_KEYS, ports.clock.now())
        : runByHand(check, { job, ports, identity, portLocks, handOver }, signal);
    }
    const ready = stop === null ? await prepare(check, job, identity, configs) : { blocked: stop };
    if ('blocked' in ready)
      return unrun(check, signal.aborted ? 'undecided' : 'blocked', ready.blocked, ports.clock.now());
    job.events.checkStarted?.(check.id);
    const endAll = async (): Promise<ClosedShells['ends']> => {
      await endFirst?.();
      return (await shells.close()).ends;
    };
    const endShells = check === group.at(-1) ? endAll : null;
    const context = { ...job, ...ports, podsRun, portLocks, shellOf: shells.of, endShells, beside };
    const result = await runCheck(check, ready, context, signal);
    job.events.checkEnded?.(check.id);
    return result;
  };
  try {
    for (const [first, ...others] of besideEachOther(group)) {
      if (others.length === 0) results.push(await run(first, results));
      else results.push(...(await runBeside(first, others, results, run)));
    }
  } finally {
    tellProcesses(await shells.close(), results);
    portLocks.release();
    await configs.dispose();
  }
  return results;
}

/**
 * A check whose terminal goes on beside those of others. Whether it passed is known last, so only what kept it from
 * starting keeps them from it.
 */
async function runBeside(
  first: Check,
  others: readonly Check[],
  earlier: readonly CheckResult[],
  run: RunOne,
): Promise<readonly CheckResult[]> {
  const before = [...earlier];
  const rest: CheckResult[] = [];
  const result = await besideOthers(
    async (beside) => {
      const one = await run(first, earlier, { beside });
      if (one.verdict === 'blocked') before.push(one);
      return one;
    },
    async (endFirst) => {
      for (const other of others) rest.push(await run(other, [...before, ...rest], { endFirst }));
    },
  );
  return [result, ...rest];
}

/**
 * What a command started in a session of its own (`setsid`) is not ours to end, but is said where it ended up; and what
 * was ended because nobody waited for it, so that people see why it did not do its work.
 */
function tellProcesses({ left, ended }: ClosedShells, results: CheckResult[]): void {
  const last = results.findLastIndex(({ commands }) => commands.some(({ observed }) => observed !== null));
  const result = results[last];
  if (!result) return;
  const all = [...(result.left ?? []), ...left];
  results[last] = { ...result, ...(all.length > 0 ? { left: all } : {}), ...(ended.length > 0 ? { ended } : {}) };
}

/** Why nothing follows in the same bash; null where it does. */
function whyNotAfter(earlier: readonly CheckResult[]): string | null {
  const before = earlier.find(
    (r) => r.verdict === 'fail' || r.verdict === 'blocked' || (needsKeys(r.check) && r.verdict !== 'pass'),
  );
  if (before) return `${before.check.id} before it did not pass.`;
  const apart = earlier.find(({ check }) => needsKeys(check) && leavesTraces(check));
  return apart ? `What ${apart.check.id} set in its terminal is not known here.` : null;
}

/** Whether a later command may count on what this check did to its bash: programs alone change nothing of it. */
function leavesTraces({ commands }: Check): boolean {
  return commands.some(({ mode, text, facts: { stages } }) => {
    const [first] = stages;
    return mode !== 'interactive' || !first || first.tool === 'read' || text.slice(0, first.span.start).trim() !== '';
  });
}

interface OpenShells {
  of(terminal: number | null): Promise<Shell>;
  /** Ends them; the same again for who asks twice. */
  close(): Promise<ClosedShells>;
}

interface ClosedShells {
  readonly ends: ReadonlyMap<number | null, ShellEnd>;
  /** Names of processes that left the sessions of their own will and still run. */
  readonly left: readonly string[];
  /** Names of processes that were ended with them, since nobody had waited for them. */
  readonly ended: readonly string[];
}

/** The bashes of a group, opened when they are first needed. */
function openShells(job: Job, { runner }: RunPorts, signal: AbortSignal): OpenShells {
  const { cwd, graceMs } = job;
  const env = clusterEnvironment(job.env);
  const open = new Map<number | null, Promise<Shell>>();
  return {
    of(terminal) {
      const shell = open.get(terminal) ?? runner.open({ cwd, env, graceMs, signal });
      open.set(terminal, shell);
      return shell;
    },
    async close() {
      const ends = new Map<number | null, ShellEnd>();
      for (const [terminal, shell] of open) {
        // One that could not be opened has said so already.
        const opened = await shell.catch(() => null);
        if (opened) ends.set(terminal, await opened.close(signal));
      }
      const all = [...ends.values()];
      return { ends, left: all.flatMap(({ left }) => left), ended: all.flatMap(({ ended }) => ended) };
    },
  };
}
