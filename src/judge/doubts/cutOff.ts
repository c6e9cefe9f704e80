import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { linesKept } from '../tables/shortened.ts';

/**
 * Words about all that there is, beside as many lines as the command takes: what it cut off may say otherwise.
 *
 *     all pods Running        kubectl get pods -A | head -4        4 lines        open
 *                                                                  3 lines        they are all
 *
 * What is printed in the author's very words, or sums up what was there, says it whatever was cut off.
 */
export function isCutOff(words: string, rules: readonly RuleVerdict[], { text, facts, stdout }: Observed): boolean {
  const { stages } = facts;
  if (!CUTS.test(text) || rules.every(({ rule }) => rule.kind === 'http')) return false;
  const counts =
    stages.at(-1)?.tool === 'wc' ||
    rules.some(({ rule }) => rule.kind === 'lines' || (rule.kind === 'table' && rule.min > 1));
  if ((counts ? AT_LEAST.test(words) : !OF_ALL.test(words)) || WINDOW.test(words)) return false;
  // Of a log the author chose how far to look back: `no errors` is said of that.
  if (OF_LOG.test(text) && !/\b(?:all|every|each|only|never|everything)\b/i.test(words)) return false;
  const lines = stdout.text.split('\n').filter((line) => line.trim() !== '');
  const listed = Number(/^\((\d+) rows?\)$/m.exec(stdout.text)?.[1] ?? lines.length);
  // Behind other filters it is not told how many came through; `wc` tells it.
  const counted = stages.at(-1)?.tool === 'wc' ? Number(/^\s*(\d+)\s*$/.exec(stdout.text)?.[1] ?? Number.NaN) : null;
  const cut = stages.some((stage, i) => {
    const most = linesKept(stage);
    if (most === null) return false;
    if (i < stages.length - 1) return !(i === stages.length - 2 && counted !== null && counted < most);
    return lines.length >= most;
  });
  const asked = stages.length === 1 ? LIMIT.exec(text) : null;
  const most = Number(asked?.[1] ?? asked?.[2] ?? asked?.[3] ?? Number.NaN);
  if (!cut && !(listed >= most)) return false;
  const said = words
    .trim()
    .replace(/[.\s]+$/, '')
    .toLowerCase();
  return !stdout.text.toLowerCase().includes(said) && !SUMS_UP.test(stdout.text);
}

const CUTS = /\b(?:head|tail|sed|awk|limit|journalctl|git log)\b|\s-m|--(?:max-\w+|last|top)\b/i;
const LIMIT = sparing(
  /\s--(?:tail|limit|max-items|max-results|max-count|last|top)[= ](\d+)(?=\s|$)|\bLIMIT (\d+)\b|\b(?:journalctl|git log)\b.*\s(?:-n ?|--lines[= ]|-)(\d+)(?=\s|$)/i,
);
const OF_LOG = sparing(/\blogs\b.*\s--tail[= ]|\bjournalctl\b.*\s(?:-n|--lines)|^\s*(?:sudo )?tail\s[^|]*\.log\b/i);
/** The author means just these. */
const WINDOW =
  /\b(?:last|first|newest|latest|oldest|recent|top|biggest|largest) (?:lines|rows|entries|(?:\d+|two|three|four|five|six|ten|few)\b(?! ?(?:seconds?|minutes?|mins?|hours?|h|days?|d|weeks?|months?)\b))/i;
const AT_LEAST = /\b(?:at least|no fewer than|or more|more than|minimum)\b|[>≥]|\d\+/i;
const OF_ALL = sparing(
  /\b(?:all|every|each|everything|everyone|none|nothing|nobody|never|only|without|zero|both|neither|no(?! (?:more|less|fewer|longer|later|older|earlier)\b))\b|\bnot (?:an?|any|one)\b/i,
);
/** The last lines of a test run, a plan, a ping or a query. */
const SUMS_UP = sparing(
  /(?<![\w.])\d+ (?:\w+ )?(?:passed|failed|passing|failing|failures?|errors?|warnings?|problems?|vulnerabilities|to (?:add|change|destroy))\b|\b(?:failed|failures?|errors?|unreachable)\s*[:=]\s*\d|^No changes\b|\bpacket loss\b/im,
);
