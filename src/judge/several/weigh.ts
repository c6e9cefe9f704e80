import { leftOpen } from '../combine.ts';
import type { ExpectationVerdict, RuleVerdict } from '../contract.ts';
import { isUnclean } from '../doubts/otherPlace.ts';
import { judgeSeverally } from './several.ts';
import { askTheSame, calledBy, namedBy, programOf, topicsOf, type Single } from './single.ts';

/**
 * `weighed` as it is weighed, unless one claim of several is held against one command alone, and fails beside another.
 */
export function weighed(
  together: ExpectationVerdict,
  words: string,
  singles: readonly Single[],
  byLine: Single | null,
): ExpectationVerdict {
  const result = weighedAsWhole(together, words, singles, byLine);
  const differs = result.verdict === 'pass' && byLine === null && claimDiffers(words, result.rules, singles);
  return differs ? leftOpen(result, words, DIFFERS) : result;
}

/**
 * What words beside all of several commands came to, weighed against each part beside its own: that one counts where it
 * decides more or otherwise, and where the words may speak of another command than was looked at nothing is decided.
 * @param byLine The command whose line this is, where there is one line for each.
 */
function weighedAsWhole(
  together: ExpectationVerdict,
  words: string,
  singles: readonly Single[],
  byLine: Single | null,
): ExpectationVerdict {
  const { verdict, rules } = together;
  const open = (why: string): ExpectationVerdict => leftOpen(together, words, why);
  if (mayOutweigh(together, words, singles)) {
    const apart = judgeSeverally(words, singles, byLine);
    const divided = apart?.verdict === 'pass' && sisterDiffers(words, apart.rules, singles);
    if (apart && apart.verdict !== verdict) return divided ? leftOpen(apart, words, DIFFERS) : apart;
    if (!apart && verdict === 'fail') return open('may speak of another command');
    if (!apart && verdict === 'pass' && leavesOutSister(words, rules, singles))
      return open('speaks of each, and one of them is not read');
  }
  if (verdict !== 'pass') return together;
  if (byLine === null && sisterDiffers(words, rules, singles)) return open(DIFFERS);
  const unclean = singles.some(({ one }) => isUnclean(words, one.text, one.stdout.text));
  return unclean || isToldElsewhere(words, rules, singles) ? open('may speak of another command') : together;
}

/** `200 from each`, `both healthy`: said of every command that asks the same. */
const OF_EACH = /\b(?:each|both|all|every|either|neither|none|everywhere)\b/i;

/**
 * Whether each part beside its own command may be read better than all beside all of them: a rule that was bound to
 * several commands fails by the wrong one, and what one command shows passes for each, or for both of `active, enabled`.
 */
function mayOutweigh({ verdict, rules }: ExpectationVerdict, words: string, singles: readonly Single[]): boolean {
  if (verdict === 'undecided') return true;
  if (verdict === 'fail') return rules.every((rule) => rule.verdict !== 'fail' || !isSure(rule, rules, singles));
  const chosen = rules.some(({ rule }) => rule.kind === 'any') && !/\bor\b|\//i.test(words);
  return verdict === 'pass' && (chosen || OF_EACH.test(words));
}

/**
 * What fails by one command speaks of no other: it passes by none, and its kind of rule looks at a place that other
 * commands do not print, or it was held against each of them.
 */
function isSure({ rule }: RuleVerdict, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  // An exit of 0 is said of each.
  if (rule.kind === 'exit' && rule.op === '=' && rule.code === 0) return true;
  // No command shows what only another one was asked for: `n1 and n2 are Ready`.
  if (isMereName(rule.clause, rule.command, singles) || namesSeveral(rule.clause, singles)) return false;
  const same = rules.filter((other) => other.rule.clause === rule.clause);
  if (same.some((other) => other.verdict === 'pass' && other.rule.command !== rule.command)) return false;
  // A row of a history may say otherwise than what the command before printed of now.
  const passes = ({ index, judge }: Single): boolean => index !== rule.command && judge(rule.clause).verdict === 'pass';
  if (!OF_EACH.test(rule.clause) && singles.some(passes)) return false;
  // Rows that are to differ stand in several lists.
  if (rule.kind === 'table' && rule.test === 'distinct') return false;
  const held = new Set(same.map((other) => other.rule.command));
  return OF_PLACE.has(rule.kind) || singles.every(({ index, prepares }) => prepares || held.has(index));
}

/** Rules of a column, a key, a status, a count. */
const OF_PLACE: ReadonlySet<string> = new Set(['table', 'value', 'http', 'number', 'yaml', 'metrics', 'series']);

/**
 * Whether words that speak of each would pass though only some of the commands that run the same program were looked
 * at: what one of them lists may be just as the words say, and what the next one lists not.
 */
function leavesOutSister(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  if (!OF_EACH.test(words)) return false;
  const isLooked = ({ index }: Single): boolean => rules.some(({ rule }) => rule.command === index);
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

const DIFFERS = 'is said of what one command shows, and another that asks the same shows it not';

/** Words that tell by themselves which of several they speak of, or that it is not each. */
const CHOSEN =
  /\b(?:first|1st|second|2nd|third|3rd|fourth|last|final|former|latter|before|after|then|(?:one|two|some|any|none|neither|either|most) of|only one|another|other|least|most|same|differ\w*|while)\b/i;

/**
 * Whether a command that was not looked at asks the same of something else and does not show what the words say,
 * though they name the one that does no more than that one: they are said of each.
 *
 *     10.0.0.1        dig +short oak.test        10.0.0.1
 *                     dig +short elm.test        nothing
 */
function sisterDiffers(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  const isLooked = ({ index }: Single): boolean => rules.some(({ rule }) => rule.command === index);
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
function claimDiffers(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  if (CHOSEN.test(words.replace(BY_PLACES, ''))) return false;
  const claims = [...new Set(rules.map(({ rule }) => rule.clause))];
  if (claims.length > 1 && rules.some(({ rule }) => isMereName(rule.clause, rule.command, singles))) return true;
  const looks = (claim: string, { index }: Single): boolean =>
    rules.some(({ rule }) => rule.clause === claim && rule.command === index);
  const shows = (claim: string, one: Single): boolean => one.judge(claim.replace(OF_TWO, '')).verdict === 'pass';
  return claims.some((claim) =>
    singles.some((one) => {
      if (!looks(claim, one)) return false;
      return singles.some(
        (other) =>
          !looks(claim, other) &&
          !other.prepares &&
          askTheSame(one, other) &&
          !namesMore(claim, one, other) &&
          !shows(claim, other) &&
          !claims.some(
            (its) => looks(its, other) && !looks(its, one) && !namesMore(its, other, one) && !shows(its, one),
          ),
      );
    }),
  );
}

/** Of one command alone nothing is `both`. */
const OF_TWO = /^\s*(?:both|all|each)(?: of them)?(?: are| is)?:? /i;

/** `first and second: enabled, active`: said of each. */
const BY_PLACES = /\b(?:the )?first(?:,| and)(?: the)? second(?:,? and(?: the)? third)?\b/i;

function namesMore(claim: string, one: Single, other: Single): boolean {
  const topics = topicsOf(claim);
  return namedBy(topics, one) > namedBy(topics, other);
}

/** Each of two that ask the same is named by what is its own. */
function namesSeveral(claim: string, singles: readonly Single[]): boolean {
  const names = topicsOf(claim);
  const owners = names.map((name) => calledBy(name, singles)).filter((those) => those.length === 1);
  const [first, ...others] = new Set(owners.flat());
  return first !== undefined && others.some((other) => askTheSame(first, other));
}

/** `n2`, of which `kubectl get node n2` was asked: whose name it is has no claim of its own, and shares that of others. */
function isMereName(claim: string, command: number | null, singles: readonly Single[]): boolean {
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

/** `only one of them has it` */
const ONE_OF = /\b(?:only|just|exactly) one\b/i;
/** It shows whatever is in a file: notes may say anything. */
const SHOWS_FILES = /^\s*(?:sudo\s+)?(?:cat|head|tail|less|more|echo)\b/;

/**
 * Whether words that hold for what one command lists may speak of another: one that names as much of them and does not
 * show it, or any where what shows it is a file that names nothing of them.
 */
function isToldElsewhere(words: string, rules: readonly RuleVerdict[], singles: readonly Single[]): boolean {
  const teller = tellerOf(rules, singles);
  if (!teller || !rules.every(({ rule }) => rule.kind === 'says')) return false;
  if (ONE_OF.test(words)) return true;
  const topics = topicsOf(words);
  const own = namedBy(topics, teller);
  // What prints nothing (`printf lit > lamp.sh`) is none that words are about.
  const others = singles.filter((one) => one !== teller && !one.prepares && one.one.stdout.text.trim() !== '');
  if (own === 0 && SHOWS_FILES.test(teller.one.text) && others.length > 0) return true;
  return others.some((single) => {
    const count = namedBy(topics, single);
    return count > 0 && count >= own && single.judge(words).verdict !== 'pass';
  });
}
