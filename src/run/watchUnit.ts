import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOfSystem } from '../base/errors.ts';
import type { UnitRun } from './contract.ts';
import { membersOf, until } from './group.ts';
import { stoppableLoop } from './loop.ts';
import { descendants, isAlive, listProcesses, signal, type ProcessEntry } from './processes.ts';
import { lineAfter, quote, watched } from './script.ts';
import { finishOf, untilDone, type Finish, type Inside } from './unit.ts';

/** How long the last iteration of a loop may take once it was told to end. */
const LAST_ITERATION_MS = 30_000;

/** Runs the text as a job that is waited for, until it ends by itself or `end` fires. The bash lives on. */
export async function runWatch(
  unit: UnitRun,
  end: AbortSignal,
  { bash, graceMs, hidden, stopped }: Inside,
): Promise<Finish> {
  const stopFile = join(bash.dir, 'stop');
  const loop = stoppableLoop(unit.text, quote(stopFile));
  const isOfJob = processesSince(bash.pid);
  let job = 0;
  let ending: Promise<void> | null = null;
  const endNow = () => {
    if (job > 0) ending ??= loop === null ? endPipeline(job, isOfJob, graceMs) : endLoop();
  };
  const endLoop = async () => {
    if (isWritten(stopFile)) await until(() => stopped.aborted || !isAlive(job), LAST_ITERATION_MS);
    await endJob(isOfJob, graceMs);
    rmSync(stopFile, { force: true });
  };

  bash.send(watched(loop ?? unit.text, bash.control, hidden) + lineAfter(bash.control, hidden));
  end.addEventListener('abort', endNow, { once: true });
  const told = await untilDone(bash, (pid) => {
    job = pid;
    if (end.aborted) endNow();
  });
  end.removeEventListener('abort', endNow);
  const ran = loop === null ? `${unit.text} & wait $!` : stoppableLoop(unit.text, 'stop');
  const finish = finishOf(told, unit, ran);
  if (ending === null) return finish;
  await ending;
  const outcome = { kind: 'ended', why: String(end.reason) } as const;
  return { outcome, stages: [], ran, carried: { status: 0, lastArgument: '' } };
}

/** False where there is no room, or the folder is gone: the loop is then ended as any other job. */
function isWritten(file: string): boolean {
  try {
    writeFileSync(file, '');
    return true;
  } catch (error) {
    if (isOfSystem(error)) return false;
    throw error;
  }
}

/** Tells the processes that a new command starts from those that were in the bash's session before. */
function processesSince(leader: number): () => readonly ProcessEntry[] {
  const earlier = membersOf(leader, listProcesses())
    .map((p) => p.pid)
    .filter((pid) => pid !== leader);
  return () => {
    const all = listProcesses();
    const kept = new Set([leader, ...earlier.flatMap((pid) => descendants(pid, all).map((p) => p.pid))]);
    return membersOf(leader, all).filter((p) => !kept.has(p.pid));
  };
}

/**
 * Ends the first stage before the others, which then read to the end: a grep in a pipe keeps what it found until then.
 * The subshell around them is stopped meanwhile, so that nothing of its text runs because a stage was ended.
 */
async function endPipeline(job: number, isOfJob: () => readonly ProcessEntry[], graceMs: number): Promise<void> {
  signal(job, 'SIGSTOP');
  const all = isOfJob();
  const [source, ...others] = all
    .filter(({ parent }) => parent === job)
    .sort((a, b) => (a.started ?? 0) - (b.started ?? 0) || a.pid - b.pid);
  if (source && others.length > 0) {
    for (const { pid } of descendants(source.pid, all)) endOne(pid);
    await until(() => !isOfJob().some(({ pid }) => others.some((other) => other.pid === pid)), graceMs);
  }
  await endJob(isOfJob, graceMs);
}

function endOne(pid: number): void {
  signal(pid, 'SIGINT');
  signal(pid, 'SIGTERM');
  // What is stopped sees them only then.
  signal(pid, 'SIGCONT');
}

/** INT as a person would send, and TERM, since a background job of a script ignores INT; KILL after the grace. */
async function endJob(isOfJob: () => readonly ProcessEntry[], graceMs: number): Promise<void> {
  const told = new Set<number>();
  const allGone = () => {
    const living = isOfJob();
    // A loop may start one more while we look.
    for (const { pid } of living.filter((p) => !told.has(p.pid))) {
      endOne(pid);
      told.add(pid);
    }
    return living.length === 0;
  };
  if (await until(allGone, graceMs)) return;
  const allKilled = () => {
    const living = isOfJob();
    for (const { pid } of living) signal(pid, 'SIGKILL');
    return living.length === 0;
  };
  await until(allKilled, graceMs);
}
