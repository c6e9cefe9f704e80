import type { Span } from '../text/span.ts';
import { sparing, type Sparing } from '../text/sparing.ts';
import { coresOf, isStateWord, type Aside } from './asides.ts';
import { whyUnread } from './advice.ts';
import { readBlock } from './block.ts';
import { cut } from './clauses.ts';
import { withoutGuidance } from './guidance.ts';
import { withGlosses, withNames, withOwner } from './neighbours.ts';
import { NO_HINTS, type Hints, type Meaning } from './meaning.ts';
import { withOpenLists } from './openLists.ts';
import { readPhrase, type Family, type Reading } from './phrase.ts';
import { FAMILIES, PHRASES } from './phrases.ts';
import { texts } from './phrases/plain.ts';
import { values } from './phrases/values.ts';
import { qualifiersOf } from './qualifiers.ts';
import { isReference } from './references.ts';
import { isRemark, leavesNothing, remarked, whatIsOver } from './remarks.ts';
import { choiceOf, rewordedIn } from './reworded.ts';
import { lowered, sentenceOf, type Sentence } from './sentence.ts';
import { withAddresses, withExceptions } from './together.ts';

/** One thing that the author's words say. */
export interface Clause {
  /** As written, Markdown kept. */
  readonly words: string;
  /** Offsets into the words that were read. */
  readonly span: Span;
  /** Null: no phrase covers all of its words. */
  readonly meaning: Meaning | null;
  readonly hints: Hints;
  /** "within 30s": how long the author gives it, in milliseconds. */
  readonly withinMs: number | null;
  /** Words beside the meaning, which must be told by the command for the clause to pass. */
  readonly asides: readonly Aside[];
  /** Why it was not read and what would decide it; null where it was read. */
  readonly why: string | null;
}

export interface ReadOptions {
  /** The words are a fence with output as it should look. */
  readonly sample?: boolean;
}

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

/**
 * Reads the author's words, without their label. Words that no phrase covers are clauses with `meaning: null`; adding
 * a word to a clause can only make it unread, since a phrase must match it whole.
 */
export function readWords(source: string, options: ReadOptions = {}): readonly Clause[] {
  const words = options.sample ? source : withoutGuidance(source);
  const explained = options.sample ? null : readRemarked(words);
  if (explained) return [explained];
  const block = readBlock(words, options.sample ?? false, readClause);
  const clauses = block ?? (options.sample ? [whole(words)] : cut(words, readClause));
  let before: Hints = NO_HINTS;
  const read = clauses.map(({ span, read: plain }): Clause => {
    const text = words.slice(span.start, span.end);
    const read = plain ?? (options.sample ? null : readCore(text));
    if (read === null)
      return { words: text, span, meaning: null, hints: NO_HINTS, withinMs: null, asides: [], why: whyUnread(text) };
    const own: Hints = { ...NO_HINTS, ...read.hints };
    const hints = inherits(read.meaning, own) ? { ...own, kinds: before.kinds, each: own.each || before.each } : own;
    before = hints;
    const { meaning, withinMs = null, asides = [] } = read;
    return { words: text, span, meaning, hints, withinMs, asides, why: null };
  });
  const listed = withNames(words, withAddresses(words, withExceptions(words, read, whyUnread), whyUnread));
  return withGlosses(words, withOwner(words, withOpenLists(words, listed, whyUnread)));
}

/** An answer that says it all, and a remark that explains it: `NXDOMAIN, the record has been removed`. */
function readRemarked(words: string): Clause | null {
  for (const { core, remark } of remarked(words)) {
    if (!isRemark(remark)) continue;
    const read = readClause(core) ?? readCore(core);
    const first = words.trim().startsWith(core);
    if (!read || !leavesNothing(read.meaning, { inBracket: !first, remark })) continue;
    // What is read of its own is no remark, but for "no …" and "… is off", where nothing is printed.
    const own = readClause(remark);
    const over = own && read.meaning.is === 'empty' ? whatIsOver(remark) : null;
    if (own && over === null && !(read.meaning.is === 'empty' && NONE_IS.has(own.meaning.is))) continue;
    const aside: Aside = over === null ? { words: remark, kind: 'gloss' } : { words: over, kind: 'circumstance' };
    return {
      words,
      span: { start: 0, end: words.length },
      meaning: read.meaning,
      hints: { ...NO_HINTS, ...read.hints },
      withinMs: read.withinMs ?? null,
      asides: [...(read.asides ?? []), aside],
      why: null,
    };
  }
  return null;
}

const NONE_IS: ReadonlySet<string> = new Set(['none', 'quiet', 'same', 'gone', 'stateless', 'succeeds', 'empty']);

/** A reading with what its qualifiers say. */
export interface Qualified extends Reading {
  readonly withinMs?: number;
}

const whole = (words: string): { span: Span; read: null } => ({ span: { start: 0, end: words.length }, read: null });

/** "pods Running and Ready": the second state is about the pods too. */
function inherits(meaning: Meaning, hints: Hints): boolean {
  if (hints.kinds.length > 0 || hints.names.length > 0) return false;
  return meaning.is === 'state' || meaning.is === 'ratio' || meaning.is === 'column';
}

/** `(empty — all is merged)`, `No output: all is merged`. */
const NOTHING =
  /^\s*\(?\s*(empty(?: output| result| list)?|nothing|none|no (?:output|results?|rows))(?:\s+[–—-]|:)\s+([^()]+?)\)?\s*$/iu;

/** A clause that is not read as a whole, without the words beside its core; negations and choices are never cut. */
function readCore(words: string): Qualified | null {
  const [, none = '', why = ''] = NOTHING.exec(words) ?? [];
  const nothing = none === '' ? null : readClause(none);
  if (nothing) return { ...nothing, asides: [...(nothing.asides ?? []), { words: why, kind: 'gloss' }] };
  const joined = bracketAsWords(words);
  if (joined !== null) return readClause(joined);
  // `replicas: 1 (not 2)`: that it is no other follows from what it is.
  const said = words.replace(/\s\((?:and )?not \S+\)$|\s\(\S+ is not (?:ok|acceptable|allowed|enough|valid)\)$/i, '');
  if (/\b(?:unless|except|excluding|but|nor)\b/i.test(said)) return null;
  // What stands in brackets behind a choice can only explain it.
  const whole = /\b(?:not|cannot|no|never|or)\b|n't\b/i.test(said);
  for (const core of coresOf(words)) {
    const cut = whole && core.asides.some(({ kind }) => kind !== 'gloss');
    if (cut && !LOOKED_FOR.test(core.words)) continue;
    const reading = readClause(core.words);
    if (reading && saysTwice(words, core.asides, reading)) continue;
    const apart = reading ? spread(reading, core.asides) : null;
    if (apart) return apart;
    if (reading && (!cut || NOTHING_THERE.has(reading.meaning.is)))
      return { ...reading, asides: [...(reading.asides ?? []), ...core.asides] };
  }
  return null;
}

/** `204 (or 404 Not Found)` chooses, `All (healthy)` is a state of all: the bracket is a part of what is said. */
function bracketAsWords(words: string): string | null {
  const [, before = '', inner = ''] = /^\s*([^()]*\S)\s*\(([^()]+)\)\s*$/u.exec(words) ?? [];
  if (/^or\s/i.test(inner) || (/^(?:all|both)$/i.test(before) && isStateWord(inner))) return `${before} ${inner}`;
  return null;
}

/** `3 pods Running on different nodes`, `302 (redirect to /start)`: what stands beside it is a claim of its own. */
function spread(reading: Qualified, asides: readonly Aside[]): Qualified | null {
  const [one, ...more] = asides;
  const beside = one && more.length === 0 ? readClause(one.words) : null;
  if (!one || !beside || (beside.asides ?? []).length > 0) return null;
  const of = BESIDE[one.kind][beside.meaning.is];
  const nowhere = beside.meaning.is === 'redirect' && beside.meaning.to === null;
  if (nowhere || !of?.includes(reading.meaning.is)) return null;
  return { ...reading, meaning: { is: 'both', parts: [reading.meaning, beside.meaning] } };
}

/** What may be claimed beside which meanings. */
const BESIDE: Readonly<Record<Aside['kind'], Readonly<Record<string, readonly Meaning['is'][]>>>> = {
  circumstance: { distinct: ['state', 'replicas'] },
  gloss: { version: ['version', 'text'], redirect: ['http'] },
};

/** `times out → refused`: what stands behind the arrow is no explanation, but comes next. */
function saysTwice(words: string, asides: readonly Aside[], { meaning }: Reading): boolean {
  return (
    /\s(?:→|⇒|=>|->|-)\s/u.test(words) &&
    asides.some((aside) => readClause(aside.words.replace(/\s+(?:→|⇒|=>|->)$/u, ''))?.meaning.is === meaning.is)
  );
}

/** What is not there in a place is not there where the command looks, which must be that place. */
const LOOKED_FOR =
  /^\s*(?:(?:there (?:is|are|should be|must be)|(?:should |must )?(?:shows?|reports?|finds?|says?|prints?)) )?(?:no|zero|without)\s/i;
/** What says that nothing is there. */
const NOTHING_THERE: ReadonlySet<string> = new Set(['quiet', 'without', 'same', 'empty']);

/** As written, or else in plainer words for the same. */
function readClause(words: string): Qualified | null {
  if (isReference(words)) return null;
  const chosen = choiceOf(words);
  const read = (chosen === null ? null : readAsWritten(chosen)) ?? readAsWritten(words);
  if (read) return read;
  for (const plainer of rewordedIn(words)) {
    const reading = readAsWritten(plainer);
    if (reading) return reading;
  }
  return null;
}

function readAsWritten(words: string): Qualified | null {
  const plain = readUnqualified(words);
  if (plain) return plain;
  const pair = AS_SET.exec(words)?.[1];
  const said = pair === undefined ? null : readUnqualified(pair);
  if (said?.meaning.is === 'value' && said.meaning.op === '=') return said;
  const { rest, hints, withinMs } = qualifiersOf(words);
  if (rest === words) return readOfAll(words);
  // Of `- in namespace prod` nothing is left but the mark of an item.
  const reading = /^\s*[-*•]\s*$/.test(rest) ? null : readUnqualified(rest);
  const own = reading?.hints?.kinds ?? [];
  const sameKinds = own.length === 0 || own.some((kind) => hints.kinds?.includes(kind));
  if (!reading || (hints.kinds !== undefined && !sameKinds)) return null;
  return { ...reading, hints: { ...reading.hints, ...hints }, ...(withinMs === null ? {} : { withinMs }) };
}

function readOfAll(words: string): Reading | null {
  const every = OF_ALL.exec(words);
  const each = EACH_HAS.exec(words);
  const core = every
    ? readUnqualified(words.slice(0, every.index))
    : each
      ? readUnqualified(words.slice(each[0].length))
      : null;
  return core?.meaning.is === 'value' && core.meaning.key !== '.' ? core : null;
}

/** The same in front: `Every host ends with failed=0`. */
const EACH_HAS =
  /^\s*(?:all|every|each)(?: of)?(?: the)? [a-z-]+ (?:(?:should|must) )?(?:ends?|finish(?:es)?|ha(?:s|ve)|shows?|reports?)(?: with)? (?=[\w.-]+\s?=\s?\S+\s*$)/iu;

/** A key means every one that is printed in any case: `changed=0 on all hosts`. */
const OF_ALL =
  /\s+(?:on|for|in|across|of|at) (?:all|every|each|both)(?: of)?(?: the)? [a-z-]+(?: [a-z-]+)?\s*$|(?<=\S=\S{1,40})\s+everywhere\s*$/iu;

/** `` `replicas: 3` is set ``: the pair says it all. */
const AS_SET =
  /^(.*[\w"'`]\s?[:=].*?\S)\s+(?:(?:is|are|should be|must be)\s+)?(?:both\s+|all\s+)?(?:set|configured|applied|in place)$/isu;

function readUnqualified(words: string): Reading | null {
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

/** `X or Y`, each readable alone and about the same. */
function readEither(words: string): Reading | null {
  if (!/\sor\s|^\D+\s\/\s\D+$/i.test(words) || /\b(?:and|no|not|never|without|neither|zero)\b|n't\b/i.test(words))
    return null;
  const sides = words.split(/,?\s+or\s+|\s\/\s/i);
  if (sides.length > 4) return null;
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
