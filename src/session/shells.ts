import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { Shell, ShellEnd } from '../run/contract.ts';
import type { Job, RunPorts } from './job.ts';
import type { CheckResult } from './result.ts';

/** The bashes of a group: one for each terminal. */
export interface OpenShells {
  of(terminal: number | null): Promise<Shell>;
  /** Ends them; the same again for who asks twice. */
  close(): Promise<ClosedShells>;
}

export interface ClosedShells {
  readonly ends: ReadonlyMap<number | null, ShellEnd>;
  /** Names of processes that left the sessions of their own will and still run. */
  readonly left: readonly string[];
  /** Names of processes that were ended with them, since nobody had waited for them. */
  readonly ended: readonly string[];
}

/** The bashes of a group, opened when they are first needed. */
export function openShells(job: Job, { runner }: RunPorts, signal: AbortSignal): OpenShells {
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

/**
 * What a command started in a session of its own (`setsid`) is not ours to end, but is said where it ended up; and what
 * was ended because nobody waited for it, so that people see why it did not do its work.
 */
export function tellProcesses({ left, ended }: ClosedShells, results: CheckResult[]): void {
  const last = results.findLastIndex(({ commands }) => commands.some(({ observed }) => observed !== null));
  const result = results[last];
  if (!result) return;
  const all = [...(result.left ?? []), ...left];
  results[last] = { ...result, ...(all.length > 0 ? { left: all } : {}), ...(ended.length > 0 ? { ended } : {}) };
}
