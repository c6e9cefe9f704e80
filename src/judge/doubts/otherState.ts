import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { tokenHits } from '../printed/tokens.ts';

/** Parts of names of states, so that `DB_HOST` beside `DB_PORT` is none. */
const OF_STATE =
  /^(?:OK|WARN(?:ING)?|ERR(?:OR)?|COMPLETED?|FAIL(?:ED|URE)?|SERVING|SYNC(?:ED|ING)?|PROGRESS|ROLLBACK|ACTIVE|INACTIVE|READY|RUNNING|UP|DOWN|SUCCESS|SUCCEEDED|CREATED?|CREATING|DELET(?:ED|ING)|PENDING|ENABLED|DISABLED|NOT|OUT|UN\w+|STOPPED|HEALTHY|AVAILABLE|DONE|DEGRADED|UNKNOWN)$/;
const CAPITALS = /^[A-Z]{2,}(?:_[A-Z]+)*$/;
const ANY = sparing(/(?<![\w-])[A-Z]{2,}(?:_[A-Z]{2,})*(?![\w=-])/g);
/** States in capitals that deny another, whatever that is called. */
const BAD =
  /^(?:FAIL|FAILED|ERROR|STALE|PENDING|UNKNOWN|DIVERGED|DEGRADED|DOWN|UNHEALTHY|RUNNING|CRITICAL|TIMEOUT|UNREACHABLE)$/;
/** `FAIL: 0`, `0 FAILED` */
const COUNTS_NONE = /\b(?:FAIL|FAILED|ERROR)\b["']?\s*[:=]?\s*0\b|(?<![\d.])0 (?:FAIL|FAILED|ERROR)\b/g;
/** What says that a state is wanted, past or yet to come. */
const NOT_NOW = /\b(?:was|were|want\w*|since|last|next|previous\w*|expected|until|after|before|once|ago)\b/i;
const ERRORS = sparing(
  /^(?:could not|cannot|unable|error|fatal|failed)\b|\b(?:connection refused|timed out|unreachable|no such host)\b/im,
);

/** `HEALTH_OK`, `SERVING`: a state alone is found anywhere, and another of its form, or an error, stands beside it. */
export function hasRivalState(words: string, rules: readonly RuleVerdict[], { stdout, stderr }: Observed): boolean {
  const tokens = rules.flatMap(({ rule, verdict }) =>
    verdict === 'pass' && rule.kind === 'contains' && isState(rule.token, words) ? [rule.token] : [],
  );
  return tokens.some((token) => hasRival(token, `${stdout.text}\n${stderr.text}`));
}

/** All that the words say, or a name of several parts. */
function isState(token: string, words: string): boolean {
  if (/^[A-Z]{2,}(?:_[A-Z]{2,})+$/.test(token) && OF_STATE.test(token.split('_').at(-1) ?? '')) return true;
  if (/^PASS(?:ED)?$/.test(token)) return true;
  const alone = words.trim().replace(/^(?:is|shows?|prints?|returns?)\s+|[`"'“”.]/gi, '');
  return alone === token && /^[\w-]{2,40}$/.test(token) && /[A-Z]{2}|-/.test(token);
}

function hasRival(token: string, printed: string): boolean {
  const lines = printed.split('\n', 1000);
  const told = lines.filter((line) => [...tokenHits(line.slice(0, 400), token, { exact: false })].length > 0);
  if (told.length > 0 && told.every((line) => NOT_NOW.test(line.slice(0, 400)))) return true;
  if (!CAPITALS.test(token)) return false;
  if (ERRORS.test(printed)) return true;
  const others = new Set(ANY.matchAll(printed.slice(0, 50_000).replace(COUNTS_NONE, '')).map(([one]) => one));
  return [...others].some((one) => one !== token && isRival(one, token));
}

function isRival(other: string, token: string): boolean {
  if (BAD.test(other) && !token.includes('_')) return true;
  if (other === 'STALE' || other.endsWith(`_${token}`)) return true;
  const [a, b] = [other.split('_'), token.split('_')];
  if (a.length < 2 || b.length < 2 || ![...a, ...b].some((part) => OF_STATE.test(part))) return false;
  if (BAD.test(a.at(-1) ?? '')) return true;
  return (a[0] === b[0] && OF_STATE.test(b.at(-1) ?? '')) || (a.at(-1) === b.at(-1) && OF_STATE.test(b.at(-1) ?? ''));
}
