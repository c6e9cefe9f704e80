import type { Value } from './documents.ts';
import { Shared } from './shared.ts';

/**
 * Reads JSON texts that stand one after the other, as jq prints them. Numbers keep their writing, so that `1.10` stays
 * `1.10`. Null where any of it is no JSON.
 */
export function jsonValues(text: string): readonly Value[] | null {
  const out: Value[] = [];
  let at = 0;
  const space = (): void => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  };
  /** Goes behind the string that begins here; null where it does not end. */
  const quoted = (): string | null => {
    const start = at;
    let end = text.indexOf('"', at + 1);
    while (end !== -1 && text.charCodeAt(end - 1) === 0x5c && isEscaped(text, end, start))
      end = text.indexOf('"', end + 1);
    if (end === -1) return null;
    at = end + 1;
    return text.slice(start, at);
  };
  const keys = new Shared(unescaped);
  const strings = new Shared((source): Value | null => {
    const read = unescaped(source);
    return read === null ? null : { is: 'scalar', text: read, string: true };
  });
  const words = new Shared((word): Value => ({ is: 'scalar', text: word, string: false }));
  const value = (depth: number): Value | null => {
    space();
    if (depth > DEEPEST) return null;
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const source = quoted();
      return source === null ? null : strings.of(source);
    }
    if (code === 0x7b) return map(depth);
    if (code === 0x5b) return list(depth);
    WORD.lastIndex = at;
    if (!WORD.test(text)) return null;
    const word = text.slice(at, WORD.lastIndex);
    at = WORD.lastIndex;
    return words.of(word);
  };
  const map = (depth: number): Value | null => {
    const entries = new Map<string, Value>();
    at += 1;
    space();
    if (text.charCodeAt(at) === 0x7d) {
      at += 1;
      return { is: 'map', entries };
    }
    for (;;) {
      space();
      const source = text.charCodeAt(at) === 0x22 ? quoted() : null;
      const key = source === null ? null : keys.of(source);
      space();
      if (key === null || text.charCodeAt(at) !== 0x3a) return null;
      at += 1;
      const child = value(depth + 1);
      if (child === null) return null;
      entries.set(key, child);
      space();
      const code = text.charCodeAt(at);
      at += 1;
      if (code === 0x7d) return { is: 'map', entries };
      if (code !== 0x2c) return null;
    }
  };
  const list = (depth: number): Value | null => {
    at += 1;
    space();
    if (text.charCodeAt(at) === 0x5d) {
      at += 1;
      return { is: 'list', items: [] };
    }
    const first = value(depth + 1);
    if (first === null) return null;
    const items = [first];
    for (;;) {
      space();
      const code = text.charCodeAt(at);
      at += 1;
      if (code === 0x5d) return { is: 'list', items };
      const child = code === 0x2c ? value(depth + 1) : null;
      if (child === null) return null;
      items.push(child);
    }
  };
  for (space(); at < text.length; space()) {
    const code = text.charCodeAt(at);
    const read = code === 0x7b || code === 0x5b ? value(0) : null;
    if (read === null) return null;
    out.push(read);
  }
  return out;
}

const DEEPEST = 200;
const WORD = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

/** A quote behind an odd number of backslashes does not end a string. */
function isEscaped(text: string, quote: number, start: number): boolean {
  let count = 0;
  for (let at = quote - 1; at > start && text.charCodeAt(at) === 0x5c; at -= 1) count += 1;
  return count % 2 === 1;
}

function unescaped(quoted: string): string | null {
  if (!quoted.includes('\\')) return /[\x00-\x1f]/.test(quoted) ? null : quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
