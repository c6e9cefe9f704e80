import { columnsSaying, isFlags, isNumbers } from './gridCells.ts';
import type { Draft, Of } from './rowDraft.ts';
import { isPlural, percentColumn } from './rowPlaces.ts';

export function takesColumn(draft: Draft, item: Of<'column'>, i: number): boolean {
  const { grid } = draft.around;
  const { column } = item;
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const noun = draft.isNoun(item);
  const behind = next?.is === 'amount' && !noun ? draft.solid[i + 2] : next;
  // `the leader runs 3.5.15`: what only says yes or no has no such value.
  if (behind?.is === 'value' && isFlags(column, grid) && !/^(?:true|false|yes|no|t|f|on|off)$/i.test(behind.text)) {
    // `apps is Ready at main`: the row is so, and the next word stands in another column.
    if (noun || draft.between(item, behind) !== 'at') return false;
    draft.later.push({ is: 'flag', column, on: item.off !== true });
    return true;
  }
  // `issued by le-prod`: a name that no cell says.
  const name =
    next?.is === 'word' && !next.known && /^\p{Ll}[\p{Ll}\d]*(?:-[\p{Ll}\d]+)+$/u.test(next.text) ? next : null;
  if (name && !noun && !isFlags(column, grid)) {
    draft.used.add(name);
    draft.tests.push({ is: 'says', columns: [column], value: name.text, exact: false, chooses: false });
    return true;
  }
  if (behind?.is === 'value' && !behind.noun) {
    // `chart 3.2.7` is no app version, whatever else says 3.2.7.
    const own = /\d/.test(behind.text) && column !== grid.at && !isFlags(column, grid);
    const elsewhere = behind.known && !own && !columnsSaying(behind.text, behind.exact, grid).includes(column);
    if (!(noun && elsewhere)) {
      draft.used.add(behind);
      draft.tests.push({ is: 'says', columns: [column], value: behind.text, exact: behind.exact, chooses: false });
      return true;
    }
  }
  if (next?.is === 'number' && !noun && !isFlags(column, grid)) {
    const place = next.text.endsWith('%') ? percentColumn(grid, column) : column;
    if (place === null || !(isNumbers(place, grid) || /[%a-z]/i.test(next.text))) return false;
    draft.used.add(next);
    draft.tests.push({ is: 'compare', column: place, op: next.op, value: next.text });
    return true;
  }
  if (next?.is === 'amount' && takesAmount(draft, item, i)) return true;
  const link = draft.between(before, item);
  // `SYNCED in RDS`
  if (before?.is === 'value' && /\b(?:in|for|under|as|on)\b/.test(link)) {
    const at = draft.later.findIndex((test) => test.is === 'says' && test.value === before.text);
    if (at !== -1)
      draft.later[at] = { is: 'says', columns: [column], value: before.text, exact: before.exact, chooses: false };
    return at !== -1;
  }
  if (isFlags(column, grid)) {
    draft.later.push({ is: 'flag', column, on: item.off !== true });
    return true;
  }
  if (draft.none && isNumbers(column, grid)) {
    draft.tests.push({ is: 'compare', column, op: '=', value: '0' });
    draft.none = false;
    draft.amount = { is: 'all', n: null, both: false };
    return true;
  }
  if (next === undefined && /(?:^| )(?:has|got|received)(?: is)?(?: given| assigned)?$/.test(link) && !noun) {
    draft.tests.push({ is: 'filled', column });
    return true;
  }
  if (/\b(?:any|each)\b/.test(link)) return true;
  draft.known ||= noun;
  draft.plural ||= noun && isPlural(item.word);
  return noun;
}

/** `ready all 6`: what each says; `CPU of each node under 80%`: what is said behind the rows that are meant. */
function takesAmount(draft: Draft, { column }: Of<'column'>, i: number): boolean {
  const { grid } = draft.around;
  const [amount, ...behind] = draft.solid.slice(i + 1);
  const [last, ...more] = behind.filter((one) => one.is === 'number');
  if (amount?.is !== 'amount' || isFlags(column, grid)) return false;
  if (behind.length === 0 && amount.amount.is === 'all' && amount.amount.n !== null && isNumbers(column, grid)) {
    draft.used.add(amount);
    draft.tests.push({ is: 'compare', column, op: '=', value: String(amount.amount.n) });
    return true;
  }
  const nouns = behind
    .slice(0, -1)
    .every((one) => (one.is === 'word' && one.known) || (one.is === 'column' && draft.isNoun(one)));
  if (!last || more.length > 0 || behind.at(-1) !== last || !nouns) return false;
  const place = last.text.endsWith('%') ? percentColumn(grid, column) : column;
  if (place === null || !isNumbers(place, grid)) return false;
  draft.used.add(last);
  draft.tests.push({ is: 'compare', column: place, op: last.op, value: last.text });
  return true;
}
