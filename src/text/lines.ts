import type { Span } from './span.ts';

/** A 1-based line and column, as people and editors count; columns are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the lines of a text begin and end. A line ends at `\n`, `\r\n` or a lone `\r`; the end itself is not part of it.
 *
 *     - [ ] one\r\n
 *     ^^^^^^^^^ line 1
 */
export interface Lines {
  readonly count: number;
  /** Offset of a 0-based line's first character. */
  start(index: number): number;
  /** Offset behind a 0-based line's last character, before its line end. */
  end(index: number): number;
  /** The 0-based line that an offset is in; offsets behind the text are on the last line. */
  indexAt(offset: number): number;
  position(offset: number): Position;
  span(index: number): Span;
}

/** `indexOf`, which is faster than a loop over characters; the text's length where there is none. */
function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at;
}

/** Finds the lines of a text in one pass. A text without any line end, the empty text included, has one line. */
export function linesOf(text: string): Lines {
  const starts: number[] = [0];
  const ends: number[] = [];
  let cr = indexOrEnd(text, '\r', 0);
  let lf = indexOrEnd(text, '\n', 0);
  for (let at = Math.min(cr, lf); at < text.length; at = Math.min(cr, lf)) {
    ends.push(at);
    const next = at === cr && lf === cr + 1 ? lf + 1 : at + 1;
    starts.push(next);
    if (cr < next) cr = indexOrEnd(text, '\r', next);
    if (lf < next) lf = indexOrEnd(text, '\n', next);
  }
  ends.push(text.length);
  const start = (index: number): number => starts[index] ?? text.length;
  const end = (index: number): number => ends[index] ?? text.length;
  const indexAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    count: starts.length,
    start,
    end,
    indexAt,
    position: (offset) => {
      const index = indexAt(offset);
      return { line: index + 1, column: offset - start(index) + 1 };
    },
    span: (index) => ({ start: start(index), end: end(index) }),
  };
}
