import { readFile } from 'node:fs/promises';
import { isOfSystem, UserError } from '../base/errors.ts';
import { applyEdits } from '../text/edit.ts';
import { linePatch } from '../text/linePatch.ts';
import type { Changed, Documents, MakeEdits } from '../session/ports.ts';
import { codeOf, isGone, replaceFile } from './replaceFile.ts';

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

/**
 * Reads, makes the edits, and replaces the file only if nothing changed in between. A file that did change is tried once
 * more and then left alone.
 */
async function changeFile(path: string, shown: string, make: MakeEdits, tries: number): Promise<Changed> {
  const bytes = await bytesOf(path);
  if ('why' in bytes) return { kind: 'refused', why: bytes.why, patch: null };
  const before = bytes.toString('utf8');
  const edits = make(before);
  if (edits.length === 0) return { kind: 'nothing' };
  const refuse = (why: string): Changed => ({ kind: 'refused', why, patch: linePatch(shown, before, edits) });
  if (!Buffer.from(before, 'utf8').equals(bytes))
    return refuse('The file is not UTF-8 throughout, and writing it would change other bytes too.');
  const replaced = await replaceFile(path, bytes, applyEdits(before, edits));
  switch (replaced.kind) {
    case 'replaced':
      return { kind: 'changed', before, edits };
    case 'gone':
      return { kind: 'refused', why: GONE, patch: null };
    case 'refused':
      return refuse(replaced.why);
    case 'changed':
      return tries > 1
        ? await changeFile(path, shown, make, tries - 1)
        : refuse('The file keeps changing while it is written.');
  }
}

const GONE = 'The file is gone: it was moved or deleted while its checks ran. Put it back, and run them again.';

async function bytesOf(path: string): Promise<Buffer | { readonly why: string }> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (isGone(cause)) return { why: GONE };
    if (isOfSystem(cause)) return { why: 'The file can no longer be read.' };
    throw cause;
  }
}
