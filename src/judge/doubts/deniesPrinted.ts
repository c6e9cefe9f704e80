import { isStateWord } from '../../expect/asides.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

const DENIES = /^(?:no|none|zero|without|0)\b/i;
const MOST_LINES = 500;

/** `no STALE proxies`, where a line below the first says STALE, in whatever cell. */
export function deniesPrinted(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!rules.some(({ rule, verdict }) => rule.kind === 'says' && verdict === 'pass') || !DENIES.test(words.trim()))
    return false;
  const denied = words
    .split(/[^\p{L}]+/u)
    .filter((word) => /^\p{Lu}{4,}$/u.test(word) || (word.length > 3 && isStateWord(word)));
  const lines = stdout.text.trim().split('\n', MOST_LINES).slice(1);
  const left = lines.map((line) => line.replace(COUNTS_NONE, ''));
  if (denied.some((word) => left.some((line) => findToken(line, word, { exact: false }) !== null))) return true;
  // `no stale proxies` beside STALE
  const spoken = words.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return spoken.some((word) => left.some((line) => findToken(line, word.toUpperCase(), { exact: true }) !== null));
}

/** `HIGH: 0`, `Failed requests:   0`, `0 chart(s) failed` */
const COUNTS_NONE = /(?<![\p{L}\d_ \t-])[\p{L}\d_ \t-]+["']? ?[:=][ \t]*0(?![\d.])|(?<![\d.,])(?:0|no) (?:\S+ )?\S+/giu;
