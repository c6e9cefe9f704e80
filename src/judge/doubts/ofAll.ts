import type { Observed, RuleVerdict } from '../contract.ts';
import { hasPeer } from '../printed/peers.ts';
import { findToken } from '../printed/tokens.ts';
import { sparing } from '../../text/sparing.ts';

const OF_ALL = sparing(/\b(?:all|every|each|both|everywhere|only)\b/i);
const OF_EVERY = sparing(/\b(?:all|every|each|both)\b/i);
const ONLY = /^\W*only [`"']?(\S*?\d\S*?)[`"']?$/i;
const OF_TWO = /\bboth\b/i;
const IMAGE = /(?:[\w.-]+(?::\d+)?\/)+[\w.-]+(?::[\w.-]+)?(?:@sha256:\w+)?/g;

/** `all 2/2`, `v1.4.2 on both`, where another value of that form is printed too, or the value only once. */
export function isNotOfAll(words: string, rules: readonly RuleVerdict[], { text, stdout }: Observed): boolean {
  if (!OF_ALL.test(words)) return false;
  return rules.some(({ rule, verdict }) => {
    if (verdict !== 'pass') return false;
    if (rule.kind === 'image') return hasOtherImage(rule.image, stdout.text);
    if (rule.kind === 'http') return hasOtherStatus(text, stdout.text);
    if (rule.kind === 'says') return hasPeer(ONLY.exec(words)?.[1] ?? '\0', stdout.text);
    if (rule.kind !== 'contains' || !/\d/.test(rule.token)) return false;
    if (hasPeer(rule.token, stdout.text)) return true;
    return OF_TWO.test(words) && rule.each !== true && stdout.text.split(rule.token).length < 3;
  });
}

/** What a format of curl writes, for each of its requests. */
function hasOtherStatus(command: string, printed: string): boolean {
  if (!/%\{(?:http|response)_code\}/.test(command)) return false;
  return new Set(printed.match(/(?<![\w.])[1-5]\d\d(?![\w.])/g)).size > 1;
}

function hasOtherImage(image: string, text: string): boolean {
  return (text.match(IMAGE) ?? []).some((one) => !one.includes(image));
}

const PLACED = sparing(/\b(?:on|in|at|for|of)\s+[`"']?([\w.-]*\d[\w.-]*|[a-z]+(?:-[\w.]+)+)/gi);

/** `1.4.2 on web2`, where the line of web2 has another. */
export function isOnOtherLine(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  const places = PLACED.matchAll(words).map(([, name = '']) => name);
  if (places.length === 0) return false;
  const lines = stdout.text.split('\n', 2000);
  return rules.some(({ rule, verdict }) => {
    if (verdict !== 'pass' || rule.kind !== 'contains' || places.includes(rule.token)) return false;
    return places.some((place) => {
      const there = lines.filter((line) => findToken(line, place, { exact: false }) !== null);
      return there.length > 0 && !there.some((line) => findToken(line, rule.token, { exact: false }) !== null);
    });
  });
}

const MOST_LINES = 500;

/** `all SYNCED`, where a line has that several times, and beside it another word in capitals. */
export function hasOtherState(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!OF_EVERY.test(words) || !rules.some(({ rule }) => rule.kind === 'says')) return false;
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
