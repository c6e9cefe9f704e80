import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noPrivateFolder } from '../base/noFolder.ts';
import { folderPrefix, isGone, ownerOf, thisOwner } from './owner.ts';

/**
 * A folder of this process alone (mode 0700) for files that hold logins. Nothing here goes by promises: one small file
 * for each command takes a tenth of the time so.
 */
export interface PrivateFolder {
  readonly path: string;
  /** Writes a file of mode 0600 into a new folder of its own, in which tools may leave lock files, too. */
  write(name: string, text: string): { readonly path: string; dispose(): Promise<void> };
  dispose(): Promise<void>;
}

/**
 * In memory where the system offers it, so that logins reach no disk: the user's runtime folder, or Linux's shared
 * memory. Else the place for temporary files.
 */
export function privateParent(env: Readonly<Record<string, string | undefined>>, shared = '/dev/shm'): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime !== undefined && path.isAbsolute(runtime)) {
    const info = infoOf(runtime);
    if (info?.isDirectory() && info.uid === process.getuid?.() && (info.mode & 0o777) === 0o700) return runtime;
  }
  return isSharedMemory(shared) ? shared : tmpdir();
}

/** What `statfs` calls a file system in memory (Linux, `linux/magic.h`). */
const TMPFS_MAGIC = 0x01021994;

/** A folder in memory in which everyone may make files and nobody may touch those of others. */
function isSharedMemory(folder: string): boolean {
  const info = infoOf(folder);
  if (!info?.isDirectory() || (info.mode & 0o1777) !== 0o1777) return false;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statfsSync(folder).type === TMPFS_MAGIC;
  } catch {
    return false; // It cannot be written, or not asked about.
  }
}

function infoOf(file: string): Stats | null {
  try {
    return lstatSync(file);
  } catch {
    return null; // Not there, or not to be seen.
  }
}

/** Tells somebody who outlives us of a folder to remove then; the answer takes it back. */
export type Guard = (folder: string) => () => void;

/**
 * Makes the folder. It goes with `dispose`, at the latest when the process exits; after a kill -9 the guard removes it,
 * and what not even that could, see `sweep`.
 */
export async function makePrivateFolder(parent: string, guard: Guard = () => () => undefined): Promise<PrivateFolder> {
  const folder = makeIn(parent, folderPrefix(await thisOwner()));
  const unguard = guard(folder);
  const atExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  let count = 0;
  return {
    path: folder,
    write(name, text) {
      const own = path.join(folder, String(++count));
      mkdirSync(own, { mode: 0o700 });
      const file = path.join(own, name);
      writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
      const dispose = (): Promise<void> => {
        try {
          // In two calls, which take half the time of one that looks for more.
          unlinkSync(file);
          rmdirSync(own);
        } catch {
          rmSync(own, { recursive: true, force: true });
        }
        return Promise.resolve();
      };
      return { path: file, dispose };
    },
    dispose() {
      process.removeListener('exit', atExit);
      atExit();
      unguard();
      return Promise.resolve();
    },
  };
}

function makeIn(parent: string, prefix: string): string {
  try {
    return mkdtempSync(path.join(parent, prefix));
  } catch (error) {
    throw noPrivateFolder('kubeconfig files', parent, error);
  }
}

/**
 * Removes folders of ours whose process is certainly gone, after a crash or a kill -9. Never that of a living
 * process, of another user, or of another container that shares the place. Returns what was removed.
 */
export async function sweep(parent: string): Promise<readonly string[]> {
  const found = namesIn(parent).map((name) => ({ owner: ownerOf(name), folder: path.join(parent, name) }));
  const removed: string[] = [];
  for (const { owner, folder } of found) {
    const info = owner && infoOf(folder);
    if (!owner || !info?.isDirectory() || info.uid !== process.getuid?.()) continue;
    if (!(await isGone(owner, await thisOwner()))) continue;
    rmSync(folder, { recursive: true, force: true });
    removed.push(folder);
  }
  return removed;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Not there, or not to be read.
  }
}
