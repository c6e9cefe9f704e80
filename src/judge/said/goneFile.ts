import { unframed } from '../../expect/frames.ts';
import { unwrapped } from '../../expect/source.ts';
import { sparing } from '../../text/sparing.ts';
import { untold } from './besideWords.ts';
import { brief, fail, isBlank, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * That a file is gone, beside `ls` or `stat` of it: they fail then, and say of each path that it is not there.
 *
 *     old.conf is gone       ls /srv/old.conf       ls: cannot access '/srv/old.conf': No such file or directory
 *
 * Null: other words, another file, or a directory that may hold it.
 */
export function judgeGoneFile(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, stderr, observed } = scene;
  const [stage, another] = observed.facts.stages;
  if (stage === undefined || another !== undefined) return null;
  const { tool, args } = unwrapped(stage);
  const paths = args.filter((arg) => !/^-|>/.test(arg));
  if (!/^(?:ls|stat)$/.test(tool ?? '') || paths.length === 0 || paths.some((path) => path.endsWith('/'))) return null;
  const who = GONE.exec(unframed(clause.replace(/[`"'“”]/g, '')).words)?.groups?.['who'];
  if (who === undefined) return null;
  const others = untold(who, observed.text).filter((word) => !THING.test(word));
  if (others.some((word) => !(paths.length === 2 ? /^(?:all|each|every|both)$/i : /^(?:all|each|every)$/i).test(word)))
    return null;
  const want = `Expected “${brief(clause)}”`;
  const lines = [...stdout.lines, ...stderr.lines].filter((line) => line.trim() !== '' && !BESIDE.test(line));
  if (exit.kind === 'ok' && exit.masked === null) {
    const own = lines.find((line) => tool === 'stat' || paths.some((path) => isOf(path, line)));
    return own === undefined ? null : fail(`${want}; found ${brief(own)}.`, own);
  }
  if (exit.kind !== 'failed') return null;
  if (isBlank(stdout) && isBlank(stderr)) return undecided(`${want}; it failed without saying why.`);
  const [first = ''] = lines;
  if (!lines.every((line) => LOST.test(line)) || !paths.every((path) => lines.some((line) => line.includes(path))))
    return null;
  return pass(`${want}; ${brief(first)}`, first);
}

/** A row of `ls` for the file itself, and not for what a directory holds. */
const isOf = (path: string, line: string): boolean => line.trim() === path || line.endsWith(` ${path}`);

const GONE = sparing(
  /^(?<who>\S.{0,80}?) (?:(?:is|are|was|were|has|have|been|now|must|should|be) )*(?:gone|deleted|removed|absent|missing|cleaned up|not (?:there|present|found)|no longer (?:there|present|exists?|around)|(?:do|does) not exist(?: any ?more)?)$/i,
);
/** What is not there is of no kind. */
const THING = /^(?:files?|paths?|they|directory|directories|dirs?|folders?|symlinks?|links?|sockets?|archives?)$/i;
const LOST = /^(?:ls|stat): .*: No such file or directory$/;
/** What kubectl says of its own. */
const BESIDE = /^command terminated with exit code \d+$|^Defaulted container /;
