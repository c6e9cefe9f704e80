import { isStateWord } from '../../expect/asides.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

/** What takes a state back where it stands beside it, or makes it a wish, a share or a thing of the past. */
const HEDGES = sparing(
  /n['’]t\b|\b(?:no|not|never|none|nothing|nobody|neither|nor|zero|cannot|without|almost|nearly|partial\w*|mostly|hardly|barely|once|previously|formerly|should|would|could|may|might|to be(?:come)?|wait\w*|until|expect\w*|stop(?:s|ped)? \w+|ceased?|if|whether|stale|degraded|unknown|failed to|unable|usage|instead|only)\b|(?<![\d.])(?!100)\d{1,2}(?:\.\d+)?\s?%/i,
);
/** `0 healthy`, `2 of 3 ok`, `1/3 ready` */
const SHARE_BEFORE = /(?<![\d.:/-])0 $|\b(\d+) ?(?:\/|of) ?(?!\1\b)\d+ $/;
/** `verified: 0/3`, `ok = 0`, `allowed? no` */
const NO_BEHIND = /^\??\s*[:=?]?\s*(?:no|false|0|(\d+)\/(?!\1\b)\d+)(?![\w.%-])/i;
const PRAISE =
  /^(?:ok|okay|good|success(?:ful)?|succeeded|passed|allowed|permitted|mounted|trusted|verified|reachable|encrypted|synced|locked|unlocked|signed|armed|clean|idle|secure)$/i;

/**
 * Whether a state that is looked for in prose stands only in lines that take it back.
 *
 *     healthy       33% healthy        never healthy        healthy until 2020-01-01
 */
export function isHedged(words: string, rules: readonly RuleVerdict[], { stdout, stderr }: Observed): boolean {
  if (!rules.some(({ rule }) => LOOKS.has(rule.kind)) || HEDGES.test(words)) return false;
  // `0 failed` says itself how many.
  const said = words
    .replace(/\d+ \p{L}+/gu, ' ')
    .split(/[\s,;:=()`"'*]+/)
    .filter((word) => PRAISE.test(word) || isStateWord(word));
  if (said.length === 0) return false;
  const lines = `${stdout.text}\n${stderr.text}`.split('\n', MOST_LINES);
  return said.some((word) => {
    const told = lines.flatMap((line) => {
      const hit = findToken(line, word, { exact: false });
      return hit ? [isTakenBack(line, hit.start, hit.end)] : [];
    });
    return told.length > 0 && told.every((taken) => taken);
  });
}

/** In its own part of a line of prose; the columns of a table say other things. */
function isTakenBack(line: string, start: number, end: number): boolean {
  if (/\S\s{2,}\S|\t/.test(line)) return false;
  const before =
    line
      .slice(0, start)
      .split(/[,;.!] /)
      .at(-1) ?? '';
  const behind = line.slice(end);
  const part = `${before}${line.slice(start, end)}${behind.split(/[;.!] /, 1)[0] ?? ''}`;
  return HEDGES.test(part) || SHARE_BEFORE.test(before) || NO_BEHIND.test(behind);
}

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'state', 'equals', 'exit']);
const MOST_LINES = 200;
