import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at its end. */
export const root: string = fileURLToPath(new URL('..', import.meta.url));

/** A path in the checkout. */
export function inProject(...parts: readonly string[]): string {
  return join(root, ...parts);
}

/** A path below `~/.cache/story-ops` (or `$XDG_CACHE_HOME/story-ops`), where everything lies that is fetched or built once. */
export function inCache(...parts: readonly string[]): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'story-ops', ...parts);
}
