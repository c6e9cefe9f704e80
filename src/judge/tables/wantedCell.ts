import { shapeOf } from './claims.ts';
import type { Row } from '../printed/tableRead.ts';
import { findToken, sameWord } from '../printed/tokens.ts';

export type Cells = Row & { readonly cells: readonly string[] };

/** A cell that a claim asks for: of a column that it names, or of any. */
export interface Wanted {
  readonly column: number | null;
  /** Null: any that is not empty. */
  readonly value: string | null;
  readonly exact: boolean;
  /** The other column that says the same: `DESIRED = READY`. */
  readonly like?: number;
  /** More values of the same cell: `10.1.0.4 and 10.1.0.5`. */
  readonly also?: readonly string[];
  /** It is one of what the cell lists. */
  readonly within?: boolean;
  /** Of the image in that cell. */
  readonly tag?: boolean;
}

const EMPTY = /^(?:|<none>|<unset>|<pending>|<unknown>|none|-|n\/a|null)$/i;

interface Looks {
  readonly rows: readonly Cells[];
  /** Where the names stand, which are no values. */
  readonly at: number;
  readonly space: number;
}

/** Null: the row neither says it nor, for sure, anything else in its place. */
export function holds(wanted: Wanted, row: Cells, { rows, at, space }: Looks): boolean | null {
  const { column, value, exact, like, also = [] } = wanted;
  if (column !== null) {
    const cell = row.cells[column] ?? '';
    if (like !== undefined) return cell === row.cells[like];
    if (value === null) return !EMPTY.test(cell);
    if (wanted.tag) return hasTag(cell, value);
    if (also.length > 0) return listsJust([value, ...also], cell, rows.length === 1);
    if (sameWord(cell, value, exact) || sameWord(cell, value, false)) return sameWord(cell, value, exact) ? true : null;
    if (cell.split(/[,;]\s*/).some((one) => sameWord(one, value, false))) return null;
    const rest = cell.startsWith(value) ? cell.slice(value.length) : '';
    // `web-old` is another name than `web`; `1.4-rc1` may be a kind of `1.4`.
    return /^[^\w.]/.test(rest) && !(exact && /^-\w/.test(rest) && !/\d/.test(value)) ? null : false;
  }
  // A bare number says nothing of the column that it should stand in.
  if (value === null || (!exact && /^\d+$/.test(value))) return null;
  const own = ({ cells }: Cells): readonly string[] => cells.map((cell, i) => (i === at || i === space ? '' : cell));
  if (own(row).some((cell) => sameWord(cell, value, exact))) return true;
  if (wanted.within) {
    if (own(row).some((cell) => itemsOf(cell).includes(value))) return true;
    return own(row).filter((cell) => cell !== '').length === 1 ? false : null;
  }
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
  const columns = columnsOf(rows, `${String(exact)} ${value}`, () =>
    rows.flatMap((one) => own(one).flatMap((cell, i) => (sameWord(cell, value, exact) ? [i] : []))),
  );
  if (columns.size === 1) return false;
  if (columns.size > 1 || !/\d/.test(value)) return null;
  const alike = own(row).filter((cell) => shapeOf(cell) === shapeOf(value));
  // `gp2` where `gp3` is said is the same word with another number.
  return /[.:]|^\d+\/\d+$|^\p{L}{2,}\d{1,2}$/u.test(value) && alike.length === 1 ? false : null;
}

/** Each row asks for the columns in which any row says it. */
const known = new WeakMap<readonly Cells[], Map<string, ReadonlySet<number>>>();

function columnsOf(rows: readonly Cells[], key: string, find: () => readonly number[]): ReadonlySet<number> {
  const mine = known.get(rows) ?? new Map<string, ReadonlySet<number>>();
  known.set(rows, mine);
  const columns = mine.get(key) ?? new Set(find());
  mine.set(key, columns);
  return columns;
}

const VERSION = /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/;
/** The tag of an image or package: `reg.example/web:v1.2.0`. */
const TAG = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)+:([\w.+-]+)$/;

/** `Unavailable`, `not ready`. */
const isOpposite = (cell: string, value: string): boolean =>
  cell.toLowerCase().replace(/^(?:un|in|not|dis)[ -]?/, '') === value.toLowerCase();

/** `app=web,tier=front`, as `--show-labels` prints them; `<none>` where there are none. */
const isLabels = (cell: string): boolean => /^[\w./-]+=[^,\s]*(?:,[\w./-]+=[^,\s]*)*$/.test(cell) || cell === '<none>';

/** `[ops dev]`, `10.1.0.4,10.1.0.5`. */
const itemsOf = (cell: string): readonly string[] => cell.replace(/^\[|\]$/g, '').split(/[,;\s]+/);

/** Null: it lists more than these, or more than it prints. */
function listsJust(values: readonly string[], cell: string, alone: boolean): boolean | null {
  const items = itemsOf(cell);
  if (!values.every((value) => items.includes(value))) return alone && !/\bmore\b|\.\.\./.test(cell) ? false : null;
  return items.length === values.length ? true : null;
}

function hasTag(cell: string, tag: string): boolean | null {
  const tags = cell.split(',').map((image) => /:([\w][\w.-]*)$/.exec(image)?.[1] ?? null);
  if (tags.every((one) => one === tag)) return true;
  return tags.every((one) => one !== null && one !== tag) ? false : null;
}
