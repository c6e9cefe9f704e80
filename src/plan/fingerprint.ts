import type { Check } from './check.ts';

/**
 * What a verdict holds for: the commands, where they go, and what was expected of them, as text. Two checks of one
 * fingerprint prove the same thing, wherever they stand in the file and however the words around them changed.
 */
export function fingerprint(check: Check): string {
  return JSON.stringify([
    check.commands.map((c) => [c.text, c.aliases]),
    // Rules follow from the words and their place; those of files are read along with the story.
    check.expectations.map((e) => [e.source, e.text, e.place, e.source === 'static' ? e.rules : null]),
  ]);
}
