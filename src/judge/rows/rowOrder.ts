import { durationMs } from '../printed/compare.ts';
import type { Grid, GridRow } from './grid.ts';
import type { RowSentence } from './rowSentence.ts';

const DATE = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}$/;

/** The row that is newest, or the one before: by a number that is named, by time or by age; null where it is not told. */
export function inOrder(
  { order, ordered: named }: RowSentence,
  before: readonly GridRow[] | null,
  grid: Grid,
): GridRow | null {
  const { rows } = grid;
  if (order === 'first') return rows[0] ?? null;
  const lines = sortedRows(grid, named);
  if (!lines) return order === 'last' ? (rows.at(-1) ?? null) : null;
  if (order === 'oldest') return lines[0] ?? null;
  if (order === 'newest') return lines.at(-1) ?? null;
  // The last that is printed may be the oldest.
  if (order === 'last') return lines.at(-1) === rows.at(-1) ? (rows.at(-1) ?? null) : null;
  const [one] = before ?? [];
  const at = one && before?.length === 1 ? lines.indexOf(one) : -1;
  return at > 0 ? (lines[at - 1] ?? null) : null;
}

function sortedRows({ rows, header }: Grid, named: string | null): readonly GridRow[] | null {
  const [first] = rows;
  if (!first) return null;
  if (rows.length === 1) return rows;
  const keys = first.cells.flatMap((_, column) => {
    const cells = rows.map(({ cells }) => cells[column] ?? '');
    const numbered = named !== null ? header[column] === named : /^(?:REVISION|REV)$/i.test(header[column] ?? '');
    if (numbered && cells.every((cell) => /^\d+$/.test(cell))) return [cells.map(Number)];
    if (cells.every((cell) => DATE.test(cell)))
      return [
        cells.map((cell) =>
          Date.parse(
            cell
              .replace(/ UTC$/, '')
              .replace(/(\.\d{3})\d+/, '$1')
              .replace(/ ([+-]\d{4})$/, '$1'),
          ),
        ),
      ];
    if (/^AGE$/i.test(header[column] ?? '') && cells.every((cell) => durationMs(cell) !== null))
      return [cells.map((cell) => -(durationMs(cell) ?? 0))];
    return [];
  });
  const orders = keys.flatMap((key) => {
    if (key.some(Number.isNaN) || new Set(key).size < key.length) return [];
    const order = rows.map((row, i) => ({ row, at: key[i] ?? 0 })).sort((a, b) => a.at - b.at);
    return [order.map(({ row }) => row)];
  });
  const [one] = orders;
  return one && orders.every((other) => other.every((row, i) => row === one[i])) ? one : null;
}
