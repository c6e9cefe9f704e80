import { isStateWord } from '../../expect/asides.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';
import { valuesOf } from './ill.ts';
import { sparing } from '../../text/sparing.ts';

const MOST_LINES = 500;

const MOUNTED = sparing(/(\S+) (?:is )?(?:now )?mounted\b/i);

/** `sdb1 is mounted` of a row of lsblk that ends without a place. */
export function isNotMounted(words: string, { text, stdout }: Observed): boolean {
  const name = MOUNTED.exec(words)?.[1];
  if (name === undefined || !/\blsblk\b/.test(text)) return false;
  const row = stdout.text.split('\n', MOST_LINES).find((line) => findToken(line, name, { exact: false }) !== null);
  return row !== undefined && !/\s(?:\/\S*|\[SWAP\])\s*$/.test(row);
}

/** `b:9100 is up` of a series that is 0 for it. */
export function isZeroSeries(words: string, { text, stdout }: Observed): boolean {
  return words.split(/\s+/).some(isStateWord) && valuesOf(text, stdout.text).includes(0);
}

/** `12 tests pass`, beside others in that line that did not. */
export function isPartOfResult(rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  const sums = rules.some(
    ({ rule, verdict }) => verdict === 'pass' && rule.kind === 'contains' && /^\d+ pass(?:ed|ing)$/i.test(rule.token),
  );
  return sums && /(?<![\d.,])[1-9]\d* (?:failed|failing|failures?|errors?)\b/i.test(stdout.text);
}

/** Of a line without the blanks around it: from each of many the search would begin anew. */
const PAIR = /^([^:=]{3,80}?)\s*[:=]\s*(\S+)$/;

/** `RTC in local TZ`: a key, whose value says no. */
export function isKeyOfNo(words: string, { stdout }: Observed): boolean {
  const key = words.trim().toLowerCase();
  return stdout.text.split('\n', MOST_LINES).some((line) => {
    const text = line.trim();
    if (!text.toLowerCase().startsWith(key)) return false;
    const [, own = '', value = ''] = PAIR.exec(text) ?? [];
    return own.toLowerCase() === key && /^(?:no|false|off|disabled|none|n\/a|inactive|0)$/i.test(value);
  });
}
