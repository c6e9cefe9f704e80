import type { Value } from './documents.ts';

/**
 * Reads YAML as kubectl, helm and flux print it: block maps and lists, scalars on one line, `|` texts and short flow
 * values. It is some twenty times faster than a full parser; null for everything beyond that form, which the full
 * parser then reads.
 */
export function plainYaml(text: string, flow: (piece: string) => Value | null): readonly Value[] | null {
  const docs: Value[] = [];
  const reader = startReader(text.split('\n'), flow);
  try {
    for (;;) {
      while (reader.atMarker()) reader.skip();
      if (reader.done()) return docs;
      docs.push(reader.block(reader.indent()));
      if (!reader.done() && !reader.atMarker()) return null;
    }
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

/** The text has a form that only a full parser reads. */
class Beyond extends Error {}

const beyond = (): never => {
  throw new Beyond();
};

interface Reader {
  readonly done: () => boolean;
  readonly atMarker: () => boolean;
  readonly skip: () => void;
  readonly indent: () => number;
  readonly block: (indent: number) => Value;
}

const NOT_STRING = /^(?:true|false|null|~|yes|no|on|off|[-+]?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0[xo][0-9a-fA-F]+)?$/i;

function startReader(lines: readonly string[], flow: (piece: string) => Value | null): Reader {
  let at = 0;
  const known = new Map<string, Value | null>();
  const blank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line);
  /** Indents of all lines, -1 for those that are blank or comments. */
  const indents = lines.map(indentOf);
  const settle = (): void => {
    while (at < lines.length && indents[at] === -1) at += 1;
  };
  const current = (): string => lines[at] ?? '';
  const indent = (): number => (indents[at] === TAB ? beyond() : (indents[at] ?? -1));
  const done = (): boolean => {
    settle();
    return at >= lines.length;
  };
  const atMarker = (): boolean => !done() && indent() === 0 && /^---(?:\s+#.*|\s*)$/.test(current());
  const ended = (least: number): boolean => done() || indent() < least || (least === 0 && atMarker());
  const below = (mine: number): boolean => !ended(mine + 1) && !atMarker();

  const scalar = (raw: string, indent: number): Value => {
    const source = raw.trim();
    const [first = ''] = source;
    if (first === '|') return literal(source, indent);
    if (first === '{' || first === '[') return flowValue(source);
    if (first === '"') {
      const quoted = /^("(?:[^"\\]|\\.)*")(?:\s+#.*)?$/.exec(source)?.[1] ?? beyond();
      return { is: 'scalar', text: fromQuotes(quoted), string: true };
    }
    if (first === "'") {
      const quoted = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(source)?.[1] ?? beyond();
      return { is: 'scalar', text: quoted.replaceAll("''", "'"), string: true };
    }
    if (/^[>&*!%@`?,}\]]/.test(source)) return beyond();
    const text = source.includes('#') ? source.replace(/\s+#.*$/, '') : source;
    if ((text.includes(':') && /:(?:[ \t]|$)/.test(text)) || below(indent)) return beyond();
    return { is: 'scalar', text, string: !NOT_STRING.test(text) };
  };
  const flowValue = (source: string): Value => {
    if (source === '{}') return { is: 'map', entries: new Map() };
    if (source === '[]') return { is: 'list', items: [] };
    if (!known.has(source)) known.set(source, flow(source));
    return known.get(source) ?? beyond();
  };
  const literal = (header: string, indent: number): Value => {
    if (!/^\|-?$/.test(header)) return beyond();
    const kept: string[] = [];
    let inner = -1;
    for (; at < lines.length; at += 1) {
      const line = current();
      const size = line.search(/\S/);
      if (size !== -1 && size <= indent) break;
      if (inner === -1 && size !== -1) inner = size;
      kept.push(inner === -1 ? '' : line.slice(inner));
    }
    const body = kept.join('\n').replace(/\n+$/, '');
    const open = header === '|-' || body === '';
    return { is: 'scalar', text: open ? body : `${body}\n`, string: true };
  };
  /** What stands behind a key or a dash: on the line, or below it. */
  const behind = (rest: string, mine: number, list: boolean): Value => {
    if (rest !== '' && !blank(rest)) return scalar(rest, mine);
    if (below(mine)) return block(indent());
    return list && !done() && indent() === mine && isDash(current(), mine)
      ? sequence(mine)
      : { is: 'scalar', text: '', string: false };
  };
  const sequence = (mine: number): Value => {
    const items: Value[] = [];
    while (!ended(mine) && indent() === mine && isDash(current(), mine)) {
      const line = current();
      let inner = mine + 1;
      while (line[inner] === ' ') inner += 1;
      const rest = line.slice(inner);
      if (isDash(rest, 0) || keyOf(rest, 0) !== null) {
        // The dash counts as white space from here on: nothing reads what stands before an entry's indent again.
        indents[at] = inner;
        items.push(block(inner));
      } else {
        at += 1;
        items.push(behind(rest, mine, false));
      }
    }
    return { is: 'list', items };
  };
  const mapping = (mine: number): Value => {
    const entries = new Map<string, Value>();
    while (!ended(mine) && indent() === mine && !(mine === 0 && atMarker())) {
      const pair = keyOf(current(), mine) ?? beyond();
      at += 1;
      entries.set(pair.key, behind(pair.rest, mine, true));
    }
    return { is: 'map', entries };
  };
  const block = (mine: number): Value => {
    const value = isDash(current(), mine) ? sequence(mine) : mapping(mine);
    if (!done() && indent() > mine) return beyond();
    return value;
  };
  return { done, atMarker, skip: () => (at += 1), indent, block };
}

/** A line that is indented by a tab: a text may hold it, a map may not. */
const TAB = -2;

function indentOf(line: string): number {
  let size = 0;
  while (line.charCodeAt(size) === 0x20) size += 1;
  const first = line[size];
  if (first === undefined || first === '#' || first === '\r') return line.trim() === '' || first === '#' ? -1 : size;
  if (first === '\t') return line.trim() === '' ? -1 : TAB;
  return size;
}

/** `- item`, or a dash alone, at an offset. */
function isDash(line: string, at: number): boolean {
  return line[at] === '-' && (line.length === at + 1 || line[at + 1] === ' ');
}

interface Entry {
  readonly key: string;
  readonly rest: string;
}

const KEY_START = /[\w./$~(]/;

/** `key: value`, `"key": value`, `f:spec:` from an offset on; null where the line is no entry of a map. */
function keyOf(line: string, from: number): Entry | null {
  const first = line.charAt(from);
  if (first === '"' || first === "'") return quotedKey(line.slice(from));
  if (!KEY_START.test(first)) return null;
  let end = line.indexOf(':', from);
  while (end !== -1 && end + 1 < line.length && line[end + 1] !== ' ' && line[end + 1] !== '\t')
    end = line.indexOf(':', end + 1);
  if (end === -1) return null;
  const key = line.slice(from, end).trimEnd();
  return key.includes(' #') ? null : { key, rest: end + 1 === line.length ? '' : line.slice(end + 1).trim() };
}

function quotedKey(entry: string): Entry | null {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+(.*)|)$/.exec(entry);
  if (!quoted) return null;
  const [, double, single = '', rest = ''] = quoted;
  return { key: double === undefined ? single.replaceAll("''", "'") : fromQuotes(`"${double}"`), rest };
}

function fromQuotes(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return beyond();
    throw error;
  }
}
