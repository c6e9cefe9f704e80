import { isStateWord } from '../../expect/asides.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { valuesOf } from './ill.ts';
import { findToken } from '../printed/tokens.ts';

const DENIES = /^(?:no|none|zero|without|0)\b/i;
const MOST_LINES = 500;

/** `no STALE proxies`, where a line below the first says STALE, in whatever cell. */
export function deniesPrinted(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!DENIES.test(words.trim()) || !rules.some(({ rule, verdict }) => rule.kind === 'says' && verdict === 'pass'))
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
const COUNTS_NONE = /[\p{L}\d_ -]+["']?[ \t]*[:=][ \t]*0(?![\d.])|(?<![\d.,])(?:0|no) (?:\S+ )?\S+/giu;

/** `all SYNCED`, where a line has that several times, and beside it another word in capitals. */
export function hasOtherState(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!/\b(?:all|every|each|both)\b/i.test(words) || !rules.some(({ rule }) => rule.kind === 'says')) return false;
  const states = words.match(/\b[A-Z]{4,}\b/g) ?? [];
  const [header = '', ...lines] = stdout.text.trim().split('\n', MOST_LINES);
  // Words that name a column speak of that one.
  if (header.split(/\s+/).some((name) => name !== '' && findToken(words, name, { exact: true }) !== null)) return false;
  return states.some((state) =>
    lines.some((line) => {
      // What a proxy has not asked for is not sent.
      const capitals = line.replace(/\bNOT SENT\b/g, '').match(/(?<![\w-])[A-Z]{4,}(?![\w-])/g) ?? [];
      return capitals.filter((one) => one === state).length > 1 && capitals.some((one) => one !== state);
    }),
  );
}

/** `sdb1 is mounted` of a row of lsblk that ends without a place. */
export function isNotMounted(words: string, { text, stdout }: Observed): boolean {
  const name = /(\S+) (?:is )?(?:now )?mounted\b/i.exec(words)?.[1];
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

/** `RTC in local TZ`: a key, whose value says no. */
export function isKeyOfNo(words: string, { stdout }: Observed): boolean {
  const key = words.trim().toLowerCase();
  return stdout.text.split('\n', MOST_LINES).some((line) => {
    const [, own = '', value = ''] = /^\s*([^:=]{3,80}?)\s*[:=]\s*(\S+)\s*$/.exec(line) ?? [];
    return own.toLowerCase() === key && /^(?:no|false|off|disabled|none|n\/a|inactive|0)$/i.test(value);
  });
}
