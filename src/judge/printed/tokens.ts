import { isGeneratedFrom } from './generated.ts';
import { sameQuantity } from './sameQuantity.ts';
import { escaped } from '../../text/escaped.ts';

/** Where a token stands. `how`: as a word of its own, as a whole component of a longer one, or as a generated name. */
export interface TokenHit {
  readonly start: number;
  readonly end: number;
  readonly how: 'whole' | 'component' | 'generated';
}

export interface TokenOptions {
  /** Letter case counts. */
  readonly exact: boolean;
  /** Names of pods are printed, so that `db` also stands for `db-0`. */
  readonly pods?: boolean;
  /** False: no name that is printed is a generated one. */
  readonly generated?: boolean;
}

const INSIDE = /[\p{L}\p{N}\-_.:/]/u;

/**
 * The first place where a token, or a run of tokens divided by white space, stands as a whole. Letters, digits and
 * `- _ . : /` are inside a token, so that `10.1.0.1` is not in `10.1.0.10`; a component between `/` and `:` counts.
 *
 *     registry.example/dns/web:1.4.0     holds `web:1.4.0`, `web` and `1.4.0`; not `eb` or `1.4`
 */
export function findToken(text: string, token: string, options: TokenOptions): TokenHit | null {
  return tokenFinder(token, options)(text);
}

/** No author writes a longer one; an output may have it for a word, and Node makes no pattern of it. */
const LONGEST = 4000;

/** `findToken` for many texts: its pattern is made once. */
export function tokenFinder(token: string, options: TokenOptions): (text: string) => TokenHit | null {
  const words = token.trim();
  if (words === '' || words.length > LONGEST) return () => null;
  const pattern = patternOf(words, options.exact);
  return (text) => {
    for (const hit of hitsOf(text, pattern, options)) return hit;
    return null;
  };
}

/** All places, in order. */
export function tokenHits(text: string, token: string, options: TokenOptions): Iterable<TokenHit> {
  const words = token.trim();
  return words === '' || words.length > LONGEST ? [] : hitsOf(text, patternOf(words, options.exact), options);
}

function* hitsOf(text: string, pattern: RegExp, { pods = false, generated = true }: TokenOptions): Generator<TokenHit> {
  for (let at = 0; ;) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return;
    const start = match.index;
    const end = start + match[0].length;
    at = end;
    const how = howItStands(text, start, end, pods);
    if (how === 'generated' && !generated) continue;
    if (how !== null) yield { start, end, how };
  }
}

/** True where the letters stand there in any way, also inside a longer word. */
export function hasLetters(text: string, token: string): boolean {
  return text.toLowerCase().includes(token.trim().toLowerCase());
}

function patternOf(words: string, exact: boolean): RegExp {
  const source = words
    .split(/\s+/)
    .map((word) => escaped(word))
    .join(exact ? '[ \\t]+' : '[ \\t]+(?:(?:the|an?)[ \\t]+)?');
  return new RegExp(source, exact ? 'gu' : 'giu');
}

function howItStands(text: string, start: number, end: number, pods: boolean): TokenHit['how'] | null {
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  const before = charBefore(text, start);
  const after = charAfter(text, end);
  // A token that begins or ends with a sign of its own (`:9153`, `(ready)`) needs no border there.
  const openLeft = before === '' || !INSIDE.test(before) || !(INSIDE.test(first) && first !== ':' && first !== '/');
  // `admin.conf~` is what an editor kept of it, `1.4~rc1` comes before 1.4.
  const openRight =
    after !== '~' && (!INSIDE.test(last) || restIsPunctuation(text, end) || last === ':' || last === '/');
  if (isDigits(text.slice(start, end)) && isDigitsAround(text, start, end)) return null;
  if (openLeft && openRight) return 'whole';
  const left = openLeft || isDivider(before) || isDashes(text, start);
  if (!left) return null;
  if (openRight || isDivider(after)) return digitsFit(text, start, end) ? 'component' : null;
  if (after === '-' && isGeneratedFrom(text.slice(start, end), wordAt(text, start), pods)) return 'generated';
  return null;
}

/** `:` and `/` divide a token into components; `.`, `-` and `_` do not. */
function isDivider(char: string): boolean {
  return char === ':' || char === '/';
}

/** `--enable-cache`: the dashes of a flag are not part of its name. */
function isDashes(text: string, start: number): boolean {
  return /(^|[\s"'=([{,])--$/.test(text.slice(Math.max(0, start - 3), start)) && /\p{L}/u.test(text.charAt(start));
}

/** After `end` only punctuation is left of the word: `Ready.`, `replicas:`, `Waiting...`. */
function restIsPunctuation(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && (text[at] === '.' || text[at] === ':')) at += 1;
  const next = charAfter(text, at);
  if (at === end) return next === '' || !INSIDE.test(next);
  return next === '' || !INSIDE.test(next);
}

function charBefore(text: string, at: number): string {
  const char = text.charAt(at - 1);
  return char >= '\uDC00' && char <= '\uDFFF' ? text.slice(at - 2, at) : char;
}

function charAfter(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The whole run of inside characters from `start` on. */
function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && /[\p{L}\p{N}\-_.]/u.test(charAfter(text, end))) end += charAfter(text, end).length;
  return text.slice(start, end).replace(/\.+$/, '');
}

function isDigits(token: string): boolean {
  return /^\d+$/.test(token);
}

/** `1,234` and `50.5`: a number inside a number. */
function isDigitsAround(text: string, start: number, end: number): boolean {
  return /\d[,.]$/.test(text.slice(Math.max(0, start - 2), start)) || /^[,.]\d/.test(text.slice(end, end + 2));
}

/**
 * A bare number is a component only as a port (`10.1.0.1:53`, `*:9153`, `53/UDP`), never as a part of `2/2`, of a time
 * or of an IPv6 address.
 */
function digitsFit(text: string, start: number, end: number): boolean {
  if (!isDigits(text.slice(start, end))) return true;
  let from = start;
  while (from > 0 && /[\p{L}\p{N}\-_.:/]/u.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && /[\p{L}\p{N}\-_.:/]/u.test(text.charAt(to))) to += 1;
  const left = text.slice(from, start);
  const right = text.slice(end, to).replace(/[.:]+$/, '');
  const hostBefore =
    left === '' || left === ':' || left === '::' || /^(?:[a-z]+:\/\/)?(?:[\w-]+\.)*[\w-]*[a-z\d]:$/i.test(left);
  const timeLike = /^\d{1,4}:$/.test(left);
  if (left === '' && /^\/[a-z]/i.test(right)) return true;
  if (left === '' && /^:\d+(\/[a-z]+)?$/i.test(right)) return !/^:\d\d?$/.test(right);
  if (/^\d{2,5}:$/.test(left) && /^\/[a-z]/i.test(right)) return true;
  return hostBefore && !timeLike && (right === '' || /^\/[a-z]*/i.test(right)) && left !== '';
}

/** Whether two whole words are the same: cells, values and keys compare so. */
export function sameWord(a: string, b: string, exact: boolean): boolean {
  return exact ? a === b : a.toLowerCase() === b.toLowerCase() || sameQuantity(a, b);
}
