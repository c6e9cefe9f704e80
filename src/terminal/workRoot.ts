import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a story's commands start: the root of the git checkout that holds the file, else the current directory. */
export async function workRoot(file: string, cwd: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    // Not there, or not to be seen: either way it is no root for us.
    return false;
  }
}
