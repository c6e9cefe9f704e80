import type { Comparison } from '../../expect/rule.ts';
import { durationMs } from '../printed/compare.ts';
import type { Grid } from './grid.ts';
import { columnIn } from './gridCells.ts';
import { one } from './rowItems.ts';
import type { Amount, Around, Found, Item, Order } from './rowItems.ts';

const EVERY = /^(?:all|every|each|both)$/i;
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COMPARE: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:at least|>=|no fewer than|no less than|not fewer than|a minimum of|minimum of)$/i, '>='],
  [
    /^(?:at most|<=|no more than|no higher than|no greater than|no longer than|no larger than|not more than|up to|a maximum of|maximum of)$/i,
    '<=',
  ],
  [/^(?:more than|bigger than|larger than|longer than|above|over|older than|greater than|>)$/i, '>'],
  [/^(?:fewer than|smaller than|shorter than|less than|below|under|younger than|newer than|<)$/i, '<'],
];
const ORDER: readonly (readonly [RegExp, Order])[] = [
  [/^(?:newest|latest|most recent)$/i, 'newest'],
  [/^(?:oldest)$/i, 'oldest'],
  [/^(?:one before it|one before|one before that|previous one|previous|one preceding it)$/i, 'before'],
  [/^(?:first)$/i, 'first'],
  [/^(?:last)$/i, 'last'],
];
const ORDER_FIRST = /^(?:newest|latest|most|oldest|one|previous|first|last)$/i;

function numberOf(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  const at = NUMBERS.indexOf(word.toLowerCase());
  return at === -1 ? null : at;
}

/** `all three`, `exactly one`, `at least 2`, `below 80%`, `younger than 10 minutes`, `no`, `newest`. */
export function amountAt(words: readonly string[], i: number, { grid }: Around): Found | null {
  const word = words[i] ?? '';
  const runs = [3, 2, 1].map((length) => ({ length, text: words.slice(i, i + length).join(' ') }));
  for (const { length, text } of runs) {
    const op = COMPARE.find(([is]) => is.test(text))?.[1];
    if (op !== undefined)
      return compared(words, i, { length, op, aged: /^(?:younger|older|newer) /i.test(text) }, grid);
  }
  if (EVERY.test(word)) {
    const both = /^both$/i.test(word);
    const n = numberOf(words[i + 1] ?? '');
    const amount: Amount = { is: 'all', n: n ?? (both ? 2 : null), both };
    return one({ is: 'amount', amount, every: /^e/i.test(word) }, n === null ? 1 : 2);
  }
  if (/^(?:no|none|zero)$/i.test(word)) return one({ is: 'none' });
  for (const { length, text } of ORDER_FIRST.test(word) ? runs : []) {
    const which = ORDER.find(([is]) => is.test(text))?.[1];
    if (which !== undefined) return one({ is: 'order', which }, length);
  }
  const exactly = /^(?:exactly|just|only|precisely)$/i.test(word);
  const n = numberOf(words[exactly ? i + 1 : i] ?? '');
  if (n !== null) return one({ is: 'number', op: '=', text: String(n), plain: true }, exactly ? 2 : 1);
  if (/^\d+(?:\.\d+)?%$/.test(word)) return one({ is: 'number', op: '=', text: word, plain: false });
  return null;
}

function compared(
  words: readonly string[],
  i: number,
  { length, op, aged }: { readonly length: number; readonly op: Comparison; readonly aged: boolean },
  grid: Grid,
): Found | null {
  const [value = '', unit = ''] = words.slice(i + length, i + length + 2);
  const timed = durationMs(`${value} ${unit}`) !== null || /^[KMGT]i?B$/i.test(unit);
  const text = timed ? `${value} ${unit}`.replace(/ (?=[KMGT]i?B$)/i, '') : value;
  const n = numberOf(text);
  if (n === null && !timed && !/^\d+(?:\.\d+)?(?:%|[a-z]+)?$/i.test(text)) return null;
  const age = aged ? columnIn('age', grid) : null;
  if (aged && (age === null || durationMs(text) === null)) return null;
  const number: Item = { is: 'number', op, text: n === null ? text : String(n), plain: n !== null };
  return {
    items: age === null ? [number] : [{ is: 'column', column: age, word: 'age' }, number],
    length: length + (timed ? 2 : 1),
  };
}
