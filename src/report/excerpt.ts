import type { Redacted } from '../base/redacted.ts';
import { reshape } from '../redact/compose.ts';
import { plainText } from '../redact/display.ts';
import { withoutLastBlanks } from '../text/withoutLastBlanks.ts';

/** What an excerpt may hold; characters are UTF-16 units. */
export interface ExcerptLimits {
  readonly head: number;
  readonly tail: number;
  readonly chars: number;
  readonly lineChars: number;
}

const LIMITS: ExcerptLimits = { head: 40, tail: 20, chars: 4096, lineChars: 400 };

/**
 * The first and last lines of a redacted text, without colours, long lines cut:
 *
 *     line 1
 *     … 1,200 lines left out …
 *     line 1202
 */
export function excerptOf(
  text: Redacted,
  limits: ExcerptLimits = LIMITS,
): { readonly excerpt: Redacted; readonly whole: boolean } {
  let whole = true;
  const excerpt = reshape(text, (raw) => {
    const plain = withoutLastBlanks(plainText(raw));
    const lines = plain.split('\n').map((line) => cutLine(line, limits.lineChars));
    const shown = within(lines, limits);
    whole = shown === null && lines.join('\n') === plain;
    return shown ?? lines.join('\n');
  });
  return { excerpt, whole };
}

/** Null where everything fits. */
function within(lines: readonly string[], { head, tail, chars }: ExcerptLimits): string | null {
  const size = (some: readonly string[]): number => some.reduce((sum, line) => sum + line.length + 1, 0);
  if (lines.length <= head + tail + 1 && size(lines) <= chars) return null;
  const first = fitting(lines.slice(0, head), (chars * 2) / 3);
  const last = fitting(
    lines.slice(Math.max(first.length, lines.length - tail)).reverse(),
    chars - size(first),
  ).reverse();
  const left = lines.length - first.length - last.length;
  if (left === 0) return null;
  return [...first, `… ${String(left)} ${left === 1 ? 'line' : 'lines'} left out …`, ...last].join('\n');
}

/** At least one line. */
function fitting(lines: readonly string[], chars: number): string[] {
  const kept: string[] = [];
  let size = 0;
  for (const line of lines) {
    size += line.length + 1;
    if (kept.length > 0 && size > chars) break;
    kept.push(line);
  }
  return kept;
}

/** Cut between characters, not inside a surrogate pair. */
function cutLine(line: string, chars: number): string {
  if (line.length <= chars) return line;
  const at = /[\uD800-\uDBFF]/.test(line[chars - 2] ?? '') ? chars - 2 : chars - 1;
  return `${line.slice(0, at)}…`;
}
