import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { Ids } from './ids.ts';
import type { Line } from './lineKinds.ts';
import { plainText, slugOf } from './plain.ts';
import { readReferences } from './references.ts';
import type { Cell, Matrix, MatrixRow } from './story.ts';
import { cellsOf, isDelimiter } from './tables.ts';

interface Columns {
  readonly criterion: number;
  readonly title: number;
  readonly command: number;
  readonly expected: number;
  readonly status: number;
}

const COMMAND = /\bcommands?\b|\bcmds?\b|\bcli\b|\bhow\s+to\s+(?:verify|test|check)\b/;
/** "Expected Result", "What to expect", "Output expected"; "Coverage Expectation" expects nothing of a command. */
const EXPECTED = /^(?:what\s+(?:to|we|you)\s+)?expect(?:ed|ation|ations|s)?\b|\bexpected\b/;
const STATUS =
  /^(?:status|done\??|result|results|pass(?:ed)?\??|pass\s*\/\s*fail|verified\??|state|complete[d]?\??|ok\??|[✓✅☑⬜☐])$/u;
const CRITERION_NAME =
  /^(?:acs?|ac\s*#|ac\s*id|acs?\s*\(.*\)|ac\s+ref(?:erence)?s?|ac\s+numbers?|acceptance\s+criteri(?:a|on)(?:\s*#|\s+ids?)?|criteri(?:a|on)\s+(?:id|#|ids))$/;
const TITLE =
  /criteri(?:a|on)|description|requirement|check|test|validation|verification|what|item|name|scenario|component|step/;

/** Finds validation matrices: tables whose header names a command column and an expected column, whatever their order. */
export function readMatrices(text: string, lines: readonly Line[], problems: Problem[]): readonly Matrix[] {
  const out: Matrix[] = [];
  const ids = new Ids();
  for (let i = 0; i + 1 < lines.length; i++) {
    const head = lines[i];
    const rule = lines[i + 1];
    if (head?.kind !== 'table' || rule?.kind !== 'table') continue;
    const names = cellsOf(text, head.span);
    let end = i + 2;
    while (lines[end]?.kind === 'table') end++;
    const columns = isDelimiter(cellsOf(text, rule.span)) ? columnsOf(names) : null;
    if (columns) {
      const rows: MatrixRow[] = [];
      for (let r = i + 2; r < end; r++) {
        const line = lines[r];
        if (line?.kind === 'table')
          rows.push(readRow(text, line.index, line.span, names.length, columns, ids, problems));
      }
      out.push({ line: head.index + 1, columns: names.map((c) => c.text), above: [], rows });
    }
    i = end - 1;
  }
  return out;
}

function columnsOf(names: readonly Cell[]): Columns | null {
  const words = names.map((c) => plainText(c.text).replace(/[`*_]/g, '').toLowerCase().trim());
  const raw = names.map((c) => c.text.trim().toLowerCase());
  const expected = words.findIndex((w) => EXPECTED.test(w));
  const command = words.findIndex((w, i) => i !== expected && COMMAND.test(w));
  if (expected < 0 || command < 0) return null;
  const free = (i: number): boolean => i !== expected && i !== command;
  const status = words.findLastIndex((w, i) => free(i) && (STATUS.test(w) || STATUS.test(raw[i] ?? '')));
  const criterion = words.findIndex((w, i) => free(i) && i !== status && CRITERION_NAME.test(w));
  const title = words.findIndex((w, i) => free(i) && i !== status && i !== criterion && TITLE.test(w));
  return { criterion, title: title < 0 ? criterion : title, command, expected, status };
}

function readRow(
  text: string,
  index: number,
  span: Span,
  width: number,
  columns: Columns,
  ids: Ids,
  problems: Problem[],
): MatrixRow {
  let cells = cellsOf(text, span);
  if (cells.length !== width) cells = repaired(text, span, cells, width, problems);
  const empty: Cell = { span: { start: span.end, end: span.end }, text: '' };
  const at = (column: number): Cell => cells[column] ?? empty;
  const title = plainText(at(columns.title).text);
  const others = (): string =>
    cells.flatMap((c, i) => (i === columns.command || i === columns.expected ? [] : [c.text])).join(' ');
  const criteria = columns.criterion >= 0 ? criteriaOf(at(columns.criterion).text, true) : criteriaOf(others(), false);
  const stem = `${criteria[0] ?? 'row'}:${slugOf(title) || slugOf(at(columns.command).text).slice(0, 40) || 'row'}`;
  const id = ids.named(stem);
  const status = columns.status >= 0 && columns.status < cells.length ? at(columns.status) : null;
  return {
    id,
    line: index + 1,
    span,
    criteria,
    title,
    command: at(columns.command),
    expected: at(columns.expected),
    status,
  };
}

/** A row of another width: pipes inside code spans that nobody escaped are put back together where that fits. */
function repaired(
  text: string,
  span: Span,
  cells: readonly Cell[],
  width: number,
  problems: Problem[],
): readonly Cell[] {
  const pipes = cells.length > width ? pipesInCode(text, span) : [];
  const masked = pipes.length > 0 ? cellsOf(maskAt(text, span, pipes), { start: 0, end: span.end - span.start }) : [];
  const fits = masked.length === width;
  problems.push({
    code: 'row-ragged',
    severity: 'warning',
    span,
    message: `This row has ${String(cells.length)} cells under ${String(width)} columns. ${
      fits
        ? 'A pipe inside a code span must be written as \\|.'
        : 'Add or remove cells so that each stands under its column.'
    }`,
    ...(fits && {
      fix: {
        title: 'Escape the pipes inside code',
        edits: pipes.map((at) => ({ span: { start: at, end: at }, text: '\\' })),
      },
    }),
  });
  if (!fits) return cells;
  return masked.map((c) => {
    const moved = { start: c.span.start + span.start, end: c.span.end + span.start };
    return { span: moved, text: text.slice(moved.start, moved.end) };
  });
}

function pipesInCode(text: string, span: Span): readonly number[] {
  const out: number[] = [];
  let inside = false;
  for (let i = span.start; i < span.end; i++) {
    const c = text.charAt(i);
    if (c === '`') inside = !inside;
    else if (c === '\\') i++;
    else if (c === '|' && inside) out.push(i);
  }
  return inside ? [] : out;
}

function maskAt(text: string, span: Span, places: readonly number[]): string {
  const chars = text.slice(span.start, span.end).split('');
  for (const at of places) chars[at - span.start] = ' ';
  return chars.join('');
}

function criteriaOf(cell: string, bareNumbers: boolean): readonly string[] {
  const named = readReferences(cell).ids;
  if (named.length > 0 || !bareNumbers) return named;
  const plain = plainText(cell);
  if (!/^#?\d+(?:\.\d+)*(?:\s*[,/&-]\s*#?\d+(?:\.\d+)*)*$/.test(plain)) return [];
  return readReferences(`(AC: ${plain})`).ids;
}
