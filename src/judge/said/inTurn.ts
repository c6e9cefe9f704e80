import { sparing } from '../../text/sparing.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { sameWord } from '../printed/tokens.ts';

/**
 * Bare values, one for each of those that one line of text has in the same turn.
 *
 *     ACTIVE, 1.31        aws eks describe-cluster --query 'cluster.[status,version]' --output text        ACTIVE⇥1.31
 *
 * Null: other words, another number of them, or a value that may be written in another way.
 */
export function judgeInTurn(clause: string, { exit, stdout }: Scene): Decision | null {
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || !VALUES.test(clause.trim())) return null;
  const cells = stdout.text.trim().split('\t');
  const parts = clause
    .trim()
    .split(/\s*,\s*/)
    .map((part) => part.replace(/^`|`$/g, ''));
  if (cells.length < 2 || cells.length !== parts.length || stdout.text.trim().includes('\n')) return null;
  const results = parts.map((part, i) => sameWord(part, (cells[i] ?? '').trim(), false));
  const want = `Expected “${brief(clause)}”`;
  const line = stdout.text.trim();
  if (!results.includes(false)) return pass(`${want}; found them in turn.`, line, 1);
  const isOther = (part: string, i: number): boolean => {
    const cell = (cells[i] ?? '').trim();
    return results[i] === true || (kindOf(part) === kindOf(cell) && kindOf(part) !== null && !cell.startsWith(part));
  };
  return results.includes(true) && parts.every(isOther) && !parts.some((part, i) => !results[i] && cells.includes(part))
    ? fail(`${want}; found ${brief(line)}.`, line, 1)
    : null;
}

const VALUES = sparing(/^`?[\w.:/-]+`?(?:\s*,\s*`?[\w.:/-]+`?)+$/);

/** States in capitals, versions, whole numbers: of these one is another than the next. */
function kindOf(text: string): 'state' | 'version' | 'number' | null {
  if (/^[A-Z_]{4,}$/.test(text)) return 'state';
  if (/^v?\d+(?:\.\d+)+$/.test(text)) return 'version';
  return /^\d+$/.test(text) ? 'number' : null;
}
