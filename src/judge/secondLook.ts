import type { Rule } from '../expect/rule.ts';
import { namesNothing, sayingOf } from '../expect/saying.ts';
import type { Expectation } from '../plan/check.ts';
import { judgeBeside } from './said/beside.ts';
import { combine, verdictOf } from './combine.ts';
import type { ExpectationVerdict, Observed, RuleVerdict } from './contract.ts';
import { readExit } from './exits/exits.ts';
import { judgeByKeys } from './keys/keyed.ts';
import { differsInCase } from './doubts/letterCase.ts';
import { judgeOneAnswer } from './answers/oneAnswer.ts';
import { judgeRule } from './rule.ts';
import { sceneOf } from './scene.ts';
import type { Decision } from './scene.ts';

/** What rules leave open is looked at again, beside what was printed: its rows, its keys, or the one answer. */

/** What was read beside the rows of one command, with the rules that it leaves standing: all of other commands. */
export function withRows(
  rules: readonly RuleVerdict[],
  { verdict: rows, narrow, counted }: Rows,
): readonly RuleVerdict[] {
  if (counted && rules.some(({ verdict }) => verdict === 'fail')) return [{ ...rows, verdict: 'undecided' }];
  const standing = rules.filter(
    ({ rule, verdict }) =>
      rule.command !== rows.rule.command || verdict === 'pass' || (verdict !== 'undecided' && !narrow),
  );
  return [...standing, rows];
}

export interface Rows {
  readonly verdict: RuleVerdict;
  /** The words speak of some rows only, and hold for these: rules that looked at all rows do not count beside it. */
  readonly narrow: boolean;
  /** So many rows say so, and others are listed. */
  readonly counted: boolean;
}

/** All the words together, as clauses about what a command lists, each about the rows of the one before. */
export function judgeRows({ source, text, place }: Expectation, observed: ReadonlyMap<number, Observed>): Rows | null {
  if (source === 'static' || source === 'directive' || text.trim().includes('\n')) return null;
  const commands = commandsOf(place, observed);
  const all = commands.flatMap((command) => {
    const one = observed.get(command);
    if (!one || isLong(one) || readExit(one).kind !== 'ok') return [];
    const rule: Rule = { kind: 'says', text, command, on: 'output', clause: text, rows: true };
    const decision = judgeRule(rule, observed, new Map());
    return decision.verdict === 'pass' || decision.verdict === 'fail' || decision.narrow === false
      ? [
          {
            verdict: verdictOf(rule, decision),
            narrow: decision.narrow === true && decision.verdict === 'pass',
            counted: decision.counted === true && decision.verdict === 'pass',
          },
        ]
      : [];
  });
  const found =
    all.find(({ verdict }) => verdict.verdict === 'fail') ??
    all.find(({ verdict }) => verdict.verdict === 'pass') ??
    all[0];
  return found?.verdict.verdict !== 'pass' && commands.length > 1 ? null : (found ?? null);
}

/** The words beside the one answer of the only command that they can speak of. */
export function answerTo(
  words: string,
  { source, place }: Expectation,
  observed: ReadonlyMap<number, Observed>,
): RuleVerdict | null {
  const only = onlyShort({ source, place }, observed);
  if (!only) return null;
  const { command, one } = only;
  const rule: Rule = { kind: 'says', text: sayingOf(words), command, on: 'stdout', clause: words };
  const scene = sceneOf(command, one, readExit(one), 'stdout', words, new Map());
  const decision = judgeOneAnswer(words, scene);
  return decision && differsInCase(rule, scene) === null ? verdictOf(rule, decision) : null;
}

/**
 * What is left open, read beside the keys of an output: first clause by clause, then all words at once, since clauses
 * that were cut apart may share what is said of them.
 */
export function withKeys(
  before: ExpectationVerdict,
  rules: readonly RuleVerdict[],
  unread: readonly string[],
  { source, text, place }: Expectation,
  observed: ReadonlyMap<number, Observed>,
): ExpectationVerdict {
  if ((before.verdict !== 'undecided' && before.verdict !== 'fail') || text.includes('\n')) return before;
  const only = onlyShort({ source, place }, observed);
  if (!only) return before;
  const { command, one } = only;
  const read = (words: string): RuleVerdict | null => {
    const decision = judgeByKeys(words, sceneOf(command, one, readExit(one), 'stdout', words, new Map()));
    return decision
      ? verdictOf({ kind: 'says', text: sayingOf(words), command, on: 'stdout', clause: words }, decision)
      : null;
  };
  const isOpen = ({ verdict }: RuleVerdict): boolean => verdict === 'undecided' || verdict === 'manual';
  const clauses = new Map<string, RuleVerdict | null>();
  const again = (words: string): RuleVerdict | null => {
    if (!clauses.has(words)) clauses.set(words, read(words));
    return clauses.get(words) ?? null;
  };
  const settled = rules.map((rule) => {
    if (isOpen(rule)) return again(rule.rule.clause) ?? rule;
    // A rule that looked for the words in another form fails where the key that they name says just that.
    const named = rule.verdict === 'fail' && LOOKS.has(rule.rule.kind) ? again(rule.rule.clause) : null;
    return named?.verdict === 'pass' ? named : rule;
  });
  const left = unread.filter((words) => again(words) === null);
  const found = unread.flatMap((words) => again(words) ?? []);
  const apart = combine([...settled, ...found], left);
  const whole = apart.verdict === 'undecided' ? read(text) : null;
  return whole ? combine([...settled.filter((rule) => !isOpen(rule)), whole], []) : apart;
}

/** Rules that look for a value where most outputs have it. */
const LOOKS: ReadonlySet<string> = new Set(['value', 'contains', 'equals', 'state', 'lines', 'resolves']);

/** An exit of 0, or a text that stands somewhere, is no pass where the key that the words name says otherwise. */
export function deniedByKey(rule: Rule, { source }: Expectation, one: Observed): Decision | null {
  if ((rule.kind !== 'exit' && rule.kind !== 'contains') || rule.command === null) return null;
  if (source === 'static' || source === 'directive' || rule.clause.includes('\n') || isLong(one)) return null;
  if (namesNothing(rule.clause)) return null;
  const scene = sceneOf(rule.command, one, readExit(one), 'stdout', rule.clause, new Map());
  const keyed = judgeByKeys(rule.clause, scene);
  return keyed?.verdict === 'fail' ? keyed : null;
}

/** The words beside the only command that they can speak of; null: they say nothing of how it ended or what it told. */
export function besideOne(
  words: string,
  { source, place }: Pick<Expectation, 'source' | 'place'>,
  observed: ReadonlyMap<number, Observed>,
): RuleVerdict | null {
  const only = onlyShort({ source, place }, observed);
  if (!only) return null;
  const { command, one } = only;
  const rule: Rule = { kind: 'says', text: sayingOf(words), command, on: 'output', clause: words };
  const decision = judgeBeside(words, sceneOf(command, one, readExit(one), 'stdout', words, new Map()));
  return decision && verdictOf(rule, decision);
}

/** A comment speaks of its command, other words of any. */
export function commandsOf(place: Expectation['place'], observed: ReadonlyMap<number, Observed>): readonly number[] {
  if (place.kind === 'check') return [...observed.keys()];
  return observed.has(place.index) ? [place.index] : [];
}

/** What is longer is read by rules alone: what people compare by eye is short. */
const MOST_TEXT = 100_000;

export const isLong = ({ stdout, stderr }: Observed): boolean => stdout.text.length + stderr.text.length > MOST_TEXT;

/** The one command that words can speak of; null for what has no words, or several commands. */
export function onlyCommand(
  { source, place }: Pick<Expectation, 'source' | 'place'>,
  observed: ReadonlyMap<number, Observed>,
): { readonly command: number; readonly one: Observed } | null {
  const [command, another] = commandsOf(place, observed);
  const one = command === undefined ? undefined : observed.get(command);
  if (command === undefined || another !== undefined || !one) return null;
  return source === 'static' || source === 'directive' ? null : { command, one };
}

/** The same where its output is short. */
export function onlyShort(
  expectation: Pick<Expectation, 'source' | 'place'>,
  observed: ReadonlyMap<number, Observed>,
): ReturnType<typeof onlyCommand> {
  const only = onlyCommand(expectation, observed);
  return only && isLong(only.one) ? null : only;
}
