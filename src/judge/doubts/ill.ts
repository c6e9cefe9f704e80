import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { finds, ranNothing } from './found.ts';

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
  sparing(/\bfailed (?:checks|tests|requests|jobs|hosts|tasks|targets)["']?[ \t]*[:=][ \t]*[1-9]/i),
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
  // k6 counts what failed behind a cross; frames, codes and names of what was thrown need no word for it.
  sparing(/^[ \t]*checks\b.*[✗✘][ \t]*[1-9]|\bStatus Codes\b.*\s[45]\d\d:[1-9]/m),
  sparing(
    /\b\w+Exception\b(?!:? none)|\bUnhandled\w*Rejection|\bgoroutine \d+ \[|\bOOMKilled\b|\bORA-\d{4,5}\b|\bx509: |\bdeadline exceeded\b/,
  ),
  sparing(/"errors?"\s*:\s*\[\s*[^\]\s]/),
  sparing(/^[ \t]+at [\w.$<>]+\(\S*\)[ \t]*$|^[ \t]*ERR[ \t]+- \S/m),
  sparing(
    /^[ \t]*no (?!errors?|issues?|problems?|warnings?|changes?|failures?|findings?|differences?|drift)\w+ (?:was |were )?(?:taken|made|created|written|sent|deployed|run|executed|started|restored|applied|done)\b/im,
  ),
];

/** Whether an output says of anything that it went wrong. */
export function tellsIll(printed: string): boolean {
  const text = printed.replace(HEADINGS, '').replace(STAMPS, '');
  return ILL.some((form) => form.test(text)) || listsErrorStatus(text);
}

/** What stands before the words of a log. */
const STAMPS = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?=[ \t])/gm;

/** `login 200`, `checkout 500`: lines that end in a status of HTTP each, one of them of an error. */
function listsErrorStatus(text: string): boolean {
  const lines = text.trim().split('\n', 200);
  const statuses = lines.map((line) => /^(?:\S{1,60}[ \t]+)?([1-5]\d\d)$/.exec(line.trim())?.[1]);
  const isMeant = statuses.length > 1 ? statuses.some((one) => one?.startsWith('2')) : /^[45]/.test(lines[0] ?? '');
  return isMeant && statuses.every((one) => one !== undefined) && statuses.some((one) => /^[45]/.test(one ?? ''));
}

/** What columns are called says of no row that it is so. */
const HEADINGS = /^(?=[^\n]{1,200}(?: {2}|\t))[A-Z_ \t()%/-]{1,300}$/gm;

/** How logs mark a warning where they do not write out the word. */
const WARNS = sparing(
  /\b(?:HEALTH_WARN|HEALTH_ERR|WRN|DeprecationWarning|FutureWarning|Deprecated|caution)\b|^[ \t]*\(!\)|^[ \t]*\[!\]|[⚠‼]|^W(?::|\d{4}) /im,
);

const isOfIll = (token: string): boolean => /^(?:fail|error|crash|fatal|exception)/i.test(token);

/** `no errors`, `no warnings`, beside marks of them that the words do not know. */
export function deniesIll(rules: readonly RuleVerdict[], { text, stdout, stderr }: Observed): boolean {
  const printed = `${stdout.text}\n${stderr.text}`;
  return rules.some(
    ({ rule }) =>
      rule.kind === 'absent' &&
      (((rule.list === 'errors' || rule.list === 'findings' || rule.tokens.some(isOfIll)) &&
        (tellsIll(printed) || countsSome(text, printed) || ranNothing(printed))) ||
        (rule.list === 'findings' && finds(rule.clause, printed)) ||
        // `no non-200` denies what no word says, `no pods being created` what is on its way.
        rule.tokens.some((token) => /^non-/i.test(token)) ||
        /\bbeing \w+(?:ed|n)\b/i.test(rule.clause) ||
        (rule.list === 'warnings' && WARNS.test(printed)) ||
        (rule.tokens.some((token) => /^time/i.test(token)) && /^[ \t]*\d+[ \t]+\* \* \*/m.test(printed))),
  );
}

const ASKS_SERIES = sparing(/\bpromtool\s+query\b|\/api\/v1\/query(?:_range)?\b/);
const VALUES = /(?<==> )\S+(?= @\[)|(?<="value":\s*\[[^",\]]*,\s*")[^"]*/g;

/** A series has no word for an error; how many there are is its value. */
function countsSome(command: string, printed: string): boolean {
  return valuesOf(command, printed).some((value) => value !== 0);
}

/** The values of the series that a query prints. */
export function valuesOf(command: string, printed: string): readonly number[] {
  return ASKS_SERIES.test(command) ? (printed.match(VALUES) ?? []).map(Number) : [];
}
