import { readWords } from '../expect/read.ts';
import type { Rule } from '../expect/rule.ts';
import { spelledOut } from '../expect/spelledOut.ts';
import { bindExpectation } from '../plan/bind.ts';
import type { Expectation } from '../plan/check.ts';
import { combine, deniedBy, leftOpen, verdictOf } from './combine.ts';
import type { ExpectationVerdict, Need, Observed, RuleVerdict, Supplied } from './contract.ts';
import { doubtBeside, isMarkedFailed } from './doubts/besideRule.ts';
import { countedOtherwise } from './doubts/countedList.ts';
import { amountedOtherwise } from './doubts/otherAmount.ts';
import { saidOfOther } from './doubts/otherSubject.ts';
import { doubtAbout } from './doubts/doubts.ts';
import { mayBeMistaken, mayMeanAnswer } from './doubts/mistaken.ts';
import { readExit } from './exits/exits.ts';
import { judgeExplained } from './explained.ts';
import { judgePieces } from './pieces.ts';
import { judgeRule } from './rule.ts';
import type { Decision } from './scene.ts';
import {
  answerTo,
  besideOne,
  commandsOf,
  deniedByKey,
  isLong,
  judgeRows,
  onlyCommand,
  onlyShort,
  withKeys,
  withRows,
} from './secondLook.ts';
import { acts } from './several/acts.ts';
import { singleOf, type Single } from './several/single.ts';
import { tellerOf } from './several/sisters.ts';
import { weighed } from './several/weigh.ts';
import { asOfNow } from './tables/newestRows.ts';
import { judgeUnread } from './unread.ts';

export interface Judgement {
  readonly verdict: ExpectationVerdict;
  /** What would decide it; empty where nothing more can be asked for. */
  readonly needs: readonly Need[];
}

/**
 * One expectation against what its commands did. Every clause must be decided: one that fails fails the whole, one
 * that is undecided, or was not read, leaves it undecided at best.
 * @param line The command whose line it is, where there is one line for each.
 */
export function judgeExpectation(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  line: number | null = null,
): ExpectationVerdict {
  const { text } = expectation;
  const judged = inOtherWords(expectation, observed, supplied, 2);
  const singles = singlesOf(expectation, observed, supplied);
  const byLine = singles.find(({ index }) => index === line) ?? null;
  const weighs = singles.length > 1 && judged.needs.length === 0;
  const verdict = weighs ? weighed(judged.verdict, text, singles, byLine) : judged.verdict;
  if (verdict !== judged.verdict || verdict.verdict !== 'pass') return verdict;
  if (isMarkedFailed(text, verdict.rules, observed)) return deniedBy(verdict, text, 'is printed as failed');
  const only = onlyCommand(expectation, observed) ?? tellerOf(verdict.rules, singles);
  const apart = eachNamed(expectation, observed, supplied);
  if (apart) return apart;
  const otherwise =
    only &&
    (countedOtherwise(text, only.one) ??
      amountedOtherwise(text, verdict.rules, only.one) ??
      saidOfOther(text, verdict.rules, only.one));
  if (otherwise) return { ...verdict, ...otherwise };
  const doubt =
    (only && doubtAbout(text, verdict.rules, asOfNow(only.one))) ?? doubtBeside(text, verdict.rules, observed);
  return doubt === null ? verdict : leftOpen(verdict, text, doubt);
}

/** Words that pass as they are written, and do not with each of their subjects named; null where they do. */
function eachNamed(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): ExpectationVerdict | null {
  const text = spelledOut(expectation.text);
  const only = text === null ? null : onlyCommand(expectation, observed);
  if (text === null || only === null) return null;
  const { command: index, one } = only;
  const { rules, unread } = bindExpectation(readWords(text), [
    { index, text: one.text, facts: one.facts, aliases: [] },
  ]);
  const verdict = judgeExpectation({ ...expectation, text, rules, unread }, new Map([[index, one]]), supplied);
  return verdict.verdict === 'pass' ? null : verdict;
}

/** What would decide it, as long as nothing does; empty where nothing more can be asked for. */
export function needsOf(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): readonly Need[] {
  return inOtherWords(expectation, observed, supplied, 2).needs;
}

/** Each of several commands as if there were no other; none for what has no words, or one command. */
function singlesOf(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): readonly Single[] {
  const { source, place } = expectation;
  const commands = commandsOf(place, observed);
  if (commands.length < 2 || source === 'static' || source === 'directive') return [];
  const looking = (): boolean =>
    commands.some((index) => {
      const one = observed.get(index);
      return one !== undefined && !acts(one);
    });
  return commands.flatMap((index) => {
    const one = observed.get(index);
    if (!one || isLong(one)) return [];
    const judge = (words: string): ExpectationVerdict => {
      const { rules, unread } = bindExpectation(readWords(words), [
        { index, text: one.text, facts: one.facts, aliases: [] },
      ]);
      const alone = new Map([[index, one]]);
      return judgeExpectation({ ...expectation, text: words, rules, unread }, alone, supplied);
    };
    return [singleOf(index, one, judge, () => acts(one) && looking())];
  });
}

/** As written, or else without what only explains it, as if the author had left that out. */
function inOtherWords(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  depth: number,
): Judgement {
  const written = judgeAsWritten(expectation, observed, supplied);
  const { verdict } = written.verdict;
  if (depth === 0 || (verdict !== 'undecided' && verdict !== 'fail')) return written;
  const only = onlyShort(expectation, observed);
  if (!only || !only.one.stdout.complete || !only.one.stderr.complete) return written;
  const { command, one } = only;
  const exit = readExit(one);
  if (exit.kind === 'nothing-found' && (exit.upstream !== 'ok' || one.stderr.text.trim() !== '')) return written;
  const judge = (words: string): Judgement => {
    const bindable = { index: command, text: one.text, facts: one.facts, aliases: [] };
    const { rules, unread } = bindExpectation(readWords(words), [bindable]);
    return inOtherWords({ ...expectation, text: words, rules, unread }, observed, supplied, depth - 1);
  };
  const beside = { command: one.text, printed: `${one.stdout.text}\n${one.stderr.text}` };
  const explained = judgeExplained(expectation.text, written.verdict, beside, judge);
  return explained ?? (verdict === 'undecided' ? judgePieces(expectation.text, judge) : null) ?? written;
}

function judgeAsWritten(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): Judgement {
  const judged = judgeClauses(expectation, observed, supplied);
  if (judged.needs.length > 0 || isPlain(judged.verdict)) return judged;
  const whole = besideOne(expectation.text, expectation, observed);
  const was = judged.verdict.verdict;
  if (!whole || whole.verdict === was) return judged;
  // What is read but left open keeps another reading from failing it; it takes no pass away.
  const counts =
    whole.verdict === 'pass' ||
    (whole.verdict === 'fail' && was !== 'blocked') ||
    (whole.verdict === 'undecided' && was === 'fail');
  return counts ? { verdict: combine([whole], []), needs: [] } : judged;
}

/** Every rule passed, and each looks at a place of its own: no other reading of the words is known that it could miss. */
function isPlain({ verdict, rules }: ExpectationVerdict): boolean {
  return verdict === 'pass' && rules.every(({ rule }) => SURE.has(rule.kind));
}

const SURE: ReadonlySet<string> = new Set([
  'exit',
  'number',
  'table',
  'yaml',
  'value',
  'file',
  'metrics',
  'series',
  'image',
]);

function judgeClauses(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): Judgement {
  const named = (command: number | null): boolean =>
    (expectation.rules ?? []).some((rule) => rule.command === command && namesExit(rule, observed));
  const needs: Need[] = [];
  const rules = (expectation.rules ?? []).map((rule): RuleVerdict => {
    const decision = judgeRule(rule, observed, supplied, named(rule.command));
    const answer = isOpen(decision) && rule.command !== null ? answerTo(rule.clause, expectation, observed) : null;
    if (answer) return answer;
    needs.push(...(decision.needs ?? []));
    const one = rule.command === null ? undefined : observed.get(rule.command);
    const other = one && decision.verdict === 'pass' ? deniedByKey(rule, expectation, one) : null;
    if (other) return verdictOf(rule, { ...other, verdict: 'undecided' });
    if (!one || !mayBeMistaken(rule, decision, asOfNow(one))) return verdictOf(rule, decision);
    return answerTo(rule.clause, expectation, observed) ?? verdictOf(rule, { ...decision, verdict: 'undecided' });
  });
  const listed =
    expectation.unread.length > 0 || rules.some(({ verdict }) => verdict !== 'pass')
      ? judgeRows(expectation, observed)
      : null;
  if (listed) return { verdict: combine(withRows(rules, listed), []), needs: [] };
  const said = expectation.unread.map((words) => ({
    words,
    verdict: judgeUnread(words, expectation, observed, named),
  }));
  const unread = said.flatMap(({ words, verdict }) => (verdict === null ? [words] : []));
  if (rules.length + said.length === unread.length && (expectation.rules === null || unread.length > 0)) {
    const whole = answerTo(expectation.text, expectation, observed);
    if (whole) return { verdict: combine([whole], []), needs: [] };
    const plain = unreadJudgement(expectation, observed);
    return { ...plain, verdict: withKeys(plain.verdict, [], unread, expectation, observed) };
  }
  rules.push(...said.flatMap(({ verdict }) => verdict ?? []));
  const combined = withKeys(combine(rules, unread), rules, unread, expectation, observed);
  const whole = mayMeanAnswer(combined) ? answerTo(expectation.text, expectation, observed) : null;
  const verdict = whole && (combined.verdict !== 'fail' || whole.verdict === 'pass') ? combine([whole], []) : combined;
  const settled = verdict.verdict === 'fail' || verdict.verdict === 'blocked';
  return { verdict, needs: settled || verdict !== combined ? [] : distinct(needs) };
}

const isOpen = (decision: Decision): boolean => decision.verdict === 'undecided' && (decision.needs ?? []).length === 0;

/** The author names the very exit, other than 0, that the command had. */
function namesExit(rule: Rule, observed: ReadonlyMap<number, Observed>): boolean {
  if (rule.kind !== 'exit' || rule.op !== '=' || rule.code === 0 || rule.command === null) return false;
  const outcome = observed.get(rule.command)?.outcome;
  return outcome?.kind === 'exited' && outcome.code === rule.code;
}

/** Words without any rule: a failure that nobody expected still shows; else they wait for a person. */
function unreadJudgement(expectation: Expectation, observed: ReadonlyMap<number, Observed>): Judgement {
  const words = expectation.unread[0] ?? expectation.text;
  const make = (verdict: ExpectationVerdict['verdict'], because: string): Judgement => ({
    verdict: { verdict, because, rules: [] },
    needs: [],
  });
  if (observed.size === 0) return make('manual', `No command can decide “${words}”: confirm it yourself.`);
  for (const one of observed.values()) {
    const exit = readExit(one);
    if (exit.kind === 'blocked') return make('blocked', exit.why);
  }
  return make('undecided', `No rule covers “${words}”.`);
}

function distinct(needs: readonly Need[]): readonly Need[] {
  return [...new Map(needs.map((need) => [need.key, need])).values()];
}
