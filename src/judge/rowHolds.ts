import { compares } from './compare.ts';
import type { Grid, GridRow } from './grid.ts';
import { bareNumber, cellSays, columnsSaying, flagOf, isState } from './gridCells.ts';
import type { CellTest } from './rowSentence.ts';
import { holds } from './wantedCell.ts';

/** The state stands in several columns, of which the row has it in some. */
export function isSplit(test: CellTest, row: GridRow, grid: Grid): boolean {
  if (test.is !== 'says' || test.columns !== null) return false;
  const columns = columnsSaying(test.value, test.exact, grid);
  return columns.length > 1 && columns.some((at) => cellSays(row.cells[at] ?? '', test.value, test.exact));
}

/** Whether a row says it; null where that cannot be told. */
export function holdsIn(test: CellTest, row: GridRow, grid: Grid): boolean | null {
  switch (test.is) {
    case 'flag': {
      const cell = row.cells[test.column] ?? '';
      return cell === '' ? null : flagOf(cell) === test.on;
    }
    case 'compare': {
      const cell = row.cells[test.column] ?? '';
      return cell === '' || cell === '-' ? null : compares(bareNumber(cell), test.op, test.value.replace(/\s+/g, ''));
    }
    case 'filled':
      return !/^(?:|-|n\/a|null|none|<\w+>)$/i.test(row.cells[test.column] ?? '');
    case 'items':
    case 'distinct':
      return null;
    case 'says': {
      const { value, exact } = test;
      const looks = { rows: grid.rows, at: grid.headed ? grid.at : -1, space: -1 };
      const cells = (columns: readonly number[]): readonly string[] => columns.map((column) => row.cells[column] ?? '');
      if (test.columns !== null) {
        const results = test.columns.map(
          (column) => sayOf(row.cells[column] ?? '', value, exact) ?? holds({ column, value, exact }, row, looks),
        );
        return results.includes(false) ? false : results.includes(null) ? null : true;
      }
      const columns = columnsSaying(value, exact, grid);
      const [first] = columns;
      if (first === undefined) return holds({ column: null, value, exact }, row, looks);
      const said = cells(columns).filter((cell) => cellSays(cell, value, exact)).length;
      if (said === columns.length) return true;
      if (said > 0) return null;
      if (!exact && isState(value) && columns.length > 1) return false;
      return columns.length === 1 ? false : null;
    }
  }
}

/** `1.31.x` of a version, or just the value; null where it is another. */
function sayOf(cell: string, value: string, exact: boolean): boolean | null {
  if (cellSays(cell, value, exact)) return true;
  const kind = /^v?(\d+(?:\.\d+)*)\.[x*]$/i.exec(value)?.[1];
  if (kind !== undefined && /^v?\d+(?:\.\d+)+/.test(cell)) return cell.replace(/^v/, '').startsWith(`${kind}.`);
  if (/^(?:true|yes)$/i.test(value) && /^(?:true|yes|t|on|false|no|f|off)$/i.test(cell)) return flagOf(cell);
  if (/^(?:false|no)$/i.test(value) && /^(?:true|yes|t|on|false|no|f|off)$/i.test(cell)) return !flagOf(cell);
  return null;
}
