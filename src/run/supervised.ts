import { startSupervisor, type Supervisor } from './supervisor.ts';

/** So often another supervisor is started: a command that ends each of them is none that can be guarded. */
const MOST_STARTS = 20;

/**
 * A supervisor that is replaced when it ends before its time, as by a `kill -9` of a command: the new one is told all
 * that the old one knew.
 */
export function keepSupervisor(bashPath: () => string, graceMs: number): Omit<Supervisor, 'gone'> {
  /** Groups by their folders; 0 where a folder alone is guarded. */
  const known = new Map<string, number>();
  let starts = 0;
  let running: Supervisor | null = null;
  const current = (): Supervisor => {
    if (running && !running.gone) return running;
    starts++;
    running = startSupervisor(bashPath(), graceMs, () => {
      if (known.size > 0 && starts < MOST_STARTS) current();
    });
    for (const [folder, group] of known) {
      running.guard(folder);
      if (group > 0) running.add(group, folder);
    }
    return running;
  };
  return {
    async makePipes(folder) {
      await current().makePipes(folder);
      known.set(folder, 0);
    },
    add(group, folder) {
      known.set(folder, group);
      current().add(group, folder);
    },
    guard(folder) {
      const supervisor = current();
      known.set(folder, 0);
      supervisor.guard(folder);
    },
    drop(folder) {
      known.delete(folder);
      running?.drop(folder);
    },
    dispose() {
      // What it was told of stays its to end.
      known.clear();
      running?.dispose();
      running = null;
    },
  };
}
