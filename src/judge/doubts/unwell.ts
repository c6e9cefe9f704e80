import { viewOf } from '../../expect/view.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { readExit } from '../exits/exits.ts';
import { finds, ranNothing } from './found.ts';
import { RUNS, saysLittle } from './weakExit.ts';
import { statusesOf } from '../printed/response.ts';
import { sceneOf } from '../scene.ts';
import { tellsIll } from './ill.ts';
import type { Scene } from '../scene.ts';

/** Words that praise, which a body says of its own parts. */
const PRAISE = sparing(
  /^\W*(?:(?:all|every\w*|status|is|it|check|checks|body|shows?|says?|prints?|returns?) )*(?:ok|okay|healthy|up|fine|good|alive|ready)\W*$/i,
);
/** The author names the exit, and means it. */
export const OF_EXIT = /\b(?:exit\w*|rc|return(?:s|ed)? code|code)\b/i;

const BAD =
  'down|out_of_service|unhealthy|degraded|failed|failing|failure|fail|error|ko|critical|not ok|unavailable|unreachable|faulted|offline|stopped';

/** Forms in which an output says that what it tells of is not well, whatever the command exits with. */
const UNWELL: readonly { test(text: string): boolean }[] = [
  sparing(new RegExp(`":\\s*"(?:${BAD})"`, 'i')),
  sparing(/"errors?"\s*:\s*(?:"(?!")|\{\s*"|\[\s*[{"])/i),
  sparing(
    /^[ \t]*(?:(?:<[^>\n]{1,200}>\s*)*(?:\d{3} )?|HTTP\/\S+ )(?:bad gateway|service (?:temporarily )?unavailable|internal server error|gateway time-?out|unauthorized|forbidden|access denied|not found)\b/im,
  ),
  sparing(/^(?:\(error\) )?(?:NOAUTH|WRONGPASS|NOPERM|MISCONF|LOADING|CLUSTERDOWN|MASTERDOWN)\s/m),
  sparing(/^(?:Could not connect|Connection (?:refused|timed out)|Unable to connect)\b/im),
  sparing(/(?<![\d.])(?!0(?:\.0+)?%)\d{1,3}(?:\.\d+)?% packet loss/),
  sparing(/\bHEALTH_(?:WARN|ERR)\b|\bis unhealthy\b|^Certificate will expire$/m),
  sparing(/^[ \t]*(?:state|status|health):\s*(?:DEGRADED|FAULTED|OFFLINE|UNAVAIL|DOWN|UNHEALTHY)\b/im),
  sparing(
    /^Traceback \(most recent call last\)|\bSegmentation fault\b|\bcore dumped\b|^usage: \S|^[ \t]*skipp(?:ed|ing):/im,
  ),
  sparing(/:[ \t]*(?:mismatch(?:ed)?|missing|differs|skipped)[ \t]*$|[✗✘❌✖](?![ \t]*\d)/im),
  sparing(/\b(?:was|were|is|are) not (?:been )?(?:validated|checked|tested|verified)\b/i),
  sparing(/\bnot (?:passed|ok|ready|healthy)\s*[:=]\s*[1-9]|\bsynchronized: no\b|^Sealed\s+true\b/im),
];
/** One value of a line, of several that are said to be well together. */
const ONE_BAD = new RegExp(`^[\\w./-][\\w./ -]{0,59}?(?:\\s*[:=]\\s*|\\s+)(?:${BAD})$`, 'i');
/** Of a line without the blanks around it: among many the search would begin anew at each. */
function hasOneBad(printed: string): boolean {
  return printed.split('\n').some((line) => {
    const text = line.trim();
    return text.length <= LONGEST_PAIR && ONE_BAD.test(text);
  });
}
const LONGEST_PAIR = 200;
/** What was said in words of its own was decided by the exit. */
const BY_EXIT = /^Expected exit 0; found 0\./;
/** `all pass` says of none that it was left out. */
const LEFT_OUT = sparing(/(?<![\d.,])[1-9]\d* (?:skipped|pending|todo|warnings?|ignored|disabled)\b|‼/i);
/** The very key of the praise is false. */
const NOT_OK = sparing(/"(?:ok|healthy|health|ready|up|alive|success|passed)"\s*:\s*false\b/i);
const ONE_FALSE = sparing(/"\s*:\s*false\b/);
/** `Waiting for deployment "web" rollout to finish: 0 of 1 updated replicas are available...` */
const WAITED = /^Waiting for [^\n]*\.\.\.$/gm;
const WAITING = sparing(/^Waiting for .{1,200} to finish\b/m);

/** A success that is read off the exit alone, or a word of praise off a body, where the output says otherwise. */
export function saysUnwell(words: string, { rule, verdict, because }: RuleVerdict, one: Observed): boolean {
  if (verdict !== 'pass' || rule.command === null || one.outcome.kind !== 'exited' || one.outcome.code !== 0)
    return false;
  const isExit = (rule.kind === 'exit' && rule.op === '=') || (rule.kind === 'says' && BY_EXIT.test(because));
  const ofExit = isExit && !OF_EXIT.test(rule.clause);
  if (!ofExit && !PRAISE.test(rule.clause)) return false;
  const scene = sceneOf(rule.command, one, readExit(one), 'output', words, new Map());
  if (isErrorStatus(scene)) return true;
  const all = `${one.stdout.text}\n${one.stderr.text}`;
  // What it still waited for is not how it ended.
  const printed = all.replace(WAITED, '');
  if (NOT_OK.test(printed) || tellsIll(printed)) return true;
  if (!ofExit) return false;
  if (UNWELL.some((form) => form.test(printed)) || (!RUNS.test(rule.clause) && saysLittle(one.text))) return true;
  if (ranNothing(printed) || finds(words, printed)) return true;
  const ofAll = /\b(?:all|every\w*|each|both|checks?)\b/i.test(words);
  if (ofAll && (ONE_FALSE.test(printed) || LEFT_OUT.test(printed))) return true;
  if ((ofAll || viewOf(one.text, one.facts).http !== null) && hasOneBad(printed)) return true;
  return WAITING.test(all) && !/success|condition met/i.test(all);
}

/** A response of an error, or none at all, wherever its status stands. */
function isErrorStatus(scene: Scene): boolean {
  const statuses = statusesOf(scene);
  if (statuses !== null && statuses.length > 0) return statuses.some(({ code }) => /^(?:[45]|000)/.test(code));
  const { text, stdout } = scene.observed;
  return /%\{(?:http|response)_code\}/.test(text) && /(?<![\w.])(?:[45]\d\d|000)(?![\w.])/.test(stdout.text);
}
