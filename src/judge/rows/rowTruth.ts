import { isTold } from '../../expect/asides.ts';
import { ordered } from '../printed/compare.ts';
import type { Grid, GridRow } from './grid.ts';
import { columnIn, columnsSaying, hasName, isState, itemsIn } from './gridCells.ts';
import { counted } from './rowCounts.ts';
import { holdsIn, isSplit } from './rowHolds.ts';
import { inOrder } from './rowOrder.ts';
import type { Around } from './rowItems.ts';
import type { CellTest, RowSentence } from './rowSentence.ts';
import { findToken } from '../printed/tokens.ts';

export interface Beside extends Around {
  readonly cut: boolean;
  /** Rows that clauses before spoke of. */
  readonly seen?: readonly GridRow[];
  readonly want: string;
}

/** What became of one clause. */
export interface Told {
  readonly ok: boolean | null;
  /** Where it is open for another reason than a word that is unknown. */
  readonly differs?: boolean;
  /** The word stands in several columns, of which the row has it in some. */
  readonly split?: boolean;
  readonly row?: GridRow | undefined;
  /** What the next clause speaks of. */
  readonly rows: readonly GridRow[];
}

export const chooses = ({ tests }: RowSentence): boolean => tests.some((test) => test.is === 'says' && test.chooses);

export const ownSubject = (part: RowSentence): boolean =>
  part.names.length > 0 || part.amount !== null || part.order !== null || part.rest !== undefined || chooses(part);

/**
 * One clause on its rows: those of its names, those that it chooses, those of the clause before, or all.
 * `before`: what the clause before spoke of; `firm`: it said which.
 */
export function truth(part: RowSentence, before: readonly GridRow[] | null, firm: boolean, beside: Beside): Told {
  const told = truthOf(part, before, firm, beside);
  return part.sole && told.ok === true ? aloneIn(told, part, beside) : told;
}

/** No other row says the same. */
function aloneIn(told: Told, { tests, sole }: RowSentence, { grid, cut }: Beside): Told {
  const others = grid.rows.filter((row) => !told.rows.includes(row));
  const same = others.map((row) => ({ row, all: tests.map((test) => holdsIn(test, row, grid)) }));
  if (cut || same.some(({ all }) => !all.includes(false) && all.includes(null))) return { ok: null, rows: [] };
  const other = same.find(({ all }) => all.every((ok) => ok === true));
  if (!other) return told;
  return sole === 'only' ? { ok: false, row: other.row, rows: told.rows } : { ok: null, rows: [] };
}

function truthOf(part: RowSentence, before: readonly GridRow[] | null, firm: boolean, beside: Beside): Told {
  const { grid, cut } = beside;
  const none: Told = { ok: null, rows: [] };
  const { amount, names, tests, missing, there } = part;
  if (missing.length > 0) {
    const near = grid.rows.some(({ text }) => missing.some((name) => findToken(text, name, { exact: false }) !== null));
    return there && !near && !cut && amount === null ? { ok: false, rows: [] } : none;
  }
  if (grid.rows.length === 0)
    return grid.headed && (amount?.is === 'all' || (there && amount === null)) ? { ok: false, rows: [] } : none;
  let spoken = grid.rows;
  if (part.rest) {
    const left = grid.rows.filter((row) => !(beside.seen ?? []).includes(row));
    const n = part.rest.n;
    if (cut || names.length > 0 || left.length === 0 || left.length === grid.rows.length) return none;
    if (n !== null && left.length !== n) return { ok: false, row: left[0], rows: left };
    return asked(tests) ? ofAll(tests, left, { ...part, plural: true }, true, beside) : none;
  }
  if (names.length > 0) spoken = rowsNamed(names, grid);
  else if (part.order !== null) {
    const one = inOrder(part, before, grid);
    if (!one) return none;
    spoken = [one];
  } else if (part.ofThem || (amount === null && before !== null && !chooses(part))) spoken = before ?? grid.rows;
  else if (amount?.is === 'all' && amount.both && before?.length === 2) spoken = before;
  // A name may stand in several namespaces, of which the words say one.
  const space = names.length > 0 ? columnIn('namespace', grid) : null;
  const spaced = tests.filter(
    (test) =>
      test.is === 'says' &&
      space !== null &&
      (test.columns ?? columnsSaying(test.value, test.exact, grid)).join() === String(space),
  );
  if (spaced.length === 1 && spoken.length > 1) {
    const inside = spoken.filter((row) => spaced.every((test) => holdsIn(test, row, beside.grid) === true));
    if (inside.length > 0) spoken = inside;
  }
  const choosing = tests.filter((test) => test.is === 'says' && test.chooses);
  const wanted = tests.filter((test) => !choosing.includes(test));
  if (amount?.is === 'count') return counted(amount, tests, spoken, part, beside);
  if (part.single && !part.plural && amount === null) {
    const mine = spoken.filter((row) => choosing.every((test) => holdsIn(test, row, beside.grid) === true));
    if (mine.length !== 1) return none;
  }
  for (const test of choosing) {
    const results = spoken.map((row) => ({ row, ok: holdsIn(test, row, beside.grid) }));
    if (results.some(({ ok }) => ok === null)) return none;
    spoken = results.flatMap(({ row, ok }) => (ok === true ? [row] : []));
  }
  if (spoken.length === 0) return none;
  const n = amount?.n ?? null;
  if (n !== null && spoken.length !== n) {
    if (cut || !(part.known || choosing.length > 0) || names.length > 0) return none;
    return amount?.both && spoken.length > 2
      ? { ok: null, differs: true, rows: spoken }
      : { ok: false, row: spoken[0], rows: spoken };
  }
  if (wanted.length === 0)
    return there &&
      (names.length > 0 || n !== null || choosing.some((test) => test.is === 'says' && /\d/.test(test.value)))
      ? { ok: true, row: spoken[0], rows: spoken }
      : none;
  return ofAll(wanted, spoken, part, before !== null && firm, beside);
}

const asked = (tests: readonly CellTest[]): boolean =>
  tests.length > 0 && !tests.some((test) => test.is === 'says' && test.chooses);

/** Each row that is spoken of, or, where no word says all, all that are printed. */
function ofAll(
  asked: readonly CellTest[],
  spoken: readonly GridRow[],
  part: RowSentence,
  firm: boolean,
  beside: Beside,
): Told {
  const none: Told = { ok: null, rows: [] };
  let weak = asked.filter((test) => test.is === 'says' && isTold(test.value, beside.command));
  if (weak.length === asked.length) return none;
  const [apart] = asked.filter((test) => test.is === 'distinct');
  if (apart?.is === 'distinct') {
    const places = spoken.map(({ cells }) => cells[apart.column] ?? '');
    if (places.some((place) => place === '' || place.startsWith('<'))) return none;
    if (apart.n !== null && apart.n !== places.length) return none;
    if (places.length < 2) return none;
    if (new Set(places).size < places.length) return { ok: false, row: spoken.at(-1), rows: spoken };
    if (asked.length === 1) return { ok: true, row: spoken[0], rows: spoken };
  }
  const lists = asked.filter((test) => test.is === 'items');
  for (const list of lists) {
    const items = spoken.flatMap(({ cells }) => (cells[list.column] ?? '').split(/,\s*/));
    const count = spoken.reduce((sum, { cells }) => sum + (itemsIn(cells[list.column] ?? '') ?? 0), 0);
    if (new Set(items).size < items.length) return none;
    if (!ordered(count, list.op, list.n)) return { ok: false, row: spoken[0], rows: spoken };
  }
  weak = weak.filter((test) => !lists.includes(test as never));
  const results = asked
    .filter((test) => test.is !== 'items' && test.is !== 'distinct')
    .flatMap((test) => spoken.map((row) => ({ row, test, ok: holdsIn(test, row, beside.grid) })));
  if (results.some(({ ok, test }) => ok !== true && weak.includes(test))) return none;
  const bad = results.find(({ ok }) => ok === false);
  const open = results.find(({ ok }) => ok === null);
  const named =
    part.amount !== null || part.names.length > 0 || part.order !== null || part.plural || firm || spoken.length === 1;
  // `harbor pod exists` says a name, which no other column can show.
  const exists = part.there && part.names.length === 0 && part.amount === null;
  if (exists && asked.some((test) => test.is === 'says' && !isState(test.value))) return none;
  if (open && !bad)
    return isSplit(open.test, open.row, beside.grid)
      ? { ok: null, differs: true, split: true, row: open.row, rows: spoken }
      : none;
  if (!bad) return { ok: true, row: spoken[0], rows: spoken };
  if (exists && results.every(({ ok }) => ok !== true) && results.some(({ ok }) => ok === null)) return none;
  if (exists) return results.some(({ ok }) => ok === true) ? none : { ok: false, row: bad.row, rows: spoken };
  const alone =
    part.amount === null && part.names.length === 0 && !firm && bad.test.is === 'compare' && bad.test.op === '=';
  if (alone && !part.plural && spoken.length > 1) return none;
  // `node memory < 80 %` bounds every node.
  const bounds =
    part.known &&
    !/\b(?:an?|one|some|any)\b/i.test(beside.want) &&
    bad.test.is === 'compare' &&
    /^[<>]/.test(bad.test.op);
  if (named || bounds || results.every(({ ok, test }) => test !== bad.test || ok === false))
    return { ok: false, row: bad.row, rows: spoken };
  return { ok: null, differs: true, row: bad.row, rows: spoken };
}

/** Rows of these names; a name may also stand in another column, as `/data` does below `Mounted on`. */
function rowsNamed(names: readonly string[], grid: Grid): readonly GridRow[] {
  const places = names.map((name) => ({
    name,
    at: /^\d+$/.test(name) || grid.rows.some((row) => hasName(row, name, grid.at, grid.generated)) ? grid.at : -1,
  }));
  return grid.rows.filter((row) => places.some(({ name, at }) => hasName(row, name, at, grid.generated)));
}
