import type { Comparison } from '../expect/rule.ts';
import { columnIn, columnsSaying, isFlags, isLists, isNumbers, isState } from './gridCells.ts';
import { itemsOf, isToken } from './rowItems.ts';
import type { Amount, Around, Item, Order } from './rowItems.ts';
import { homeOf, isNoun, isPlural, percentColumn } from './rowPlaces.ts';

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

/** They choose some rows by what they are, and must be told. */
const ROLE =
  /^(?:masters?|workers?|leaders?|followers?|primar(?:y|ies)|secondar(?:y|ies)|standbys?|replicas?|learners?|voters?|agents?|columns?|fields?|cells?|headers?|values?|labels?|keys?|names?|namespaces?|others?|rest|remaining|new|old|same|times?|days?|hours?|minutes?)$/i;
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
  return items === null ? null : assembled(items, around);
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

type Solid = Exclude<Item, { is: 'link' }>;
type Of<K extends Item['is']> = Extract<Item, { is: K }>;

function assembled(items: readonly Item[], around: Around): RowSentence | null {
  const { grid } = around;
  const columns = items.flatMap((item) => (item.is === 'column' ? [item.column] : []));
  const solid = items.filter(({ is }) => is !== 'link').length;
  if (solid > 0 && solid === columns.length && !columns.some((column) => isFlags(column, grid)))
    return { ...EMPTY, columns };
  return new Assembly(items, around).made();
}

/** `1.31.x` is a kind of versions, and no name. */
const isName = (item: Solid | undefined): boolean =>
  item?.is === 'value' && !item.known && !item.exact && isToken(item.text) && !/\.[x*]$/i.test(item.text);

/** Finds for each item what it belongs to. What finds no place leaves the clause unread. */
class Assembly {
  readonly #items: readonly Item[];
  readonly #solid: readonly Solid[];
  readonly #around: Around;
  readonly #used = new Set<Solid>();
  readonly #names: string[] = [];
  readonly #missing: string[] = [];
  readonly #tests: CellTest[] = [];
  /** Values and flags, which a column behind them may still claim. */
  readonly #later: CellTest[] = [];
  #amount: Amount | null = null;
  #none = false;
  #known = false;
  #plural = false;
  #single = false;
  #there = false;
  #order: Order | null = null;
  #ordered: string | null = null;

  constructor(items: readonly Item[], around: Around) {
    this.#items = items;
    this.#around = around;
    this.#solid = items.filter((item): item is Solid => item.is !== 'link');
  }

  made(): RowSentence | null {
    for (const [i, item] of this.#solid.entries()) if (!this.#used.has(item) && !this.#takes(item, i)) return null;
    const place = this.#items.map((item) => (item.is === 'link' ? item.text : item.is)).join(' ');
    const tests = [...this.#tests, ...this.#later];
    // `is in the state`: it is enough that it is listed.
    const inside = this.#names.length > 0 && tests.length === 0 && /\bis (?:in|on|among|amongst)\b/.test(place);
    return {
      amount: this.#none ? { is: 'count', op: '=', n: 0 } : this.#amount,
      names: this.#names,
      missing: this.#missing,
      tests,
      there: this.#there || inside,
      known: this.#known,
      plural: this.#plural || (this.#tests.length > 0 && /\bany\b/.test(place)),
      single: this.#single,
      order: this.#order,
      ordered: this.#ordered,
      columns: [],
      ofThem: this.#items.some((item) => item.is === 'link' && item.text === 'them'),
    };
  }

  #takes(item: Solid, i: number): boolean {
    switch (item.is) {
      case 'amount':
        if (this.#amount || this.#none) return false;
        this.#amount = item.amount;
        return true;
      case 'none':
        return this.#takesNone(i);
      case 'there':
        this.#there = true;
        return true;
      case 'order':
        return this.#takesOrder(item, i);
      case 'name':
        this.#names.push(item.text);
        return true;
      case 'word':
        return this.#takesWord(item, i);
      case 'number':
        return this.#takesNumber(item, i);
      case 'column':
        return this.#takesColumn(item, i);
      case 'value':
        return this.#takesValue(item, i);
    }
  }

  /** The small words between two items. */
  #between(a: Solid | undefined, b: Solid | undefined): string {
    if (!a || !b) return '';
    const inside = this.#items.slice(this.#items.indexOf(a) + 1, this.#items.indexOf(b));
    return inside.map((item) => (item.is === 'link' ? item.text : '')).join(' ');
  }

  #isNoun(item: Of<'column'>): boolean {
    return isNoun(item, this.#around);
  }

  /** `no` stands first, or behind what it is said of: `the group has no lag`. */
  #takesNone(i: number): boolean {
    const before = this.#solid.slice(0, i);
    const fits = before.every(
      (one) => one.is === 'word' || one.is === 'name' || (one.is === 'column' && this.#isNoun(one)),
    );
    if (this.#amount || this.#none || this.#solid[i + 1] === undefined || !fits) return false;
    this.#none = true;
    return true;
  }

  #takesOrder(item: Of<'order'>, i: number): boolean {
    const next = this.#solid[i + 1];
    if (this.#order) return false;
    this.#order = item.which;
    if (next?.is === 'column') {
      this.#ordered = this.#around.grid.header[next.column] ?? null;
      this.#used.add(next);
    }
    return true;
  }

  #takesWord(item: Of<'word'>, i: number): boolean {
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const addresses = before?.is === 'column' && isLists(before.column, this.#around.grid);
    if (addresses && /^(?:address(?:es)?|entry|entries|items?|values?|ips?)$/i.test(item.text)) return true;
    if (item.known) {
      this.#known = true;
      this.#plural ||= isPlural(item.text);
      return true;
    }
    if (ROLE.test(item.text)) return before?.is === 'number' && this.#used.has(item);
    if (this.#namesAll(item, i)) return true;
    // `bucket web-1 is there`
    if (i === 0 && (next?.is === 'name' || isName(next))) return true;
    // `network backend exists`
    const named = i === 1 && before?.is === 'word' && before.known && next?.is === 'there';
    if (named) this.#missing.push(item.text);
    return named;
  }

  /** A word that nothing tells is what the rows are called, where all of them are meant: `every sidecar is SYNCED`. */
  #namesAll(item: Of<'word'>, i: number): boolean {
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const quantity = before?.is === 'word' ? this.#solid[i - 2] : before;
    if (quantity?.is !== 'amount' || this.#between(before, item) !== '') return false;
    if (!quantity.every && !isPlural(item.text)) return false;
    return next === undefined ? i > 1 : this.#isVerb(item, next);
  }

  #takesNumber(item: Of<'number'>, i: number): boolean {
    const { grid } = this.#around;
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const percent = item.text.endsWith('%');
    const near = next?.is === 'column' ? next : before?.is === 'column' && !this.#used.has(before) ? before : null;
    const behind = next?.is === 'word' ? this.#solid[i + 2] : undefined;
    const far = behind?.is === 'column' && isNumbers(behind.column, grid) ? behind : null;
    const column = (near && this.#countsRows(near) && !percent ? null : near) ?? far;
    const place = percent ? percentColumn(grid, column && !this.#isNoun(column) ? column.column : null) : null;
    if (place !== null || (column && isNumbers(column.column, grid))) {
      if (column) this.#used.add(column);
      if (column && column === far && next) this.#used.add(next);
      this.#tests.push({ is: 'compare', column: place ?? column?.column ?? 0, op: item.op, value: item.text });
      return true;
    }
    if (column && column === next && item.plain && isLists(column.column, grid)) {
      this.#used.add(column);
      this.#tests.push({ is: 'items', column: column.column, op: item.op, n: Number(item.text) });
      return true;
    }
    // `reports 1`: in lines of two words the second is the value.
    const two = grid.rows[0]?.cells.length === 2 && isNumbers(1, grid);
    if (
      two &&
      item.plain &&
      next === undefined &&
      this.#amount &&
      /\b(?:reports|shows|is|has)\b/.test(this.#between(before, item))
    ) {
      this.#tests.push({ is: 'compare', column: 1, op: item.op, value: item.text });
      return true;
    }
    if (!item.plain || this.#amount || this.#none || next === undefined) return false;
    this.#amount = { is: 'count', op: item.op, n: Number(item.text) };
    return true;
  }

  /** `5 nodes` of what lists nodes; `web has 2 replicas` asks the column of that name. */
  #countsRows(column: Of<'column'>): boolean {
    const { grid } = this.#around;
    const subject = this.#amount !== null || this.#names.length > 0;
    const ofRow = subject && column.column > 0 && column.column !== grid.at && isNumbers(column.column, grid);
    return this.#isNoun(column) && !ofRow;
  }

  #takesColumn(item: Of<'column'>, i: number): boolean {
    const { grid } = this.#around;
    const { column } = item;
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const noun = this.#isNoun(item);
    const behind = next?.is === 'amount' && !noun ? this.#solid[i + 2] : next;
    // `the leader runs 3.5.15`: what only says yes or no has no such value.
    if (behind?.is === 'value' && isFlags(column, grid) && !/^(?:true|false|yes|no|t|f|on|off)$/i.test(behind.text))
      return false;
    if (behind?.is === 'value' && !behind.noun) {
      const elsewhere = behind.known && !columnsSaying(behind.text, behind.exact, grid).includes(column);
      if (!(noun && elsewhere)) {
        this.#used.add(behind);
        this.#tests.push({ is: 'says', columns: [column], value: behind.text, exact: behind.exact, chooses: false });
        return true;
      }
    }
    if (next?.is === 'number' && !noun && !isFlags(column, grid)) {
      const place = next.text.endsWith('%') ? percentColumn(grid, column) : column;
      if (place === null || !(isNumbers(place, grid) || /[%a-z]/i.test(next.text))) return false;
      this.#used.add(next);
      this.#tests.push({ is: 'compare', column: place, op: next.op, value: next.text });
      return true;
    }
    const link = this.#between(before, item);
    // `SYNCED in RDS`
    if (before?.is === 'value' && /\b(?:in|for|under|as|on)\b/.test(link)) {
      const at = this.#later.findIndex((test) => test.is === 'says' && test.value === before.text);
      if (at !== -1)
        this.#later[at] = { is: 'says', columns: [column], value: before.text, exact: before.exact, chooses: false };
      return at !== -1;
    }
    if (isFlags(column, grid)) {
      this.#later.push({ is: 'flag', column, on: true });
      return true;
    }
    if (this.#none && isNumbers(column, grid)) {
      this.#tests.push({ is: 'compare', column, op: '=', value: '0' });
      this.#none = false;
      this.#amount = { is: 'all', n: null, both: false };
      return true;
    }
    if (next === undefined && /(?:^| )has$/.test(link) && !noun) {
      this.#tests.push({ is: 'filled', column });
      return true;
    }
    if (/\b(?:any|each)\b/.test(link)) return true;
    this.#known ||= noun;
    this.#plural ||= noun && isPlural(item.word);
    return noun;
  }

  #takesValue(item: Of<'value'>, i: number): boolean {
    const { grid } = this.#around;
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const lone = this.#names.length === 0 && !this.#amount && (i === 0 || before?.is === 'word');
    if (lone && isName(item) && (next === undefined || next.is === 'there')) {
      this.#missing.push(item.text);
      return true;
    }
    // `/data has less than 80% used`: what a clause begins with names its row.
    const subject = i === 0 && item.known && isToken(item.text) && next !== undefined && next.is !== 'there';
    if (subject && columnsSaying(item.text, item.exact, grid).length === 1) {
      this.#names.push(item.text);
      return true;
    }
    const { chooses, first } = this.#chooses(item, i);
    this.#single ||= chooses && first && !item.noun;
    const columns = item.known ? null : homeOf(item.text, grid);
    this.#later.push({ is: 'says', columns, value: item.text, exact: item.exact, chooses });
    return true;
  }

  /** `all servers are alive`, `the primary is up`, `every follower pod`: it says which rows are meant. */
  #chooses(item: Of<'value'>, i: number): { readonly chooses: boolean; readonly first: boolean } {
    const [before, next] = [this.#solid[i - 1], this.#solid[i + 1]];
    const state = isState(item.text);
    const first = i === 0 && !state && (next?.is === 'value' || next?.is === 'column' || next?.is === 'number');
    if (item.noun || !item.known || next === undefined) return { chooses: item.noun, first };
    const counted = before?.is === 'amount';
    const verb = (counted || first) && this.#isVerb(item, next);
    const adjective =
      !state && next.is === 'word' && next.known && this.#between(item, next) === '' && (counted || i === 0);
    return { chooses: verb || adjective || (first && next.is === 'value'), first };
  }

  /** A verb stands between the two, so that the first is what is spoken of. */
  #isVerb(item: Solid, next: Solid): boolean {
    const link = this.#between(item, next);
    if (/\b(?:is|has|reports|shows|ends|in|on|at|runs|with|concluded)\b/.test(link)) return true;
    return item.is === 'word' && link === '' && (next.is === 'value' || next.is === 'number' || next.is === 'column');
  }
}
