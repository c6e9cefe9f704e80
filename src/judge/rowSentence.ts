import type { Comparison } from '../expect/rule.ts';
import { columnIn, isFlags } from './gridCells.ts';
import { assembled } from './rowAssembly.ts';
import { itemsOf } from './rowItems.ts';
import type { Amount, Around, Item, Order } from './rowItems.ts';

/**
 * What one clause says of listed rows, when each of its words is accounted for: it says how many, names a row, a column
 * or what is listed, or is what a cell says.
 *
 *     exactly one   member   is   leader          web-1   RUNNING   6   nodes          LDS, RDS   SYNCED   on every proxy
 *     ^^^^^^^^^^^ amount          ^^^^^^ IS LEADER ^^^^^ name ^^^^^^^ cell ^^ NUM_NODES  ^^^^^^^^ columns      ^^^^^ amount
 */
export interface RowSentence {
  readonly amount: Amount | null;
  readonly names: readonly string[];
  /** A name that no row has. */
  readonly missing: readonly string[];
  readonly tests: readonly CellTest[];
  /** `is there`, `exists`. */
  readonly there: boolean;
  /** What the rows are called is known, so that they can be counted. */
  readonly known: boolean;
  /** Several are spoken of, and so all of them: `pods younger than 10m`. */
  readonly plural: boolean;
  /** One is spoken of by what it is: `the primary is up`. */
  readonly single: boolean;
  readonly order: Order | null;
  /** The column whose name says which is newest: `newest revision`. */
  readonly ordered: string | null;
  /** Nothing but headers: `CDS` of `CDS, LDS and RDS are SYNCED`. */
  readonly columns: readonly number[];
  /** `one of them`. */
  readonly ofThem: boolean;
}

export type CellTest =
  | {
      readonly is: 'says';
      readonly columns: readonly number[] | null;
      readonly value: string;
      readonly exact: boolean;
      /** It chooses rows: `all servers`. */ readonly chooses: boolean;
    }
  | { readonly is: 'flag'; readonly column: number; readonly on: boolean }
  | { readonly is: 'compare'; readonly column: number; readonly op: Comparison; readonly value: string }
  | { readonly is: 'items'; readonly column: number; readonly op: Comparison; readonly n: number }
  | { readonly is: 'filled'; readonly column: number }
  | { readonly is: 'distinct'; readonly column: number };

const DISTINCT =
  /^(.*?)\s*\b(?:each )?(?:is |runs )?on (?:its own|their own|a separate|separate|a different|different|distinct|an own|its own separate) ([a-z]+)$/i;

/** Null: a word is left that means something unknown. */
export function rowSentence(piece: string, around: Around): RowSentence | null {
  const apart = DISTINCT.exec(piece);
  if (apart) {
    const column = columnIn(apart[2] ?? '', around.grid);
    const rest = (apart[1] ?? '').trim();
    const base = rest === '' ? EMPTY : rowSentence(rest, around);
    return column === null || !base ? null : { ...base, tests: [...base.tests, { is: 'distinct', column }] };
  }
  const items = itemsOf(piece, around);
  return items === null ? null : sentenceFrom(items, around);
}

const EMPTY: RowSentence = {
  amount: null,
  names: [],
  missing: [],
  tests: [],
  there: false,
  known: false,
  plural: false,
  single: false,
  order: null,
  ordered: null,
  columns: [],
  ofThem: false,
};

function sentenceFrom(items: readonly Item[], around: Around): RowSentence | null {
  const { grid } = around;
  const columns = items.flatMap((item) => (item.is === 'column' ? [item.column] : []));
  const solid = items.filter(({ is }) => is !== 'link').length;
  if (solid > 0 && solid === columns.length && !columns.some((column) => isFlags(column, grid)))
    return { ...EMPTY, columns };
  return assembled(items, around);
}
