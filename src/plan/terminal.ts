import { sparing } from '../text/sparing.ts';

const NUMBERED = sparing(/^(?:in\s+)?(?:terminal|shell|window|tab)\s*#?\s*(\d+|[A-Z])\b/i);
const OTHER = sparing(
  /^(?:(?:now|then|meanwhile)[,\s]+)?(?:in|from|open|using)\s+(?:a|an|the|your|one)?\s*(?:(first)|second|another|separate|different|new|other|parallel)\s+(?:terminal|shell|window|tab|console)\b/i,
);

/**
 * The terminal that a label or a comment puts commands into: `Terminal 1 (probe)`, `In window B:`, `In another terminal:`,
 * which is the second. Letters count from A. Null for all other words.
 */
export function terminalIn(words: string): number | null {
  const name = NUMBERED.exec(words)?.[1];
  if (name !== undefined) return /^\d/.test(name) ? Number(name) : name.toUpperCase().charCodeAt(0) - 64;
  const other = OTHER.exec(words);
  return other ? (other[1] === undefined ? 2 : 1) : null;
}
