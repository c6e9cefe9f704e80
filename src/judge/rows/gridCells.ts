import { isStateWord } from '../../expect/asides.ts';
import { singularOf } from '../../expect/listedThings.ts';
import { magnitude } from '../printed/compare.ts';
import { isGeneratedFrom } from '../printed/generated.ts';
import type { Grid, GridRow } from './grid.ts';
import { sameColumn } from '../printed/tableRead.ts';
import { sameWord } from '../printed/tokens.ts';

/** One outcome in two words. */
const OUTCOMES = [/^succe(?:ss|eded|ssful)$/i, /^fail(?:ed|ure)$/i];

/** Whether a cell says just that: as a whole, as one of what it lists, or in brackets behind it. */
export function cellSays(cell: string, value: string, exact = false): boolean {
  if (sameWord(cell, value, exact)) return true;
  if (!exact && OUTCOMES.some((one) => one.test(cell) && one.test(value))) return true;
  if (!exact && /^\d+(?:\.\d+)+$/.test(value) && cell === `v${value}`) return true;
  if (!cell.toLowerCase().includes(value.toLowerCase())) return false;
  if (/[,;]/.test(cell)) {
    const items = cell.split(/\s*[,;]\s*/);
    // `team=a,tier=web`, as labels are listed.
    if (items.every((one) => /^[\w./-]+=\S*$/.test(one))) return value.includes('=') && items.includes(value);
    // `Ready,SchedulingDisabled` is not what Ready means.
    if (isState(value)) return false;
    return (
      items.every((one) => /^[a-z][a-z\d_ -]*(?:=\S*)?$/i.test(one)) && items.some((one) => sameWord(one, value, exact))
    );
  }
  if (sameWord(/^[^()]*\(([^()]+)\)$/.exec(cell)?.[1] ?? '', value, exact)) return true;
  // `Up 2 hours`, `Up 2 hours (healthy)`: docker's own state, and since when.
  if (/^(?:Up|Exited)\b/.test(cell) && !/paused|unhealthy|restarting/i.test(cell))
    return sameWord(
      /^(Up|Exited)(?: \(\d+\))? (?:About |Less than )?(?:an?|\d+) [a-z]+/.exec(cell)?.[1] ?? '',
      value,
      exact,
    );
  return sameWord(/^VM ([a-z]+)$/.exec(cell)?.[1] ?? '', value, exact);
}

export function saysIn(value: string, exact: boolean, grid: Grid): boolean {
  return /[\p{L}\p{N}/]/u.test(value) && distinctCells(grid).some((cell) => cellSays(cell, value, exact));
}

/** Columns say the same in many rows, and each word of a clause is looked for in all of them. */
const distinct = new WeakMap<Grid, readonly string[]>();

function distinctCells(grid: Grid): readonly string[] {
  const known = distinct.get(grid) ?? [...new Set(grid.rows.flatMap(({ cells }) => cells))];
  distinct.set(grid, known);
  return known;
}

/** A state, or how something ended. */
export const isState = (word: string): boolean => isStateWord(word) || RESULTS.test(word);

const RESULTS =
  /^(?:success|successful|failure|cancell?ed|pass(?:ed)?|ok|error|alive|streaming|catchup|stale|idle|paused)$/i;

const said = new WeakMap<Grid, Map<string, readonly number[]>>();

/** Columns in which some row says it. */
export function columnsSaying(value: string, exact: boolean, grid: Grid): readonly number[] {
  const mine = said.get(grid) ?? new Map<string, readonly number[]>();
  said.set(grid, mine);
  const key = `${String(exact)} ${value}`;
  const columns = mine.get(key) ?? findColumns(value, exact, grid);
  mine.set(key, columns);
  return columns;
}

function findColumns(value: string, exact: boolean, { rows, at }: Grid): readonly number[] {
  const found = new Set<number>();
  for (const { cells } of rows)
    for (const [i, cell] of cells.entries()) if (i !== at && cellSays(cell, value, exact)) found.add(i);
  return [...found];
}

/** A row's name, with or without what stands before it: `argocd/web`, `registry.example/web`; pods of a workload. */
export function hasName({ cells }: GridRow, name: string, at: number, generated: boolean): boolean {
  const own = at === -1 ? cells : [cells[at] ?? ''];
  return own.some((cell) => {
    const bare = cell.slice(cell.lastIndexOf('/') + 1).toLowerCase();
    const wanted = name.toLowerCase();
    // Of a bare answer nothing says that it is a pod: `prod-2` is not `prod`.
    const pods = cells.length > 1 || cell.includes('/');
    return cell.toLowerCase() === wanted || bare === wanted || (generated && isGeneratedFrom(name, bare, pods));
  });
}

export function isNamedIn(name: string, { rows, at, generated }: Grid): boolean {
  if (/^\d+$/.test(name) || isState(name)) return false;
  if (at !== -1) return rows.some((row) => hasName(row, name, at, generated));
  return /[\d_./-]/.test(name) && rows.some((row) => hasName(row, name, -1, generated));
}

const SHORT: Readonly<Record<string, string>> = {
  capacity: 'cap',
  available: 'avail',
  free: 'avail',
  revision: 'rev',
  memory: 'mem',
  namespace: 'ns',
  address: 'addr',
};
const LITTLE = /^(?:is|has|num|number|of|in|the)$/;

function wordsOf(header: string): readonly string[] {
  return header
    .split(/[\s_()/.-]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .map((word) => singularOf(word.toLowerCase()))
    .filter((word) => word !== '' && !LITTLE.test(word));
}

/** The one column that words name: `leader` names IS LEADER, `nodes` NUM_NODES, `master` MASTER_VERSION beside NODE_VERSION. */
export function columnIn(text: string, grid: Grid, behind = ''): number | null {
  const { header } = grid;
  if (header.length === 0 || !/^\p{L}/u.test(text) || /^(?:is|has|in|on|up|of|it|all|name|names|named)$/i.test(text))
    return null;
  const same = only(
    header,
    (name) => sameColumn(name, text) || sameColumn(name, `${text}s`) || sameColumn(`${name}s`, text),
  );
  if (same !== null) return same;
  const short = SHORT[text.toLowerCase()];
  const abbreviated = short === undefined ? null : only(header, (name) => sameColumn(name, short));
  if (abbreviated !== null) return abbreviated;
  const counts = only(header, (name) =>
    sameColumn(/^(?:num(?:ber)?|count)[\s_-](?:of[\s_-])?(.+)$/i.exec(name)?.[1] ?? '', text),
  );
  if (counts !== null) return counts;
  const words = text.toLowerCase().split(' ').map(singularOf);
  const holds = (name: string): boolean => words.every((word) => word.length > 2 && wordsOf(name).includes(word));
  const inside = only(header, holds);
  if (inside !== null) return inside;
  // `MEMORY(bytes)` beside `MEMORY%`, which only a percentage is said of.
  const measured = only(header, (name) => holds(name) && !name.endsWith('%'));
  if (measured !== null && header.filter(holds).length === 2) return measured;
  // `master on 1.29.x`: of MASTER_VERSION and MASTER_IP the one that has versions.
  const kind = /^v?\d+\.(?:\d+|x)(?:\.(?:\d+|x))?$/i.test(behind)
    ? 'version'
    : /^\d+(?:\.\d+){3}$/.test(behind)
      ? 'ip'
      : null;
  const ofKind = kind === null ? null : only(header, (name) => holds(name) && wordsOf(name).includes(kind));
  if (ofKind !== null) return ofKind;
  // `draining` under Drain, `suspended` under SUSPEND; `issued by ca-1` under ISSUER, `mounted at /srv` under MOUNTPOINT.
  const stem = stemOf(text);
  if (stem === text.toLowerCase()) return null;
  const flag = only(header, (name) => stemOf(name) === stem);
  if (flag !== null && isFlags(flag, grid)) return flag;
  if (behind === '' || stem.length < 4 || !/ed$/i.test(text)) return null;
  return only(header, (name) => new RegExp(`^${stem}(?:e?r|or|points?|ed on|s)?$`, 'i').test(name));
}

const stemOf = (word: string): string =>
  word
    .toLowerCase()
    .replace(/(?:ing|ed)$/, '')
    .replace(/e$/, '');

function only(header: readonly string[], fits: (name: string) => boolean): number | null {
  const found = header.flatMap((name, i) => (fits(name) ? [i] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const FLAG = /^(?:true|false|yes|no|t|f|on|off)$/i;

/** Every cell says yes or no, or how many of how many are ready. */
export function isFlags(column: number, { rows }: Grid): boolean {
  return (
    rows.length > 0 &&
    rows.every(({ cells }) => FLAG.test(cells[column] ?? '') || /^\d+\/\d+$/.test(cells[column] ?? ''))
  );
}

export function flagOf(cell: string): boolean {
  const ratio = /^(\d+)\/(\d+)$/.exec(cell);
  return ratio ? ratio[1] === ratio[2] && ratio[1] !== '0' : /^(?:true|yes|t|on)$/i.test(cell);
}

/** `2 (3m ago)` is 2, and when it last happened. */
export const bareNumber = (cell: string): string => /^(\d+) \([^)]*ago\)$/.exec(cell)?.[1] ?? cell;

/** Numbers, sizes or times; a dash or nothing may stand where there is none. */
export function isNumbers(column: number, { rows }: Grid): boolean {
  const cells = rows.map(({ cells }) => bareNumber(cells[column] ?? ''));
  return (
    cells.some((cell) => magnitude(cell) !== null) &&
    cells.every((cell) => cell === '' || cell === '-' || magnitude(cell) !== null)
  );
}

/** Addresses, one or several in a cell. */
export function isLists(column: number, { rows }: Grid): boolean {
  return rows.length > 0 && rows.every(({ cells }) => itemsIn(cells[column] ?? '') !== null);
}

const NOTHING = /^(?:|<none>|<unset>)$/;

export function itemsIn(cell: string): number | null {
  if (NOTHING.test(cell)) return 0;
  const more = Number(/\s\+ (\d+) more\.*$/.exec(cell)?.[1] ?? 0);
  const items = cell.replace(/\s\+ \d+ more\.*$/, '').split(/,\s*/);
  return items.every((item) => /^\[?[\da-f]*[.:][\da-f.:]+\]?(?::\d+)?$/i.test(item)) ? items.length + more : null;
}

const STATES = ['STATUS', 'STATE', 'PHASE', 'HEALTH', 'CONDITION', 'RESULT'];

/** Where states stand: the one column of that name, or those of which all cells are states. */
export function stateColumns(grid: Grid): readonly number[] {
  const named = only(grid.header, (name) => STATES.some((one) => sameColumn(name, one)));
  if (named !== null) return [named];
  const width = Math.min(...grid.rows.map(({ cells }) => cells.length), 40);
  return Array.from({ length: Math.max(0, width) }, (_, i) => i).filter((i) =>
    grid.rows.every(({ cells }) => isState(cells[i] ?? '')),
  );
}
