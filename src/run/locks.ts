import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { LockAnswer, Locks } from './contract.ts';
import { isAlive, readStat } from './processes.ts';

/** Who holds a lock, as its file says. The start time tells a process from a later one of the same id. */
interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly what: string;
}

/** Where a user's locks are: the same folder for every window and command line. */
export function lockFolder(): string {
  return join(tmpdir(), `story-ops-locks-${String(userInfo().uid)}`);
}

/** @param dir Private to the user and the same for all windows. Made with mode 0700 where it does not exist. */
export function makeLocks(dir: string): Locks {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return {
    take(name, what) {
      const path = join(dir, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.lock`);
      const owner: Owner = { pid: process.pid, started: startOf(process.pid), what };
      return take(path, owner);
    },
  };
}

function take(path: string, owner: Owner): LockAnswer {
  for (;;) {
    if (create(path, owner)) return { kind: 'taken', release: () => rmSync(path, { force: true }) };
    const holder = readOwner(path);
    if (holder && isHolding(holder)) return { kind: 'held', pid: holder.pid, what: holder.what };
    removeStale(path);
  }
}

/** A link appears with its content at once, so nobody reads half a lock. */
function create(path: string, owner: Owner): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Of several that find a stale lock, one moves it away; one that was taken meanwhile is put back. */
function removeStale(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  if (moved && isHolding(moved)) renameSync(aside, path);
  else rmSync(aside);
}

/** Null where it is gone, or was never written whole (a full disk). */
function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function isHolding(owner: Owner): boolean {
  return isAlive(owner.pid) && startOf(owner.pid) === owner.started;
}

function startOf(pid: number): string {
  const ticks = readStat(pid)?.started;
  if (ticks !== undefined && ticks !== null) return String(ticks);
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
