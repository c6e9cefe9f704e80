import { claimsNone } from '../expect/noneClaim.ts';
import { isReference } from '../expect/references.ts';
import type { Rule } from '../expect/rule.ts';
import { expectsSuccess, sayingOf } from '../expect/saying.ts';
import { holdsWildcard } from '../expect/wildcards.ts';
import type { Expectation } from '../plan/check.ts';
import { verdictOf } from './combine.ts';
import type { Observed, RuleVerdict } from './contract.ts';
import { readExit } from './exits/exits.ts';
import { judgeRule } from './rule.ts';
import { answerTo, besideOne, commandsOf } from './secondLook.ts';

/**
 * Words that no phrase reads, against what was printed: they may stand there as they are, or the command failed where
 * they speak of no failure. Null: nothing is decided.
 */
export function judgeUnread(
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
  if (found?.verdict === 'fail' && (excepted || TOLERATES.test(words))) return null;
  if (found?.verdict === 'fail' && lone) return null;
  if (found?.verdict === 'fail' && (all.length > 1 || !mayFail(words, observed))) return null;
  return found ?? null;
}

/** `Warnings are fine`: it says what is no matter. */
const TOLERATES =
  /\b(?:is|are) (?:fine|ok|okay|acceptable|tolerated|allowed|harmless|normal|expected|no problem)\b\W*$|\bcan be ignored\b/i;

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
