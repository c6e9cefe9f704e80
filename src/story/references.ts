import { plainSigns } from './plain.ts';
import { sparing } from '../text/sparing.ts';

/** What a text says about the criteria that it serves. */
export interface References {
  /** Numbers and suffixed names as in `AC1`, `AC1-Cluster`, in the order of the text, each once. */
  readonly ids: readonly string[];
  /** `(AC: all)`. */
  readonly all: boolean;
}

const GROUP = /\bACs?\s*(?:#\s*)?[:=]\s*([^)\]\r\n]{0,200})/gi;
const SINGLE = /\bACs?[\s-]?#?(\d+[a-z]?(?:\.\d+)*)(-[A-Z][A-Za-z]+)?/g;
const RANGE_TO = /^\s*(?:-|–|—|to|through|thru|\.\.\.?|…)\s*(?:AC)?[\s-]?#?(\d+(?:\.\d+)*)(?![\w.])/i;
const LIST_MORE = /^\s*(?:,|\/|&|and|\+)\s*#?(\d+(?:\.\d+)*)(?![\w.:])/i;

/** Reads `(AC: 1, 2)`, `(AC: #1)`, `(AC1–AC4)`, `AC3/AC4`, `(AC-1 through AC-8)`, `(AC: all)`; `(AC: —)` is none. */
export function readReferences(source: string): References {
  if (!/AC/i.test(source)) return { ids: [], all: false };
  const text = plainSigns(source.length > 2000 ? source.slice(0, 2000) : source);
  const ids = new Set<string>();
  let all = false;
  // Rows and items mostly hold a bare `AC1`: they are spared the iterator.
  for (const group of /[:=]/.test(text) ? text.matchAll(GROUP) : []) {
    const list = group[1] ?? '';
    if (/^\s*(?:all|every)\b/i.test(list)) all = true;
    readList(list, ids);
  }
  SINGLE.lastIndex = 0;
  for (let single = SINGLE.exec(text); single; single = SINGLE.exec(text)) {
    const number = single[1] ?? '';
    ids.add(`AC${number}${single[2] ?? ''}`);
    readMore(text.slice(SINGLE.lastIndex), number, ids);
  }
  return { ids: [...ids], all };
}

/** `1, 2`, `#1, #3-5`, `1-3` behind `AC:`, up to the first thing that is no number. */
function readList(list: string, ids: Set<string>): void {
  const first = /^\s*#?(\d+[a-z]?(?:\.\d+)*)(?![\w])/.exec(list);
  if (!first?.[1]) return;
  ids.add(`AC${first[1]}`);
  readMore(list.slice(first[0].length), first[1], ids);
}

/** What a number shares with its neighbours, and its own last part: `1.2.` and 3 of `1.2.3`. */
function parts(number: string): { readonly stem: string; readonly last: number; readonly depth: number } {
  const at = number.lastIndexOf('.') + 1;
  return { stem: number.slice(0, at), last: Number.parseInt(number.slice(at), 10), depth: number.split('.').length };
}

/** Numbers that go on as the first began: `2.5` is none of them behind `AC1`, nor `1.38.0` behind `AC1.2`. */
function readMore(text: string, from: string, ids: Set<string>): void {
  let rest = text;
  let before = parts(from);
  for (;;) {
    const range = RANGE_TO.exec(rest);
    const found = range ?? LIST_MORE.exec(rest);
    if (!found?.[1]) return;
    const to = parts(found[1]);
    if (to.depth !== before.depth) return;
    if (range && to.stem === before.stem && to.last > before.last && to.last - before.last <= 100)
      for (let n = before.last + 1; n < to.last; n++) ids.add(`AC${to.stem}${String(n)}`);
    ids.add(`AC${to.stem}${String(to.last)}`);
    before = to;
    rest = rest.slice(found[0].length);
  }
}

const REFERENCES = sparing(/\s*[([](?:covers\s+|for\s+)?ACs?(?=[\s\d:#\u2010-\u2012\u2212-])[^()[\]]{0,120}[)\]]\s*/gi);

/** The text without a trailing `(AC: 1, 2)` or `[AC1]`. */
export function withoutReferences(text: string): string {
  return REFERENCES.replace(text, ' ')
    .replace(/^\s*[:—–-]\s*/, '')
    .trim();
}
