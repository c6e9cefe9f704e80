import { isPlural } from './rowPlaces.ts';
import { takesColumn } from './rowColumn.ts';
import { Draft } from './rowDraft.ts';
import type { Of, Solid } from './rowDraft.ts';
import type { Around, Item } from './rowItems.ts';
import type { CellTest, RowSentence } from './rowSentence.ts';
import { takesNumber } from './rowNumber.ts';
import { isName, takesValue } from './rowValue.ts';
import { isLists } from './gridCells.ts';

/** Finds for each item what it belongs to. What finds no place leaves the clause unread. */
export function assembled(items: readonly Item[], around: Around): RowSentence | null {
  const draft = new Draft(items, around);
  for (const [i, item] of draft.solid.entries()) if (!draft.used.has(item) && !takes(draft, item, i)) return null;
  const place = draft.items.map((item) => (item.is === 'link' ? item.text : item.is)).join(' ');
  const tests = [...draft.tests, ...draft.later].map((test) => inUnit(test, draft.around));
  if (!tests.every((test) => test !== null)) return null;
  // `is in the state`: it is enough that it is listed.
  const inside = draft.names.length > 0 && tests.length === 0 && /\bis (?:in|on|among|amongst)\b/.test(place);
  return {
    amount: draft.none ? { is: 'count', op: '=', n: 0 } : draft.amount,
    names: draft.names,
    missing: draft.missing,
    tests,
    there: draft.there || inside,
    known: draft.known,
    plural: draft.plural || (draft.tests.length > 0 && /\bany\b/.test(place)),
    single: draft.single,
    order: draft.order,
    ordered: draft.ordered,
    columns: [],
    ofThem: draft.items.some((item) => item.is === 'link' && item.text === 'them'),
    ...(draft.rest ? { rest: draft.rest } : {}),
    ...(draft.sole && draft.names.length > 0 && tests.length > 0 ? { sole: 'one' as const } : {}),
  };
}

function takes(draft: Draft, item: Solid, i: number): boolean {
  switch (item.is) {
    case 'amount':
      if (draft.amount || draft.none) return false;
      draft.amount = item.amount;
      return true;
    case 'none':
      return takesNone(draft, i);
    case 'there':
      draft.there = true;
      return true;
    case 'rest':
      if (draft.rest || draft.amount || i > 0) return false;
      draft.rest = { n: item.n };
      return true;
    case 'one':
      draft.sole = true;
      return draft.names.length > 0;
    case 'order':
      return takesOrder(draft, item, i);
    case 'name':
      draft.names.push(item.text);
      return true;
    case 'word':
      return takesWord(draft, item, i);
    case 'number':
      return takesNumber(draft, item, i);
    case 'column':
      return takesColumn(draft, item, i);
    case 'value':
      return takesValue(draft, item, i);
  }
}

/** They choose some rows by what they are, and must be told. */
const ROLE =
  /^(?:masters?|workers?|leaders?|followers?|primar(?:y|ies)|secondar(?:y|ies)|standbys?|replicas?|learners?|voters?|agents?|columns?|fields?|cells?|headers?|values?|labels?|keys?|names?|namespaces?|others?|rest|remaining|new|old|same|times?|days?|hours?|minutes?)$/i;

/** `no` stands first, or behind what it is said of: `the group has no lag`. */
function takesNone(draft: Draft, i: number): boolean {
  const before = draft.solid.slice(0, i);
  const fits = before.every(
    (one) => one.is === 'word' || one.is === 'name' || (one.is === 'column' && draft.isNoun(one)),
  );
  if (draft.amount || draft.none || draft.solid[i + 1] === undefined || !fits) return false;
  draft.none = true;
  return true;
}

function takesOrder(draft: Draft, item: Of<'order'>, i: number): boolean {
  const next = draft.solid[i + 1];
  if (draft.order) return false;
  draft.order = item.which;
  if (next?.is === 'column') {
    draft.ordered = draft.around.grid.header[next.column] ?? null;
    draft.used.add(next);
  }
  return true;
}

function takesWord(draft: Draft, item: Of<'word'>, i: number): boolean {
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const { grid } = draft.around;
  const addresses = before?.is === 'column' && isLists(before.column, grid);
  if (addresses && /^(?:address(?:es)?|entry|entries|items?|values?|ips?)$/i.test(item.text)) return true;
  if (addressed(draft, item, i)) return true;
  // `every target up`: its series says 1.
  const up = /^up$/i.test(item.text) && grid.header[0] === 'series' && i > 0 && next === undefined;
  if (up && before?.is === 'word' && grid.rows.every(({ cells }) => /^up(?:\{|$)/.test(cells[0] ?? ''))) {
    draft.tests.push({ is: 'compare', column: 1, op: '=', value: '1' });
    return true;
  }
  if (item.known) {
    draft.known = true;
    draft.plural ||= isPlural(item.text);
    return true;
  }
  if (ROLE.test(item.text)) return before?.is === 'number' && draft.used.has(item);
  if (namesAll(draft, item, i)) return true;
  // `bucket web-1 is there`
  if (i === 0 && (next?.is === 'name' || isName(next))) return true;
  // `network backend exists`
  const named = i === 1 && before?.is === 'word' && before.known && next?.is === 'there';
  if (named) draft.missing.push(item.text);
  return named;
}

/** A word that nothing tells is what the rows are called, where all of them are meant: `every sidecar is SYNCED`. */
function namesAll(draft: Draft, item: Of<'word'>, i: number): boolean {
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const quantity = before?.is === 'word' ? draft.solid[i - 2] : before;
  if (quantity?.is !== 'amount' || draft.between(before, item) !== '') return false;
  if (!quantity.every && !isPlural(item.text)) return false;
  return next === undefined ? i > 1 : draft.isVerb(item, next);
}

/** `three addresses`, where one column lists addresses. */
function addressed(draft: Draft, { text }: Of<'word'>, i: number): boolean {
  const { grid } = draft.around;
  const before = draft.solid[i - 1];
  const columns = grid.header.flatMap((_, column) => (column !== grid.at && isLists(column, grid) ? [column] : []));
  const [column, more] = columns;
  const { amount } = draft;
  if (!/^(?:address(?:es)?|ips?|backends?)$/i.test(text) || column === undefined || more !== undefined) return false;
  if (before?.is !== 'number' || amount?.is !== 'count') return false;
  draft.tests.push({ is: 'items', column, op: amount.op, n: amount.n });
  draft.amount = null;
  return true;
}

const SIZE = /^(\d+(?:\.\d+)?)([kKMGT]i?B?)$/;

/** `10 MB` below `Lag in MB` is 10, and beside bare numbers of another unit it says nothing. */
function inUnit(test: CellTest, { grid, command }: Around): CellTest | null {
  const [, size, unit = ''] = test.is === 'compare' ? (SIZE.exec(test.value) ?? []) : [];
  if (test.is !== 'compare' || size === undefined) return test;
  const bare = grid.rows.every(({ cells }) => /^(?:\d+(?:\.\d+)?|-|)$/.test(cells[test.column] ?? ''));
  if (!bare || /\baws\b.*\ss3\s+ls\b/.test(command)) return test;
  const named = /\bin ([kKMGT]i?B)$|\(([kKMGT]i?B)\)$/.exec(grid.header[test.column] ?? '');
  return named && (named[1] ?? named[2])?.toLowerCase() === unit.toLowerCase() ? { ...test, value: size } : null;
}
