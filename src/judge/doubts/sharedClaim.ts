import type { RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

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
    const next = BEHIND.exec(words.slice(at + name.length))?.[1];
    if (next !== undefined && (isAlike(bare(next), name) || bare(next).slice(-5) === name.slice(-5))) return true;
    const before = words.slice(0, at);
    if (at < 1 || !BEFORE.test(before)) return false;
    const earlier = before.split(/[\s,;()]+/).map(bare);
    return LED.test(before) || earlier.some((word) => isAlike(word, name));
  });
}

const LONGEST = 400;
/** What leads from one name to the next. */
const BEFORE = /(?:[,&/(]|\b(?:and|plus|with|also|both))\s*$/i;
/** `a_ok and b_ok are Yes`: what is said of the next is said of this one, too. */
const BEHIND =
  /^[`"']?\s*(?:,|&|and\b|plus\b)\s*[`"']?([\w./-]+)[`"']?(?:\s*[:=]|\s+(?:both\s+)?(?:are|is|have|has|shows?)\b)/i;
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

/**
 * `web-1 Running, 10.0.0.2`: the value that stands alone is said of the rows that the words name, or of all of them, and
 * some do not have it.
 */
export function missesRows(words: string, rules: readonly RuleVerdict[], text: string): boolean {
  const lone = rules.flatMap(({ rule, verdict }) =>
    verdict === 'pass' && rule.kind === 'contains' && !/\s/.test(rule.token) ? [rule.token] : [],
  );
  if (lone.length === 0 || lone.length === rules.length || words.length > LONGEST) return false;
  const lines = text.split('\n', MOST_LINES).filter((line) => line.trim() !== '');
  const headed = /^(?!HTTP\/)[A-Z][A-Z0-9 _()%/-]*$/.test((lines[0] ?? '').trim());
  if (!headed && !/^\W*(?:all|every|each|both)\b/i.test(words)) return false;
  const rows = headed ? lines.slice(1) : lines;
  const said = new Set(words.split(/[\s,;()]+/).map(bare));
  const namedAt = (at: number): readonly string[] =>
    rows.filter((row) => {
      const name = row.trim().split(/\s+/, 2)[at] ?? '';
      return /\p{L}/u.test(name) && said.has(name) && !lone.includes(name);
    });
  const first = namedAt(0);
  const named = first.length > 0 ? first : namedAt(1).filter((_, __, all) => all.length < rows.length);
  const spoken = named.length > 0 ? named : rows;
  // A lone name is a row of its own.
  const values = lone.filter((value) => !rows.some((row) => row.trim().split(/\s+/, 1)[0] === value));
  return values.some((value) => spoken.some((row) => findToken(row, value, { exact: false }) === null));
}

const MOST_LINES = 2000;
