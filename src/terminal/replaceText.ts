import { chmod, chown, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { UserError } from '../base/errors.ts';

/**
 * Replaces a file's text at once, keeping mode and, where permitted, owner. Refuses where the file no longer holds
 * `before`: someone else changed it meanwhile. A link stays a link: what it leads to is replaced.
 */
export async function replaceText(file: string, before: string, after: string): Promise<void> {
  const target = await realpath(file);
  const info = await stat(target);
  const copy = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(copy, after, { flag: 'wx', mode: info.mode });
    await chmod(copy, info.mode);
    await chown(copy, info.uid, info.gid).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM') throw error;
    });
    if (!(await readFile(target)).equals(Buffer.from(before, 'utf8')))
      throw new UserError(`${file} was changed meanwhile, or is not UTF-8.`, {
        next: 'Nothing was written. Save it as UTF-8 and run the command again.',
      });
    await rename(copy, target);
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
}
