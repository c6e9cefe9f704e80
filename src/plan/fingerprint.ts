import type { Check } from './check.ts';

/**
 * What a verdict holds for: the commands, where they go, and what was expected of them, as text. Two checks of one
 * fingerprint prove the same thing, wherever they stand in the file and however the words around them changed.
 */
export function fingerprint(check: Check): string {
  return JSON.stringify([
    check.commands.map((c) => [c.text, c.aliases]),
    // Their rules follow from these.
    check.expectations.map((e) => [e.source, e.text, e.place.kind === 'command' ? e.place.index : null]),
  ]);
}
