import { coresOf, isStateWord, type Aside } from './asides.ts';
import type { Meaning } from './meaning.ts';
import type { Reading } from './phrase.ts';
import { qualifiersOf } from './qualifiers.ts';
import { readUnqualified } from './readSentence.ts';
import { isReference } from './references.ts';
import { choiceOf, rewordedIn } from './reworded.ts';

/** A reading with what its qualifiers say. */
export interface Qualified extends Reading {
  readonly withinMs?: number;
}

/** `(empty — all is merged)`, `No output: all is merged`. */
const NOTHING =
  /^\s*\(?\s*(empty(?: output| result| list)?|nothing|none|no (?:output|results?|rows))(?:\s+[–—-]|:)\s+([^()]+?)\)?\s*$/iu;

/** A clause that is not read as a whole, without the words beside its core; negations and choices are never cut. */
export function readCore(words: string): Qualified | null {
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
export function readClause(words: string): Qualified | null {
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
