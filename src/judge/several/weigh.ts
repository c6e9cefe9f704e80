import { leftOpen } from '../combine.ts';
import type { ExpectationVerdict, RuleVerdict } from '../contract.ts';
import { isUnclean } from '../doubts/otherPlace.ts';
import { judgeSeverally } from './several.ts';
import { namedBy, topicsOf, type Single } from './single.ts';
import {
  claimDiffers,
  isMereName,
  leavesOutSister,
  namesSeveral,
  OF_EACH,
  sisterDiffers,
  tellerOf,
} from './sisters.ts';

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
    const found = judgeSeverally(words, singles, byLine);
    // Beside commands that only prepare nothing was looked at.
    const apart = found?.verdict === 'pass' && found.rules.length === 0 ? null : found;
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

const DIFFERS = 'is said of what one command shows, and another that asks the same shows it not';

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
