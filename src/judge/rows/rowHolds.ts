import { compares, durationMs } from '../printed/compare.ts';
import { isGeneratedFrom } from '../printed/generated.ts';
import type { Grid, GridRow } from './grid.ts';
import { bareNumber, cellSays, columnsSaying, flagOf, isState } from './gridCells.ts';
import type { CellTest } from './rowSentence.ts';
import { sameSchedule } from '../printed/schedule.ts';
import { opensOnNodes, servesPort } from '../tables/portCells.ts';
import { OPTION, SERVICE_TYPE } from './rowPlaces.ts';
import { holds } from '../tables/wantedCell.ts';

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
      return /^(?:|-|n\/a|null|none|<\w+>)$/i.test(row.cells[test.column] ?? '') === (test.not === true);
    case 'port':
      return allOnPort(row.cells[test.column] ?? '', test.port, test.n);
    case 'serves':
      return servesPort(row.cells[test.column] ?? '', test.port, test.protocol, test.outside);
    case 'nodePort':
      return opensOnNodes(row.cells[test.column] ?? '', test.port);
    case 'cron':
      return sameSchedule(row.cells[test.column] ?? '', test.schedule);
    case 'calm':
      return isCalm(row.cells[test.column] ?? '', test.ms);
    case 'member':
      return hasAddress(row.cells[test.column] ?? '', test.address);
    case 'from':
      return allFrom(row.cells[test.column] ?? '', test.registry);
    case 'items':
    case 'distinct':
      return null;
    case 'says': {
      const { value, exact } = test;
      const looks = { rows: grid.rows, at: grid.headed ? grid.at : -1, space: -1 };
      const cells = (columns: readonly number[]): readonly string[] => columns.map((column) => row.cells[column] ?? '');
      if (test.columns !== null) {
        const results = test.columns.map((column) =>
          isLess(row.cells[column] ?? '', value)
            ? null
            : (sayOf(row.cells[column] ?? '', value, exact) ?? holds({ column, value, exact }, row, looks)),
        );
        return results.includes(false) ? false : results.includes(null) ? null : true;
      }
      const columns = columnsSaying(value, exact, grid);
      const [first] = columns;
      if (first === undefined) return holds({ column: null, value, exact }, row, looks);
      const said = cells(columns).filter((cell) => cellSays(cell, value, exact)).length;
      if (said === columns.length) return said > 1 && isMixed(columns, row) ? null : true;
      if (said > 0) return null;
      if (!exact && isState(value) && columns.length > 1) return false;
      return columns.length === 1 ? false : null;
    }
  }
}

/** Beside columns that say SYNCED stands one that says STALE in every row. */
function isMixed(columns: readonly number[], { cells }: GridRow): boolean {
  const caps = (column: number): boolean => /^[A-Z]{3,}(?: [A-Z]+)*$/.test(cells[column] ?? '');
  const from = Math.min(...columns) - 1;
  const to = Math.max(...columns) + 1;
  const beside = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
    (column) => !columns.includes(column),
  );
  return columns.every(caps) && beside.some((column) => caps(column) && isState(cells[column] ?? ''));
}

/** `4 (26h ago)`: the last restart was at least so long ago. Null: when it was is not printed. */
function isCalm(cell: string, ms: number): boolean | null {
  if (cell === '0') return true;
  const ago = durationMs(/^\d+ \((\S+) ago\)$/.exec(cell)?.[1] ?? '');
  return ago === null ? null : ago >= ms;
}

/** With its port where one is said. Null: not all of them are printed. */
function hasAddress(cell: string, address: string): boolean | null {
  const items = cell.replace(/\s\+ \d+ more\.*$/, '').split(/,\s*/);
  const found = items.some((item) => item === address || (!address.includes(':') && item.startsWith(`${address}:`)));
  return found || !/ more\.*$/.test(cell) ? found : null;
}

/** `web-4.1` of `web-4.1.3`: fewer parts of the version may be all that is meant. */
const isLess = (cell: string, value: string): boolean =>
  /^v?\d+(?:\.\d+)*$/.test(value) &&
  new RegExp(`[-:]v?${value.replace(/^v/, '').replaceAll('.', '\\.')}\\.\\d`).test(cell);

/** `1.31.x` of a version, or just the value; null where it is another. */
function sayOf(cell: string, value: string, exact: boolean): boolean | null {
  if (cellSays(cell, value, exact)) return true;
  const kind = /^v?(\d+(?:\.\d+)*)\.[x*]$/i.exec(value)?.[1];
  if (kind !== undefined && /^v?\d+(?:\.\d+)+/.test(cell)) return cell.replace(/^v/, '').startsWith(`${kind}.`);
  // `chart 4.1.3` of `web-4.1.3`, `image 1.2.0` of `reg.example/web:1.2.0`
  const [, behind] = /^[a-z][\w./:-]*?[-:]v?(\d+(?:\.\d+)+(?:[-+][\w.+-]+)?)$/i.exec(cell) ?? [];
  if (behind !== undefined && kind !== undefined) return behind.startsWith(`${kind}.`);
  if (behind !== undefined && /^v?\d+(?:\.\d+)+$/.test(value)) return behind === value.replace(/^v/, '');
  if (SERVICE_TYPE.test(value) && SERVICE_TYPE.test(cell)) return false;
  if (OPTION.test(value) && /^r[ow](?:,|$)/.test(cell)) return cell.split(',').includes(value);
  // `/srv` is another path than `/srv/media`, and `fast-ssd` another name than `fast-ssd-old`.
  if (value.startsWith('/') && cell.startsWith('/')) return cell === value;
  if (
    /^[a-z]+-[a-z\d-]+$/.test(value) &&
    cell.startsWith(`${value}-`) &&
    /^[a-z][a-z\d-]*$/.test(cell) &&
    !isGeneratedFrom(value, cell, true)
  )
    return false;
  if (value.includes('=') && /^(?:<none>|[\w./-]+=\S*)$/.test(cell)) return cell.split(',').includes(value);
  if (/^(?:true|yes)$/i.test(value) && /^(?:true|yes|t|on|false|no|f|off)$/i.test(cell)) return flagOf(cell);
  if (/^(?:false|no)$/i.test(value) && /^(?:true|yes|t|on|false|no|f|off)$/i.test(cell)) return !flagOf(cell);
  return null;
}

/** Null: more addresses than are printed, or none with a port. */
function allOnPort(cell: string, port: string, n: number | null): boolean | null {
  if (/\bmore\b|\.\.\./.test(cell)) return null;
  const items = cell.split(/,\s*/);
  if (!items.every((item) => /:\d+$/.test(item))) return null;
  if (n !== null && items.length !== n) return false;
  return items.every((item) => item.endsWith(`:${port}`));
}

/** `nginx:1.27` names no registry: it comes from the one that is set where it is pulled. */
function allFrom(cell: string, registry: string): boolean | null {
  const images = cell.split(/[\s,]+/).filter((image) => image !== '');
  if (images.length === 0) return null;
  const from = images.map((image) =>
    /^[^/]+[.:][^/]*\//.test(image) ? image.startsWith(`${registry}/`) : /^docker\.io\b/.test(registry) ? null : false,
  );
  return from.includes(false) ? false : from.includes(null) ? null : true;
}
