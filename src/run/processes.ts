import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** One process as the system lists it. `session` is null where the system does not tell. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number | null;
  readonly zombie: boolean;
  /** Clock ticks since the machine started; null where the system does not tell. */
  readonly started: number | null;
}

/** All processes: from /proc where there is one, else from ps. */
export function listProcesses(): readonly ProcessEntry[] {
  return fromProc() ?? fromPs();
}

/** The list as /proc gives it; null where there is none. */
export function fromProc(): readonly ProcessEntry[] | null {
  let names: readonly string[];
  try {
    readFileSync('/proc/self/stat');
    names = readdirSync('/proc');
  } catch {
    return null; // No /proc here (macOS).
  }
  return names.flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));
}

/** One process of /proc; null where it is gone or there is no /proc. */
export function readStat(pid: number): ProcessEntry | null {
  const text = readProc(pid, 'stat');
  if (text === null) return null;
  // The name in parentheses may hold spaces and parentheses itself.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ', 20);
  return {
    pid,
    zombie: fields[0] === 'Z' || fields[0] === 'X',
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    started: Number(fields[19]),
  };
}

/** The list as `ps` gives it, which every system has. */
export function fromPs(): readonly ProcessEntry[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent, group, state] = line.trim().split(/\s+/);
    if (state === undefined) return [];
    const zombie = state.startsWith('Z');
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), session: null, zombie, started: null }];
  });
}

/** True where the system tells that the process has no child now; false where it has, or where that is not told. */
export function hasNoChild(pid: number): boolean {
  return readProc(pid, `task/${String(pid)}/children`)?.trim() === '';
}

/** The process and all that it started, as far as their parents still live. */
export function descendants(root: number, all: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const found = all.filter((p) => p.pid === root);
  for (let i = 0; i < found.length; i++) {
    const parent = found[i];
    found.push(...all.filter((p) => p.parent === parent?.pid && !found.includes(p)));
  }
  return found;
}

/** False where it is gone or only its entry is left. */
export function isAlive(pid: number): boolean {
  return signal(pid, 0) && readStat(pid)?.zombie !== true;
}

/** Sends a signal to a process, or by a negative id to a group. False: there is none. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  // 0 would be our own group, -1 everyone.
  if (!Number.isInteger(pid) || Math.abs(pid) <= 1) throw new Error(`No process to signal: ${String(pid)}`);
  try {
    return process.kill(pid, name);
  } catch (error) {
    // EPERM: it is there, and another user's (sudo).
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** `sleep 60 (pid 412)`. */
export function nameOf(pid: number): string {
  const line = readProc(pid, 'cmdline')?.replaceAll('\0', ' ').trim();
  const shown = line || spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return `${shown || 'a process'} (pid ${String(pid)})`;
}

/** True where the process's environment or open files name one of the paths. Always false without /proc. */
export function refersTo(pid: number, paths: readonly string[]): boolean {
  const environment = readProc(pid, 'environ');
  if (environment !== null && paths.some((path) => environment.includes(path))) return true;
  try {
    const fds = readdirSync(`/proc/${String(pid)}/fd`);
    return fds.some((fd) => {
      const target = linkOf(`/proc/${String(pid)}/fd/${fd}`);
      return paths.some((path) => target.startsWith(path));
    });
  } catch {
    return false; // Gone meanwhile, or another user's.
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // Closed meanwhile.
  }
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8');
  } catch {
    return null; // Gone, another user's, or no /proc.
  }
}
