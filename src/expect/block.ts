import { isMap, isSeq, parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';
import { sparing } from '../text/sparing.ts';
import { cut } from './clauses.ts';
import type { Meaning } from './meaning.ts';
import type { Qualified } from './readClause.ts';

type Piece = { readonly span: Span; readonly read: Qualified | null };

const HEADER =
  /^(?!\s*[-*•{[])[^\n]*\b(?:include|includes|contain|contains|show|shows|return|returns|print|prints|be|output|like|following|present|defined|expected|see|json|yaml|exist|listed|list)\b[^\n]*:\s*$/iu;

/**
 * Words of several lines: a YAML or JSON fragment, with or without a line that introduces it, or a list below such a
 * line. Null: not such a block.
 */
export function readBlock(
  words: string,
  sample: boolean,
  readClause: (words: string) => Qualified | null,
): readonly Piece[] | null {
  const all: Span = { start: 0, end: words.length };
  const whole = (meaning: Meaning): readonly Piece[] => [{ span: all, read: { meaning } }];
  const fragment = fragmentOf(words.trim());
  if (fragment !== null) return whole({ is: 'document', fragment });
  const fenced = sample ? null : fencedMeaning(words);
  if (fenced) return whole(fenced);
  const lines = words.split('\n');
  const [first = '', ...rest] = lines;
  const table = sample ? sampleTable(lines) : null;
  if (table) return whole(table);
  if (rest.every((line) => line.trim() === '')) return null;
  if (!HEADER.test(first)) return null;
  const body = dedent(rest);
  const below = fragmentOf(body);
  if (below !== null) return whole({ is: 'document', fragment: below });
  const items = rest
    .map((line) => /^\s*(?:[-*•]|\d+[.)])\s+(.*\S)\s*$/u.exec(line)?.[1])
    .filter((item) => item !== undefined);
  if (items.length === 0 || items.length !== rest.filter((line) => line.trim() !== '').length) return null;
  const joined = readClause(`${first.trim()} ${items.join(', ')}`);
  if (joined) return [{ span: all, read: joined }];
  // "All pods are Running. Look for these:": what stands before the list's own sentence is said too.
  const before = /^.*[.!?](?=\s+[A-Z])/.exec(first)?.[0] ?? '';
  const said = before === '' ? [] : cut(before, readClause);
  return [...said, ...itemPieces(words, items, readClause)];
}

const FENCED = sparing(
  /^(?:(?:expected|output|result|sample|example|shows|prints|returns)[^\n`]*:?\s*\n)?(`{3,})\w*\n([\s\S]*?)\n?\s*\1\s*$/i,
);

/** A fence among the words: a piece of YAML, a table, or several lines as they are. */
function fencedMeaning(words: string): Meaning | null {
  const body = FENCED.exec(words.trim())?.[2];
  if (body === undefined) return null;
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const fragment = fragmentOf(body.trim());
  if (fragment !== null) return { is: 'document', fragment };
  const table = sampleTable(lines);
  if (table || lines.length < 2) return table;
  // What is left out, or stands for another value, can be anywhere.
  if (/\.\.\.|…|<[\w -]+>/.test(body)) return null;
  return { is: 'tests', tests: [{ kind: 'contains', token: lines.join('\n'), exact: true }] };
}

/** Each item of the list is a clause of its own. */
function itemPieces(
  words: string,
  items: readonly string[],
  readClause: (words: string) => Qualified | null,
): readonly Piece[] {
  let from = 0;
  return items.map((item) => {
    const start = words.indexOf(item, from);
    from = start + item.length;
    return { span: { start, end: from }, read: readClause(item) };
  });
}

/** The text, where it is a YAML map or list of maps (JSON too) without gaps; null otherwise. */
function fragmentOf(text: string): string | null {
  if (!/^[{[]/.test(text) && !/^(?:- )?["']?[\w./-]+["']?:(?:\s|$)/.test(text)) return null;
  if (!/^[{[]/.test(text) && !text.includes('\n')) return null;
  if (/\.\.\.|…/.test(text.replace(/: ?"(?:\.\.\.|…)"/g, ''))) return null;
  const doc = parseDocument(text, { logLevel: 'silent' });
  if (doc.errors.length > 0) return null;
  const top = doc.contents;
  if (isMap(top))
    return top.items.length > 0 && top.items.every((pair) => pair.value !== null || pair.key !== null) ? text : null;
  return isSeq(top) && top.items.length > 0 && top.items.every((item) => isMap(item)) ? text : null;
}

function dedent(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => /^\s*/.exec(line)?.[0].length ?? 0));
  return filled.map((line) => line.slice(indent)).join('\n');
}

/** A table as kubectl prints it shows READY and STATUS; its names, ages and addresses are examples. */
function sampleTable(lines: readonly string[]): Meaning | null {
  const [header = '', ...rows] = lines.filter((line) => line.trim() !== '');
  const names = header.trim().split(/\s{2,}/);
  if (rows.length === 0 || names.length < 2 || !names.every((name) => /^[A-Z][A-Z0-9()/ -]*$/.test(name))) return null;
  const cells = rows.map((row) => row.trim().split(/\s{2,}/));
  if (cells.some((row) => row.length !== names.length)) return null;
  const parts = ['READY', 'STATUS'].flatMap((column): Meaning[] => {
    const at = names.indexOf(column);
    const values = new Set(cells.map((row) => row[at] ?? ''));
    const [value] = values;
    return at < 0 || values.size !== 1 || value === undefined ? [] : [{ is: 'column', column, op: '=', value }];
  });
  return parts.length > 0 ? { is: 'both', parts } : null;
}
