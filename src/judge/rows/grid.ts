import { isState } from './gridCells.ts';
import { knownLayout } from './gridLayouts.ts';
import { isKeyValue } from '../printed/keyValue.ts';
import { printsGenerated } from '../printed/generated.ts';
import { brief } from '../scene.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';
import type { Output } from '../printed/output.ts';

/** What is listed, one thing in each row, with or without a header. */
export interface Grid {
  /** One name for each column; empty where none is known. */
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
  /** Where the name of a row stands; -1 where it is not known. */
  readonly at: number;
  /** Columns are known by a header, not by the place of words in a line. */
  readonly headed: boolean;
  /** Words around the rows. */
  readonly caption: string;
  /** Names may be generated: `web-7c9d5b-x2k4z` is of the workload `web`. */
  readonly generated: boolean;
}

/** What an output alone tells. */
type Listing = Omit<Grid, 'generated'>;

export interface GridRow {
  readonly text: string;
  readonly line: number;
  readonly cells: readonly string[];
}

const MOST_ROWS = 500;

/** Null: no one table or list of lines of one form is printed. */
export function gridOf(output: Output, command: string): Grid | null {
  if (!output.complete || output.lines.length > MOST_ROWS || /^\s*[[{]/.test(output.text)) return null;
  if (tablesOf(output, null).some(isKeyValue)) return null;
  const listing = fromLayout(output, command) ?? fromTable(output) ?? fromLines(output, command);
  return listing && { ...listing, generated: printsGenerated(command) };
}

/** Lines whose columns are known from the command. */
function fromLayout(output: Output, command: string): Listing | null {
  const lines = output.lines.flatMap((text, i) => (text.trim() === '' ? [] : [{ text: text.trim(), line: i + 1 }]));
  const headed = /^[A-Z]{2,}\s+[A-Z]{2,}/.test(lines[0]?.text ?? '');
  if (lines.length === 0 || (headed && !/\b(?:lsblk|[vp]gs|pvs)\b/.test(command))) return null;
  const layout = knownLayout(lines, command);
  return layout && { ...layout, headed: true, caption: '' };
}

/** `Node      Address     Status`: a header in small letters, each name with a capital and none with a digit. */
const TITLES =
  /^\s*[A-Z%#][A-Za-z%#()./-]*(?: [A-Za-z%#()./-]+)*(?: {2,}[A-Z%#][A-Za-z%#()./-]*(?: [A-Za-z%#()./-]+)*){2,}\s*$/;

function fromTable(output: Output): Listing | null {
  let tables = tablesOf(output, null);
  const first = output.lines.find((line) => line.trim() !== '') ?? '';
  if (tables.length === 0 && first.length < 400 && TITLES.test(first))
    tables = tablesOf(output, first.trim().split(/ {2,}/)[0] ?? null);
  const [table] = tables;
  if (!table || tables.length > 1 || (table.header.length === 1 && /[()]/.test(table.header[0] ?? ''))) return null;
  // What a vendor would have a unit be is no state that it has.
  const preset = table.header.findIndex((name) => /^(?:VENDOR )?PRESET$/.test(name));
  const own = (cells: readonly string[]): readonly string[] => cells.filter((_, i) => i !== preset);
  const header = own(table.header);
  const rows = table.rows.flatMap(({ text, line, cells }) =>
    cells === null ? [] : [{ text: text.trim(), line, cells: own(cells) }],
  );
  if (rows.length !== table.rows.length) return null;
  const inside = new Set(rows.map(({ line }) => line));
  const caption = output.lines.filter(
    (line, i) =>
      i + 1 !== table.headerLine &&
      !inside.has(i + 1) &&
      /\p{L}/u.test(line) &&
      !/\b(?:no|not|none|fail\w*|errors?|rows?)\b/i.test(line),
  );
  const named = header.findIndex((name) => sameColumn(name, 'NAME') || sameColumn(name, 'NAMES'));
  // `VOLUME NAME`
  const [only, more] = header.flatMap((name, i) => (/^[A-Z]+ NAME$/.test(name) ? [i] : []));
  const at = named === -1 && only !== undefined && more === undefined ? only : Math.max(0, named);
  return { ...marksApart(header, rows, at), at, headed: true, caption: brief(caption.join(' '), 600) };
}

const MARKED = /^(\S+) \(([a-z]+)\)$/;

/** `fast (default)`: a mark behind a name is a cell of its own. */
function marksApart(header: readonly string[], rows: readonly GridRow[], at: number): Pick<Grid, 'header' | 'rows'> {
  if (!rows.some(({ cells }) => MARKED.test(cells[at] ?? ''))) return { header, rows };
  return {
    header: [...header, '(mark)'],
    rows: rows.map((row) => {
      const [, name, mark = ''] = MARKED.exec(row.cells[at] ?? '') ?? [];
      const cells = row.cells.map((cell, i) => (i === at ? (name ?? cell) : cell));
      return { ...row, cells: [...cells, mark] };
    }),
  };
}

/** `select a, b from …`, `-o SOURCE,TARGET`: names of columns that the command asks for. */
function askedColumns(command: string): readonly string[] {
  const list =
    /\bselect\s+([\w\s,.()]{1,300}?)\s+from\b/i.exec(command)?.[1] ??
    /\s-\w*o\s+([A-Za-z]+(?:,[A-Za-z]+)*)(?=\s|$)/.exec(command)?.[1];
  return list === undefined ? [] : list.split(',').map((one) => /(?:\bas\s+)?(\w+)\s*$/i.exec(one)?.[1] ?? '');
}

/** The first column whose cells are words that differ and tell no state. */
function nameColumn(rows: readonly GridRow[], command: string): number {
  const width = Math.min(...rows.map(({ cells }) => cells.length));
  const from = /\bkubectl\b[^|]*\s(?:-A|--all-namespaces)\b/.test(command) ? 1 : 0;
  for (let column = from; column < width; column++) {
    const cells = rows.map(({ cells }) => cells[column] ?? '');
    const named = cells.every((cell) => /\p{L}/u.test(cell) && !isState(cell));
    if (named && new Set(cells).size === cells.length) return column;
  }
  return -1;
}

/** What divides parts of a text. */
const RULE = /^[-=*]{3,}$/;
const PROMTOOL = /^(\S*\{.*\}|[\w:]+) => (\S+) @\[[\d.]+\]$/;

/** mysql prints the names of its columns first, unless it is told not to. */
const NAMES_FIRST = /^\s*(?:mysql|mariadb)\s(?!.*(?:\s-\w*N|--skip-column-names|\\G))/;

function fromLines(output: Output, command: string): Listing | null {
  const lines = output.lines
    .map((text, i) => ({ text: text.trim(), line: i + 1 }))
    .filter(({ text }) => text !== '' && !/^\(\d+ rows?\)$/.test(text));
  if (NAMES_FIRST.test(command) && lines.length > 1 && !lines.some(({ text }) => text.includes('\t'))) lines.shift();
  if (lines.length === 0 || lines.some(({ text }) => text.length > 2000 || RULE.test(text))) return null;
  // One number is an answer, and no list.
  if (lines.length === 1 && /^[\d.,]+\S{0,3}$/.test(lines[0]?.text ?? '')) return null;
  const make = (rows: readonly GridRow[], header: readonly string[] = []): Listing => ({
    header,
    rows,
    at: nameColumn(rows, command),
    headed: header.length > 0,
    caption: '',
  });
  const split = (cut: (text: string) => readonly string[]): readonly GridRow[] =>
    lines.map((one) => ({ ...one, cells: cut(one.text) }));
  if (lines.every(({ text }) => PROMTOOL.test(text)))
    return make(
      split((text) => PROMTOOL.exec(text)?.slice(1) ?? []),
      ['series', 'value'],
    );
  if (lines.every(({ text }) => IS.test(text))) return make(split((text) => IS.exec(text)?.slice(1, 3) ?? []));
  const asked = askedColumns(command);
  const even = (rows: readonly GridRow[], least: number): boolean => {
    const count = rows[0]?.cells.length ?? 0;
    return count >= least && rows.every(({ cells }) => cells.length === count);
  };
  const named = (rows: readonly GridRow[]): Listing =>
    make(rows, asked.length === rows[0]?.cells.length && asked.length > 1 ? asked : []);
  const tabs = underNames(lines);
  if (tabs) return make(tabs.rows, tabs.header);
  for (const cut of [/\t/, /\|/, /\s{2,}|\t/]) {
    const rows = split((text) => text.split(cut).map((cell) => cell.trim()));
    if (even(rows, 2)) return isKeyed(rows) ? null : named(rows);
  }
  // `key: value` and sentences have forms of their own.
  if (lines.some(({ text }) => /^[^\s:]+:\s|^[A-Za-z][\w ]*\s*[:=]\s/.test(text))) return null;
  if (lines.some(({ text }) => PROSE.test(text))) return null;
  const rows = split((text) => text.split(/\s+/));
  const width = rows[0]?.cells.length ?? 0;
  // One line that begins as a sentence does may be a message.
  const message = rows.length === 1 && width > 1 && /^\p{Lu}\p{Ll}/u.test(lines[0]?.text ?? '');
  return even(rows, 1) && width <= 4 && !message && !isKeyed(rows) ? named(rows) : null;
}

/** `state calm`, `looms 3`: names of keys before values of several kinds. */
function isKeyed(rows: readonly GridRow[]): boolean {
  const values = rows.map(({ cells }) => cells[1] ?? '');
  const numbers = values.filter((value) => /^\d/.test(value)).length;
  return (
    rows.every(({ cells }) => cells.length === 2 && /^[a-z_]+$/i.test(cells[0] ?? '')) &&
    numbers > 0 &&
    numbers < values.length
  );
}

/** `https://10.9.0.1:2379 is healthy: …`: who, and what it is. */
const IS = /^(\S+) is ((?:un)?\w+)(?:: .*)?$/;
/** Words of a sentence, which is no row. */
const PROSE =
  /(?:^|\s)(?:the|an?|is|are|was|were|has|have|not|no|to|for|of|with|from|and|or|found|error|warning|failed to|via|dev)(?=\s)|[=!?]|\.$/i;

/** Names of columns in small letters, divided by tabs as the rows below them; notes above are left out. */
function underNames(
  lines: readonly { readonly text: string; readonly line: number }[],
): { readonly header: readonly string[]; readonly rows: readonly GridRow[] } | null {
  const from = lines.findIndex(({ text }) => text.includes('\t'));
  const header = lines[from]?.text.split('\t') ?? [];
  const rows = lines.slice(from + 1).map((one) => ({ ...one, cells: one.text.split('\t').map((cell) => cell.trim()) }));
  const fits = rows.length > 0 && rows.every(({ cells }) => cells.length === header.length);
  const plain = header.every((name) => /^[a-z][a-z_ ]*$/.test(name)) && new Set(header).size === header.length;
  const numbers = rows.every(({ cells }) => cells.some((cell) => /\d/.test(cell)));
  return from >= 0 && fits && plain && numbers && (from > 0 || header.includes('name')) ? { header, rows } : null;
}
