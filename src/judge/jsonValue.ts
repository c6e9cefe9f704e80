import type { Value } from './documents.ts';

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
  const string = (): string | null => {
    const start = at;
    let end = text.indexOf('"', at + 1);
    if (end === -1) return null;
    const plain = text.slice(start + 1, end);
    at = end + 1;
    if (!plain.includes('\\')) return /[\x00-\x1f]/.test(plain) ? null : plain;
    while (isEscaped(text, end, start)) {
      end = text.indexOf('"', end + 1);
      if (end === -1) return null;
    }
    at = end + 1;
    return unescaped(text.slice(start, at));
  };
  const value = (depth: number): Value | null => {
    space();
    if (depth > DEEPEST) return null;
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const read = string();
      return read === null ? null : { is: 'scalar', text: read, string: true };
    }
    if (code === 0x7b) return map(depth);
    if (code === 0x5b) return list(depth);
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined) return null;
    at += word.length;
    return { is: 'scalar', text: word, string: false };
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
      const key = text.charCodeAt(at) === 0x22 ? string() : null;
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
    const items: Value[] = [];
    at += 1;
    space();
    if (text.charCodeAt(at) === 0x5d) {
      at += 1;
      return { is: 'list', items };
    }
    for (;;) {
      const child = value(depth + 1);
      if (child === null) return null;
      items.push(child);
      space();
      const code = text.charCodeAt(at);
      at += 1;
      if (code === 0x5d) return { is: 'list', items };
      if (code !== 0x2c) return null;
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
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
