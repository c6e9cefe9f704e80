import { untold } from './besideWords.ts';
import { SCHEDULE, sameSchedule } from '../printed/schedule.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const AT =
  /^(?:(?<who>(?!runs?\b|starts?\b|executes?\b|calls?\b)[\w.-]+) )?(?:(?:runs?|starts?|executes?|calls?) )?(?<what>\S*[./-]\S* )?(?:(?:runs?|is scheduled|starts?) )?(?<daily>daily |every day |nightly |every night )?at (?<hour>\d{1,2}):(?<minute>\d\d)(?<daily2> daily| every day| every night)?$/i;
const NONE = /^(?:(?<who>[\w.-]+) has )?(?:no crontab|no cron ?jobs?|no cron entries)(?: for (?<whom>[\w.-]+))?$/i;

/**
 * When a crontab runs something, or that there is none.
 *
 *     rotate.sh runs daily at 04:15        15 4 * * * /opt/bin/rotate.sh        mia has no crontab        no crontab for mia
 *
 * Null: other words, another job, or times that are no plain hour and minute.
 */
export function judgeCron(words: string, scene: Scene): Decision | null {
  const { stdout, stderr, observed, exit } = scene;
  const alone = judgeAlone(words, scene);
  if (alone) return alone;
  if (!/^\s*(?:sudo (?:-\S+ )*)?crontab (?:-\S+ (?:\w+ )?)*-l\b[^|;&]*$/.test(observed.text) || !stdout.complete)
    return null;
  const text = words
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(/`/g, '');
  const jobs = stdout.lines.filter((line) => /^\s*(?:@\w+|[\d*/,-]+)\s+\S/.test(line));
  const want = `Expected “${brief(words)}”`;
  const none = NONE.exec(text)?.groups;
  if (none) {
    if (untold(`${none['who'] ?? ''} ${none['whom'] ?? ''}`, observed.text).length > 0) return null;
    const said = /^no crontab for \S+$/m.exec(`${stderr.text}\n${stdout.text}`)?.[0];
    if (said !== undefined && jobs.length === 0) return pass(`${want}; ${said}.`, said);
    return exit.kind === 'ok' && jobs.length > 0
      ? fail(`${want}; found ${brief(jobs[0] ?? '')}.`, jobs[0] ?? null)
      : null;
  }
  const at = AT.exec(text)?.groups;
  if (!at || exit.kind !== 'ok') return null;
  const { what, who } = namesIn(at['who'], at['what']);
  if (who !== '' && untold(who, observed.text).length > 0) return null;
  const own = jobs.filter((job) => what === '' || job.split(/[\s/]+/).includes(what));
  const [job, another] = own;
  const [, minute = '', hour = '', days = ''] =
    /^\s*(\S+)\s+(\S+)\s+(\S+ \S+ \S+)\s/.exec((job ?? '').replace(/[ \t]+/g, ' ')) ?? [];
  if (job === undefined || another !== undefined || !/^\d+$/.test(minute) || !/^\d+$/.test(hour)) return null;
  const same = Number(minute) === Number(at['minute']) && Number(hour) === Number(at['hour']);
  const always = days === '* * *';
  const daily = (at['daily'] ?? at['daily2']) !== undefined;
  if (same && !always && !daily) return null;
  const ok = same && (always || !daily);
  return (ok ? pass : fail)(`${want}; found ${brief(job)}.`, job.trim());
}

/** A name with a dot or a slash is what runs, and no user. */
function namesIn(who = '', what = ''): { readonly who: string; readonly what: string } {
  const name = what.trim() === '' && /[./]/.test(who) ? who : what.trim();
  return { who: name === who ? '' : who, what: name.split('/').at(-1) ?? '' };
}

const SAID =
  /^(?:(?<who>[\w./ -]{1,60}) )?(?:scheduled?|runs)(?: is| at|:| =)? (?<schedule>(?:[\d*/,-]+ ){4}[\d*/,-]+|@[a-z]+)$/i;

/** What is longer is no schedule alone. */
const LONGEST = 100;

/** The one schedule that is printed: `schedule is 0 4 * * *` beside `0 4 * * *`. */
function judgeAlone(words: string, { stdout, observed, exit }: Scene): Decision | null {
  if (stdout.text.length > LONGEST) return null;
  const printed = stdout.text.trim().replace(/^"(.*)"$/, '$1');
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || !SCHEDULE.test(printed)) return null;
  const said = SAID.exec(words.trim().replace(/`|\.$/g, ''))?.groups;
  if (!said || untold(said['who'] ?? '', observed.text).length > 0) return null;
  const same = sameSchedule(printed, said['schedule'] ?? '');
  return same === null ? null : (same ? pass : fail)(`Expected “${brief(words)}”; found ${printed}.`, printed, 1);
}
