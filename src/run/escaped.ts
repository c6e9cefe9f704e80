import { membersOf } from './group.ts';
import {
  descendants,
  hasNoChild,
  isAlive,
  listProcesses,
  nameOf,
  readStat,
  refersTo,
  type ProcessEntry,
} from './processes.ts';

/**
 * Watches for processes that leave the session of our bash (`setsid`), which no signal to its groups reaches. They are
 * seen as children whose parent still lives, and, where there is /proc, by a path of ours in their environment or open
 * files.
 */
export interface EscapeWatch {
  /** Call before bash ends: its children can be told from others only while it lives. */
  look(): void;
  /** Those that are alive now (of all processes, where they have just been listed), and what a signal of ours cannot end (another user's): `sleep 60 (pid 412)`. */
  left(paths: readonly string[], all?: readonly ProcessEntry[]): readonly string[];
}

export function watchEscapes(leader: number): EscapeWatch {
  const started = readStat(leader)?.started ?? null;
  const seen = new Set<number>();
  return {
    look() {
      if (hasNoChild(leader)) return;
      const all = listProcesses();
      const inside = new Set(membersOf(leader, all).map((p) => p.pid));
      for (const p of descendants(leader, all)) if (!inside.has(p.pid) && !p.zombie) seen.add(p.pid);
    },
    left(paths, all = listProcesses()) {
      const inside = new Set(membersOf(leader, all).map((p) => p.pid));
      const marked = all.filter(
        (p) =>
          started !== null &&
          p.started !== null &&
          p.started >= started &&
          p.pid !== process.pid &&
          p.parent !== process.pid &&
          !inside.has(p.pid) &&
          !p.zombie &&
          refersTo(p.pid, paths),
      );
      for (const pid of [...inside, ...marked.map((p) => p.pid)]) seen.add(pid);
      return [...seen].filter(isAlive).map(nameOf);
    },
  };
}
