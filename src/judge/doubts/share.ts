import type { RuleVerdict } from '../contract.ts';

const ALL = /\b(?:all|every|each|both|everything|fully|completely|entirely)\b/i;
const SHARE = /(?<![\d./])(\d{1,6})\s?(?:\/|of|out of)\s?(\d{1,6})(?![\d./])/g;
/** A line says one thing; what is longer is a table or a log. */
const MOST_LINES = 3;

/** `all pods are managed` where what was found, or all that was printed, says that 41/48 are. */
export function isShareOnly(words: string, rules: readonly RuleVerdict[], printed: string): boolean {
  if (!ALL.test(words)) return false;
  const lines = printed.trim().split('\n');
  const looked = lines.length <= MOST_LINES ? lines : rules.flatMap(({ found }) => found ?? []);
  return looked.some((line) =>
    [...line.matchAll(SHARE)].some(([whole, part, all]) => Number(part) < Number(all) && !words.includes(whole)),
  );
}
