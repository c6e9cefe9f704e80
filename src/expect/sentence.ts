import { canonical } from './canon.ts';
import { COLUMN_WORDS } from './kinds.ts';
import { STATE_WORDS } from './states.ts';
import { sparing } from '../text/sparing.ts';

/**
 * One clause in the form that phrases match: markup gone, blanks single, text in backticks or quotes behind marks so
 * that no phrase reads into it.
 */
export interface Sentence {
  /** In canonical words (canon.ts). */
  readonly text: string;
  /** The same in lower case, letter for letter. */
  readonly lower: string;
  /** With its own words. */
  readonly raw: string;
  /** What the marks stand for, by number: U+E000 number U+E001. */
  readonly literals: readonly string[];
  /** Something stood in quotes, even if it was taken as plain words. */
  readonly quoted: boolean;
}

export const LITERAL = '\uE000\\d+\uE001';

const QUOTED = /(`+)(.+?)\1(?!`)|"([^"]+)"|[“”]([^“”]+)[“”]|(?<![\w])'([^']+)'(?![\w])|‘([^’]+)’/gsu;
const PROVENANCE = sparing(/\((?:from|see|per|as in|defined in|set in|source:)\s[^()]*\)/giu);
const GLYPHS = /[\p{Extended_Pictographic}\uFE0F☐☑✓✔✗✘⬜]/gu;

const STRONG = sparing(/\*\*|__|~~/g);

/** Text that is set off: nothing is, in most clauses. */
export function holdsQuotes(words: string): boolean {
  return /[`"'“”‘]/.test(words);
}

/** `*all*`. */
const EMPHASIS = sparing(/(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])/g);

/** Quoted text that means the same without its quotes: numbers, `n/m`, `KEY: value`, `KEY=value`, status lines. */
const PLAIN =
  /^(?:\d+(?:\/\d+)?|[A-Za-z][\w.-]*(?:: |=)[\w./:-]+|(?:true|false|yes|no|on|off)|HTTP\/\d(?:\.\d)? \d{3}(?: [A-Z][A-Za-z ]*)?)$/u;
/** `READY 1/1`, `STATUS Running`: a header that tables print, and what stands below it. */
function isCellOfColumn(text: string): boolean {
  const header = /^([A-Z][A-Z-]+) \S+$/.exec(text)?.[1];
  return header !== undefined && COLUMN_WORDS.includes(header);
}
/** Behind these words even a number is a text. */
const VERBATIM = /\b(?:contain|includ|mention|exactly|equal|say|log|text|string|message|line|body)\w*\b[^.;]*$/iu;
/** Before these words a state is a text. */
const PRINTED = /^ (?:is |are )?(?:printed|shown|logged|displayed)\b/iu;
const STATES = new Set(STATE_WORDS.map((word) => word.toLowerCase()));
/** `2/2 Ready`, `Running (1/1)`: a ratio beside a state. */
function isRatioOfState(text: string): boolean {
  const word = /^(?:\d+\/\d+ ([A-Za-z]+)|([A-Za-z]+) \(\d+\/\d+\))$/.exec(text);
  return word !== null && STATES.has((word[1] ?? word[2] ?? '').toLowerCase());
}

/** Makes a sentence of the author's words. */
export function sentenceOf(words: string): Sentence {
  const literals: string[] = [];
  let quoted = false;
  const own = PROVENANCE.replace(words, ' ');
  const withoutQuotes = (...match: unknown[]): string => {
    const at = typeof match.at(-2) === 'number' ? (match.at(-2) as number) : 0;
    const before = words.slice(0, at);
    const after = words.slice(at + String(match[0]).length);
    const inner = (match.slice(2, 7).find((g) => typeof g === 'string') as string | undefined) ?? '';
    const content = inner.trim();
    quoted = true;
    if (
      !VERBATIM.test(before) &&
      !PRINTED.test(after) &&
      (PLAIN.test(content) || isCellOfColumn(content) || isRatioOfState(content) || STATES.has(content.toLowerCase()))
    )
      return content;
    literals.push(content);
    return `\uE000${String(literals.length - 1)}\uE001`;
  };
  let text = holdsQuotes(own) ? own.replace(QUOTED, withoutQuotes) : own;
  text = inPlainSigns(EMPHASIS.replace(STRONG.replace(text, ''), '$1'));
  text = text.replace(/[ \t]+/g, ' ').trim();
  text = text.replace(/^\(([^()]*)\)$/, '$1').trim();
  text = text.replace(/^(?:[-*•]|->|=>|→)\s+/u, '').replace(/(?:\s*[.;,!])+$/u, '');
  const canon = canonical(text);
  return { text: canon, lower: lowered(canon), raw: text, literals, quoted };
}

/** Glyphs gone; blanks, dashes, comparisons and apostrophes as a keyboard has them. */
function inPlainSigns(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return text
    .replace(GLYPHS, ' ')
    .replace(/[\u00A0\u2000-\u200B\u202F]/g, ' ')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replace(/≥|⩾/g, '>=')
    .replace(/≤|⩽/g, '<=')
    .replace(/≠/g, '!=')
    .replace(/[’]/g, "'");
}

/** The words behind a mark, or the text itself. `exact` tells which. */
export function textOf(part: string, sentence: Sentence): { readonly text: string; readonly exact: boolean } {
  const mark = /^\uE000(\d+)\uE001$/.exec(part.trim());
  if (!mark) return { text: restore(part.trim(), sentence), exact: false };
  return { text: sentence.literals[Number(mark[1])] ?? '', exact: true };
}

/** Puts literals back in place of their marks. */
export function restore(text: string, sentence: Sentence): string {
  return text.replace(/\uE000(\d+)\uE001/g, (_all, n: string) => sentence.literals[Number(n)] ?? '');
}

/** Lower case without changing the length: what has no single lower-case letter stays. */
export function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}
