import { mkdirSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderPrefix, isGone, ownerOf, thisOwner } from './owner.ts';

/** A folder of this process alone (mode 0700) for files that hold logins. */
export interface PrivateFolder {
  readonly path: string;
  /** Writes a file of mode 0600 into a new folder of its own, in which tools may leave lock files, too. */
  write(name: string, text: string): { readonly path: string; dispose(): Promise<void> };
  dispose(): Promise<void>;
}

/** In memory where the system offers it, else the place for temporary files. */
export async function privateParent(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime !== undefined && path.isAbsolute(runtime)) {
    const info = await lstat(runtime).catch(() => null);
    if (info?.isDirectory() && info.uid === process.getuid?.() && (info.mode & 0o777) === 0o700) return runtime;
  }
  return tmpdir();
}

/** Tells somebody who outlives us of a folder to remove then; the answer takes it back. */
export type Guard = (folder: string) => () => void;

/**
 * Makes the folder. It goes with `dispose`, at the latest when the process exits; after a kill -9 the guard removes it,
 * and what not even that could, see `sweep`.
 */
export async function makePrivateFolder(parent: string, guard: Guard = () => () => undefined): Promise<PrivateFolder> {
  const folder = await mkdtemp(path.join(parent, folderPrefix(await thisOwner())));
  const unguard = guard(folder);
  const atExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  let count = 0;
  return {
    path: folder,
    // Not by promises: one small file for each command, which takes a tenth of the time so.
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
    async dispose() {
      process.removeListener('exit', atExit);
      await rm(folder, { recursive: true, force: true });
      unguard();
    },
  };
}

/**
 * Removes folders of ours whose process is certainly gone, after a crash or a kill -9. Never that of a living
 * process, of another user, or of another container that shares the place. Returns what was removed.
 */
export async function sweep(parent: string): Promise<readonly string[]> {
  const me = await thisOwner();
  const removed: string[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    const owner = ownerOf(name);
    if (!owner) continue;
    const folder = path.join(parent, name);
    const info = await lstat(folder).catch(() => null);
    if (!info?.isDirectory() || info.uid !== process.getuid?.() || !(await isGone(owner, me))) continue;
    await rm(folder, { recursive: true, force: true });
    removed.push(folder);
  }
  return removed;
}
