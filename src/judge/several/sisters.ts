import type { RuleVerdict } from '../contract.ts';
import { askTheSame, calledBy, namedBy, programOf, topicsOf, type Single } from './single.ts';
import { sparing } from '../../text/sparing.ts';

/** `200 from each`, `both healthy`: said of every command that asks the same. */
export const OF_EACH = sparing(/\b(?:each|both|all|every|either|neither|none|everywhere)\b/i);

/**
 * Whether words that speak of each would pass though only some of the commands that run the same program were looked
 * at: what one of them lists may be just as the words say, and what the next one lists not.
 */
export function leavesOutSister(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  if (!OF_EACH.test(words)) return false;
  const isLooked = lookedAt(rules);
  const programs = new Set(singles.filter(isLooked).map(programOf));
  if (singles.some((single) => !single.prepares && !isLooked(single) && programs.has(programOf(single)))) return true;
  const teller = tellerOf(rules, singles);
  if (!teller || !rules.every(({ rule }) => rule.kind === 'says')) return false;
  // `each listed` of the rows of one, where the words name that one and no other.
  const topics = topicsOf(words);
  const others = singles.filter((single) => single !== teller && !single.prepares);
  const named = namedBy(topics, teller) > 0 && others.every((single) => namedBy(topics, single) === 0);
  return others.length > 0 && !named;
}

function lookedAt(rules: readonly RuleVerdict[]): (single: Single) => boolean {
  const indices = new Set(rules.map(({ rule }) => rule.command));
  return ({ index }) => indices.has(index);
}

/** Words that tell by themselves which of several they speak of, or that it is not each. */
const CHOSEN = sparing(
  /\b(?:first|1st|second|2nd|third|3rd|fourth|last|final|former|latter|before|after|then|(?:one|two|some|any|none|neither|either|most) of|only one|another|other|least|most|same|differ\w*|while)\b/i,
);

/**
 * Whether a command that was not looked at asks the same of something else and does not show what the words say,
 * though they name the one that does no more than that one: they are said of each.
 *
 *     10.0.0.1        dig +short oak.test        10.0.0.1
 *                     dig +short elm.test        nothing
 */
export function sisterDiffers(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  const isLooked = lookedAt(rules);
  const left = singles.filter((one) => !isLooked(one));
  if (left.length === 0 || CHOSEN.test(words)) return false;
  const looked = singles.filter(isLooked);
  const topics = topicsOf(words);
  return left.some(
    (other) =>
      !other.prepares &&
      looked.some((one) => askTheSame(one, other) && namedBy(topics, one) <= namedBy(topics, other)) &&
      other.judge(words).verdict !== 'pass',
  );
}

/**
 * Whether a claim was held against one of two that ask the same, though it names that one no more than the other, which
 * does not show it: `web and api are Running, 0 restarts`. Not so where they deny each other, as `200, 404` do.
 */
export function claimDiffers(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  if (CHOSEN.test(BY_PLACES.replace(words, ''))) return false;
  const claims = [...new Set(rules.map(({ rule }) => rule.clause))];
  if (claims.length > 1 && rules.some(({ rule }) => isMereName(rule.clause, rule.command, singles))) return true;
  const judged = new Map(claims.map((claim) => [claim, commandsOf(claim, rules)]));
  const looks = (claim: string, { index }: Single): boolean => judged.get(claim)?.has(index) ?? false;
  const shows = (claim: string, one: Single): boolean => one.judge(claim.replace(OF_TWO, '')).verdict === 'pass';
  return claims.some((claim) => {
    const mine = singles.filter((one) => looks(claim, one));
    // Where each command is judged, as by `exit 0`, there is none to compare with.
    const others = singles.filter((other) => !other.prepares && !looks(claim, other));
    return mine.some((one) =>
      others.some(
        (other) =>
          askTheSame(one, other) &&
          !namesMore(claim, one, other) &&
          !shows(claim, other) &&
          !claims.some(
            (its) => looks(its, other) && !looks(its, one) && !namesMore(its, other, one) && !shows(its, one),
          ),
      ),
    );
  });
}

function commandsOf(claim: string, rules: readonly RuleVerdict[]): ReadonlySet<number | null> {
  return new Set(rules.flatMap(({ rule }) => (rule.clause === claim ? [rule.command] : [])));
}

/** Of one command alone nothing is `both`. */
const OF_TWO = /^\s*(?:both|all|each)(?: of them)?(?: are| is)?:? /i;

/** `first and second: enabled, active`: said of each. */
const BY_PLACES = sparing(/\b(?:the )?first(?:,| and)(?: the)? second(?:,? and(?: the)? third)?\b/i);

function namesMore(claim: string, one: Single, other: Single): boolean {
  const topics = topicsOf(claim);
  return namedBy(topics, one) > namedBy(topics, other);
}

/** Each of two that ask the same is named by what is its own. */
export function namesSeveral(claim: string, singles: readonly Single[]): boolean {
  const names = topicsOf(claim);
  const owners = names.map((name) => calledBy(name, singles)).filter((those) => those.length === 1);
  const [first, ...others] = new Set(owners.flat());
  return first !== undefined && others.some((other) => askTheSame(first, other));
}

/** `n2`, of which `kubectl get node n2` was asked: whose name it is has no claim of its own, and shares that of others. */
export function isMereName(claim: string, command: number | null, singles: readonly Single[]): boolean {
  const one = singles.find(({ index }) => index === command);
  const [name, ...more] = claim
    .trim()
    .replace(/^(?:is|are|and|also|so is|as is) /i, '')
    .split(/\s+/);
  return (
    one !== undefined &&
    name !== undefined &&
    more.length === 0 &&
    calledBy(name, [one]).length > 0 &&
    singles.some((other) => askTheSame(one, other) && other !== one && calledBy(name, [other]).length === 0)
  );
}

/** The one command that all rules looked at; null where there are several. */
export function tellerOf(rules: readonly RuleVerdict[], singles: readonly Single[]): Single | null {
  const [told, ...more] = new Set(rules.map(({ rule }) => rule.command));
  return more.length > 0 ? null : (singles.find(({ index }) => index === told) ?? null);
}
