import { listProcesses } from '../../src/run/processes.ts';

/** True while the process runs; one that is over and only waits to be read off does not. */
export function processLives(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid && !one.zombie);
}

/** Ends when the process is over; within the test's own time. */
export async function untilOver(pid: number): Promise<void> {
  while (processLives(pid)) await new Promise((resolve) => setImmediate(resolve));
}
