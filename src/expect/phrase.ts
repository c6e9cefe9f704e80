import type { Aside } from './asides.ts';
import type { Hints, Meaning, Quantity, Said } from './meaning.ts';
import type { Comparison } from './rule.ts';
import { hear, meets, needsOf, wordsIn, type Heard } from './needs.ts';
import { restore, textOf, type Sentence } from './sentence.ts';
import { isChoice } from './states.ts';
import { anyOf, comparisonOf, quantityOf, VOCABULARY, WORDS } from './vocabulary.ts';

/** One way in which people say one thing. The table of these is the manual (docs/expectations.md) and the tests. */
export interface Phrase {
  readonly name: string;
  /** The whole clause must match: a word that the pattern does not know leaves it unread. */
  readonly pattern: Pattern;
  /** Null: these words are of the form but mean something else. */
  readonly read: (part: Parts) => Reading | null;
  readonly examples: readonly Example[];
  /** Words that look alike and must not be read by this phrase. */
  readonly not: readonly string[];
}

/** Matches a whole clause. */
export interface Pattern {
  readonly template: string;
  exec(sentence: Sentence): RegExpExecArray | null;
}

/** The author's words, the command beside them, and the rule in a sentence (`? words` where a clause stays unread). */
export type Example = readonly [words: string, command: string, rule: string];

export interface Reading {
  readonly meaning: Meaning;
  readonly hints?: Partial<Hints>;
  /** Words of the clause that the meaning does not hold. */
  readonly asides?: readonly Aside[];
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
  comparison(name: string): Comparison | null;
}

/**
 * Makes the pattern of a phrase, over canonical words (canon.ts). `<kind>` stands for a word list of the vocabulary,
 * `<k:kind>` catches it as part `k`, a blank is any run of blanks, the rest is as in a regular expression, in lower
 * case: it runs on the words in lower case (a pattern that ignores case itself takes V8 five times as long to make), and
 * the whole clause must match.
 */
export function pattern(template: string): Pattern {
  const narrow = new Map<string, RegExp>();
  let whole: RegExp | undefined;
  const expressionFor = (heard: Heard): RegExp => {
    if (whole) return whole;
    const source = sourceOf(template, (list) => wordsIn(list, heard));
    const made = narrow.get(source);
    if (made) return made;
    if (narrow.size === FEW) {
      narrow.clear();
      return (whole = expressionOf(template));
    }
    const expression = new RegExp(source, FLAGS);
    narrow.set(source, expression);
    return expression;
  };
  return {
    template,
    exec(sentence) {
      const heard = heardOf(sentence);
      return meets(needsOf(template), heard) ? expressionFor(heard).exec(sentence.lower) : null;
    },
  };
}

/**
 * With the few words that one sentence holds a pattern is made much sooner than with all. Where it meets many sentences,
 * the one with all is made once.
 */
const FEW = 3;
const FLAGS = 'sd';

/** The regular expression of a template, with all words of its lists. */
export function expressionOf(template: string): RegExp {
  return new RegExp(
    sourceOf(template, (list) => WORDS[list] ?? []),
    FLAGS,
  );
}

function sourceOf(template: string, wordsOf: (list: string) => readonly string[]): string {
  const source = withLists(template, wordsOf).replace(/ [?*]/g, '\\s*').replace(/ /g, '\\s+');
  return `^(?:${source})$`;
}

function withLists(text: string, wordsOf: (list: string) => readonly string[]): string {
  return text.replace(/(?<!\(\?)<(?:(\w+):)?(\w+)>/g, (_all, name: string | undefined, list: string) => {
    const source = VOCABULARY[list];
    if (source === undefined && !(list in WORDS)) throw new Error(`No word list ${list} for ${text}.`);
    const part = source === undefined ? anyOf(wordsOf(list)) : withLists(source, wordsOf);
    return name === undefined ? `(?:${part})` : `(?<${name}>${part})`;
  });
}

const HEARD = new WeakMap<Sentence, Heard>();

/** Many patterns are tried on one sentence. */
function heardOf(sentence: Sentence): Heard {
  const before = HEARD.get(sentence);
  if (before) return before;
  const heard = hear(sentence.lower);
  HEARD.set(sentence, heard);
  return heard;
}

/** A list of names as written: `a, b and c`. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+\/\s+|\s*&\s*/iu)
    .map((t) => t.trim())
    .filter(Boolean);
}

/** Tries a phrase on a sentence. */
export function readPhrase(phrase: Phrase, sentence: Sentence): Reading | null {
  const match = phrase.pattern.exec(sentence);
  if (!match) return null;
  const groups: Record<string, string | undefined> = {};
  for (const [name, at] of Object.entries(match.indices?.groups ?? {}))
    groups[name] = at === undefined ? undefined : sentence.text.slice(at[0], at[1]);
  if (groups['states'] !== undefined && !isChoice(groups['states'])) return null;
  return phrase.read({
    sentence,
    has: (name) => groups[name] !== undefined,
    text: (name) => restore(groups[name] ?? '', sentence).trim(),
    said: (name) => textOf(groups[name] ?? '', sentence),
    list: (name) => splitNames(groups[name] ?? '').map((part) => textOf(part, sentence)),
    quantity: (name) => quantityOf(groups[name] ?? ''),
    comparison: (name) => comparisonOf(groups[name] ?? ''),
  });
}
