import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

/** `0 failed`, `no errors`, `errors: 0` tell of none. */
const NOT_NONE = '(?<!\\b(?:0|no|not|none|never|without|zero|any|if|on|of) )';
const NOT_ZERO = '(?!["\']?\\s*[:=]\\s*(?:0\\b|false|none|null|no\\b|\\[\\]|""))';

/** How outputs say that something went wrong, in whatever they tell of it: for words that say that it went well. */
const ILL: readonly { test(text: string): boolean }[] = [
  sparing(
    /^[ \t]*(?:denied|deny|false|failed|aborted|rejected|refused|forbidden|unauthorized|nok|ko|bad|down|broken|error|f)[ \t]*[.!]?[ \t]*$/im,
  ),
  sparing(
    /^[\w./ -]{1,60}?[ \t:.=]+(?:denied|failed|aborted|rejected|refused|down|broken|degraded|crashed|killed|nok)[ \t]*[.!]?[ \t]*$/im,
  ),
  sparing(
    new RegExp(`${NOT_NONE}\\b(?:FAIL|FAILED|FAILURES?!?|FATAL|ABORTED|CRASHED|KILLED|NOT OK|NOK)\\b${NOT_ZERO}`),
  ),
  sparing(/^[ \t]*not ok \d+|^[ \t]*\[(?:!!|FAIL|ERROR|KO)\]|^(?:fail|crit): \S|^-ERR\s|^[ \t]*F\.+[ \t]*$/m),
  sparing(/\b(?:fail(?:ed|ures?)?|errors?|not ok|broken)["']?[ \t]*[:=][ \t]*[1-9]|\berror_count[ \t:=]+[1-9]/i),
  sparing(/(?<![\d.,])[1-9]\d* (?:\w+ )?(?:FAIL|FAILED|failed|failures?|errors|broken|not ok)\b/),
  sparing(/(?<!\d)0 (?:of|\/) ?[1-9]|\b(?:[1-9]\d*) of \d+ \w+ (?:failed|broken|down)\b/),
  sparing(
    /(?:\b(?:not|never)|n't) (?:been )?(?:successful|successfully|allowed|permitted|passed|ok|completed|verified|logged in(?:to)?|possible|authorized)\b/i,
  ),
  sparing(/"(?:success|allowed|ok|valid|passed|authorized|healthy|ready)"\s*:\s*false\b/i),
  sparing(
    new RegExp(
      `${NOT_NONE}\\b(?:rolled back|timed out|out of memory|killed process|signed by unknown authority)\\b`,
      'i',
    ),
  ),
  sparing(/\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?(?:crit\w*|eror|error|fatal|panic|emerg\w*|alert)\b/i),
  sparing(/\bexit (?:status|code):? [1-9]\d{0,2}\b|<h1>\s*[45]\d\d\b|\b\w+_state:\s*(?:fail|down)\b|- no response\b/i),
  sparing(/^[ \t]*error\s*:\s*\S|\bEROR\b/im),
  sparing(
    new RegExp(
      `${NOT_NONE}\\b(?:no space left|aborted|connection (?:reset|refused|lost)|lost connection|bad gateway|service unavailable|gateway time-?out|quota exceeded|deadlock detected|unhandled|uncaught)\\b`,
      'i',
    ),
  ),
  sparing(
    /^[ \t]*killed[ \t]*$|\bUNREACHABLE!|^[ \t]*(?:invalid|missing|rejected|cannot|unable|could not)\s|\brejected by\b/im,
  ),
  sparing(/\b(?:failed|unreachable|ko|[45]xx|errored|rejected|dropped)["']?[ \t]*[=:][ \t]*[1-9]|\bExited \([1-9]/i),
  sparing(/[ \t](?:down|unhealthy|unreachable)[ \t]*$/m),
  sparing(
    /^[ \t]*no (?!errors?|issues?|problems?|warnings?|changes?|failures?|findings?|differences?|drift)\w+ (?:was |were )?(?:taken|made|created|written|sent|deployed|run|executed|started|restored|applied|done)\b/im,
  ),
];

/** Whether an output says of anything that it went wrong. */
export function tellsIll(printed: string): boolean {
  const text = printed.replace(HEADINGS, '');
  return ILL.some((form) => form.test(text));
}

/** What columns are called says of no row that it is so. */
const HEADINGS = /^(?=[^\n]{1,200}(?: {2}|\t))[A-Z_ \t()%/-]{1,300}$/gm;

/** How logs mark a warning where they do not write out the word. */
const WARNS = sparing(
  /\b(?:HEALTH_WARN|HEALTH_ERR|WRN|DeprecationWarning|FutureWarning|Deprecated|caution)\b|^[ \t]*\(!\)|^[ \t]*\[!\]/im,
);

const isOfIll = (token: string): boolean => /^(?:fail|error|crash)/i.test(token);

/** `no errors`, `no warnings`, beside marks of them that the words do not know. */
export function deniesIll(rules: readonly RuleVerdict[], { text, stdout, stderr }: Observed): boolean {
  const printed = `${stdout.text}\n${stderr.text}`;
  return rules.some(
    ({ rule }) =>
      rule.kind === 'absent' &&
      (((rule.list === 'errors' || rule.list === 'findings' || rule.tokens.some(isOfIll)) &&
        (tellsIll(printed) || countsSome(text, printed))) ||
        (rule.list === 'warnings' && WARNS.test(printed))),
  );
}

const ASKS_SERIES = sparing(/\bpromtool\s+query\b|\/api\/v1\/query(?:_range)?\b/);
const VALUES = /(?<==> )\S+(?= @\[)|(?<="value":\s*\[[^",\]]*,\s*")[^"]*/g;

/** A series has no word for an error; how many there are is its value. */
function countsSome(command: string, printed: string): boolean {
  return ASKS_SERIES.test(command) && (printed.match(VALUES) ?? []).some((value) => Number(value) !== 0);
}
