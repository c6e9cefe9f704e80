import { alignedRows } from './alignedRows.ts';
import type { Output } from './output.ts';
import { sparing } from '../../text/sparing.ts';

/**
 * One table of an output.
 *
 *     NAME    MIN AVAILABLE   AGE        header: its cells, as printed
 *     web-a   1               5m         a row; `cells` is null where the row does not fit the header
 */
export interface Table {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[] | null;
}

/** Headers of more than one word, where columns are divided by one blank only. */
const MULTI = [
  'Mounted on',
  'Local Address:Port',
  'Peer Address:Port',
  'NODE SELECTOR',
  'NOMINATED NODE',
  'READINESS GATES',
  'MIN AVAILABLE',
  'MAX UNAVAILABLE',
  'ALLOWED DISRUPTIONS',
  'ACCESS MODES',
  'RECLAIM POLICY',
  'LAST SCHEDULE',
  'LAST SEEN',
  'CREATED AT',
  'SYNC STATUS',
  'HEALTH STATUS',
  'APP VERSION',
  'CONTAINER ID',
  'IMAGE ID',
];

/** What some columns print, by which a row of single blanks is seen to have shifted. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  AGE: /^(?:(?:\d+[smhdy])+|<unknown>|<invalid>)$/,
  READY: /^(?:\d+(?:\/\d+)?|True|False|Unknown)$/,
  RESTARTS: /^\d+(?: \([^)]*ago\))?$/,
  SUSPEND: /^(?:True|False)$/,
  SUSPENDED: /^(?:True|False)$/,
};

const RULE_LINE = /^[\s|+]*[-=─━]{2,}[-=─━+|\s┼]*$/;
/** Lines that tools put below their tables. */
const TAIL =
  /^(?:\(\d+ rows?\)|LOAD\s+= .*|ACTIVE\s+= .*|SUB\s+= .*|\d+ loaded units listed\..*|To show all .*|Warning: .*|pod "[^"]+" deleted.*|\s*)$/;

/** All tables of an output, in order. `wanted` is a column that the reader looks for, which marks a header in any case. */
export function tablesOf(output: Output, wanted: string | null): readonly Table[] {
  const known = read.get(output) ?? new Map<string | null, readonly Table[]>();
  read.set(output, known);
  const tables = known.get(wanted) ?? readTables(output, wanted);
  known.set(wanted, tables);
  return tables;
}

/** Several rules, and several looks of one rule, read the same output. */
const read = new WeakMap<Output, Map<string | null, readonly Table[]>>();

function readTables(output: Output, wanted: string | null): readonly Table[] {
  const tables: Table[] = [];
  const { lines } = output;
  // `psql -x` prints each record as keys and values.
  if (/^-\[ RECORD \d+ \]/.test(lines[0] ?? '')) return [];
  if (wanted === null && !mayHoldTable(output.text)) return [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (!isHeader(line, lines[i + 1] ?? '', wanted)) continue;
    const body: { line: number; text: string }[] = [];
    let j = i + 1;
    for (; j < lines.length; j += 1) {
      const row = lines[j] ?? '';
      if (isBlankLine(row)) {
        if (output.gaps) continue;
        break;
      }
      if (RULE_LINE.test(row)) continue;
      // A line below a row does not make it a header: it may be the border.
      if (CAPITALS.test(row) && isHeader(row, '', null)) {
        if (row === line) continue;
        break;
      }
      if (!TAIL.test(row)) body.push({ line: j + 1, text: row });
    }
    tables.push(readTable(line, i + 1, body));
    i = j - 1;
  }
  return tables;
}

/** A line in capitals, a rule below one, or df's header: without them `isHeader` finds none. Spares logs a look at each line. */
export function mayHoldTable(text: string): boolean {
  return /[-─]{3}|^[ \t]*Filesystem[ \t]/m.test(text) || IN_CAPITALS.test(text);
}

const IN_CAPITALS = /^[ \t|]*[A-Z%#](?:[^a-z\n%#]|\([a-z]+\)|[%#]\w*(?!\w))*$/m;

/** Most lines begin with a letter or digit, which is seen without cutting them. */
function isBlankLine(line: string): boolean {
  return /^(?!\w)/.test(line) && line.trim() === '';
}

/** Letter case, blanks and signs between words do not matter: `minAvailable` names `MIN AVAILABLE`. */
export function sameColumn(a: string, b: string): boolean {
  const bare = (name: string): string =>
    name
      .toLowerCase()
      .replace(/[\s_-]+/g, '')
      .replace(/\(s\)$/, 's')
      .replace(/\(%\)$/, '%');
  return bare(a) === bare(b);
}

/** No row with a word in small letters is a header of capitals, units in brackets aside. */
const CAPITALS = /^[^a-z]*(?:\([a-z]+\)[^a-z]*)*$/;

function isHeader(line: string, next: string, wanted: string | null): boolean {
  const text = line.trim();
  if (text === '' || text.includes(': ') || /^[{["'<]/.test(text)) return false;
  if (RULE_LINE.test(line)) return false;
  // The border of a box is below no header of its own: a line of words before it is a caption.
  const captions = /^\s*\+-/.test(next) && !line.includes('|');
  if (RULE_LINE.test(next) && /[-─]{3}/.test(next) && !text.startsWith('#') && !captions)
    return cellsOf(line).length > 0;
  const cells = cellsOf(line);
  if (wanted !== null && cells.length >= 2 && cells.some((cell) => sameColumn(cell, wanted)) && cells.every(isName))
    return true;
  if (MOUNTS.test(text) || (wanted !== null && isTight(text, next, wanted))) return true;
  const known =
    /^(?:NAME|NAMESPACE|CONTAINER ID|UNIT|REPOSITORY|LAST SEEN|USER|PID|STATUS|ID|ENDPOINT|CLUSTER|REVISION|KEY)$/;
  return cells.every((cell) => isUpper(cell)) && (cells.length >= 2 || known.test(text) || SINGLE.test(text));
}

const MOUNTS = sparing(/^Filesystem\s.*\sMounted on$/);

/** A header with the wanted column whose names stand one blank apart, above a row of as many words. */
function isTight(text: string, next: string, wanted: string): boolean {
  const names = singleNames(text);
  const fits = names.length >= 3 && byBlanks(next, names.length) !== null && /\d/.test(next);
  return (
    fits &&
    names.every((name) => /^[A-Z%#]/.test(name) && isName(name)) &&
    names.some((name) => sameColumn(name, wanted))
  );
}

/** A header that was typed with one blank between its columns. */
const SINGLE = /^NAME(?:SPACE)?(?: (?:[A-Z][A-Z()/-]+|[A-Z]+\([a-z]+\)))+$/;

/** A header cell: letters, signs and blanks, in capitals but for units in brackets: `CPU(cores)`, `PORT(S)`, `%CPU`. */
function isUpper(cell: string): boolean {
  const bare = cell.replace(/\([a-z]+\)/g, '');
  return /^[A-Z][A-Z0-9 ()/%#_.:-]*$|^[%#]\w+$/.test(bare) && /[A-Z]{2}|^[A-Z]$/.test(bare) && !/\d{2}/.test(bare);
}

function isName(cell: string): boolean {
  return /^[\p{L}%#][\p{L}\p{N} ()/%#_.:@-]*$/u.test(cell);
}

/** Cells of a line by its own dividers: tabs, `|`, or two blanks and more. */
function cellsOf(line: string): readonly string[] {
  if (line.includes('|')) return pipes(line);
  if (line.includes('\t'))
    return line
      .split('\t')
      .map((cell) => cell.trim())
      .filter((cell, i, all) => cell !== '' || i < all.length - 1);
  return line.trim().split(/\s{2,}/);
}

function pipes(line: string): readonly string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => cell.trim());
}

function readTable(header: string, headerLine: number, body: readonly { line: number; text: string }[]): Table {
  const make = (names: readonly string[], read: (text: string) => readonly string[] | null): Table => ({
    header: names,
    headerLine,
    rows: body.map(({ line, text }) => ({ line, text, cells: read(text) })),
  });
  const names = cellsOf(header);
  if (header.includes('|')) return make(names, (text) => sized(pipes(text), names.length));
  if (header.includes('\t') && body.every(({ text }) => text.includes('\t')))
    return make(names, (text) =>
      sized(
        text.split('\t').map((cell) => cell.trim()),
        names.length,
      ),
    );
  const aligned = alignedRows(header, names, body);
  const single = singleNames(header);
  if (aligned && !dividedByOneBlank(names, aligned) && !glues(names, single))
    return { header: names, headerLine, rows: aligned };
  const best =
    !aligned &&
    names.length > 1 &&
    !glues(names, single) &&
    body.every(({ text }) => byBlanks(text, names.length) !== null)
      ? names
      : single;
  const rest = LAST_TAKES_REST.test(best.at(-1) ?? '');
  return make(best, (text) => inShape(best, byBlanks(text, best.length, rest)));
}

const LAST_TAKES_REST = /^(?:DESCRIPTION|COMMAND|CMD|MESSAGE|ARGS|COMMENT)$/i;

/** One cell of the header holds two columns, one of which everyone knows: it was typed with one blank here and there. */
function glues(names: readonly string[], single: readonly string[]): boolean {
  return names.some(
    (name) =>
      !single.includes(name) &&
      (name.split(' ').some((word) => word in SHAPES) || MULTI.some((one) => name !== one && name.endsWith(` ${one}`))),
  );
}

/** Null where a cell cannot be of its column: the cells have shifted. */
function inShape(names: readonly string[], cells: readonly string[] | null): readonly string[] | null {
  return cells?.every((cell, i) => SHAPES[names[i] ?? '']?.test(cell) ?? true) ? cells : null;
}

/**
 * `ACTIVE SUB` above `active running` in every row is two columns, as systemctl prints them; `LAST CHANGE` above
 * `2h3m ago` is one.
 */
function dividedByOneBlank(names: readonly string[], rows: readonly Row[]): boolean {
  return names.some((name, i) => {
    const count = name.split(' ').length;
    const cells = rows.map((row) => row.cells?.[i] ?? '');
    return (
      count > 1 &&
      cells.length > 0 &&
      cells.every((cell) => cell.split(' ').length === count) &&
      !cells.every((cell) => cell.endsWith(' ago'))
    );
  });
}

/** A row with fewer cells than the header has empty ones at its end only where a divider says so. */
function sized(cells: readonly string[], count: number): readonly string[] | null {
  if (cells.length === count) return cells;
  const extra = cells.slice(count);
  return cells.length > count && extra.every((cell) => cell === '') ? cells.slice(0, count) : null;
}

/** `3 (2d ago)` is one cell. */
const AGO = /\b(\d+) \((\S+) ago\)/g;
const GLUE = '\u0001';

/** Reads a row by its blanks: two or more, else single ones; the last cell takes what is left. */
function byBlanks(text: string, count: number, rest = false): readonly string[] | null {
  const glued = text.trim().replace(AGO, `$1${GLUE}($2${GLUE}ago)`);
  const unglue = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.replaceAll(GLUE, ' '));
  const wide = glued.split(/\s{2,}|\t/);
  if (wide.length === count) return unglue(wide);
  const single = glued.split(/\s+/);
  if (rest && single.length > count) return unglue([...single.slice(0, count - 1), single.slice(count - 1).join(' ')]);
  return single.length === count ? unglue(single) : null;
}

/** Header words divided by single blanks, known multi-word names kept together. */
function singleNames(header: string): readonly string[] {
  let text = header.trim();
  for (const name of MULTI) text = text.replace(name, name.replaceAll(' ', GLUE));
  return text.split(/\s+/).map((name) => name.replaceAll(GLUE, ' '));
}

/** Rows of a table without its header: cells by blanks, for a known number of columns. */
export function bareRows(output: Output, layouts: readonly (readonly string[])[]): Table | null {
  const rows = output.lines
    .map((text, i) => ({ text, line: i + 1 }))
    .filter(({ text }) => text.trim() !== '' && !TAIL.test(text));
  if (rows.length === 0 || rows.some(({ text }) => /^NAME(?:SPACE)?\s/.test(text))) return null;
  for (const header of layouts) {
    const cells = rows.map(({ text }) => byBlanks(text, header.length));
    if (cells.every((row) => row !== null))
      return {
        header,
        headerLine: 0,
        rows: rows.map(({ text, line }, i) => ({ text, line, cells: cells[i] ?? null })),
      };
  }
  return null;
}
