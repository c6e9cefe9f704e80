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

function startReader(lines: string[], flow: (piece: string) => Value | null): Reader {
  let at = 0;
  const known = new Map<string, Value | null>();
  const blank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line);
  const settle = (): void => {
    while (at < lines.length && blank(lines[at] ?? '')) at += 1;
  };
  const current = (): string => lines[at] ?? '';
  const indentOf = (line: string): number => {
    const size = line.search(/[^ ]/);
    return line[size] === '\t' ? beyond() : size;
  };
  const done = (): boolean => {
    settle();
    return at >= lines.length;
  };
  const atMarker = (): boolean => !done() && /^---(?:\s+#.*|\s*)$/.test(current());
  const ended = (indent: number): boolean => done() || atMarker() || indentOf(current()) < indent;

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
    const text = source.replace(/\s+#.*$/, '');
    if (/:(?:\s|$)/.test(text) || !ended(indent + 1)) return beyond();
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
  const behind = (rest: string, indent: number, list: boolean): Value => {
    if (!blank(rest)) return scalar(rest, indent);
    if (ended(indent + 1)) {
      const dashes = list && !done() && !atMarker() && indentOf(current()) === indent && /^ *-(?: |$)/.test(current());
      return dashes ? sequence(indent) : { is: 'scalar', text: '', string: false };
    }
    return block(indentOf(current()));
  };
  const sequence = (indent: number): Value => {
    const items: Value[] = [];
    while (!ended(indent) && indentOf(current()) === indent) {
      const match = /^( *-)( +|$)(.*)$/.exec(current());
      if (!match) break;
      const [, dash = '', gap = '', rest = ''] = match;
      if (/^-(?: |$)/.test(rest) || keyOf(rest) !== null) {
        const inner = dash.length + gap.length;
        lines[at] = ' '.repeat(inner) + rest;
        items.push(block(inner));
      } else {
        at += 1;
        items.push(behind(rest, indent, false));
      }
    }
    return { is: 'list', items };
  };
  const mapping = (indent: number): Value => {
    const entries = new Map<string, Value>();
    while (!ended(indent) && indentOf(current()) === indent) {
      const pair = keyOf(current().slice(indent)) ?? beyond();
      at += 1;
      entries.set(pair.key, behind(pair.rest, indent, true));
    }
    return { is: 'map', entries };
  };
  const block = (indent: number): Value => {
    const line = current().slice(indent);
    const value = /^-(?: |$)/.test(line) ? sequence(indent) : mapping(indent);
    if (!ended(indent + 1) && indentOf(current()) > indent) return beyond();
    return value;
  };
  return { done, atMarker, skip: () => (at += 1), indent: () => indentOf(current()), block };
}

/** `key: value`, `"key": value`, `f:spec:`; null where a line is no entry of a map. */
function keyOf(line: string): { readonly key: string; readonly rest: string } | null {
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:(?:\s+(.*)|)$/.exec(line);
  if (quoted)
    return {
      key: quoted[1] === undefined ? (quoted[2] ?? '').replaceAll("''", "'") : fromQuotes(`"${quoted[1]}"`),
      rest: quoted[3] ?? '',
    };
  if (!/^[\w./$~(]/.test(line)) return null;
  const at = line.search(/:(?:\s|$)/);
  if (at === -1) return null;
  const key = line.slice(0, at).trimEnd();
  return / #/.test(key) ? null : { key, rest: line.slice(at + 1) };
}

function fromQuotes(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return beyond();
    throw error;
  }
}
