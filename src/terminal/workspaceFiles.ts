import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Files } from '../session/ports.ts';

/** Larger files are not manifests. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The files below one folder. A path or a symbolic link that leads out of it is `outside`, so that a story cannot read
 * what is not part of its workspace.
 */
export function workspaceFiles(root: string): Files {
  return {
    async read(path) {
      const wanted = resolve(root, path);
      if (isAbsolute(path) || !within(root, wanted)) return { kind: 'outside' };
      try {
        const real = await realpath(wanted);
        if (!within(await realpath(root), real)) return { kind: 'outside' };
        const info = await stat(real);
        if (!info.isFile() || info.size > MOST_BYTES) return { kind: 'unreadable' };
        return { kind: 'text', text: await readFile(real, 'utf8') };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' };
      }
    },
  };
}

function within(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
