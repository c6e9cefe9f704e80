import { isStateWord } from '../expect/asides.ts';
import type { Claim } from '../expect/claim.ts';
import { isOfKind, shapeOf } from './claims.ts';
import { isGeneratedFrom } from './generated.ts';
import { brief, fail, pass, undecided } from './scene.ts';
import type { Decision } from './scene.ts';
import { sameColumn } from './tableRead.ts';
import type { Row, Table } from './tableRead.ts';
import { findToken, sameWord } from './tokens.ts';

/** A cell that a claim asks for: of a column that it names, or of any. */
interface Wanted {
  readonly column: number | null;
  /** Null: any that is not empty. */
  readonly value: string | null;
  readonly exact: boolean;
  /** The other column that says the same: `DESIRED = READY`. */
  readonly like?: number;
}

interface Asked {
  readonly names: readonly string[];
  readonly cells: readonly Wanted[];
  /** Rows of other namespaces are not spoken of. */
  readonly namespace: string | null;
}

/** What is claimed about the rows of a table: names choose rows, headers choose cells, other words are cells. */
export function claimedInRows(claim: Claim, table: Table, want: string, named: boolean): Decision | null {
  const rows = table.rows.flatMap((row) => (row.cells === null ? [] : [{ ...row, cells: row.cells }]));
  if (rows.length !== table.rows.length || rows.length === 0) return null;
  const asked = askedOf(claim, table, rows);
  if (asked === null) return null;
  const { names, cells, namespace } = asked;
  if (claim.of === 'none') return namespace === null ? withoutRow(claim, rows, want) : null;
  const at = nameAt(table);
  const space = columnNamed('namespace', table);
  const here = rows.filter(
    ({ cells }) => (namespace === null || cells[space] === namespace) && isOfKind(cells[at] ?? '', claim.kinds),
  );
  const mine = names.length === 0 ? here : here.filter((row) => names.some((name) => isNamed(row, name, at)));
  if (mine.length === 0 || !names.every((name) => mine.some((row) => isNamed(row, name, at)))) return null;
  if (claim.of === 'only' && (names.length === 0 || cells.length > 0)) return null;
  if (claim.of === 'only') {
    const other = rows.find((row) => !mine.includes(row));
    return other ? fail(`${want}; found another row.`, other.text, other.line) : pass(`${want}; found no other row.`);
  }
  if (claim.count !== null && mine.length !== claim.count)
    return names.length > 0 || claim.of === 'every'
      ? fail(`${want}; found ${String(mine.length)}.`, mine[0]?.text ?? null, mine[0]?.line ?? null)
      : null;
  const alone = names.length > 0 && claim.of === 'plain' && claim.parts.every(({ is }) => is === 'text');
  const asNamed = named && names.length === 0 && claim.of === 'plain' && claim.there && mine.length === 1;
  if (cells.length === 0)
    return (names.length > 0 || asNamed) && (claim.there || alone || claim.count !== null)
      ? pass(`${want}; found the row.`, mine[0]?.text ?? null, mine[0]?.line ?? null)
      : null;
  const results = cells.flatMap((cell) =>
    mine.map((row) => ({ row, cell, ok: holds(cell, row, { rows, at, space }) })),
  );
  // A word that no cell says may turn what the others mean.
  const open = results.find(({ ok }) => ok === null);
  if (open && !open.cell.exact && open.cell.column === null) return null;
  const bad = results.find(({ ok }) => ok === false);
  const [first] = mine;
  if (bad) {
    const all = claim.of === 'every' || names.length > 0 || mine.length === 1 || claim.count !== null;
    const state = bad.cell.value !== null && isStateWord(bad.cell.value);
    const differ = !all && bad.cell.column === null && !state && results.some(({ ok }) => ok === true);
    if (!all && claim.there) return null;
    return differ
      ? undecided(`${want}; the rows differ.`, bad.row.text, bad.row.line)
      : fail(`${want}; found ${brief(bad.row.text)}.`, bad.row.text, bad.row.line);
  }
  if (open || !first) return null;
  return pass(`${want}; found it in ${String(mine.length)} rows.`, first.text, first.line);
}

type Cells = Row & { readonly cells: readonly string[] };

function nameAt(table: Table): number {
  return Math.max(
    0,
    table.header.findIndex((name) => sameColumn(name, 'NAME')),
  );
}

function isNamed({ cells }: Cells, name: string, at: number): boolean {
  const own = cells[at] ?? '';
  const bare = own.slice(own.lastIndexOf('/') + 1).toLowerCase();
  return bare === name.toLowerCase() || isGeneratedFrom(name, bare, true);
}

/** Null: a word is neither a header with its value, nor a name, nor what a cell says. */
function askedOf(claim: Claim, table: Table, rows: readonly Cells[]): Asked | null {
  const names: string[] = [];
  const cells: Wanted[] = [];
  let namespace: string | null = null;
  const { parts } = claim;
  const space = columnNamed('namespace', table);
  const at = nameAt(table);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!part || part.is === 'joint') continue;
    if (part.is === 'filled') return null;
    const inner =
      part.is === 'text' && part.exact ? /^(\S+(?: [A-Z-]+)*)(?:\s*[=:]\s*|\s+)(\S+)$/.exec(part.text) : null;
    const innerColumn = inner ? columnNamed(inner[1] ?? '', table) : -1;
    if (innerColumn !== -1) {
      cells.push({ column: innerColumn, value: inner?.[2] ?? '', exact: true });
      continue;
    }
    const header = headerAt(parts, i, table);
    const behind = headerAt(parts, i + 1, table);
    if (space !== -1 && part.is === 'text' && behind?.column === space && header === null) {
      namespace = part.text;
      i += behind.length;
      continue;
    }
    if (header) {
      let next = i + header.length;
      while (parts[next]?.is === 'joint') next++;
      const value = parts[next];
      const other = headerAt(parts, next, table);
      if (other && next > i + header.length) {
        cells.push({ column: header.column, value: null, exact: false, like: other.column });
        i = next - 1;
        continue;
      }
      if (value?.is === 'text' && header.column === space) namespace = value.text;
      else if (value?.is === 'text') cells.push({ column: header.column, value: value.text, exact: value.exact });
      else if (value?.is === 'filled') cells.push({ column: header.column, value: null, exact: false });
      else if (part.is !== 'about' && cells.at(-1)?.like !== header.column) return null;
      else continue;
      i = next;
      continue;
    }
    if (part.is === 'about') continue;
    if (part.is === 'text' && part.beside !== undefined && shareColumn([part.text, part.beside], rows)) return null;
    if (rows.some((row) => isNamed(row, part.text, at))) names.push(part.text);
    else cells.push({ column: null, value: part.text, exact: part.exact });
  }
  return { names, cells, namespace };
}

/** States of one column choose between each other rather than stand together. */
function shareColumn(states: readonly string[], rows: readonly Cells[]): boolean {
  const columns = states.map((state) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell, i) => (sameWord(cell, state, false) ? [i] : []))),
  );
  return columns[0]?.some((at) => columns[1]?.includes(at)) ?? false;
}

/** A header of up to three words: `storage class` above STORAGECLASS, `class` above CLASS, `host` above HOSTS. */
function headerAt(
  parts: Claim['parts'],
  from: number,
  table: Table,
): { readonly column: number; readonly length: number } | null {
  for (let length = 3; length > 0; length--) {
    const words = parts.slice(from, from + length);
    if (words.length < length || words.some((part) => part.is !== 'text' && part.is !== 'about')) continue;
    const text = words.map((part) => ('text' in part ? part.text : '')).join(' ');
    const column = columnNamed(text, table);
    if (column !== -1) return { column, length };
  }
  return null;
}

function columnNamed(text: string, table: Table): number {
  const found = table.header.flatMap((name, i) => (sameColumn(name, text) || sameColumn(name, `${text}s`) ? [i] : []));
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

const EMPTY = /^(?:|<none>|<unset>|<pending>|<unknown>|none|-|n\/a|null)$/i;

interface Looks {
  readonly rows: readonly Cells[];
  /** Where the names stand, which are no values. */
  readonly at: number;
  readonly space: number;
}

/** Null: the row neither says it nor, for sure, anything else in its place. */
function holds({ column, value, exact, like }: Wanted, row: Cells, { rows, at, space }: Looks): boolean | null {
  if (column !== null) {
    const cell = row.cells[column] ?? '';
    if (like !== undefined) return cell === row.cells[like];
    if (value === null) return !EMPTY.test(cell);
    if (sameWord(cell, value, exact) || sameWord(cell, value, false)) return sameWord(cell, value, exact) ? true : null;
    return cell.split(/[,;]\s*/).some((one) => sameWord(one, value, false)) ||
      (cell.startsWith(value) && /^[^\w.]/.test(cell.slice(value.length)))
      ? null
      : false;
  }
  // A bare number says nothing of the column that it should stand in.
  if (value === null || (!exact && /^\d+$/.test(value))) return null;
  const own = ({ cells }: Cells): readonly string[] => cells.map((cell, i) => (i === at || i === space ? '' : cell));
  if (own(row).some((cell) => sameWord(cell, value, exact))) return true;
  if (exact && /^[\w./-]+=\S*$/.test(value) && rows.every((one) => own(one).some(isLabels)))
    return own(row).some((cell) => isLabels(cell) && cell.split(',').includes(value));
  const tags = VERSION.test(value) ? own(row).flatMap((cell) => TAG.exec(cell)?.[1] ?? []) : [];
  if (tags.length === 1) return tags[0] === value;
  if (exact && value.includes(' ') && own(row).some((cell) => findToken(cell, value, { exact }))) return true;
  if (
    !exact &&
    /^\p{L}{4,}$/u.test(value) &&
    own(row).some((cell) => /^(?:un|in|not|dis)[ -]?/i.test(cell) && isOpposite(cell, value))
  )
    return false;
  const columns = new Set(
    rows.flatMap((one) => own(one).flatMap((cell, i) => (sameWord(cell, value, exact) ? [i] : []))),
  );
  if (columns.size === 1) return false;
  if (columns.size > 1 || !/\d/.test(value)) return null;
  const alike = own(row).filter((cell) => shapeOf(cell) === shapeOf(value));
  return /[.:]/.test(value) && alike.length === 1 ? false : null;
}

const VERSION = /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/;
/** The tag of an image or package: `reg.example/web:v1.2.0`. */
const TAG = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+:([\w.+-]+)$/;

/** `Unavailable`, `not ready`. */
const isOpposite = (cell: string, value: string): boolean =>
  cell.toLowerCase().replace(/^(?:un|in|not|dis)[ -]?/, '') === value.toLowerCase();

/** `app=web,tier=front`, as `--show-labels` prints them; `<none>` where there are none. */
const isLabels = (cell: string): boolean => /^[\w./-]+=[^,\s]*(?:,[\w./-]+=[^,\s]*)*$/.test(cell) || cell === '<none>';

/** `No web-old row`: a quoted text or a name that stands in no cell. */
function withoutRow(claim: Claim, rows: readonly Cells[], want: string): Decision | null {
  const texts = claim.parts.flatMap((part) => (part.is === 'text' ? [part] : []));
  const [one, ...more] = texts;
  if (!one || more.length > 0 || !(one.exact || /[\d_./-]/.test(one.text))) return null;
  const hit = rows.find(
    ({ text, cells }) =>
      findToken(text, one.text, { exact: one.exact, pods: true }) !== null ||
      cells.some((cell) => isGeneratedFrom(one.text, cell, true)),
  );
  return hit ? fail(`${want}; found it.`, hit.text, hit.line) : pass(`${want}; no row has it.`);
}
