import type { IdentityAnswer } from '../kube/contract.ts';
import type { Check } from '../plan/check.ts';
import type { Job, RunPorts } from './job.ts';
import { makePortLocks } from './portLocks.ts';
import { NEEDS_KEYS, needsKeys } from './question.ts';
import { isolatedConfigs, prepare, whyNot } from './ready.ts';
import { unrun, type CheckResult } from './result.ts';
import { runByHand } from './runByHand.ts';
import { runCheck } from './runCheck.ts';
import { openShells, tellProcesses, type ClosedShells } from './shells.ts';
import { besideEachOther, besideOthers, type Beside } from './terminals.ts';

/** What every bash of a job shares. */
export interface Around {
  readonly job: Job;
  readonly ports: RunPorts;
  readonly identity: (context: string) => Promise<IdentityAnswer>;
  readonly podsRun: Set<string>;
}

/**
 * Runs one check after those that ran before it in its bash. `endFirst` ends the terminal that goes on beside it; `isPart`:
 * nothing is expected of it, but of what it goes on beside.
 */
type RunOne = (
  check: Check,
  earlier: readonly CheckResult[],
  beside?: { readonly beside?: Beside; readonly isPart?: boolean; readonly endFirst?: () => Promise<unknown> },
) => Promise<CheckResult>;

/** The checks of one bash (one for each terminal). Later ones do not start after one that failed. */
export async function runGroup(
  group: readonly Check[],
  { job, ports, identity, podsRun }: Around,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const configs = isolatedConfigs(ports.kube);
  const shells = openShells(job, ports, signal);
  const portLocks = makePortLocks(ports.locks);
  const run: RunOne = async (check, earlier, { beside = null, isPart = false, endFirst } = {}) => {
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
    const withoutExpectation = isPart ? 'exit0' : job.withoutExpectation;
    const own = { podsRun, portLocks, shellOf: shells.of, endShells, beside, withoutExpectation } as const;
    const context = { ...job, ...ports, ...own };
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
  // As where both stand in one fence: what the others show is what is expected.
  const isPart = first.expectations.length === 0 && others.some(({ expectations }) => expectations.length > 0);
  const result = await besideOthers(
    async (beside) => {
      const one = await run(first, earlier, { beside, isPart });
      if (one.verdict === 'blocked') before.push(one);
      return one;
    },
    async (endFirst) => {
      for (const other of others) rest.push(await run(other, [...before, ...rest], { endFirst }));
    },
  );
  return [result, ...rest];
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
