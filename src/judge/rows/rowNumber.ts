import { columnIn, isLists, isNumbers } from './gridCells.ts';
import type { Grid } from './grid.ts';
import { hasNumbers } from './rowWords.ts';
import type { Draft, Of } from './rowDraft.ts';
import { percentColumn } from './rowPlaces.ts';

export function takesNumber(draft: Draft, item: Of<'number'>, i: number): boolean {
  const { grid } = draft.around;
  const [before, next] = [draft.solid[i - 1], draft.solid[i + 1]];
  const percent = item.text.endsWith('%');
  const near = next?.is === 'column' ? next : before?.is === 'column' && !draft.used.has(before) ? before : null;
  // `3 idle consumers` may be fewer than all of them.
  const after = draft.solid[i + 2];
  const told = next?.is === 'word' && (next.known || /\b(?:in|under|at)\b/.test(draft.between(next, after)));
  const behind = told ? after : undefined;
  const far = behind?.is === 'column' && isNumbers(behind.column, grid) ? behind : null;
  const column = (near && countsRows(draft, near) && !percent ? null : near) ?? far;
  const place = percent
    ? percentColumn(grid, column && !draft.isNoun(column) ? column.column : null)
    : column === null && /\d(?:[KMGT]i?B|[kMGT]i?)$/.test(item.text)
      ? (columnIn('size', grid) ?? sizeColumn(grid))
      : null;
  if (place !== null || (column && isNumbers(column.column, grid))) {
    if (column) draft.used.add(column);
    if (column && column === far && next) draft.used.add(next);
    draft.tests.push({
      is: 'compare',
      column: place ?? column?.column ?? 0,
      op: item.op,
      value: sizeLike(item.text, place ?? column?.column ?? 0, grid),
    });
    return true;
  }
  if (column && column === next && item.plain && isLists(column.column, grid)) {
    draft.used.add(column);
    draft.tests.push({ is: 'items', column: column.column, op: item.op, n: Number(item.text) });
    return true;
  }
  // `reports 1`: in lines of two words the second is the value.
  const two = grid.rows[0]?.cells.length === 2 && isNumbers(1, grid);
  if (
    two &&
    item.plain &&
    next === undefined &&
    draft.amount &&
    (before?.is === 'amount' || /\b(?:reports|shows|is|has)\b/.test(draft.between(before, item)))
  ) {
    draft.tests.push({ is: 'compare', column: 1, op: item.op, value: item.text });
    return true;
  }
  // `the deployed revision is 12`
  const numbered = before?.is === 'column' && before.column === grid.at && hasNumbers(grid) && item.plain;
  if (numbered && next === undefined && item.op === '=' && draft.amount === null && draft.names.length === 0) {
    draft.names.push(item.text);
    draft.sole = true;
    return draft.later.length > 0;
  }
  if (!item.plain || draft.amount || draft.none || next === undefined) return false;
  draft.amount = { is: 'count', op: item.op, n: Number(item.text) };
  return true;
}

/** The only column that lists sizes: `each pod below 512Mi`. */
function sizeColumn({ header, rows }: Grid): number | null {
  const [column, more] = header.flatMap((_, i) =>
    rows.length > 0 && rows.every(({ cells }) => /^\d+(?:\.\d+)?[KMGT]i$/.test(cells[i] ?? '')) ? [i] : [],
  );
  return more === undefined ? (column ?? null) : null;
}

/** `5 nodes` of what lists nodes; `web has 2 replicas` asks the column of that name. */
function countsRows(draft: Draft, column: Of<'column'>): boolean {
  const { grid } = draft.around;
  const subject = draft.amount !== null || draft.names.length > 0;
  const ofRow = subject && column.column > 0 && column.column !== grid.at && isNumbers(column.column, grid);
  return draft.isNoun(column) && !ofRow;
}

/** `50g` beside sizes in GiB, as LVM prints them. */
function sizeLike(text: string, column: number, { rows }: Grid): string {
  const [, size, unit] = /^(\d+(?:\.\d+)?)([gt])$/.exec(text) ?? [];
  const binary = rows.some(({ cells }) => /i$/.test(cells[column] ?? ''));
  return size === undefined || unit === undefined ? text : `${size}${unit.toUpperCase()}${binary ? 'i' : ''}`;
}
