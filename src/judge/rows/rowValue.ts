import { isQuantity } from '../printed/quantity.ts';
import { isKindColumn } from './kindColumn.ts';
import type { Grid } from './grid.ts';
import { columnIn, columnsSaying, isState } from './gridCells.ts';
import type { Draft, Of, Solid } from './rowDraft.ts';
import { isToken } from './rowItems.ts';
import { homeOf } from './rowPlaces.ts';

/** `1.31.x` is a kind of versions, and no name. */
export const isName = (item: Solid | undefined): boolean =>
  item?.is === 'value' && !item.known && !item.exact && isToken(item.text) && !/\.[x*]$/i.test(item.text);

export function takesValue(draft: Draft, item: Of<'value'>, i: number): boolean {
  const { grid } = draft.around;
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const lone = draft.names.length === 0 && !draft.amount && (i === 0 || before?.is === 'word');
  // What was quoted and is nowhere.
  const quoted = item.exact && !item.known && !/\s/.test(item.text) && next?.is === 'there';
  const twin = lone && i === 0 && next === undefined ? twinColumn(item, grid) : null;
  if (twin !== null) {
    draft.later.push({ is: 'says', columns: [twin], value: item.text, exact: item.exact, chooses: false });
    return true;
  }
  if (lone && (quoted || (isName(item) && (next === undefined || next.is === 'there')))) {
    draft.missing.push(item.text);
    return true;
  }
  // `/data has less than 80% used`: what a clause begins with names its row.
  const subject = i === 0 && item.known && isToken(item.text) && next !== undefined && next.is !== 'there';
  if (subject && tellsApart(item, grid)) {
    draft.names.push(item.text);
    return true;
  }
  // `10G free on /data`
  const path =
    item.known && i > 0 && item.text.startsWith('/') && /^(?:on|for|of|in|at)$/.test(draft.between(before, item));
  if (path && draft.names.length === 0 && columnsSaying(item.text, item.exact, grid).length === 1) {
    draft.names.push(item.text);
    return true;
  }
  const { chooses, first } = chosenBy(draft, item, i);
  draft.single ||= chooses && first && !item.noun;
  // `web is in shop`: a namespace, where there is a column of them.
  const space =
    !item.known && draft.names.length > 0 && /\bin$/.test(draft.between(before, item))
      ? columnIn('namespace', grid)
      : null;
  const columns = item.known ? null : space !== null ? [space] : homeOf(item.text, grid);
  draft.later.push({ is: 'says', columns, value: item.text, exact: item.exact, chooses });
  return true;
}

/** `2/2 Running` names no row, and neither does `v1.31.2 Ready`; `/data` and `10.0.3.4` may. */
function tellsApart({ text, exact }: Of<'value'>, grid: Grid): boolean {
  const [column, ...more] = columnsSaying(text, exact, grid);
  if (column === undefined || more.length > 0 || isQuantity(text)) return false;
  if (isKindColumn(grid.header[column] ?? '')) return false;
  const cells = grid.rows.map((row) => row.cells[column]);
  return new Set(cells).size === cells.length;
}

/** The only column whose cells are the same word with another number: `gp3` where STORAGECLASS says gp2. */
function twinColumn({ text, known }: Of<'value'>, { rows, at, header }: Grid): number | null {
  const word = known ? undefined : /^(\p{L}{2,})\d{1,2}$/u.exec(text)?.[1]?.toLowerCase();
  if (word === undefined || rows.length === 0) return null;
  const isTwin = (cell = ''): boolean => /\d$/.test(cell) && cell.toLowerCase().replace(/\d{1,2}$/, '') === word;
  const [column, more] = header.flatMap((_, i) => (rows.every(({ cells }) => isTwin(cells[i])) ? [i] : []));
  return column === undefined || column === at || more !== undefined ? null : column;
}

/** `all servers are alive`, `the primary is up`, `every follower pod`: it says which rows are meant. */
function chosenBy(draft: Draft, item: Of<'value'>, i: number): { readonly chooses: boolean; readonly first: boolean } {
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const state = isState(item.text) || isQuantity(item.text);
  const first = i === 0 && !state && (next?.is === 'value' || next?.is === 'column' || next?.is === 'number');
  if (item.noun || !item.known || next === undefined) return { chooses: item.noun, first };
  // `dump of 2024-09-14 is there`
  const ofIt = i === 1 && before?.is === 'word' && /^of$/.test(draft.between(before, item)) && next.is === 'there';
  if (ofIt) return { chooses: true, first };
  const counted = before?.is === 'amount';
  const verb = (counted || first) && /\b(?:is|has|reports|shows|ends|runs|concluded)\b/.test(draft.between(item, next));
  const adjective =
    !state && next.is === 'word' && next.known && draft.between(item, next) === '' && (counted || i === 0);
  return { chooses: verb || adjective, first };
}
