import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { partsOf, untold } from './besideWords.ts';
import { judgeHttp } from '../kinds/http.ts';
import { curlOf, statusesOf } from '../printed/response.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { judgeTable } from '../tables/table.ts';
import { escaped } from '../../text/escaped.ts';

/**
 * How long something took, where the output tells it: `real` of bash's time, dig's query time, psql's timing, a field of
 * curl's format, the mean of ping; and how old the rows of a table are.
 *
 *     rolled out in less than a minute      real  0m41.310s
 *     query time below 50 ms                ;; Query time: 12 msec
 */
export function judgeTook(clause: string, scene: Scene): Decision | null {
  const { words } = unframed(clause);
  const both = partsOf(STATUS_AND_TIME, words);
  if (both) {
    const status = judgeHttp({ kind: 'http', status: both.code ?? '' }, scene);
    const time = judgeTook(both.rest ?? '', scene);
    if (status.verdict === 'fail') return status;
    return status.verdict === 'pass' ? time : null;
  }
  const older = partsOf(OLD, words) ?? partsOf(NOT_OLD, words);
  if (older) {
    const op = older.op ?? older.kind ?? '';
    const old = /^(?:at least|more than|over|no less than)$/i.test(op);
    return judgeAge(older.who ?? '', old ? 'older' : 'younger', older.time ?? older.how ?? '', scene);
  }
  const age = partsOf(AGE, words);
  if (age) return judgeAge(age.who ?? '', age.op ?? '', age.time ?? '', scene);
  const said = partsOf(LIMIT, words);
  if (!said) return null;
  const ms = msOf(said.time ?? '');
  const { exit, observed } = scene;
  if (ms === null || exit.kind === 'blocked' || exit.kind === 'undecided') return null;
  const who = `${said.who ?? ''} `.replace(VERBS, ' ');
  if (
    untold(who, observed.text).filter(
      (word) => !/^(?:time|times|average|mean|avg|duration|real|wall|elapsed|execution|planning)$/i.test(word),
    ).length > 0
  )
    return null;
  const want = `Expected “${brief(clause)}”`;
  if (exit.kind === 'failed') return fail(`${want}; ${exit.why}`);
  if (exit.kind !== 'ok' || exit.masked !== null) return null;
  const rolled = /\broll/i.test(said.who ?? '');
  if (rolled && !/successfully rolled out/.test(scene.stdout.text)) return null;
  const took = tookOf(scene, said.who ?? '');
  if (took === null) return null;
  const found = `${want}; it took ${String(took.ms)} ms.`;
  return (took.ms < ms || (took.ms === ms && !/less|under|below|fewer|</i.test(said.op ?? '')) ? pass : fail)(
    found,
    took.line,
  );
}

const TIME =
  '(?:half an?|an?|one|\\d+(?:\\.\\d+)?)\\s*(?:ms|msec|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?)';
const LIMIT = new RegExp(
  `^(?<who>[^,;:()]{0,80}?)\\s*(?:\\b(?<op>(?:in|within)?\\s*(?:less than|under|below|at most|no more than|not more than|up to)|in|within|faster than)|(?<sign><=?|≤))\\s*(?<time>${TIME})$`,
  'iu',
);
const AGE = new RegExp(
  `^(?<who>[^,;:()]{0,60}?)\\s*\\b(?:is |are |all )*(?<op>younger|older|newer) than\\s+(?<time>${TIME})$`,
  'iu',
);
const OLD = new RegExp(
  `^(?<who>[^,;:()]{0,60}?)\\s*\\b(?:is |are |all )*(?:(?:created|started) (?<kind>less than|under|within the last) (?<time>${TIME}) ago|(?<op>at least|more than|over|no less than|less than|under|at most|no more than) (?<how>${TIME}) old)$`,
  'iu',
);
const NOT_OLD = new RegExp(
  `^(?:no|none of the)\\s+(?<who>[\\w-]+)\\s+(?:is |are )*(?:older than|over)\\s+(?<time>${TIME})(?: old)?$`,
  'iu',
);
const STATUS_AND_TIME = new RegExp(
  `^(?:(?:answers?|returns?|responds?|replies)\\s+)?(?:with\\s+)?(?:http\\s+)?(?<code>[1-5]\\d\\d)(?:\\s+ok)?(?:\\s*,\\s*|\\s+and\\s+|\\s+)(?<rest>(?:in|within|under|below|less than|faster than)\\s[^,;]*${TIME})$`,
  'iu',
);
const VERBS =
  /\b(?:takes?|took|finish(?:es|ed)?|completes?|completed|done|is|are|runs?|ends?|returns?|answers?|answered|responds?|rolled out|rolls out|rollout|stays?|comes back|replies|of)\b/gi;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msec|milli)/i, 1],
  [/^s/i, 1000],
  [/^m/i, 60_000],
  [/^h/i, 3_600_000],
  [/^d/i, 86_400_000],
];

function msOf(time: string): number | null {
  const match = /^(half an?|an?|one|[\d.]+)\s*([a-z]+)$/i.exec(time.trim());
  const unit = UNITS.find(([is]) => is.test(match?.[2] ?? ''))?.[1];
  if (!match || unit === undefined) return null;
  const count = /^[\d.]+$/.test(match[1] ?? '') ? Number(match[1]) : /^half/i.test(match[1] ?? '') ? 0.5 : 1;
  return count * unit;
}

interface Took {
  readonly ms: number;
  readonly line: string;
}

/** The one time that was printed; null where there is none, or several. */
function tookOf(scene: Scene, who: string): Took | null {
  const { text } = scene.observed;
  if (/^\s*(?:time|\/usr\/bin\/time)\s/.test(text))
    return last(scene.stderr.lines, /^real\s+(?:(\d+)m)?(\d+(?:[.,]\d+)?)s?$/, 1000);
  const view = viewOf(text, scene.observed.facts);
  const out = scene.stdout.lines;
  if (/^(?:dig|kdig|drill)$/.test(view.tool ?? '')) return last(out, /^;; Query time: ()(\d+) ms/, 1);
  if (/\bexplain\b.*\banalyze\b/i.test(text) && /\b(?:execution|planning)\b/i.test(who))
    return last(
      out,
      /planning/i.test(who) ? /^Planning Time: ()(\d+(?:\.\d+)?) ms/ : /^Execution Time: ()(\d+(?:\.\d+)?) ms/,
      1,
    );
  if (/\\timing\b/.test(text)) return last(out, /^Time: ()(\d+(?:\.\d+)?) ms/, 1);
  if (/^ping6?$/.test(view.tool ?? '') && /\b(?:average|avg|mean)\b/i.test(who))
    return last(out, /^(?:rtt|round-trip) min\/avg\/max\S* = [\d.]+\/()([\d.]+)\//, 1);
  return written(scene, who);
}

function last(lines: readonly string[], form: RegExp, factor: number): Took | null {
  const found = lines.flatMap((line) => {
    const match = form.exec(line.trim());
    const value = match?.[2];
    if (value === undefined) return [];
    const minutes = Number((match?.[1] ?? '') || '0');
    return [{ ms: (minutes * 60 + Number(value.replace(',', '.'))) * factor, line: line.trim() }];
  });
  const [only] = found;
  return only && found.length === 1 ? only : null;
}

/** Which of curl's times the words name; else the whole. */
const PHASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:dns|name ?lookup|lookup|resolution)\b/i, 'time_namelookup'],
  [/\b(?:tls|ssl|handshake|appconnect)\b/i, 'time_appconnect'],
  [/\bconnect\w*\b/i, 'time_connect'],
  [/\b(?:first byte|ttfb|starttransfer)\b/i, 'time_starttransfer'],
  [/\b(?:redirects?|pretransfer)\b/i, 'none'],
];

/** What a time of curl's format wrote, read by the whole format. */
function written(scene: Scene, who: string): Took | null {
  // An error that comes fast is no answer in time.
  if (statusesOf(scene)?.some(({ code }) => !/^[23]/.test(code)) !== false) return null;
  const field = `%{${PHASES.find(([is]) => is.test(who))?.[1] ?? 'time_total'}}`;
  const format = curlOf(scene)?.args.find((arg) => arg?.includes(field)) ?? null;
  if (format === null || format.split(field).length !== 2) return null;
  const pattern = format
    .split(/(%\{[a-z_.]+\}|\\[nrt])/)
    .map((part) => {
      if (part === field) return '(\\d+[.,]\\d+)';
      if (part.startsWith('%{')) return '\\S*?';
      if (/^\\[nrt]$/.test(part)) return '\\s*';
      return escaped(part);
    })
    .join('');
  const match = new RegExp(`^\\s*${pattern}\\s*$`).exec(scene.stdout.text.slice(0, 2000));
  return match?.[1] === undefined
    ? null
    : { ms: Math.round(Number(match[1].replace(',', '.')) * 1000), line: scene.stdout.text.trim() };
}

/** The AGE of each row. */
function judgeAge(who: string, op: string, time: string, scene: Scene): Decision | null {
  const all = who.replace(/\b(?:all|every|each|is|are)\b/gi, ' ');
  const match = /^(an?|one|[\d.]+)\s*([a-z])/i.exec(time);
  if (!match || /ms|milli/i.test(time) || untold(all, scene.observed.text).length > 0) return null;
  const count = /^[\d.]+$/.test(match[1] ?? '') ? (match[1] ?? '') : '1';
  const value = `${count}${(match[2] ?? '').toLowerCase()}`;
  if (scene.exit.kind !== 'ok') return null;
  const decision = judgeTable(
    { kind: 'table', column: 'AGE', test: 'compare', op: /older/i.test(op) ? '>' : '<', value, min: 1 },
    scene,
  );
  return decision.verdict === 'undecided' ? null : decision;
}
