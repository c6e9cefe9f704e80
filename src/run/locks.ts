import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { absolute } from './absolute.ts';
import { UserError } from '../base/errors.ts';
import type { LockAnswer, Locks } from './contract.ts';
import { isAlive, readStat } from './processes.ts';

/** Who holds a lock, as its file says. The start time tells a process from a later one of the same id. */
interface Owner {
  readonly pid: number;
  readonly started: string;
  readonly what: string;
}

/** Where a user's locks are: the same private folder for every window and command line. */
export function lockFolder(env: Readonly<Record<string, string | undefined>>): string {
  return join(
    absolute(env['XDG_RUNTIME_DIR']) ?? absolute(env['XDG_CACHE_HOME']) ?? join(homedir(), '.cache'),
    'story-ops',
    'locks',
  );
}

/**
 * Who wants a lock lays down a file of its own name and then looks around: nobody else there, it is taken. So a holder's
 * file is always there before anyone looks, and a file of a dead process can be removed by anyone at any time, since
 * its name never comes again. Two that come at once both step back and try again after a moment.
 *
 * @param folder Private to the user and the same for all windows. Made with mode 0700 where it does not exist; where it
 *   cannot be made, one of the user's own among the temporary files serves.
 */
export function makeLocks(folder: string): Locks {
  return {
    take(name, what) {
      const dir = usable(folder);
      const hash = createHash('sha256').update(realOf(name)).digest('hex').slice(0, 32);
      const owner: Owner = { pid: process.pid, started: startOf(process.pid), what };
      for (let tries = 1; ; tries++) {
        const answer = tryOnce(dir, hash, owner);
        if (answer.kind === 'taken' || answer.settled || tries >= TRIES) return withoutSettled(answer);
        pause(Math.random() * 10);
      }
    },
  };
}

function usable(folder: string): string {
  for (const dir of [folder, join(tmpdir(), `story-ops-${String(process.getuid?.() ?? 0)}`, 'locks')]) {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      accessSync(dir, constants.W_OK);
      if (statSync(dir).uid === (process.getuid?.() ?? 0)) return dir;
    } catch {
      // A home that cannot be written: the next one.
    }
  }
  throw new UserError(`No folder for locks can be made: neither ${folder} nor one in ${tmpdir()}.`, {
    next: 'Set XDG_RUNTIME_DIR or XDG_CACHE_HOME to a folder of yours that can be written.',
  });
}

/** A story is the same by whatever link it is reached. */
function realOf(name: string): string {
  try {
    return isAbsolute(name) ? realpathSync(name) : name;
  } catch {
    return name; // Not there (any more).
  }
}

const TRIES = 50;
const WANTS = '.wants';
/** Beside the first file of one that has looked around and taken the lock. */
const HOLDS = '.holds';

type Try =
  | Extract<LockAnswer, { kind: 'taken' }>
  /** Settled: that other one has it. Else it may be stepping back, too. */
  | (Extract<LockAnswer, { kind: 'held' }> & { readonly settled: boolean });

function tryOnce(dir: string, hash: string, owner: Owner): Try {
  // Nanoseconds since the machine started: with the process's id they never come again.
  const mine = join(dir, `${hash}.${String(process.pid)}-${String(process.hrtime.bigint())}`);
  const release = () => {
    rmSync(mine + HOLDS, { force: true });
    rmSync(mine + WANTS, { force: true });
  };
  // Whole at once, so that nobody reads half of it and takes us for dead.
  writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 });
  renameSync(mine, mine + WANTS);
  for (const name of readdirSync(dir)) {
    const other = join(dir, name.slice(0, -WANTS.length));
    if (!name.endsWith(WANTS) || other === mine) continue;
    const holder = readOwner(other + WANTS);
    if (holder && isHolding(holder)) {
      if (!name.startsWith(hash)) continue;
      release();
      return { kind: 'held', pid: holder.pid, what: holder.what, settled: existsSync(other + HOLDS) };
    }
    rmSync(other + HOLDS, { force: true });
    rmSync(other + WANTS, { force: true });
  }
  writeFileSync(mine + HOLDS, '', { mode: 0o600 });
  return { kind: 'taken', release };
}

function withoutSettled(answer: Try): LockAnswer {
  return answer.kind === 'taken' ? answer : { kind: 'held', pid: answer.pid, what: answer.what };
}

/** Rarely, and for milliseconds: only where two windows ask in the same instant. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
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
