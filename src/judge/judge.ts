import { contradictsItself } from '../expect/disagree.ts';
import { claimsNone } from '../expect/noneClaim.ts';
import { isReference } from '../expect/references.ts';
import { readWords } from '../expect/read.ts';
import type { Rule } from '../expect/rule.ts';
import { expectsSuccess, namesNothing, sayingOf } from '../expect/saying.ts';
import { deniesUnseen, speaksOfMore } from '../expect/wider.ts';
import { holdsWildcard } from '../expect/wildcards.ts';
import { bindExpectation } from '../plan/bind.ts';
import type { Expectation } from '../plan/check.ts';
import { combine, verdictOf } from './combine.ts';
import type { ExpectationVerdict, Need, Observed, RuleVerdict, Supplied } from './contract.ts';
import { readExit } from './exits/exits.ts';
import { judgeExplained } from './explained.ts';
import { mayBeMistaken, mayMeanAnswer } from './doubts/mistaken.ts';
import { judgePieces } from './pieces.ts';
import { asksElsewhere, isUnclean, isUnquiet } from './doubts/otherPlace.ts';
import { isOtherRefuser } from './doubts/refuser.ts';
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
  withKeys,
  withRows,
} from './secondLook.ts';
import { judgeSeverally } from './several/several.ts';
import { singleOf, type Single } from './several/single.ts';
import { isToldElsewhere, leavesOutSister, mayOutweigh, tellerOf } from './several/sisters.ts';
import { missesRows, sharesClaim } from './doubts/sharedClaim.ts';
import { mayBeTwo, speaksOfTwo } from './doubts/two.ts';
import { hasTwoValues } from './doubts/twoValues.ts';

export interface Judgement {
  readonly verdict: ExpectationVerdict;
  /** What would decide it; empty where nothing more can be asked for. */
  readonly needs: readonly Need[];
}

/**
 * One expectation against what its commands did. Every clause must be decided: one that fails fails the whole, one
 * that is undecided, or was not read, leaves it undecided at best. Call it again with the needs supplied.
 * @param line The command whose line it is, where there is one line for each.
 */
export function judgeExpectation(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  line: number | null = null,
): Judgement {
  const singles = singlesOf(expectation, observed, supplied);
  const judged = inOtherWords(expectation, observed, supplied, 2);
  const { verdict, rules } = judged.verdict;
  if (singles.length > 1 && judged.needs.length === 0 && mayOutweigh(judged.verdict, expectation.text)) {
    const byLine = singles.find(({ index }) => index === line) ?? null;
    const shared = judgeSeverally(expectation.text, singles, byLine);
    if (shared && (verdict === 'undecided' || shared.verdict !== verdict)) return { verdict: shared, needs: [] };
    if (!shared && verdict === 'fail') {
      const because = `“${expectation.text.trim()}” fails by one command and holds by another. ${judged.verdict.because}`;
      return { ...judged, verdict: { ...judged.verdict, verdict: 'undecided', because } };
    }
    if (!shared && verdict === 'pass' && leavesOutSister(expectation.text, rules, singles)) {
      const because = `“${expectation.text.trim()}” speaks of each, and one of them is not read. ${judged.verdict.because}`;
      return { ...judged, verdict: { ...judged.verdict, verdict: 'undecided', because } };
    }
  }
  const unclean = singles.some(({ one }) => isUnclean(expectation.text, one.text, one.stdout.text));
  if (singles.length > 1 && verdict === 'pass' && (unclean || isToldElsewhere(expectation.text, rules, singles))) {
    const because = `“${expectation.text.trim()}” may speak of another command. ${judged.verdict.because}`;
    return { ...judged, verdict: { ...judged.verdict, verdict: 'undecided', because } };
  }
  const named = verdict === 'pass' && !namesNothing(expectation.text);
  const only = named ? (onlyCommand(expectation, observed) ?? tellerOf(rules, singles)) : null;
  const doubt = only && doubtAbout(expectation.text, judged.verdict.rules, only.one);
  if (doubt === null) return judged;
  const because = `“${expectation.text.trim()}” ${doubt}. ${judged.verdict.because}`;
  return { ...judged, verdict: { ...judged.verdict, verdict: 'undecided', because } };
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
  return commands.flatMap((index) => {
    const one = observed.get(index);
    if (!one || isLong(one)) return [];
    const judge = (words: string): ExpectationVerdict => {
      const { rules, unread } = bindExpectation(readWords(words), [
        { index, text: one.text, facts: one.facts, aliases: [] },
      ]);
      const alone = new Map([[index, one]]);
      const { verdict } = judgeExpectation({ ...expectation, text: words, rules, unread }, alone, supplied);
      return verdict;
    };
    return [singleOf(index, one, judge)];
  });
}

/** What keeps the words as a whole from being plainly so, though each of them is. */
function doubtAbout(words: string, rules: readonly RuleVerdict[], one: Observed): string | null {
  const { text, stdout, stderr } = one;
  if (isOtherRefuser(words, text, `${stdout.text}\n${stderr.text}`)) return 'names another one that refuses';
  if (sharesClaim(words, rules)) return 'may say of another what it says of the first';
  if (missesRows(words, rules, stdout.text)) return 'says of every row what some do not show';
  if (hasTwoValues(rules, stdout.text)) return 'is said, and denied, in what was printed';
  if (asksElsewhere(words, text)) return 'speaks of another number than the command looks for';
  if (isUnquiet(words, one)) return 'says nothing is printed, and a message is';
  if (isUnclean(words, text, stdout.text)) return 'says clean, and something is listed';
  if (contradictsItself(words, text)) return 'says two things that deny each other';
  if (speaksOfMore(words, text) || deniesUnseen(words, text)) return 'speaks of more than the command looks at';
  return speaksOfTwo(words, text) && !mayBeTwo(words, stdout.text) ? 'speaks of two, and so many are not listed' : null;
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
  const only = onlyCommand(expectation, observed);
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
    if (!one || !mayBeMistaken(rule, decision, one)) return verdictOf(rule, decision);
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

/**
 * Words that no phrase reads, against what was printed: they may stand there as they are, or the command failed where
 * they speak of no failure. Null: nothing is decided.
 */
function judgeUnread(
  words: string,
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  named: (command: number) => boolean,
): RuleVerdict | null {
  const { source, text: whole, place } = expectation;
  const text = sayingOf(words);
  if (
    text === '' ||
    isReference(words) ||
    holdsWildcard(text) ||
    words.trim().includes('\n') ||
    source === 'static' ||
    source === 'directive'
  )
    return null;
  const beside = besideOne(words, { source, place }, observed);
  if (beside) return beside.verdict === 'undecided' ? null : beside;
  const all = commandsOf(place, observed).map((command): RuleVerdict => {
    const rule: Rule = { kind: 'says', text, command, on: 'output', clause: words };
    return verdictOf(rule, judgeRule(rule, observed, new Map(), named(command)));
  });
  const found =
    all.find(({ verdict }) => verdict === 'fail') ??
    all.find(({ verdict }) => verdict === 'pass') ??
    (/\s/.test(text) ? answerTo(words, expectation, observed) : null);
  // One word of several clauses may be half of a thing that was cut.
  const lone = /^\S+$/.test(text) && whole.trim() !== words.trim();
  // `every node schedulable but w-1`: what is left out stands in a clause of its own.
  const excepted = /\b(?:but|except|save)(?: for)? \S+$/i.test(whole) && !whole.trim().endsWith(words.trim());
  if (found?.verdict === 'fail' && excepted) return null;
  if (found?.verdict === 'fail' && lone) return null;
  if (found?.verdict === 'fail' && (all.length > 1 || !mayFail(words, observed))) return null;
  return found ?? null;
}

const isOpen = (decision: Decision): boolean => decision.verdict === 'undecided' && (decision.needs ?? []).length === 0;

const NONE_FAILED =
  /\b(?:0|no|zero|without(?:\s+any)?)\s+(?:[\w()]+\s+){0,2}(?:errors?|failures?|failed|failing|problems?|issues?|warnings?)\b/i;

/** A failed command fails what expects it to succeed, or to be without errors; what was printed fails any plain words. */
function mayFail(words: string, observed: ReadonlyMap<number, Observed>): boolean {
  if (expectsSuccess(words)) return true;
  // "No warnings or errors" chooses between nothing.
  if (claimsNone(words) && [...observed.values()].every((one) => /^(?:ok|nothing-found)$/.test(readExit(one).kind)))
    return true;
  // A run that "ends with 0 failed" is one that succeeds.
  const ended = [...observed.values()].some((one) => readExit(one).kind === 'failed');
  if (ended && NONE_FAILED.test(words) && expectsSuccess(words.replace(NONE_FAILED, ' '))) return true;
  const failed = [...observed.values()].some((one) => readExit(one).kind !== 'ok');
  // "No …" of a command that failed is not so.
  if ([...observed.values()].some((one) => readExit(one).kind === 'failed') && /^(?:no|zero)\s/i.test(words.trim()))
    return true;
  if (failed)
    return /^(?:there (?:are|is) |with )?(?:no|without) (?:[a-z]+ ){0,2}(?:errors?|failures?|problems?)$/i.test(
      words.trim(),
    );
  // Those that are named at the end are left out, and what is said of the others holds.
  const said = words.replace(/,?\s\(?except(?:\sfor)?\s[^,;]*$/i, '');
  return !/\b(?:not|never|or|unless|if|except|may|might|can|could|until|after|before|when|while|during)\b|n't\b/i.test(
    said,
  );
}

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
