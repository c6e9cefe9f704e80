import { namesListed, singularOf } from '../../expect/listedThings.ts';
import type { Grid } from './grid.ts';
import { isFlags, isState, stateColumns } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { labelColumn } from './rowWords.ts';

/** A value that no cell says has its place where the other states stand, or others that begin like it (`zone-a2`). */
export function homeOf(text: string, grid: Grid): readonly number[] | null {
  const options = OPTION.test(text) ? grid.header.indexOf('OPTIONS') : -1;
  if (options !== -1) return [options];
  const types = SERVICE_TYPE.test(text) ? grid.header.indexOf('TYPE') : -1;
  if (types !== -1) return [types];
  const states = isState(text) ? stateColumns(grid) : [];
  if (states.length > 0) return states;
  const versions = /^v?\d+\.(?:\d+|x)/i.test(text) ? columnsOf(grid, (cell) => /^v?\d+\.\d+/.test(cell)) : [];
  if (versions.length === 1) return versions;
  if (text.includes('=')) {
    const labels = labelColumn(grid);
    return labels === null ? null : [labels];
  }
  const address = /^\d+(?:\.\d+){3}(?:\/\d+)?$/;
  const addresses = address.test(text) ? columnsOf(grid, (cell) => address.test(cell)) : [];
  if (addresses.length === 1) return addresses;
  const start = /^\p{L}[\p{L}-]{3,}(?=\d)/u.exec(text)?.[0].toLowerCase();
  const like = columnsOf(
    grid,
    (cell) => start !== undefined && cell.toLowerCase().startsWith(start) && /\d/.test(cell),
  );
  return like.length === 1 ? like : null;
}

/** What filesystems are mounted with. */
export const OPTION =
  /^(?:r[ow]|(?:no)?(?:exec|suid|dev|atime|diratime|user|auto)|relatime|strictatime|lazytime|a?sync|discard)$/;

export const SERVICE_TYPE = /^(?:ClusterIP|NodePort|LoadBalancer|ExternalName)$/i;

/** Columns of which every cell is so; names are left out. */
function columnsOf({ rows, at }: Grid, fits: (cell: string) => boolean): readonly number[] {
  const width = Math.min(rows[0]?.cells.length ?? 0, 40);
  return Array.from({ length: width }, (_, i) => i).filter(
    (i) => i !== at && rows.every(({ cells }) => fits(cells[i] ?? '')),
  );
}

/** What the rows are: the column of their names, or a header that the command says. */
export const isNoun = (
  { column, word }: { readonly column: number; readonly word: string },
  { grid, command }: Around,
): boolean => column === grid.at || (column === 0 && !isFlags(0, grid)) || namesListed(word, command);

export const isPlural = (word: string): boolean => singularOf(word) !== word.toLowerCase();

/** The column of percentages: the one that is named, or the only one. */
export function percentColumn(grid: Grid, named: number | null): number | null {
  const all = grid.header.flatMap((_, column) =>
    grid.rows.length > 0 && grid.rows.every(({ cells }) => /^(?:\d+(?:\.\d+)?%|-)$/.test(cells[column] ?? ''))
      ? [column]
      : [],
  );
  if (named !== null && all.includes(named)) return named;
  const like = named === null ? '' : (grid.header[named] ?? '').toLowerCase().replace(/[^a-z]|d$/g, '');
  // `CPU(cores)` beside `CPU%`.
  const word = /^[a-z]+(?=[(])/i.exec(named === null ? '' : (grid.header[named] ?? ''))?.[0].toLowerCase();
  const unit = all.filter((column) => word !== undefined && (grid.header[column] ?? '').toLowerCase() === `${word}%`);
  if (unit.length === 1) return unit[0] ?? null;
  const same = all.filter((column) => like !== '' && (grid.header[column] ?? '').toLowerCase().startsWith(like));
  if (named !== null) return same[0] ?? null;
  return all.length === 1 ? (all[0] ?? null) : null;
}
