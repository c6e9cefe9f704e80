import type { CellTest } from './rowSentence.ts';
import type { Amount, Around, Item, Order } from './rowItems.ts';
import { isNoun } from './rowPlaces.ts';

export type Solid = Exclude<Item, { is: 'link' }>;
export type Of<K extends Item['is']> = Extract<Item, { is: K }>;

/** One clause while its words find what they belong to, one after the other. */
export class Draft {
  readonly items: readonly Item[];
  readonly solid: readonly Solid[];
  readonly around: Around;
  readonly used = new Set<Solid>();
  readonly names: string[] = [];
  readonly missing: string[] = [];
  readonly tests: CellTest[] = [];
  /** Values and flags, which a column behind them may still claim. */
  readonly later: CellTest[] = [];
  amount: Amount | null = null;
  none = false;
  known = false;
  plural = false;
  single = false;
  there = false;
  order: Order | null = null;
  ordered: string | null = null;
  rest: { readonly n: number | null } | null = null;
  sole = false;

  constructor(items: readonly Item[], around: Around) {
    this.items = items;
    this.around = around;
    this.solid = items.filter((item): item is Solid => item.is !== 'link');
  }

  /** The small words between two items. */
  between(a: Solid | undefined, b: Solid | undefined): string {
    if (!a || !b) return '';
    const inside = this.items.slice(this.items.indexOf(a) + 1, this.items.indexOf(b));
    return inside.map((item) => (item.is === 'link' ? item.text : '')).join(' ');
  }

  isNoun(item: Of<'column'>): boolean {
    return isNoun(item, this.around);
  }

  /** A verb stands between the two, so that the first is what is spoken of. */
  isVerb(item: Solid, next: Solid): boolean {
    const link = this.between(item, next);
    if (/\b(?:is|has|reports|shows|ends|in|on|at|runs|with|concluded)\b/.test(link)) return true;
    return item.is === 'word' && link === '' && (next.is === 'value' || next.is === 'number' || next.is === 'column');
  }
}
