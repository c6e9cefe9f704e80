import type { Comparison } from '../../expect/rule.ts';
import { isFlags } from './gridCells.ts';
import { assembled } from './rowAssembly.ts';
import { turnedSentence } from './rowForms.ts';
import { itemsOf } from './rowItems.ts';
import { headedSentence } from './rowHeadings.ts';
import { placedSentence } from './rowTurns.ts';
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
  /** Rows that no clause before spoke of, and how many they are. */
  readonly rest?: { readonly n: number | null };
  /** No other row says so: `only` fails where one does, `one` leaves it open. */
  readonly sole?: 'only' | 'one';
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
  | { readonly is: 'filled'; readonly column: number; /** `no endpoints` */ readonly not?: true }
  | { readonly is: 'distinct'; readonly column: number; readonly n: number | null }
  /** Of the addresses in a cell. */
  | { readonly is: 'port'; readonly column: number; readonly port: string; readonly n: number | null }
  /** One of the ports that a cell lists. */
  | {
      readonly is: 'serves';
      readonly column: number;
      readonly port: string;
      readonly protocol: string;
      readonly outside: boolean;
    }
  | { readonly is: 'nodePort'; readonly column: number; readonly port: string }
  | { readonly is: 'cron'; readonly column: number; readonly schedule: string }
  /** No restart for so long. */
  | { readonly is: 'calm'; readonly column: number; readonly ms: number }
  | { readonly is: 'member'; readonly column: number; readonly address: string }
  | { readonly is: 'from'; readonly column: number; readonly registry: string };

/** Null: a word is left that means something unknown. */
export function rowSentence(piece: string, around: Around): RowSentence | null {
  const read = (rest: string): RowSentence | null => rowSentence(rest, around);
  const turned =
    turnedSentence(piece, around, read) ?? placedSentence(piece, around, read) ?? headedSentence(piece, around, read);
  if (turned !== undefined) return turned;
  const items = itemsOf(piece, around);
  return items === null ? null : sentenceFrom(items, around);
}

export const EMPTY: RowSentence = {
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
  const names = items.flatMap((item) => (item.is === 'name' ? [item.text] : []));
  // `web: desired`, to which `and ready 4` belongs.
  const plain = columns.every((column) => !isFlags(column, grid) && column !== grid.at);
  if (
    names.length === 1 &&
    columns.length > 0 &&
    solid === names.length + columns.length &&
    items[0]?.is === 'name' &&
    !items.some(({ is }) => is === 'link') &&
    plain
  )
    return { ...EMPTY, names, columns };
  if (solid > 0 && solid === columns.length && !columns.some((column) => isFlags(column, grid)))
    return { ...EMPTY, columns };
  return assembled(items, around);
}
