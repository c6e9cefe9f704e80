import { randomBytes } from 'node:crypto';
import { chmod, chown, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isOfSystem, UserError } from '../base/errors.ts';
import { applyEdits } from '../text/edit.ts';
import { linePatch } from '../text/linePatch.ts';
import type { Changed, Documents, MakeEdits } from '../session/ports.ts';

/**
 * Stories as files. A change replaces the file in one step and keeps its mode and owner. `shown` is the path as people
 * know it, for patches.
 */
export function fileDocuments(shown: (path: string) => string): Documents {
  return { read: readStory, change: (path, make) => changeFile(path, shown(path), make, 2) };
}

async function readStory(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const why = codeOf(cause) === 'ENOENT' ? 'There is no such file' : 'The file cannot be read';
    throw new UserError(`${why}: ${path}`, { next: 'Check the path.', cause });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/**
 * Reads, makes the edits, writes a file beside it, reads again, and renames only if nothing changed in between. A file
 * that did change is tried once more and then left alone.
 */
async function changeFile(path: string, shown: string, make: MakeEdits, tries: number): Promise<Changed> {
  const found = await bytesOf(path);
  if ('why' in found) return { kind: 'refused', why: found.why, patch: null };
  const { target, bytes } = found;
  const before = bytes.toString('utf8');
  const edits = make(before);
  if (edits.length === 0) return { kind: 'nothing' };
  const refuse = (why: string): Changed => ({ kind: 'refused', why, patch: linePatch(shown, before, edits) });
  if (!Buffer.from(before, 'utf8').equals(bytes))
    return refuse('The file is not UTF-8 throughout, and writing it would change other bytes too.');
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    const { mode, uid, gid } = await stat(target);
    if ((mode & 0o222) === 0) return refuse('The file is read-only.');
    await writeWhole(beside, applyEdits(before, edits), mode);
    await keepOwner(beside, uid, gid);
    if (!(await readFile(target)).equals(bytes))
      return tries > 1
        ? await changeFile(path, shown, make, tries - 1)
        : refuse('The file keeps changing while it is written.');
    await rename(beside, target);
    return { kind: 'changed', before, edits };
  } catch (cause) {
    if (isGone(cause)) return { kind: 'refused', why: GONE, patch: null };
    const denied = ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(cause) ?? '');
    if (denied) return refuse('The file or its folder cannot be written.');
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(cause) ?? '')) return refuse('There is no room to write it.');
    throw cause;
  } finally {
    await rm(beside, { force: true });
  }
}

/** The bytes, and where they really lie: a symbolic link stays one, what it points to is replaced. */
async function bytesOf(path: string): Promise<{ target: string; bytes: Buffer } | { why: string }> {
  try {
    const target = await realpath(path);
    return { target, bytes: await readFile(target) };
  } catch (cause) {
    if (isGone(cause)) return { why: GONE };
    if (isOfSystem(cause)) return { why: 'The file can no longer be read.' };
    throw cause;
  }
}

const GONE = 'The file is gone: it was moved or deleted while its checks ran. Put it back, and run them again.';

function isGone(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(cause) ?? '');
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
