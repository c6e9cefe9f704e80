import { choiceIn, chosenBy } from '../expect/choice.ts';
import { readWords } from '../expect/read.ts';
import { bindExpectation } from '../plan/bind.ts';
import type { Rule } from '../expect/rule.ts';
import { claimsNone } from '../expect/noneClaim.ts';
import { expectsSuccess, sayingOf } from '../expect/saying.ts';
import { holdsWildcard } from '../expect/wildcards.ts';
import type { Expectation } from '../plan/check.ts';
import type { ExpectationVerdict, Finding, Need, Observed, RuleVerdict, Supplied } from './contract.ts';
import { judgeBeside } from './beside.ts';
import { isFallback } from './contains.ts';
import { decide } from './decide.ts';
import { ofEndedWatch } from './ended.ts';
import { byExit } from './exitPolicy.ts';
import { readExit } from './exits.ts';
import type { ExitReading } from './exits.ts';
import { judgeExplained } from './explained.ts';
import { judgeFile } from './file.ts';
import { judgeMessage } from './message.ts';
import { judgeByKeys } from './keyed.ts';
import { differsInCase } from './letterCase.ts';
import { mayBeMistaken, mayMeanAnswer } from './mistaken.ts';
import { judgeOneAnswer } from './oneAnswer.ts';
import { isBlank, sceneOf, undecided } from './scene.ts';
import type { Decision, Scene } from './scene.ts';
import { byToldFallback } from './toldFallback.ts';
import { watchKey } from './watch.ts';

export interface Judgement {
  readonly verdict: ExpectationVerdict;
  /** What would decide it; empty where nothing more can be asked for. */
  readonly needs: readonly Need[];
}

/**
 * One expectation against what its commands did. Every clause must be decided: one that fails fails the whole, one
 * that is undecided, or was not read, leaves it undecided at best. Call it again with the needs supplied.
 */
export function judgeExpectation(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): Judgement {
  return inOtherWords(expectation, observed, supplied, 2);
}

/** As written, or else without what only explains it, as if the author had left that out. */
function inOtherWords(
  expectation: Expectation,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  depth: number,
): Judgement {
  const written = judgeAsWritten(expectation, observed, supplied);
  const { source, place, text } = expectation;
  const { verdict } = written.verdict;
  if (depth === 0 || (verdict !== 'undecided' && verdict !== 'fail')) return written;
  const [command, another] = commandsOf(place, observed);
  const one = command === undefined ? undefined : observed.get(command);
  if (command === undefined || another !== undefined || !one || source === 'static' || source === 'directive')
    return written;
  if (!one.stdout.complete || !one.stderr.complete) return written;
  const exit = readExit(one);
  if (exit.kind === 'nothing-found' && (exit.upstream !== 'ok' || one.stderr.text.trim() !== '')) return written;
  const judge = (words: string): Judgement => {
    const bindable = { index: command, text: one.text, facts: one.facts, aliases: [] };
    const { rules, unread } = bindExpectation(readWords(words), [bindable]);
    return inOtherWords({ ...expectation, text: words, rules, unread }, observed, supplied, depth - 1);
  };
  const beside = { command: one.text, printed: `${one.stdout.text}\n${one.stderr.text}` };
  return judgeExplained(text, verdict, beside, judge) ?? written;
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
 * What is left open, read beside the keys of an output: first clause by clause, then all words at once, since clauses
 * that were cut apart may share what is said of them.
 */
function withKeys(
  before: ExpectationVerdict,
  rules: readonly RuleVerdict[],
  unread: readonly string[],
  { source, text, place }: Expectation,
  observed: ReadonlyMap<number, Observed>,
): ExpectationVerdict {
  if (
    (before.verdict !== 'undecided' && before.verdict !== 'fail') ||
    source === 'static' ||
    source === 'directive' ||
    text.includes('\n')
  )
    return before;
  const [command, another] = commandsOf(place, observed);
  const one = command === undefined ? undefined : observed.get(command);
  if (command === undefined || another !== undefined || !one) return before;
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

/** An exit of 0, or a text that stands somewhere, is no pass where the key that the words name says otherwise. */
function deniedByKey(rule: Rule, { source }: Expectation, one: Observed): Decision | null {
  if ((rule.kind !== 'exit' && rule.kind !== 'contains') || rule.command === null) return null;
  if (source === 'static' || source === 'directive' || rule.clause.includes('\n')) return null;
  const scene = sceneOf(rule.command, one, readExit(one), 'stdout', rule.clause, new Map());
  const keyed = judgeByKeys(rule.clause, scene);
  return keyed?.verdict === 'fail' ? keyed : null;
}

/** Rules that look for a value where most outputs have it. */
const LOOKS: ReadonlySet<string> = new Set(['value', 'contains', 'equals', 'state', 'lines', 'resolves']);

function verdictOf(rule: Rule, { verdict, because, found, foundLine }: Decision): RuleVerdict {
  return { rule, verdict, because, found, foundLine };
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

/** The words beside the one answer of the only command that they can speak of. */
function answerTo(
  words: string,
  { source, place }: Expectation,
  observed: ReadonlyMap<number, Observed>,
): RuleVerdict | null {
  const [command, ...more] = commandsOf(place, observed);
  const one = command === undefined ? undefined : observed.get(command);
  if (command === undefined || more.length > 0 || !one || source === 'static' || source === 'directive') return null;
  const rule: Rule = { kind: 'says', text: sayingOf(words), command, on: 'stdout', clause: words };
  const scene = sceneOf(command, one, readExit(one), 'stdout', words, new Map());
  const decision = judgeOneAnswer(words, scene);
  return decision && differsInCase(rule, scene) === null ? verdictOf(rule, decision) : null;
}

/** What was read beside the rows, with the rules that it leaves standing. */
function withRows(rules: readonly RuleVerdict[], { verdict: rows, narrow, counted }: Rows): readonly RuleVerdict[] {
  if (counted && rules.some(({ verdict }) => verdict === 'fail')) return [{ ...rows, verdict: 'undecided' }];
  const standing = rules.filter(({ verdict }) => verdict === 'pass' || (verdict !== 'undecided' && !narrow));
  return [...standing, rows];
}

interface Rows {
  readonly verdict: RuleVerdict;
  /** The words speak of some rows only, and hold for these: rules that looked at all rows do not count beside it. */
  readonly narrow: boolean;
  /** So many rows say so, and others are listed. */
  readonly counted: boolean;
}

/** All the words together, as clauses about what a command lists, each about the rows of the one before. */
function judgeRows({ source, text, place }: Expectation, observed: ReadonlyMap<number, Observed>): Rows | null {
  if (source === 'static' || source === 'directive' || text.trim().includes('\n')) return null;
  const commands = commandsOf(place, observed);
  const all = commands.flatMap((command) => {
    const one = observed.get(command);
    if (!one || readExit(one).kind !== 'ok') return [];
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

/** The words beside the only command that they can speak of; null: they say nothing of how it ended or what it told. */
function besideOne(
  words: string,
  { source, place }: Pick<Expectation, 'source' | 'place'>,
  observed: ReadonlyMap<number, Observed>,
): RuleVerdict | null {
  const [command, ...more] = commandsOf(place, observed);
  const one = command === undefined ? undefined : observed.get(command);
  if (command === undefined || more.length > 0 || !one || source === 'static' || source === 'directive') return null;
  const rule: Rule = { kind: 'says', text: sayingOf(words), command, on: 'output', clause: words };
  const decision = judgeBeside(words, sceneOf(command, one, readExit(one), 'stdout', words, new Map()));
  return decision && verdictOf(rule, decision);
}

/** A comment speaks of its command, other words of any. */
function commandsOf(place: Expectation['place'], observed: ReadonlyMap<number, Observed>): readonly number[] {
  if (place.kind === 'check') return [...observed.keys()];
  return observed.has(place.index) ? [place.index] : [];
}

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

/** What a tool prints as it fails stands on either stream. */
const TEXTS: ReadonlySet<string> = new Set(['contains', 'matches', 'says']);

/** One rule on its command. `named`: it failed with the exit that the author expects, so that its text counts. */
export function judgeRule(
  rule: Rule,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  named = false,
): Decision {
  if (rule.kind === 'file') return judgeFile(rule, supplied);
  if (rule.command === null) return undecided('No command is named that could decide it.');
  const one = observed.get(rule.command);
  if (!one) return undecided('Its command did not run.');
  const plain = readExit(one);
  const expected = named && plain.kind === 'failed' && rule.kind !== 'exit' && rule.kind !== 'fails';
  const exit: ExitReading = expected ? { kind: 'ok', masked: null } : plain;
  const on = expected && rule.on === 'stdout' && TEXTS.has(rule.kind) ? 'output' : rule.on;
  const scene = sceneOf(rule.command, one, exit, on, rule.clause, supplied);
  if (rule.kind !== 'exit' && hasLostOutput(scene))
    return undecided('kubectl could not attach to the pod and lost what it printed. Run it again.');
  const watched = one.watched?.get(watchKey(rule));
  const decision =
    watched && !(rule.on === 'stderr' ? one.stderr : one.stdout).complete
      ? (byExit(rule, exit) ?? seen(rule, watched, one, exit))
      : decide(rule, scene);
  const said = rule.kind === 'state' && decision.verdict === 'undecided' ? judgeMessage(rule.clause, scene) : null;
  if (said) return said;
  const ofEnded = ofEndedWatch(rule, decision, scene);
  if (ofEnded) return ofEnded;
  const inOther = decision.verdict === 'pass' ? differsInCase(rule, scene) : null;
  if (inOther !== null)
    return undecided(
      `${decision.because} It was quoted, and is printed as ${inOther}.`,
      decision.found,
      decision.foundLine,
    );
  const told = decision.verdict !== 'fail' && isFallback(scene) ? byToldFallback(rule, scene) : null;
  if (told) return told;
  return decision.verdict === 'pass' && isFallback(scene) && !isChosen(rule, one.text)
    ? undecided('Only what the command prints when something failed was printed.')
    : decision;
}

/** The words speak of what the command prints by its own choice, so that its fallback is an answer. */
function isChosen(rule: Rule, command: string): boolean {
  const choice = rule.kind === 'says' ? choiceIn(command) : null;
  return rule.kind === 'says' && choice !== null && chosenBy(rule.text, choice, command) !== null;
}

/** kubectl attached too late, and the pod was gone before its log was read: it exits 0 and shows nothing. */
function hasLostOutput(scene: Scene): boolean {
  return (
    isBlank(scene.stdout) &&
    /^warning: couldn't attach to pod\/.*falling back to streaming logs/m.test(scene.stderr.text)
  );
}

function combine(rules: readonly RuleVerdict[], unread: readonly string[]): ExpectationVerdict {
  for (const verdict of ['blocked', 'fail', 'undecided', 'manual'] as const) {
    const found = rules.find((rule) => rule.verdict === verdict);
    if (found) return { verdict, because: found.because, rules };
  }
  const [first] = unread;
  if (first !== undefined) return { verdict: 'undecided', because: `No rule covers “${first}”.`, rules };
  if (rules.length === 0) return { verdict: 'undecided', because: 'There is nothing to decide.', rules };
  return { verdict: 'pass', because: rules.map((rule) => rule.because).join(' '), rules };
}

/** A finding on all that was printed; that nothing was found counts only where the command surely succeeded. */
function seen(rule: Rule, finding: Finding, one: Observed, exit: ExitReading): Decision {
  const hidden = exit.kind !== 'ok' || exit.masked !== null || one.facts.masks.length > 0;
  return rule.kind === 'absent' && finding.verdict === 'pass' && hidden
    ? undecided(`${finding.because} Whether the command succeeded is hidden.`)
    : finding;
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
