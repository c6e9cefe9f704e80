import { isTold } from '../../expect/asides.ts';
import { namesWhatIsListed } from '../../expect/listedKinds.ts';
import { noneIn, type NoneClaim } from '../../expect/noneClaim.ts';
import { viewOf } from '../../expect/view.ts';
import { countsIn, zeroLine } from './zeroCounts.ts';
import { live } from '../printed/output.ts';
import { brief, fail, listsNone, pass, showsPart } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';

/**
 * Nothing of a kind, where the output says that there is none: in a count, in a sentence, by a header without rows, or
 * by printing nothing at all where the command lists just that.
 *
 *     no HIGH or CRITICAL findings       Total: 0 (HIGH: 0, CRITICAL: 0)
 *     No etcd alert is firing            Alertname  Starts At  Summary  State
 *     no fixable vulnerabilities left    No vulnerabilities found
 *
 * Every word of it is a word that is counted there, or one that the command says. Null: it cannot tell.
 */
export function judgeNoneOf(clause: string, scene: Scene): Decision | null {
  const claim = noneIn(clause);
  const { exit, stdout, stderr, observed } = scene;
  if (claim === null || !stdout.complete || stdout.text.length + stderr.text.length > MOST_TEXT || showsPart(scene))
    return null;
  if (exit.kind === 'nothing-found' ? exit.upstream !== 'ok' : exit.kind !== 'ok' || exit.masked !== null) return null;
  const want = `Expected “${brief(clause)}”`;
  const command = observed.text;
  const told = (word: string): boolean => isTold(word, command) || (GREPS.test(command) && isSought(word, command));
  if (!namesWhatIsListed(claim.words, command)) return null;
  const text = live(stdout.text);
  const lines = [...text.split('\n'), ...stderr.lines].filter(
    (line) => line.trim() !== '' && !/^\(\d+ rows?\)\s*$/.test(line),
  );
  const counted = byCounts(claim, lines, told, want);
  if (counted) return counted;
  const open = claim.words.filter((word) => !told(word));
  const zero = lines.map((line) => zeroLine(line)).filter((line) => line !== null);
  const [first] = zero;
  // A sentence says that there is none: what it is about must be what the words are about.
  const solidLines = text.split('\n').filter((line) => line.trim() !== '');
  const isResult = solidLines.length <= 1 || solidLines.at(-1)?.trim() === first?.text;
  if (first && zero.length === 1 && isResult && !lines.some((line) => zeroLine(line) === null && TROUBLE.test(line))) {
    const about = first.words.filter((word) => claim.words.some((one) => sameStem(one, word)) || isGeneral(word));
    const rest = open.filter((word) => !first.words.some((one) => sameStem(one, word)));
    const others = first.words.filter((word) => !about.includes(word) && !told(word));
    return about.length > 0 && rest.length === 0 && others.length === 0
      ? pass(`${want}; ${first.text}`, first.text)
      : null;
  }
  if (stderr.lines.some((line) => TROUBLE.test(line))) return null;
  const { lists, prints, lookup } = viewOf(command, observed.facts);
  const one = text.trim();
  if (/^\d+$/.test(one) && open.length === 0 && COUNTS.test(command))
    return one === '0' ? pass(`${want}; found 0.`, one, 1) : fail(`${want}; found ${one}.`, one, 1);
  const tables = tablesOf(stdout, null);
  const [table] = tables;
  if (tables.length > 1) return null;
  const header = table ? (stdout.lines[table.headerLine - 1] ?? '') : headerOf(text);
  if (header === null && !lists && !LISTS.test(command) && exit.kind !== 'nothing-found' && !GREPS.test(command))
    return null;
  if (prints === 'number' || lookup) return null;
  const solid = text.split('\n').filter((line) => line.trim() !== '' && line !== header);
  const rows = table ? table.rows.map((row) => row.text) : solid;
  // One number below its name is a count, and no row.
  if (rows.length === 1 && /^[\s|]*\d+[\s|]*$/.test(rows[0] ?? '')) return null;
  const none = listsNone(stdout) || (header !== null && rows.length === 0);
  if (none && open.every((word) => NARROWER.test(word) && header === null && /\bgit\b/.test(command)))
    return pass(`${want}; nothing is listed.`);
  if (none || open.length > 0) return null;
  // Keys with their values list nothing.
  if (rows.length > 1 && rows.every((row) => /^\s*[\w. -]+:\s*\S*\s*$/.test(row))) return null;
  return fail(`${want}; found ${brief(rows[0] ?? '')}.`, rows[0]?.trim() ?? null);
}

/** A summary stands in no more text than this. */
const MOST_TEXT = 60_000;

/** `ones` are those that are counted, whatever they are. */
function byCounts(
  claim: NoneClaim,
  lines: readonly string[],
  told: (word: string) => boolean,
  want: string,
): Decision | null {
  const counts = lines.flatMap((line) => countsIn(line));
  const mine = counts.filter(({ of }) => claim.words.some((word) => sameStem(word, of)));
  const asked = claim.words.filter((word) => !mine.some(({ of }) => sameStem(word, of)));
  const sums = counts.filter(({ of }) => of === 'total');
  const used = mine.length > 0 ? mine : sums;
  const [first] = used;
  if (!first || !asked.every((word) => told(word))) return null;
  const bad = used.find(({ n }) => n > 0);
  if (bad) return fail(`${want}; found ${brief(bad.text)}.`, bad.text);
  return lines.some((line) => TROUBLE.test(line) && countsIn(line).length === 0 && zeroLine(line) === null)
    ? null
    : pass(`${want}; found ${brief(first.text)}.`, first.text);
}

/** Words of one stem; what failed or was violated is one thing for a tool that counts failures. */
export function sameStem(a: string, b: string): boolean {
  return stem(a) === stem(b);
}

function stem(word: string): string {
  const lower = word.toLowerCase();
  if (/^(?:fail(?:s|ed|ures?|ing)?|violat(?:ions?|ed))$/.test(lower)) return 'fail';
  if (/^warn(?:s|ings?)?$/.test(lower)) return 'warn';
  return lower.replace(/(?<=\p{L}{3})ies$/u, 'y').replace(/(?<=\p{L}{3})(?<!s)s$/u, '');
}

const isGeneral = (word: string): boolean =>
  /^(?:entry|entries|results?|rows?|records?|items?|resources?|objects?|matches|match|lines?|data|units?)$/.test(word);

/** Commands that list what they look for, and print nothing or a header where there is none. */
const LISTS =
  /\betcdctl\b.*\balarm list\b|--under-replicated-partitions\b|\bamtool\b.*\bquery\b|\bgit\b.*\bstatus\b.*\s(?:--porcelain|-s|--short)\b|\buniq\s+(?:-\w+\s+)*-d\s*$/;
const COUNTS = /\bcount\s*\(|\bwc -l\b|\bgrep\b.*\s-\w*c\w*\b|\blength\b/i;
const GREPS = /\|\s*[ef]?grep\s+(?!(?:\S+\s+)*-\w*v)/;
/** Kinds of what is listed: where nothing is, none of them is. */
const NARROWER = /^(?:untracked|modified|uncommitted|staged|unstaged|deleted|renamed|changed|dirty|local|pending)$/;
const TROUBLE = /\b(?:errors?|fail(?:ed|ure)?|fatal|panic|unable|cannot|denied|invalid|timed out)\b/i;

/** What a grep looks for, and what such a thing is called. */
const SORTS =
  /^(?:old|registry|registries|flag|host|hostname|domain|name|names|option|setting|reference|references|version|value|entry|image|images|string|word|url|address|key|label|mention)$/;

function isSought(word: string, command: string): boolean {
  const sought = /\|\s*[ef]?grep\s+(?:-\S+\s+)*["']?([^\s"'|]+)/.exec(command)?.[1]?.toLowerCase() ?? '';
  return sought !== '' && (sought.split(/[^\p{L}\p{N}]+/u).includes(word) || SORTS.test(word));
}

/** A line of names of columns, as tools print above what they list. */
function headerOf(text: string): string | null {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const cells = first.trim().split(/\s{2,}|\t/);
  return cells.length >= 3 && cells.every((cell) => /^[A-Z][A-Za-z ()/_-]*$/.test(cell)) ? first : null;
}
