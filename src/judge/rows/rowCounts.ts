import { ordered } from '../printed/compare.ts';
import type { GridRow } from './grid.ts';
import { holdsIn } from './rowHolds.ts';
import type { CellTest, RowSentence } from './rowSentence.ts';
import type { Beside, Told } from './rowTruth.ts';

const GOOD =
  /^(?:running|up|ready|active|alive|ok|healthy|succeeded|success|completed?|online|synced|deployed|bound|established|enabled|open|passing|true|streaming|leader|follower|started|available)$/i;

/** So many rows say it, of those that are spoken of. */
export function counted(
  { op, n }: { readonly op: Parameters<typeof ordered>[1]; readonly n: number },
  tests: readonly CellTest[],
  spoken: readonly GridRow[],
  part: RowSentence,
  beside: Beside,
): Told {
  const none: Told = { ok: null, rows: [] };
  const { grid, cut } = beside;
  if (cut || part.names.length > 0 || tests.some((test) => test.is === 'items')) return none;
  const apart = tests.find((test) => test.is === 'distinct');
  const asked = tests.filter((test) => test !== apart);
  if (asked.length === 0 && (!part.known || countsOther(spoken, beside))) return none;
  const results = spoken.map((row) => ({ row, all: asked.map((test) => holdsIn(test, row, beside.grid)) }));
  const isOpen = results.some(({ all }) => all.includes(null) && !all.includes(false));
  if (isOpen) return none;
  // A state that no row has is surely absent only where the rows say what they are instead.
  const absent = asked.find(
    (test) => test.is === 'says' && !grid.rows.some((row) => holdsIn(test, row, beside.grid) === true),
  );
  const [home] = absent?.is === 'says' ? (absent.columns ?? []) : [];
  if (
    absent &&
    (home === undefined ||
      (n === 0 && (beside.listed.length > 0 || !spoken.every(({ cells }) => GOOD.test(cells[home] ?? '')))))
  )
    return none;
  const mine = results.flatMap(({ row, all }) => (all.every((ok) => ok === true) ? [row] : []));
  const fits = ordered(mine.length, op, n);
  if (fits && apart?.is === 'distinct') {
    const places = mine.map(({ cells }) => cells[apart.column] ?? '');
    if (places.some((place) => place === '' || place.startsWith('<'))) return none;
    if (new Set(places).size < places.length || places.length < 2) return { ok: false, row: mine[0], rows: mine };
  }
  return { ok: fits, row: fits ? mine[0] : (mine[0] ?? spoken[0]), rows: mine };
}

/** The rows are not what is counted: one may be a heading, or a column has what is, the same in several rows. */
function countsOther(rows: readonly GridRow[], { grid, want }: Beside): boolean {
  const [first] = rows;
  if (!first) return false;
  const rest = rows.slice(1);
  if (!grid.headed && rest.length > 0 && !/\d/.test(first.text) && rest.every(({ text }) => /\d/.test(text)))
    return true;
  if (!grid.headed && keysOf(first.text) !== keysOf(rest[0]?.text ?? first.text)) return true;
  const noun = /(\p{L}+?)s?\W*$/u.exec(want)?.[1]?.toLowerCase() ?? '';
  const repeats = (column: number): boolean => new Set(rows.map(({ cells }) => cells[column])).size < rows.length;
  return grid.header.some((name, i) => {
    const own = name.toLowerCase();
    return (
      i !== grid.at &&
      repeats(i) &&
      (own === 'type' ? /^(?:partition|disk)$/.test(noun) : noun !== '' && own.startsWith(noun))
    );
  });
}

/** The keys in a line of `key: value`. */
function keysOf(line: string): string {
  return (line.match(/[A-Za-z][\w ]*:(?=\s)/g) ?? []).join();
}
