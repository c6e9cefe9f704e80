import type { Span } from '../text/span.ts';
import type { Cell } from './story.ts';

/**
 * Splits a table row into cells at pipes that are not escaped and not in a code span that closes in the row.
 *
 *     | AC1 | `get svc \| grep x` | ok |
 *       ^^^   ^^^^^^^^^^^^^^^^^^^   ^^   three cells
 */
export function cellsOf(text: string, row: Span): readonly Cell[] {
  let start = row.start;
  let end = row.end;
  if (text.charCodeAt(start) === 124) start++;
  if (end > start && text.charCodeAt(end - 1) === 124 && text.charCodeAt(end - 2) !== 92) end--;
  const cells: Cell[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 124) {
      cells.push(cell(text, from, i));
      from = i + 1;
    }
  }
  cells.push(cell(text, from, end));
  return cells;
}

function cell(text: string, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { span: { start, end }, text: text.slice(start, end) };
}

function isSpace(c: number): boolean {
  return c === 32 || c === 9;
}

/** True for `|---|:--:|`. */
export function isDelimiter(cells: readonly Cell[]): boolean {
  return cells.length > 0 && cells.every((c) => /^:?-+:?$/.test(c.text));
}

/** A cell's text as Markdown means it: escaped pipes are pipes. */
export function unescapePipes(text: string): string {
  return text.replaceAll('\\|', '|');
}
