import type { Row } from './tableRead.ts';

/** Reads rows by the offsets of the header's cells; null where any row does not keep to them. */
export function alignedRows(
  header: string,
  names: readonly string[],
  rows: readonly Pick<Row, 'line' | 'text'>[],
): readonly AlignedRow[] | null {
  const starts: number[] = [];
  let from = 0;
  for (const name of names) {
    const at = header.indexOf(name, from);
    starts.push(at);
    from = at + name.length;
  }
  if (!rows.every(({ text }) => keepsTo(starts, text))) return null;
  return rows.map(({ line, text }) => new AlignedRow(line, text, starts));
}

/** A row whose cells are cut when they are asked for: most rules look at one column, or only count. */
class AlignedRow implements Row {
  readonly line: number;
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(line: number, text: string, starts: readonly number[]) {
    this.line = line;
    this.text = text;
    this.#starts = starts;
  }

  get cells(): readonly string[] {
    return this.#starts.map((start, i) => cellOf(this.text, start, this.#starts[i + 1] ?? this.text.length));
  }
}

const BLANK = 0x20;

function cellOf(text: string, start: number, end: number): string {
  let to = Math.min(end, text.length);
  while (to > start && text.charCodeAt(to - 1) === BLANK) to -= 1;
  return text.slice(start, to).trim();
}

/** Every cell of the row begins where its header does, two blanks behind what stands before it, and holds no gap. */
function keepsTo(starts: readonly number[], text: string): boolean {
  if (/[\t\uD800-\uDFFF]/.test(text) || /\s/.test(text.charAt(starts[0] ?? 0))) return false;
  return starts.every((start, i) => {
    if (start >= text.length) return true;
    if (i > 0 && (text.charCodeAt(start - 1) !== BLANK || text.charCodeAt(start - 2) !== BLANK)) return false;
    const next = starts[i + 1];
    const end = Math.min(next ?? text.length, text.length);
    if (text.charCodeAt(start) === BLANK) return isBlankIn(text, start, end);
    if (next === undefined) return true;
    const gap = text.indexOf('  ', start);
    return gap === -1 || gap >= end - 1 || isBlankIn(text, gap, end) || !text.slice(start, end).trim().includes('  ');
  });
}

function isBlankIn(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at += 1;
  return at === end || text.slice(at, end).trim() === '';
}
