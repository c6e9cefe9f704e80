import type { Span } from '../text/span.ts';
import { cut } from './clauses.ts';
import { NO_HINTS, type Hints, type Meaning } from './meaning.ts';
import { readPhrase, type Reading } from './phrase.ts';
import { PHRASES } from './phrases.ts';
import { sentenceOf, type Sentence } from './sentence.ts';

/** One thing that the author's words say. */
export interface Clause {
  /** As written, Markdown kept. */
  readonly words: string;
  /** Offsets into the words that were read. */
  readonly span: Span;
  /** Null: no phrase covers all of its words. */
  readonly meaning: Meaning | null;
  readonly hints: Hints;
  /** Why it was not read and what would decide it; null where it was read. */
  readonly why: string | null;
}

/** Words that introduce what is expected and say nothing themselves. */
const LEAD =
  /^(?:(?:(?:you|we|it|this|that|the (?:output|result|command|response)|output|result|response|command)\s+)?(?:should|must|will|shall)\s+(?:now\s+)?(?:see|show|return|print|display|output|report|list|give|say|read|be)|(?:you|we)\s+see|expected(?:\s+(?:output|result|results|value))?|expect(?:s|ing)?|verify(?:\s+that)?|confirm(?:\s+that)?|ensure(?:\s+that)?|check(?:\s+that)?|make sure(?:\s+that)?|shows?(?:\s+that)?|returns?|prints?|displays?|outputs?|reports?|lists?)\s*:?\s+/iu;

/**
 * Reads the author's words, without their label. Words that no phrase covers are clauses with `meaning: null`; adding
 * a word to a clause can only make it unread, since a phrase must match it whole.
 */
export function readWords(words: string): readonly Clause[] {
  const clauses = cut(words, readClause);
  let last: Hints = NO_HINTS;
  return clauses.map(({ span, read }) => {
    const text = words.slice(span.start, span.end);
    if (read === null) return { words: text, span, meaning: null, hints: NO_HINTS, why: whyUnread(text) };
    const own: Hints = { ...NO_HINTS, ...read.hints };
    const hints = own.kinds.length === 0 && read.meaning.is === 'state' ? { ...own, kinds: last.kinds } : own;
    last = hints;
    return { words: text, span, meaning: read.meaning, hints, why: null };
  });
}

function readClause(words: string): Reading | null {
  let sentence = sentenceOf(words);
  for (let i = 0; i < 4; i++) {
    const found = readSentence(sentence);
    if (found) return found;
    const rest = sentence.text.replace(LEAD, '');
    if (rest === sentence.text || rest === '') return null;
    sentence = { ...sentence, text: rest };
  }
  return null;
}

function readSentence(sentence: Sentence): Reading | null {
  for (const phrase of PHRASES) {
    const reading = readPhrase(phrase, sentence);
    if (reading) return reading;
  }
  return null;
}

function whyUnread(words: string): string {
  return `No rule covers “${words.trim()}”. A value, a state, a count or an exit status that a command here prints would decide it, or a directive.`;
}
