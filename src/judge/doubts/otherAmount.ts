import type { ExpectationVerdict, Observed, RuleVerdict } from '../contract.ts';

type Told = Pick<ExpectationVerdict, 'verdict' | 'because'>;

/**
 * What was printed has the words, and an amount beside them that the author does not say.
 *
 *     migrations applied         0 migrations applied                  fails
 *     all replicas synced        some replicas synced, 2/3 …           open
 *     3 shards restored          less than 3 shards restored           open
 *
 * The last line that has them counts: a log may count up to all of them.
 */
export function amountedOtherwise(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): Told | null {
  if (words.length > LONGEST || words.includes('\n') || !rules.every(({ rule }) => LOOKS.has(rule.kind))) return null;
  const said = SAID.exec(words.toLowerCase().replace(/[`"'“”]/g, ''))?.groups;
  const core = said?.['core']?.split(/\s+/) ?? [];
  if (said === undefined || core.length < 2 || core.length > 6) return null;
  const form = new RegExp(`(?<![\\w-])${core.map(loose).join('\\s+')}(?![\\w-])`, 'i');
  const line = stdout.text.split('\n', MOST_LINES).findLast((one) => one.length < LONGEST && form.test(one));
  const hit = line === undefined ? null : form.exec(line);
  if (line === undefined || hit === null) return null;
  const n = said['n'] === undefined ? null : Number(said['n']);
  const state = amountOf(line.slice(0, hit.index), line.slice(hit.index + hit[0].length), n, said['all'] !== undefined);
  return state === null
    ? null
    : { verdict: state, because: `“${words.trim()}” says another amount than “${line.trim()}”.` };
}

const LONGEST = 300;
const MOST_LINES = 2000;
const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'exit', 'state', 'equals', 'exists']);
const SAID =
  /^\W*(?:(?<all>all|every|each|both)\s+)?(?:of\s+)?(?:the\s+)?(?:(?<n>\d{1,6})\s+)?(?<core>[a-z][\w-]*(?:\s+[\w-]+){1,5})\s*[.!]?\s*$/;

/** `every check passed` beside `checks passed`. */
const loose = (word: string, i: number): string => (i === 0 && !word.endsWith('s') ? `${word}s?` : word);

const BEFORE =
  /(?:^|[\s([])(?<of>(?<part>\d[\d.,]*)\s?(?:\/|of|out of)\s?(?<whole>\d+)|(?<number>\d[\d.,]*)(?<percent>\s?%|x)?|(?<none>no|none|zero)|(?<some>some|most|many|several|few|fewer|half|part|two|three|four|five|six|seven|eight|nine|ten|not all|almost all|nearly all|partially))(?:\s+of)?(?:\s+the)?\s+$/i;
const ABOUT = /\b(?:(?:less|fewer|more) than|up to|at most|about|almost|nearly|not|only|out of)\s*$/i;
const NONE_BEHIND = /^\s*[:=]?\s*\(?0+(?:\s?%|\s?(?:\/|of|out of)\s?\d+)?(?![\w.,-])/i;
const SHARE_BEHIND = /^\s*[:=]?\s*\(?(?<part>\d+)\s?(?:\/|of|out of)\s?(?<whole>\d+)|^\s*(?:out )?of (?<all>\d+)/i;
const LEFT_OUT = /^\s*(?:\?|,?\s*(?:except|but|besides|other than|apart from|only|partially)\b)/i;

/** What an amount around the words makes of them; null: there is none, or it is as it is said. */
function amountOf(before: string, behind: string, n: number | null, all: boolean): 'fail' | 'undecided' | null {
  if (NONE_BEHIND.test(behind)) return n === 0 ? null : 'fail';
  if (LEFT_OUT.test(behind)) return 'undecided';
  const share = SHARE_BEHIND.exec(behind)?.groups;
  const part = share?.['part'] ?? String(n ?? '');
  const whole = share?.['whole'] ?? share?.['all'];
  if (whole !== undefined && part !== '' && Number(part) < Number(whole)) return 'undecided';
  const found = BEFORE.exec(before.slice(-LOOK))?.groups;
  if (found === undefined) return null;
  const number = Number((found['number'] ?? found['part'] ?? 'NaN').replaceAll(',', ''));
  if (n !== null && found['part'] === undefined)
    return number !== n ||
      found['percent'] !== undefined ||
      ABOUT.test(before.slice(-LOOK).slice(0, -(found['of'] ?? '').length - 1))
      ? 'undecided'
      : null;
  if (number === 0 || found['none'] !== undefined) return n === 0 ? null : 'fail';
  if (found['some'] !== undefined) return 'undecided';
  if (found['whole'] !== undefined) return number < Number(found['whole']) ? 'undecided' : null;
  if (found['percent'] !== undefined) return number < 100 ? 'undecided' : null;
  return all ? 'undecided' : null;
}

const LOOK = 60;
