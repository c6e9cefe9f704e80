import { KIND_WORDS } from './kinds.ts';
import type { Hints, Meaning, Quantity, Said } from './meaning.ts';
import type { Comparison } from './rule.ts';
import { LITERAL, restore, textOf, type Sentence } from './sentence.ts';
import { STATE_WORDS } from './states.ts';

/** One way in which people say one thing. The table of these is the manual (docs/expectations.md) and the tests. */
export interface Phrase {
  readonly name: string;
  /** The whole clause must match: a word that the pattern does not know leaves it unread. */
  readonly pattern: RegExp;
  /** Null: these words are of the form but mean something else. */
  readonly read: (part: Parts) => Reading | null;
  /** `[words, command, the rule in a sentence]`. */
  readonly examples: readonly (readonly [string, string, string])[];
  /** Words that look alike and must not be read by this phrase. */
  readonly not: readonly string[];
}

export interface Reading {
  readonly meaning: Meaning;
  readonly hints?: Partial<Hints>;
}

export interface Family {
  readonly title: string;
  readonly about: string;
  readonly phrases: readonly Phrase[];
}

/** What the named parts of a pattern caught. */
export interface Parts {
  readonly sentence: Sentence;
  has(name: string): boolean;
  /** The words, quotes undone; empty where the part is absent. */
  text(name: string): string;
  said(name: string): Said;
  /** A list: `a, b and c`. */
  list(name: string): readonly Said[];
  quantity(name: string): Quantity | null;
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const alternatives = (words: readonly string[]): string =>
  words.map((w) => w.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+')).join('|');

const OPERATORS: readonly (readonly [string, Comparison])[] = [
  ['at least', '>='],
  ['a minimum of', '>='],
  ['minimum of', '>='],
  ['minimum', '>='],
  ['no fewer than', '>='],
  ['no less than', '>='],
  ['greater than or equal to', '>='],
  ['>=', '>='],
  ['more than', '>'],
  ['greater than', '>'],
  ['over', '>'],
  ['above', '>'],
  ['>', '>'],
  ['at most', '<='],
  ['no more than', '<='],
  ['not more than', '<='],
  ['a maximum of', '<='],
  ['maximum of', '<='],
  ['up to', '<='],
  ['less than or equal to', '<='],
  ['<=', '<='],
  ['less than', '<'],
  ['lower than', '<'],
  ['fewer than', '<'],
  ['under', '<'],
  ['below', '<'],
  ['<', '<'],
  ['exactly', '='],
  ['equal to', '='],
  ['equals', '='],
  ['==', '='],
  ['=', '='],
  ['!=', '!='],
];

const NUM = `(?:\\d+|${NUMBERS.join('|')})`;
const WORD = String.raw`(?!\d+(?:\/\d+)?(?![\w.-]))[A-Za-z0-9](?:[\w.\-/]*\w)?`;
const NAME = `(?:${LITERAL}|${WORD})`;
const VOCABULARY: Readonly<Record<string, string>> = {
  num: NUM,
  op: `(?:${alternatives(OPERATORS.map(([w]) => w))})`,
  qty: `(?:(?:${alternatives(OPERATORS.map(([w]) => w))})\\s*)?${NUM}(?:\\s*\\+|\\s+or\\s+(?:more|greater|higher|fewer|less))?`,
  lit: `(?:${LITERAL})`,
  name: NAME,
  names: `${NAME}(?:(?:\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+|\\s+or\\s+|\\s*\\/\\s*|\\s*&\\s*)${NAME})*`,
  value: `(?:${LITERAL}|[^\\s,;()]+)`,
  key: String.raw`(?:[A-Za-z_.][\w.\-\[\]/]*)`,
  kind: `(?:${alternatives(KIND_WORDS)})`,
  state: `(?:${alternatives(STATE_WORDS)})`,
  states: `(?:${alternatives(STATE_WORDS)})(?:(?:\\s*,\\s*or\\s+|\\s+or\\s+|\\s*,\\s*)(?:${alternatives(STATE_WORDS)}))*`,
  ip: String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4})`,
  ratio: String.raw`\d+\/\d+`,
  host: String.raw`(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+\.?)`,
  series: String.raw`(?:[a-zA-Z_:][a-zA-Z0-9_:]*)`,
  all: '(?:all|every|each|both|any of)(?:\\s+of)?(?:\\s+the)?',
  be: '(?:(?:should|must|will|shall|to)\\s+)?(?:all\\s+)?(?:be|is|are|become|becomes|has|have|shows?|reports?|in|reach|reaches|remains?|stays?|=|:)(?:\\s+(?:be|in|as|at|all|now|the|a|an))*',
};

/**
 * Makes the pattern of a phrase. `<kind>` stands for a word list, `<k:kind>` catches it as part `k`, a blank for any
 * run of blanks, `(…)?` as in a regular expression. Letter case is ignored and the whole clause must match.
 */
export function pattern(template: string): RegExp {
  const source = template
    .replace(/(?<!\(\?)<(?:(\w+):)?(\w+)>/g, (_all, name: string | undefined, of: string) => {
      const part = VOCABULARY[of];
      if (part === undefined) throw new Error(`No word list ${of} for ${template}.`);
      return name === undefined ? `(?:${part})` : `(?<${name}>${part})`;
    })
    .replace(/ [?*]/g, '\\s*')
    .replace(/ /g, '\\s+');
  return new RegExp(`^(?:${source})$`, 'isu');
}

/** Words before a kind that say which ones are meant in a way that no command shows. */
const NOT_NAMES =
  /^(?:no|not|none|nothing|any|some|most|many|few|fewer|more|other|another|new|newer|newest|old|older|zero|every|same|only|just|first|last|next|previous|remaining|existing|original|unexpected|failing|failed|broken|its|their|this|that|these|those|your|our|my)$/iu;

/** Whether a word before a kind can be a name that a command mentions. */
export function isName(text: string): boolean {
  return !NOT_NAMES.test(text);
}

/** A list of names as written: `a, b and c`. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+\/\s+|\s*&\s*/iu)
    .map((t) => t.trim())
    .filter(Boolean);
}

/** `at least 2`, `3+`, `>= 3`, `two`, `2 or more`; null for anything else. */
export function quantityOf(text: string): Quantity | null {
  const match = /^(.*?)\s*(\d+|[a-z]+)(\s*\+|\s+or\s+(?:more|greater|higher|fewer|less))?$/isu.exec(text.trim());
  if (!match) return null;
  const [, before = '', number = '', after = ''] = match;
  const word = NUMBERS.indexOf(number.toLowerCase());
  const n = /^\d+$/.test(number) ? Number(number) : word;
  if (n < 0) return null;
  const op = OPERATORS.find(([w]) => w === before.toLowerCase().replace(/\s+/g, ' ').trim())?.[1];
  if (before.trim() !== '' && op === undefined) return null;
  if (/\+|more|greater|higher/i.test(after)) return { op: '>=', n };
  if (/fewer|less/i.test(after)) return { op: '<=', n };
  return { op: op ?? '=', n };
}

/** The comparison that words or a sign name. */
export function comparisonOf(text: string): Comparison | null {
  const said = text.toLowerCase().replace(/\s+/g, ' ').trim();
  return OPERATORS.find(([w]) => w === said)?.[1] ?? null;
}

/** Tries a phrase on a sentence. */
export function readPhrase(phrase: Phrase, sentence: Sentence): Reading | null {
  const match = phrase.pattern.exec(sentence.text);
  if (!match) return null;
  const groups = match.groups ?? {};
  return phrase.read({
    sentence,
    has: (name) => groups[name] !== undefined,
    text: (name) => restore(groups[name] ?? '', sentence).trim(),
    said: (name) => textOf(groups[name] ?? '', sentence),
    list: (name) => splitNames(groups[name] ?? '').map((part) => textOf(part, sentence)),
    quantity: (name) => quantityOf(groups[name] ?? ''),
  });
}
