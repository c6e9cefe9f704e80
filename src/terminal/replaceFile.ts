import { randomBytes } from 'node:crypto';
import { chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../base/errors.ts';

/** How the writing of a file ended. `changed`: it no longer holds what it was read with; `refused` says why as a sentence. */
export type Replaced =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Replaces a file in one step where it still holds `before`, keeping its mode and owner. A link stays a link: what it
 * leads to is replaced. A crash leaves the old file or the new one.
 */
export async function replaceFile(path: string, before: Uint8Array, after: string): Promise<Replaced> {
  let beside: string | null = null;
  try {
    const target = await realpath(path);
    const { mode, uid, gid } = await stat(target);
    if ((mode & 0o222) === 0) return { kind: 'refused', why: 'The file is read-only.' };
    beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
    await writeWhole(beside, after, mode);
    await keepOwner(beside, uid, gid);
    if (!(await readFile(target)).equals(before)) return { kind: 'changed' };
    await rename(beside, target);
    beside = null;
    return { kind: 'replaced' };
  } catch (cause) {
    if (isGone(cause)) return { kind: 'gone' };
    const code = codeOf(cause) ?? '';
    if (['EACCES', 'EPERM', 'EROFS'].includes(code))
      return { kind: 'refused', why: 'The file or its folder cannot be written.' };
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return { kind: 'refused', why: 'There is no room to write it.' };
    throw cause;
  } finally {
    if (beside !== null) await rm(beside, { force: true });
  }
}

/** As `replaceFile`, for text that was read as UTF-8. Rejects with a UserError where nothing was written. */
export async function replaceText(path: string, before: string, after: string): Promise<void> {
  const replaced = await replaceFile(path, Buffer.from(before, 'utf8'), after);
  if (replaced.kind === 'replaced') return;
  if (replaced.kind === 'gone') throw new UserError(`${path} is gone: it was moved or deleted meanwhile.`);
  if (replaced.kind === 'refused')
    throw new UserError(`${path} was not written. ${replaced.why}`, { next: 'Run the command again when it can be.' });
  throw new UserError(`${path} was changed meanwhile, or is not UTF-8.`, {
    next: 'Nothing was written. Save it as UTF-8 and run the command again.',
  });
}

/** It was moved or deleted. */
export function isGone(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '');
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, mode & 0o7777);
}

/** Only root may give files away; for others the owner is the same already, or the change is refused. */
async function keepOwner(path: string, uid: number, gid: number): Promise<void> {
  const own = await stat(path);
  if (own.uid !== uid || own.gid !== gid) await chown(path, uid, gid);
}
