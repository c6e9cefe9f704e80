import { allBase64 } from './base64.ts';
import type { Finding } from './finding.ts';
import { isHarmlessValue, isSecretName } from './names.ts';

/** One block mapping while its lines are read. */
interface Mapping {
  readonly indent: number;
  kind: string | null;
  /** `name: DB_PASSWORD` of an environment variable, and the `value:` beside it. */
  name: string | null;
  value: Finding | null;
  readonly data: DataBlock[];
}

/** The lines under `data:` or `stringData:`, kept until it is known whether the mapping is a Secret. */
interface DataBlock {
  readonly values: Finding[];
  readonly start: number;
  end: number;
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly indent: number;
  /** Of the key, dashes before it counted; null where the line is no `key: value`. */
  readonly column: number;
  readonly dash: number | null;
  readonly key: string | null;
  readonly value: Finding;
}

const KEY =
  /^(?<lead>[ ]*(?:-[ ]+)*)(?<key>"[^"\n]*"|'[^'\n]*'|[^\s#:{}[\],&*!|>'"%@`-][^\n:{}]*?)[ ]*:(?:[ \t]+(?<value>.*))?$/;

/**
 * Secrets in block YAML, read line by line, since output is often only a part of a document:
 *
 *     data:
 *       password: aHVudGVyMg==
 *                 ^^^^^^^^^^^^ where a sibling says `kind: Secret`, or no kind is seen and the values are base64
 */
export function findInYaml(text: string, depth = 0): Finding[] {
  const found: Finding[] = [];
  const open: Mapping[] = [];
  /** Lines deeper than this are all secret (`password: |`), or the data of the mapping on top of `open`. */
  let inside: { readonly indent: number; readonly data: DataBlock | null } | null = null;
  /** A secret's name without a value: a next line that is no mapping is its folded value. */
  let folded: number | null = null;

  /** Indented lines whose parent is missing, since the output was cut: data of a Secret whose kind may follow. */
  let orphan: { readonly indent: number; readonly values: Finding[] } | null = null;
  /** The values of such lines, for the mapping that comes behind them. */
  let loose: Finding[] = [];

  const closeTo = (indent: number): void => {
    for (let top = open.at(-1); top && top.indent > indent; top = open.at(-1)) {
      open.pop();
      settle(top, text, found, depth);
    }
  };

  for (const line of linesOf(text)) {
    if (orphan && line.indent < orphan.indent) {
      loose = line.key === null ? [] : orphan.values;
      orphan = null;
    }
    orphan?.values.push(...valuesOf(line));
    if (inside && line.indent > inside.indent) {
      if (inside.data) addData(line, inside.data);
      else found.push(wholeOf(line));
      continue;
    }
    inside = null;
    if (folded !== null && line.indent > folded && line.key === null && line.dash === null) found.push(wholeOf(line));
    folded = null;
    if (line.key === null) {
      // What is no mapping ends those that it is not inside of: a new document, output of another command.
      if (line.dash === null && !line.text.trimStart().startsWith('#'))
        closeTo(/^(?:---|\.\.\.)/.test(line.text) ? -1 : line.indent);
      if (open.length === 0 && line.indent > 0) orphan ??= { indent: line.indent, values: valuesOf(line) };
      continue;
    }
    // A dash begins a new mapping, even at the column of the one before.
    closeTo(line.dash ?? line.column);
    let top = open.at(-1);
    if (top?.indent !== line.column) {
      const alone = open.length === 0;
      top = { indent: line.column, kind: null, name: null, value: null, data: [] };
      if (alone && loose.length > 0) top.data.push({ values: loose, start: 0, end: 0 });
      if (alone) loose = [];
      // What begins with a dash is an item: data of a Secret never is one.
      if (alone && line.indent > 0 && line.dash === null) orphan ??= { indent: line.indent, values: valuesOf(line) };
      open.push(top);
    }
    const value = unquote(text.slice(line.value.start, line.value.end));
    if (line.key === 'kind') top.kind = value;
    else if (line.key === 'name') top.name = value;
    else if (line.key === 'value') {
      top.value = { ...line.value, kind: 'pair' };
      if (isBlock(value) && top.name !== null && isSecretName(top.name)) inside = { indent: line.column, data: null };
    } else if (line.key === 'data' || line.key === 'stringData') {
      const block: DataBlock = { values: [], start: line.start + line.text.length + 1, end: 0 };
      if (value !== '' && !value.startsWith('#') && !isBlock(value) && value !== '{}') block.values.push(line.value);
      top.data.push(block);
      inside = { indent: line.column, data: block };
    } else if (isSecretName(line.key)) {
      if (isBlock(value)) inside = { indent: line.column, data: null };
      else if (value === '') folded = line.column;
    }
  }
  closeTo(-1);
  if (orphan && areSecret(null, orphan.values, text)) found.push(...orphan.values);
  return found;
}

function addData(line: Line, block: DataBlock): void {
  block.end = line.start + line.text.length;
  block.values.push(...valuesOf(line));
}

/** The value of a pair, or the whole of a line that is none. */
function valuesOf(line: Line): Finding[] {
  if (line.key === null) return [wholeOf(line)];
  const { start, end } = line.value;
  return end > start && !isBlock(line.text.slice(start - line.start)) ? [line.value] : [];
}

function settle({ kind, data, name, value }: Mapping, text: string, found: Finding[], depth: number): void {
  for (const block of data) {
    if (areSecret(kind, block.values, text)) found.push(...block.values);
    // A ConfigMap may hold a manifest.
    else if (depth < 8 && block.end > block.start)
      found.push(...findInYaml(text.slice(block.start, block.end), depth + 1).map((f) => shifted(f, block.start)));
  }
  if (name !== null && value && isSecretName(name) && !isHarmlessValue(unquote(text.slice(value.start, value.end))))
    found.push(value);
}

/** Without a kind in sight base64 gives them away. */
function areSecret(kind: string | null, values: readonly Finding[], text: string): boolean {
  if (kind !== null) return kind === 'Secret';
  return allBase64(values.map(({ start, end }) => unquote(text.slice(start, end))));
}

function isBlock(value: string): boolean {
  return /^[|>][-+\d]*(?:\s+#.*)?$/.test(value.trim());
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

function wholeOf({ start, text, indent }: Line): Finding {
  return { start: start + indent, end: start + text.trimEnd().length, kind: 'secret-data' };
}

function shifted({ start, end, kind }: Finding, by: number): Finding {
  return { start: start + by, end: end + by, kind };
}

function* linesOf(source: string): Generator<Line> {
  for (let start = 0; start < source.length;) {
    const at = source.indexOf('\n', start);
    const end = at < 0 ? source.length : at;
    const text = source.slice(start, end).trimEnd();
    if (text !== '') yield lineOf(start, text);
    start = end + 1;
  }
}

function lineOf(start: number, text: string): Line {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const { lead = '', key, value = '' } = (text.includes(':') ? KEY.exec(text)?.groups : null) ?? {};
  const dash = key === undefined ? (/^ *-(?: |$)/.test(text) ? indent : null) : lead.lastIndexOf('-');
  return {
    start,
    text,
    indent,
    column: key === undefined ? indent : lead.length,
    dash: dash === -1 ? null : dash,
    key: key === undefined ? null : unquote(key),
    value: { start: start + text.length - value.length, end: start + text.length, kind: 'secret-data' },
  };
}
