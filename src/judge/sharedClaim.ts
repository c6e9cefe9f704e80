import type { RuleVerdict } from './contract.ts';

/**
 * A name that stands alone behind others of its kind: what is said of the first may be meant of it too, and that it is
 * printed somewhere says nothing of that.
 *
 *     failed=0 on web-1 and web-2          Running: web-1, web-2
 *                           ^^^^^                         ^^^^^
 */
export function sharesClaim(words: string, rules: readonly RuleVerdict[]): boolean {
  const lone = rules.filter(isLone);
  if (lone.length === 0 || lone.length === rules.length || words.length > LONGEST) return false;
  return lone.some(({ rule: { clause } }) => {
    const name = bare(clause);
    const at = words.lastIndexOf(name);
    const before = words.slice(0, at);
    if (at < 1 || !BEFORE.test(before)) return false;
    const earlier = before.split(/[\s,;()]+/).map(bare);
    return LED.test(before) || earlier.some((word) => isAlike(word, name));
  });
}

const LONGEST = 400;
/** What leads from one name to the next. */
const BEFORE = /(?:[,&/(]|\b(?:and|plus|with|also|both))\s*$/i;
const LED = /(?:\b(?:for|on|at|of|in|from|by)\s+|:\s+)[`"']?[\w./-]+[`"']?\s*(?:,|&|\band|\bplus)\s*$/i;

const bare = (word: string): string => word.trim().replace(/^[`"'(]+|[`"'),.:;!]+$/g, '');

const isLone = ({ rule, verdict }: RuleVerdict): boolean =>
  verdict === 'pass' && rule.kind === 'contains' && /^\s*[\p{L}\d][\p{L}\d./_-]*\s*[.!]?$/u.test(rule.clause);

/** Names that begin or end alike, as those of one kind do. */
function isAlike(one: string, other: string): boolean {
  if (one === other || one.length < 4 || !/[\d._-]/.test(one + other)) return false;
  const shared = Math.min(4, one.length - 1, other.length - 1);
  return one.slice(0, shared).toLowerCase() === other.slice(0, shared).toLowerCase() && shared >= 3;
}
