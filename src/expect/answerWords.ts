import { sentenceOf, textOf } from './sentence.ts';
import type { Comparison } from './rule.ts';
import { comparisonOf, WORDS } from './vocabulary.ts';

/**
 * Words on one answer: how it compares, and the words beside that, which name what was asked.
 *
 *     no more than 6 backends      <= 6 · nouns `backends`        power state "Running"    no test · `power`, `state`, `Running`
 *     active, for all three units  of 3 · `active`, `units`      result not empty         filled · `result`
 */
export interface AnswerWords {
  readonly test: AnswerTest | null;
  /** `not` before the value, or before what is said of a switch: the word behind it. */
  readonly denied: string | null;
  /** Several answers are spoken of, and how many where that is said. */
  readonly every: boolean;
  readonly count: number | null;
  /** The words right behind a number, which name what is counted. */
  readonly nouns: readonly string[];
  /** All other words, in the author's order and letters. */
  readonly words: readonly string[];
}

export type AnswerTest =
  | { readonly is: 'compare'; readonly bounds: readonly Bound[]; /** `no orders`. */ readonly none: boolean }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'edge'; readonly text: string; readonly end: boolean }
  | { readonly is: 'matches'; readonly pattern: string }
  | { readonly is: 'filled'; readonly filled: boolean };

export interface Bound {
  readonly op: Comparison;
  /** `500 ms`, `15.4`, `10`. */
  readonly value: string;
  /** It is written as a sign or word of comparison, not as a bare value. */
  readonly spoken: boolean;
}

const NUMBERS: readonly string[] = WORDS['number'] ?? [];
const MORE_OPS: Readonly<Record<string, Comparison>> = {
  'in under': '<',
  'in less than': '<',
  within: '<=',
  'shorter than': '<',
  'faster than': '<',
  'longer than': '>',
  'slower than': '>',
  'no longer than': '<=',
  max: '<=',
  min: '>=',
};
const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()[\]\\/|]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|');
const OP = `(?:${escaped([...(WORDS['op'] ?? []), ...Object.keys(MORE_OPS)])})`;
const NUMBER = `(?:v?\\d+(?:,\\d{3})*(?:\\.\\d+)*|${NUMBERS.join('|')})`;
const UNIT =
  '(?:\\s?(?:%|[KMGTP]i?B?|B)|\\s?(?:percent|ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hours?|days?|d))(?![\\w/])';
const EDGE = '(?<![\\w./:@%+-])';
const END = '(?![\\w/:@]|[.,-]\\w)';
const BETWEEN = new RegExp(
  `${EDGE}(?:(?:is )?(?:between|from|in range(?: of)?)\\s+)?(?<low>\\d[\\d.]*)\\s*(?<joint>-|–|to|and|\\.\\.)\\s*(?<high>\\d[\\d.]*?)(?<unit>${UNIT})?${END}`,
  'iu',
);
const ONE = new RegExp(
  `${EDGE}(?:(?<op>${OP})\\s*)?(?<n>${NUMBER})(?<unit>${UNIT})?(?<more>\\s?\\+|\\s+or\\s+(?:more|greater|higher|newer|later|above|over|fewer|less|lower|below|under|earlier))?${END}`,
  'giu',
);
/** `starts with arn:aws:sts::1:role/`: no word follows. */
const EDGE_OF =
  /^([^,;]*?)\s*\b(?:(?:should|must|has to) )?(starts?|begins?|starting|beginning|ends?|ending) (?:with|in) (?:`([^`]+)`|([^\s`,;]*[\w/:.-]))\.?$/i;
const MARK = '\uE010';
const REGEX =
  /^(.*?)\s*(?:\b(?:(?:should |must )?(?:matches|match|fits?|follows|conforms to|satisfies)|like|of (?:the )?form|is)\b|\bi\.e\.?|:)[\s,:]*(?:(?:the )?(?:regex|regexp|regular expression|pattern)\b:?\s*)?(?:\/(.+)\/|(\^\S+))$/iu;

/** Null: they choose, or hold several values. */
export function answerWordsOf(words: string): AnswerWords | null {
  const source = words.trim().replace(/^#+\s+/, '');
  const regex = REGEX.exec(source.replace(/`/g, ''));
  const pattern = regex?.[2] ?? regex?.[3];
  if (regex && pattern !== undefined)
    return made(sentenceOf(regex[1] ?? '').text, {
      test: { is: 'matches', pattern },
      denied: null,
      every: false,
      count: null,
    });
  const edge = EDGE_OF.exec(source);
  if (edge) {
    const [, before = '', side = '', quoted, bare = ''] = edge;
    const test = { is: 'edge', text: quoted ?? bare, end: /^end/i.test(side) } as const;
    return made(sentenceOf(before).text, { test, denied: null, every: false, count: null });
  }
  const sentence = sentenceOf(source.replace(/\b(we|you|they|it)['’](?:re|s)\b/gi, '$1'));
  let text = sentence.text.replace(/ at rest\b/i, '');
  let every = false;
  let count: number | null = null;
  text = text.replace(
    new RegExp(
      `\\b(both|all|each|every)(?: of)?(?: (?:of )?(?:them|these|those))?(?: (${NUMBER}))?(?=[\\s,:]|$)`,
      'iu',
    ),
    (_all, word: string, n: string | undefined) => {
      every = true;
      count = word.toLowerCase() === 'both' ? 2 : n === undefined ? null : numberOf(n);
      return ' ';
    },
  );
  const rest = { every, count };
  const filled = /\b(?:not empty|non-?empty|not blank|is (?:set|populated))(?=\s|$)|\bis empty$/iu.exec(text);
  if (filled)
    return made(text.replace(filled[0], ' '), {
      ...rest,
      denied: null,
      test: { is: 'filled', filled: !/is empty$/i.test(filled[0]) },
    });
  const literals = text.match(/\uE000\d+\uE001/g) ?? [];
  const [literal] = literals;
  if (literal !== undefined) {
    const plain = text.replace(literal, ' ').replace(/\b(?:exactly|literally)\b/i, ' ');
    if (literals.length > 1 || /\b(?:begin|start|end|contain|includ|mention|match)/i.test(plain)) return null;
    return made(plain, { ...rest, denied: null, test: { is: 'text', text: textOf(literal, sentence).text } });
  }
  const exactly = /\b(?:exactly|precisely)\b/i.test(text);
  const compared = comparedIn(text.replace(/\b(?:exactly|precisely)\s+(?!\d|one\b|two\b|three\b)/i, ''), exactly);
  if (compared) return made(compared.rest, { ...rest, denied: null, test: compared.test });
  const denied = /\b(?:not|never)\s+(?:(?:is|in|on|of|type|to|with|an?|the)\s+)*([^\s,;()]+)/iu.exec(text)?.[1] ?? null;
  if (denied === null && /\b(?:not|never)\b/i.test(text)) return null;
  const plain = text.replace(/\b(?:can )?(?:not|never)\b/i, ' ');
  return made(plain.replace(/\bexactly\b/i, ' '), { ...rest, denied, test: null });
}

function comparedIn(text: string, exactly: boolean): { readonly test: AnswerTest; readonly rest: string } | null {
  const range = BETWEEN.exec(text)?.groups;
  if (range && /^\S/.test(range['low'] ?? '') && isRange(text, range)) {
    const { low = '', high = '', unit = '' } = range;
    const bounds = [
      { op: '>=', value: low + unit, spoken: true },
      { op: '<=', value: high + unit, spoken: true },
    ] as const;
    return { test: { is: 'compare', bounds, none: false }, rest: text.replace(BETWEEN, MARK) };
  }
  const found = [...text.matchAll(ONE)];
  const spoken = found.filter(({ groups }) => (groups?.['op'] ?? groups?.['more']) !== undefined);
  const [only] = spoken.length > 0 ? spoken : found;
  if (only && (spoken.length === 1 || found.length === 1)) {
    const { op, n = '', unit = '', more } = only.groups ?? {};
    const bare = NUMBERS.includes(n.toLowerCase()) ? String(NUMBERS.indexOf(n.toLowerCase())) : n;
    const how = opOf(op, more);
    if (how === null) return null;
    const bound = { op: how, value: bare + unit, spoken: exactly || op !== undefined || more !== undefined };
    const rest = text.slice(0, only.index) + MARK + text.slice(only.index + only[0].length);
    return { test: { is: 'compare', bounds: [bound], none: false }, rest };
  }
  if (found.length > 0) return null;
  const none =
    /^(?:there is )?(?:no more(?! than)|no|none(?: of)?)\s+(?!more\b|more than\b|longer\b|other\b|further\b)/iu.exec(
      text,
    );
  if (!none) return null;
  const bounds = [{ op: '=', value: '0', spoken: true }] as const;
  return { test: { is: 'compare', bounds, none: true }, rest: `${MARK} ${text.slice(none[0].length)}` };
}

function isRange(text: string, range: Readonly<Record<string, string | undefined>>): boolean {
  const { low = '', high = '', joint = '' } = range;
  if (!(Number(low) < Number(high))) return false;
  if (joint === 'and') return /\bbetween\b/i.test(text);
  return /\b(?:between|from|range)\b/i.test(text) || (/^\d{1,3}$/.test(low) && /^\d{1,3}$/.test(high));
}

function opOf(op: string | undefined, more: string | undefined): Comparison | null {
  const said = op?.toLowerCase().replace(/\s+/g, ' ');
  const own = said === undefined ? '=' : (MORE_OPS[said] ?? comparisonOf(said));
  if (more === undefined) return own;
  if (own !== '=') return null;
  return /fewer|less|lower|below|under|earlier/i.test(more) ? '<=' : '>=';
}

function numberOf(text: string): number {
  return /\d/.test(text) ? Number(text) : NUMBERS.indexOf(text.toLowerCase());
}

function made(text: string, rest: Omit<AnswerWords, 'words' | 'nouns'>): AnswerWords {
  const tokens = text.match(/[^\s,;()"'→=]+/gu) ?? [];
  const words = tokens
    .map((token) => token.replace(/^[:.!]+|[:.!?]+$/g, ''))
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
  return { ...rest, words, nouns: nounsIn(tokens) };
}

/** `stuck orders left`: up to a word that belongs to no name. */
function nounsIn(tokens: readonly string[]): readonly string[] {
  const at = tokens.findIndex((token) => token.startsWith(MARK));
  if (at === -1) return [];
  const behind = tokens.slice(at + 1);
  const end = behind.findIndex((token) => isSmall(token) || /[:.]$/.test(token));
  return (end === -1 ? behind : behind.slice(0, end)).map((token) => token.replace(/[^\p{L}\p{N}]+$/u, ''));
}

/** Words that a sentence needs and that claim nothing. */
const SMALL =
  /^(?:is|has|of|in|on|at|for|by|to|from|with|as|we|you|it|its|this|that|there|here|which|shows|returns|reports|answers?|responds|response|replies|equals|lists|left|remaining|remains|found|listed|seen|matches|returned|reported|counted|altogether|set|points|currently|out|runs?|uses|renders?|yields?|gives?|holds|sits|stands|lives|reads|says|be|must|should|they|has|have)$/i;

export const isSmall = (word: string): boolean => SMALL.test(word);

/** Names of any answer. */
const GENERIC =
  /^(?:counts?|values?|status|state|results?|output|numbers?|current|total|amount|name|rows?|lines?|entry|entries|match|matches|records?|items?|command|query|hits?|occurrences?|findings?|duplicates?|leftovers?|stragglers?|mode|setting|flag|parameter|option)$/i;

export const isGeneric = (word: string): boolean => GENERIC.test(word);
