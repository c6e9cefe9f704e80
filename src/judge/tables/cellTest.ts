import type { TableTest } from '../../expect/rule.ts';
import { compares, magnitude, ordered } from '../printed/compare.ts';
import { servesPort } from './portCells.ts';
import { sameColumn } from '../printed/tableRead.ts';
import type { Row, Table } from '../printed/tableRead.ts';
import { findToken } from '../printed/tokens.ts';

/** A row with the cell that the rule asks for. */
export interface Cell {
  readonly row: Row;
  readonly table: Table;
  readonly cell: string;
}

/** Where a column stands in a table; -1 where it has none of that name. */
export function columnOf(table: Table, column: string): number {
  if (column === '*') return 0;
  return table.header.findIndex((name) => sameColumn(name, column));
}

/** A column says the same in most of its rows: what is decided by the cell alone is decided once. */
export function satisfying(test: TableTest): (cell: Cell) => boolean | null {
  const byRow = test.column === '*' || test.test === 'full' || CAPITALS.test(test.value ?? '');
  if (byRow) return (cell) => satisfies(test, cell);
  const known = new Map<string, boolean | null>();
  return (cell) => {
    const before = known.get(cell.cell);
    if (before !== undefined) return before;
    const result = satisfies(test, cell);
    known.set(cell.cell, result);
    return result;
  };
}

/** Whether one cell satisfies the test; null where it cannot be compared. */
export function satisfies(test: TableTest, cell: Cell): boolean | null {
  if (test.column === '*') return anyCell(test, cell);
  const value = test.value ?? '';
  switch (test.test) {
    case 'full':
      return isFull(cell);
    case 'has': {
      // A container's ports: `0.0.0.0:5432->5432/tcp`.
      const mapped = isPorts(test.column) && cell.cell.includes('->') ? PORT.exec(value) : null;
      const found = mapped
        ? servesPort(cell.cell, mapped[1] ?? '', mapped[2] ?? '', false)
        : holds(test, cell.cell, value);
      return found === null ? null : found === (test.op !== '!=');
    }
    case 'distinct':
      return true;
    case 'compare': {
      if (test.op === '=' && isPorts(test.column) && portsOf(cell.cell).some((port) => isPort(port, value)))
        return portsOf(cell.cell).length === 1 ? true : null;
      const first = compareCell(cell.cell, test, otherCell(cell, value) ?? value);
      if (test.op !== '=' || first !== false) return first;
      if (isStages(cell.cell) && holds(test, cell.cell, value)) return true;
      if (isWell(cell.cell, test.column, value)) return true;
      if ((test.or ?? []).some((other) => compareCell(cell.cell, test, other) === true)) return true;
      // Whether others may stand beside it is not said.
      return isAddresses(cell.cell) && cell.cell.split(',').includes(value) ? null : false;
    }
  }
}

const PORT = /^(\d+)(?:\/([a-z]+))?$/i;

/** `DESIRED == READY`: the value is what another column of the row says. */
function otherCell({ table, row }: Cell, value: string): string | null {
  const at = table.header.findIndex((name) => name === value && CAPITALS.test(name));
  return at === -1 ? null : (row.cells?.[at] ?? null);
}

const CAPITALS = /[A-Z]{2}/;

/** `HEALTH OK` where healthy is asked for. */
const isWell = (cell: string, column: string, value: string): boolean =>
  /^healthy$/i.test(value) && /^health(?:y|\b)/i.test(column) && /^(?:ok|true|yes)$/i.test(cell);

/** What a request went through, none of which undoes another: `Approved,Issued`. */
const isStages = (cell: string): boolean => cell === 'Approved,Issued';

const isAddresses = (cell: string): boolean => cell.split(',').every((one) => /^\d+(?:\.\d+){3}(?::\d+)?$/.test(one));

function holds(test: TableTest, cell: string, value: string): boolean {
  if (isPorts(test.column)) return portsOf(cell).some((port) => isPort(port, value));
  if (test.column === 'LABELS') return cell.split(',').includes(value);
  return findToken(cell, value, { exact: false }) !== null;
}

/** Its first letter rules most columns out. */
function isPorts(column: string): boolean {
  return /^[\s_-]*p/i.test(column) && sameColumn(column, 'PORT(S)');
}

/** `80:31080/TCP,443/TCP`: a service's ports, each with what is opened for it on the nodes. */
function portsOf(cell: string): readonly string[] {
  return cell.split(',').map((port) => port.trim());
}

/** `443` and `443/TCP` name `443:31443/TCP`; a port of the nodes names nothing. */
function isPort(port: string, value: string): boolean {
  const [, number = '', protocol = ''] = /^(\d+)(?::\d+)?(\/[a-z]+)$/i.exec(port) ?? [];
  return [port, number, number + protocol].some((form) => form.toLowerCase() === value.toLowerCase());
}

/** `*`: one cell of the row is enough. */
function anyCell(test: TableTest, cell: Cell): boolean | null {
  const results = (cell.row.cells ?? []).map((text) => satisfies({ ...test, column: '' }, { ...cell, cell: text }));
  return results.includes(true)
    ? true
    : test.op === '=' || test.test !== 'compare'
      ? false
      : results.includes(false)
        ? false
        : null;
}

const RESTARTS = /^(\d+) \([^)]*ago\)$/;
const RATIO = /^(\d+)\/(\d+)$/;

function compareCell(cell: string, test: TableTest, value: string): boolean | null {
  const text = RESTARTS.exec(cell)?.[1] ?? cell;
  const ratio = RATIO.exec(text);
  if (ratio && /^\d+$/.test(value)) {
    const [ready, of] = [Number(ratio[1]), Number(ratio[2])];
    if (test.op !== '=') return test.op === '!=' ? null : ordered(ready, test.op, Number(value));
    return ready === Number(value) ? (ready === of ? true : null) : false;
  }
  if (isRelease(text, value) && !/^TAG$/i.test(test.column)) return test.op === '!=' ? false : test.op === '=' || null;
  const result = compares(text, test.op, value);
  if (result !== null) return result;
  // A cell that is no quantity at all (`<unknown>`, `N/A`) is not above or below one.
  return magnitude(value) !== null && /^<|^N\/A$|^-$|^$/i.test(text) ? false : null;
}

/** `v1.31.2` is 1.31.2, and the other way round; tags of images are names. */
function isRelease(cell: string, value: string): boolean {
  const bare = (text: string): string => text.replace(/^v(?=\d)/, '');
  return cell !== value && /^v?\d+(?:\.\d+)+(?:[-+][\w.+-]+)?$/.test(value) && bare(cell) === bare(value);
}

/** All that is wanted is there: `3/3`, `True`, a number that equals the row's DESIRED. */
function isFull(cell: Cell): boolean | null {
  const ratio = RATIO.exec(cell.cell);
  if (ratio) return ratio[1] === ratio[2] && Number(ratio[1]) >= 1;
  if (/^(?:true|false|unknown)$/i.test(cell.cell)) return /^true$/i.test(cell.cell);
  if (!/^\d+$/.test(cell.cell)) return cell.cell === '' ? false : null;
  if (Number(cell.cell) < 1) return false;
  const desired = cell.row.cells?.[columnOf(cell.table, 'DESIRED')];
  if (desired !== undefined) return desired === cell.cell;
  const ready = RATIO.exec(cell.row.cells?.[columnOf(cell.table, 'READY')] ?? '');
  return ready ? ready[2] === cell.cell : true;
}
