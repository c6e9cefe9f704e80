import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Which process owns a private folder, so that a later one can tell whether it still lives. The four parts make the
 * folder's name, which exists from the first moment on, unlike a file inside:
 *
 *     story-ops-kube.5b1e09aa.77c0d2f1.4711.1904223.XXXXXX
 *                    space    boot     pid  start
 *
 * A pid says nothing outside of its space (a container has its own), and nothing after a boot or when it was reused.
 */
export interface Owner {
  readonly space: string;
  readonly boot: string;
  readonly pid: number;
  readonly start: string;
}

const PREFIX = 'story-ops-kube';

export function folderPrefix(owner: Owner): string {
  return [PREFIX, owner.space, owner.boot, String(owner.pid), owner.start, ''].join('.');
}

/** The owner that a folder name spells; null for a name that is not ours. */
export function ownerOf(folder: string): Owner | null {
  const match = /^story-ops-kube\.([0-9a-f]{8})\.([0-9a-f]{8})\.(\d+)\.(\d+)\.\w+$/.exec(folder);
  const [, space, boot, pid, start] = match ?? [];
  if (space === undefined || boot === undefined || pid === undefined || start === undefined) return null;
  return { space, boot, pid: Number(pid), start };
}

export async function thisOwner(): Promise<Owner> {
  const start = await startOf(process.pid);
  return { ...place(), pid: process.pid, start: start ?? '0' };
}

/** True only where it is certain: same space, and the pid is gone, was given to another process, or is of another boot. */
export async function isGone(owner: Owner, me: Owner): Promise<boolean> {
  if (owner.space !== me.space) return false;
  if (owner.boot !== me.boot) return true;
  const start = await startOf(owner.pid);
  return start === null || (owner.start !== '0' && start !== owner.start);
}

function place(): { space: string; boot: string } {
  if (process.platform !== 'linux') return { space: hash('one space'), boot: hash('any boot') };
  const space = orNull(() => readlinkSync('/proc/self/ns/pid')) ?? 'unknown';
  const boot = orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? 'unknown';
  return { space: hash(`${hostname()} ${space}`), boot: hash(boot) };
}

/** Null where the kernel does not tell. */
function orNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** When a process started, in a form that stays the same while it lives; null where there is no such process. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const stat = orNull(() => readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
    // The command name, in brackets, may hold spaces and brackets; the start time is the 20th field after it.
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  }
  try {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
    return String(Math.floor(Date.parse(stdout.trim()) / 1000));
  } catch {
    return null; // ps exits 1 where there is no such process
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
