import { isAbsolute } from 'node:path';

/**
 * The path of a variable that names a folder; null where it names none. By the XDG base directory specification what is
 * empty or relative counts as not set.
 */
export function absolute(path: string | undefined): string | null {
  return path !== undefined && isAbsolute(path) ? path : null;
}
