import { sparing, type Sparing } from '../text/sparing.ts';
import type { Hints, Meaning } from './meaning.ts';
import { readPhrase, type Family, type Reading } from './phrase.ts';
import { FAMILIES, PHRASES } from './phrases.ts';
import { texts } from './phrases/plain.ts';
import { values } from './phrases/values.ts';
import { lowered, sentenceOf, type Sentence } from './sentence.ts';

/**
 * Words that introduce what is expected and say nothing themselves, in canonical form. "Verify the output shows X"
 * expects X.
 */
const LEADS: readonly Sparing[] = [
  sparing(
    /^(?:expected(?: (?:output|result|results|value|values|response|state|status))?(?: is)?|expects?|expecting|verify|verifies|confirm|confirms|ensure|ensures|check|checks|make sure|validate|assert|assertion|wait until|wait for)(?: that| to see)?\s*:?\s+/i,
  ),
  sparing(/^(?:(?:you|we|which) )?(?:see|sees|get|gets|look for)\s*:?\s+/i),
  sparing(
    /^(?:(?:it|this|that|output|result|results|response|command|command output|list|table|everything|stdout|status|state) )?(?:shows|returns|reports|lists|outputs|answers(?: with)?|replies(?: with)?|says)(?: that)?\s*:?\s+/i,
  ),
  sparing(/^(?:(?:it|this|that|output|result|response|there|output of command) )is\s*:?\s+/i),
  sparing(/^(?:output|result|response)\s*:\s+/i),
  sparing(/^(?:and|then)\s+/i),
];

/** Words without qualifiers: one phrase, a quotation, or several phrases that say one thing; null: none covers them. */
export function readUnqualified(words: string): Reading | null {
  const forms = withoutLeads(sentenceOf(words));
  for (const sentence of forms) {
    // `` `link` = up ``: a key, though it may be a name elsewhere.
    const pair = QUOTED_KEY.test(sentence.text) ? readIn(values, sentence) : null;
    if (pair) return pair;
    const found = readQuoted(sentence) ?? readSentence(sentence);
    if (found) return found;
  }
  return forms.length === 0 ? null : (readBetween(words) ?? readTwice(words) ?? readEither(words));
}

function withoutLead(text: string): string {
  for (const lead of LEADS) {
    const rest = lead.replace(text, '');
    if (rest !== text) return rest;
  }
  return text;
}

/** The sentence, and what is left of it without the words that introduce it, one after the other. */
function withoutLeads(sentence: Sentence): readonly Sentence[] {
  const out: Sentence[] = [];
  for (let { text } = sentence; text !== '' && out.length < 4;) {
    out.push({ ...sentence, text, lower: lowered(text) });
    const rest = withoutLead(text);
    text = rest === text ? '' : rest;
  }
  return out;
}

const QUOTED_KEY = /^\uE000\d+\uE001 ?= ?[a-z]\S*$/;

const OF_A_PAIR =
  /^(?:(?:label|annotation|key|field|setting|option|variable|property|entry)s? )?\uE0000\uE001(?: (?:is )?(?:set|present|configured|applied|there))?$/i;

/** A clause that is one quotation may quote a value, a status or a state: `"Ready: True"`. */
function readQuoted(sentence: Sentence): Reading | null {
  const listed = SHOWS_ONE.test(sentence.text) ? readPairs(sentence.literals[0] ?? '') : null;
  if (listed) return listed;
  const quoted = OF_A_PAIR.test(sentence.text) ? sentence.literals[0] : undefined;
  if (quoted === undefined || !/[\s:=]/.test(quoted)) return null;
  const inner = sentenceOf(quoted);
  for (const family of FAMILIES) {
    const reading = family === texts ? null : readIn(family, inner);
    if (reading) return reading;
  }
  return null;
}

function readIn(family: Family, sentence: Sentence): Reading | null {
  for (const phrase of family.phrases) {
    const reading = readPhrase(phrase, sentence);
    if (reading) return reading;
  }
  return null;
}

const SHOWS_ONE = /^(?:(?:shows|is|has) )?\uE0000\uE001$/;
const PAIRS = /^[A-Z][A-Z-]*=[^\s,;=]+(?:(?:,\s*|\s+)(?:and\s+)?[A-Z][A-Z-]*=[^\s,;=]+)+$/;

/** `INSTALLED=True, HEALTHY=True`: each pair as if it stood alone. */
function readPairs(quoted: string): Reading | null {
  if (!PAIRS.test(quoted)) return null;
  const read = quoted.split(/,\s*(?:and\s+)?|\s+(?:and\s+)?/).map((pair) => readSentence(sentenceOf(pair)));
  const parts = read.flatMap((one) => (one ? [one.meaning] : []));
  return parts.length === read.length ? { meaning: { is: 'both', parts }, hints: read[0]?.hints ?? {} } : null;
}

function readSentence(sentence: Sentence): Reading | null {
  for (const phrase of PHRASES) {
    const reading = readPhrase(phrase, sentence);
    if (reading) return reading;
  }
  return null;
}

const BETWEEN = /\bbetween\s+(\d\S*)\s+and\s+(\d\S*)|^\s*(\d+)\s?[-–]\s?(\d+)(?=\s+\p{L})/iu;
const NUMERIC: ReadonlySet<string> = new Set(['count', 'replicas', 'column', 'value', 'key-or-count', 'sample']);

/** `between 2 and 4 pods` is at least 2 and at most 4 of them. */
function readBetween(words: string): Reading | null {
  const match = BETWEEN.exec(words);
  if (!match) return null;
  const put = (bound: string): Reading | null =>
    readSentence(sentenceOf(words.slice(0, match.index) + bound + words.slice(match.index + match[0].length)));
  const [least, most] = [put(`at least ${match[1] ?? match[3] ?? ''}`), put(`at most ${match[2] ?? match[4] ?? ''}`)];
  if (!least || !most || least.meaning.is !== most.meaning.is || !NUMERIC.has(least.meaning.is)) return null;
  return { ...least, meaning: { is: 'both', parts: [least.meaning, most.meaning] } };
}

/** `node is cordoned: STATUS Ready,SchedulingDisabled`: the same said twice, each readable alone. */
function readTwice(words: string): Reading | null {
  const [, before = '', after = ''] = /^([^:`"]+\s[^:`"]+)(?::|\s→)\s+(\S.*)$/su.exec(words) ?? [];
  if (before === '') return null;
  const [first, second] = [readSentence(sentenceOf(before)), readSentence(sentenceOf(after))];
  if (!first || !second || !TOLD_TWICE.has(first.meaning.is) || !TOLD_TWICE.has(second.meaning.is)) return null;
  return { hints: first.hints ?? second.hints ?? {}, meaning: { is: 'both', parts: [first.meaning, second.meaning] } };
}

const TOLD_TWICE: ReadonlySet<string> = new Set(['state', 'column', 'ratio', 'replicas', 'gone', 'present', 'both']);

const BOUND =
  /^\s*(?:newer|later|older|earlier|more|less|fewer|higher|lower|greater|above|below|better|up|so|longer)\s*$/i;

/** `X or Y`, each readable alone and about the same. */
function readEither(words: string): Reading | null {
  if (!/\sor\s|^\D+\s\/\s\D+$/i.test(words) || /\b(?:and|no|not|never|without|neither|zero)\b|n't\b/i.test(words))
    return null;
  const sides = words.split(/,?\s+or\s+|\s\/\s/i);
  // `15 or newer` is a bound.
  if (sides.length > 4 || sides.some((side) => BOUND.test(side))) return null;
  const parts: Meaning[] = [];
  let hints: Partial<Hints> | undefined;
  for (const side of sides) {
    const sentence = sentenceOf(side.replace(/^\s*either\s+/i, ''));
    const reading = readQuoted(sentence) ?? readSentence(sentence);
    if (!reading) return null;
    // `Synced / Healthy` are both meant.
    if (/\s\/\s/.test(words) && !isFailure(reading.meaning)) return null;
    parts.push(reading.meaning);
    hints ??= reading.hints;
  }
  return hints ? { meaning: { is: 'either', parts }, hints } : { meaning: { is: 'either', parts } };
}

function isFailure(meaning: Meaning): boolean {
  if (meaning.is === 'tests') return meaning.tests.every(({ kind }) => kind === 'fails');
  return meaning.is === 'fails';
}
