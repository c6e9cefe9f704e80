import { isOfSystem, UserError } from './errors.ts';

/**
 * Where no private folder can be made. There is no other place to fall back to: what people may read and how much room
 * there is they have chosen by TMPDIR. `what` says what it is for: `a run`.
 */
export function noPrivateFolder(what: string, parent: string, cause: unknown): unknown {
  if (!isOfSystem(cause)) return cause;
  const code = 'code' in cause ? String(cause.code) : cause.message;
  return new UserError(`No private folder for ${what} can be made in ${parent}: ${WHY[code] ?? code}.`, {
    next: 'Set TMPDIR to a folder that exists, can be written, and has room.',
    cause,
  });
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is no folder',
  EACCES: 'it cannot be written',
  EPERM: 'it cannot be written',
  EROFS: 'it is read-only',
  ENOSPC: 'it has no room',
  EDQUOT: 'it has no room for you',
};
