import { isChoosing, isSmall, isThing, numberOf } from '../../expect/statement.ts';
import type { Segment, Word } from '../../expect/statement.ts';
import { agrees } from './agrees.ts';
import type { Said } from './agrees.ts';
import { magnitude } from '../printed/compare.ts';
import type { Field } from './field.ts';
import { groupOf } from './keyedGroups.ts';
import { labelled } from './labels.ts';
import type { Labelled, Told } from './labels.ts';

export interface Around {
  readonly words: string;
  readonly fields: readonly Field[];
  readonly told: Told;
}

/** What one statement came to, and the field that shows it. */
export interface Result {
  readonly ok: boolean;
  readonly field: Field;
}

export interface Assignment {
  readonly said: Said;
  /** Words of the value; none where a switch is said to be on. */
  readonly value: readonly Word[];
  readonly fields: readonly Field[];
  readonly rank: readonly number[];
  /** Another value there is no other way to take the words. */
  readonly sure: boolean;
}

export const content = (words: readonly Word[]): readonly Word[] =>
  words.filter(({ text, exact, last }) => exact || !isSmall(text) || (last === true && /^(?:in|on)$/i.test(text)));

/** Each way to take some words as the value and the others as its key, the best first. */
export function assignmentsOf(segment: Segment, around: Around, context: readonly Word[] = []): readonly Assignment[] {
  const { words, denied, op, every } = segment;
  const out: Assignment[] = [];
  const add = (label: readonly Word[], value: readonly Word[], said: Said): void => {
    const sure = isSure(label, value, said, words);
    const named = best(content(label), around, said, { context: content(context), each: every !== null });
    const fields = named?.fields.filter((field) => value.length > 0 || agrees(field, said) !== null) ?? [];
    if (named && fields.length > 0) out.push({ said, value, fields, sure, rank: [...named.rank, value.length] });
    const group = every && !named ? groupOf(content(label), around, said) : [];
    if (group.length > 0) out.push({ said, value, fields: group, sure, rank: [9, 0, 0, value.length] });
  };
  if (denied !== null) {
    const none = denied === 'no';
    add(words, [], { text: none ? '0' : 'false', op: '=', exact: false, none });
    const [copula, last] = words.slice(-2);
    if (!none && copula && last && words.length > 2 && /^(?:is|are)$/i.test(copula.text))
      add(words.slice(0, -1), [last], { text: last.text, op: '!=', exact: last.exact });
    return sorted(out);
  }
  if (op === '=') {
    if (isSwitch(words)) add(words, [], { text: 'true', op, exact: false });
    const un = words.findIndex(({ text }) => /^(?:un|non-)\p{L}{4,}$/iu.test(text));
    const word = words[un];
    if (word)
      add(
        words.map((one, i) => (i === un ? { ...one, text: one.text.replace(/^(?:un|non-)/i, '') } : one)),
        [],
        { text: 'false', op, exact: false },
      );
  }
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(words.length, from + 5); to += 1) {
      const run = words.slice(from, to);
      const said = saidBy(run, op, around.words);
      if (said) add([...words.slice(0, from), ...words.slice(to)], run, said);
    }
  return sorted(out);
}

/** `link detected`, `queue is durable`: no name of a thing. */
function isSwitch(words: readonly Word[]): boolean {
  const adjective = /(?:ed|able|ible|ready|active|public|private|durable)$/i.test(words.at(-1)?.text ?? '');
  return adjective || words.slice(0, -1).some(({ text }) => /^(?:is|are|be)$/i.test(text));
}

/** A value stands behind its key, or is a number before it; other words before a key may be no value at all. */
function isSure(
  label: readonly Word[],
  value: readonly Word[],
  { text, exact }: Said,
  words: readonly Word[],
): boolean {
  const [first] = value;
  if (!first) return true;
  const next = words[words.indexOf(value.at(-1) ?? first) + 1];
  const placed = /^(?:for|in|on|of|at)$/i.test(next?.text ?? '') && label.some(({ end }) => end <= first.start);
  const behind = placed || label.every(({ end }) => end <= first.start);
  if (exact || (value.length === 1 && /^[\d.]/.test(text))) return true;
  if (!behind || value.length === 1) return behind;
  const before = words[words.indexOf(first) - 1];
  const joined = before !== undefined && (before.joint === true || isSmall(before.text));
  return joined && !value.some((word) => COPULA.test(word.text));
}

const COPULA = /^(?:is|are|be|has|have|on|at|with|to|of|as|for|in|by|from)$/i;

function saidBy(run: readonly Word[], op: Segment['op'], words: string): Said | null {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return null;
  const [only] = run;
  if (run.length > 1 && [first, last].some(({ text, exact }) => !exact && isSmall(text))) return null;
  if (run.length > 1 && run.some(({ exact }) => exact)) return null;
  // `has a password key`: that there is one.
  if (run.length === 1 && !first.exact && isThing(first.text)) return null;
  // Words for how many stand between.
  if (run.length > 1 && /\b(?:all|every|each|both)\b/i.test(words.slice(first.start, last.end))) return null;
  // `PermitRootLogin no`
  const isNo = run.length === 1 && first.last === true && /^no$/i.test(first.text);
  if (run.some(({ text, exact, joint }) => joint === true || (!exact && isChoosing(text) && !isNo))) return null;
  const n = run.length === 1 && !first.exact ? numberOf(first.text) : null;
  if (op !== '=' && n === null && !/^\d/.test(first.text)) return null;
  if (run.length === 1 && !only?.exact && isSmall(first.text) && !/^on$/i.test(first.text)) return null;
  const text = n === null ? (first.exact ? first.text : words.slice(first.start, last.end)) : String(n);
  // `at least 512 open files`: only a unit belongs to a number.
  if (op !== '=' && run.length > 1 && magnitude(text) === null) return null;
  const [opened, closed] = [text.split('(').length, text.split(')').length];
  return opened === closed ? { text, op, exact: first.exact } : null;
}

function sorted(ways: readonly Assignment[]): readonly Assignment[] {
  return [...ways].sort((a, b) => compareRanks(a.rank, b.rank));
}

export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The fields that a label names best; null where none is, or where two differ and nothing tells which is meant. */
export function best(
  label: readonly Word[],
  around: Around,
  said: Said,
  { context = [], each = false }: { readonly context?: readonly Word[]; readonly each?: boolean } = {},
): Labelled | null {
  if (label.every(({ text }) => isThing(text))) return null;
  const of = (words: readonly Word[]): readonly string[] => words.map(({ text }) => text);
  const quoted = label.flatMap(({ text, exact }) => (exact ? [text] : []));
  const fields = quoted.length === 0 ? around.fields : around.fields.filter((field) => isNamed(field, quoted));
  return labelled(of(label), fields, around.told, { said, context: of(context), each });
}

/** Names in quotes are those of keys, letter for letter, or stand at the end of a path. */
function isNamed({ key, above, owners }: Field, quoted: readonly string[]): boolean {
  const path = [...above, key].join('.');
  return quoted.every(
    (name) => [...above, ...owners, key].includes(name) || path === name || path.endsWith(`.${name}`),
  );
}

/** The first field that shows it; none where a field leaves it open, or where of several places only some are so. */
export function resultOf(fields: readonly Field[], said: Said, each = false): readonly Result[] {
  const results = fields.map((field) => ({ field, ok: agrees(field, said) }));
  const sure = results.flatMap(({ field, ok }) => (ok === null ? [] : [{ field, ok }]));
  const bad = sure.find(({ ok }) => !ok);
  const paths = new Set(fields.map(({ above, key }) => [...above, key].join('\u0000').replace(/\d+/g, '')));
  if (bad && each) return [bad];
  if (bad && sure.some(({ ok }) => ok) && paths.size > 1) return [];
  if (bad && (paths.size === 1 || sure.length === results.length)) return [bad];
  return sure.length === results.length ? sure.slice(0, 1) : [];
}
