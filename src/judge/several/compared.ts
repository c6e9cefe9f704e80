import { magnitude, ordered } from '../printed/compare.ts';
import type { Comparison } from '../../expect/rule.ts';
import { verdictOf } from '../combine.ts';
import { readExit } from '../exits/exits.ts';
import { fail, pass } from '../scene.ts';
import { placeIn } from './places.ts';
import { areSisters, namedBy, namerOf, topicsOf, type Share, type Single } from './single.ts';

/**
 * Words that hold the number of one command against that of another.
 *
 *     free memory exceeds the pool's size        the second count is not above the first
 *     ^^^^^^^^^^^             ^^^^^^^^^^^            ^^^^^^^^^^^^              ^^^^^^^^^
 */
const FORM = new RegExp(
  '^(?:the )?(?<left>[^,;:]+?)(?: (?:is|are|stays?|remains?|lies?|keeps?|must be|should be|must stay|should stay|takes?(?: up)?|uses?|needs?))?' +
    '(?: (?:still|always|also))?' +
    ' (?<op>(?:below|under|beneath|less than|lower than|smaller than|fewer than)|(?:no more than|at most|not more than|not above|not over|does not exceed|do not exceed|within)|(?:above|over|more than|greater than|larger than|bigger than|higher than|exceeds?)|(?:at least|no less than|not less than|not below|not under)|<=?|>=?)' +
    ' (?<right>[^,;:]+)$',
  'i',
);
const OPS: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:no more|at most|not (?:more|above|over)|do(?:es)? not exceed|within|<=)/i, '<='],
  [/^(?:at least|no less|not (?:less|below|under)|>=)/i, '>='],
  [/^(?:below|under|beneath|less|lower|smaller|fewer|<)/i, '<'],
  [/^(?:above|over|more|greater|larger|bigger|higher|exceed|>)/i, '>'],
];
/** Nouns for any number, which need not be told. */
const ANY =
  /^(?:numbers?|counts?|sizes?|amounts?|totals?|limits?|max|maximum|min|minimum|threshold|allowed|configured|current|currently|figures?|one|that)$/i;

/** Null: they do not compare, or a side names no command of its own that prints one number. */
export function judgeCompared(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  const found = FORM.exec(text)?.groups;
  const op = OPS.find(([is]) => is.test(found?.['op'] ?? ''))?.[1];
  const [left, right] = [found?.['left'] ?? '', found?.['right'] ?? ''];
  const [a, b] = [spokenOf(left, singles), spokenOf(right, singles)];
  if (!op || !a || !b || a === b || /\b(?:not|no|never|nor|or|and)\b/i.test(`${left} ${right}`)) return null;
  const [mine, theirs] = [amountsOf(left, a), amountsOf(right, b)];
  const results = areOfOneKind(a, b)
    ? mine.flatMap((one) => theirs.map((other) => compared(one, op, other)))
    : mine.flatMap((one) => theirs.map((other) => (UNIT.test(one + other) ? compared(one, op, other) : null)));
  const [result] = results;
  // Of several numbers any may be meant.
  if (result === undefined || result === null || results.some((one) => one !== result)) return null;
  const shown = `${a.one.stdout.text.trim()} and ${b.one.stdout.text.trim()}`;
  const because = `Expected “${text}”; found ${shown.replace(/\s+/g, ' ')}.`;
  const rules = [a, b].map(({ index }) =>
    verdictOf(
      { kind: 'says', text, command: index, on: 'stdout', clause: text },
      result ? pass(because) : fail(because),
    ),
  );
  return { verdict: result ? 'pass' : 'fail', because, rules };
}

/** By its place, or the only one that names what a side says, every word of it. */
function spokenOf(side: string, singles: readonly Single[]): Single | null {
  const place = placeIn(side, singles);
  if (place) return place;
  if (/\d/.test(side.replace(MINUTES, ''))) return null;
  const topics = topicsOf(side.replace(MINUTES, ''));
  const single = namerOf(topics, singles);
  return single && topics.every((topic) => ANY.test(topic) || namedBy([topic], single) >= 1) ? single : null;
}

const UNIT = /[%A-Z]/i;

/** Whether bare numbers of both count the same: of sisters, of what counts, and a load beside the number of cores. */
function areOfOneKind(a: Single, b: Single): boolean {
  if (areSisters(a, b) && askAlike(a, b)) return true;
  const texts = [a, b].map(({ one }) => one.text);
  const isLoad = texts.some((text) => /\/proc\/loadavg\b|\buptime\b/.test(text));
  if (isLoad && texts.some((text) => /\bnproc\b|cpuinfo|lscpu|_NPROCESSORS/.test(text))) return true;
  return a.asked.counts && b.asked.counts;
}

/** What two files hold may be of any unit. */
const SHOWS_FILES = /^\s*(?:sudo\s+)?(?:cat|head|tail|echo|cut|awk|sed|jq|yq|grep)\b/;

/** The same options, and no other field, of another thing. */
function askAlike(a: Single, b: Single): boolean {
  const [left, right] = [a, b].map(({ one }) => one.text.trim().split(/\s+/));
  if (!left || !right || SHOWS_FILES.test(a.one.text)) return false;
  const apart = left.filter((word, i) => word !== right[i]);
  return !apart.some((word) => /^-|%|\{\{|^['"]?\./.test(word));
}

/** `5-minute load` */
const MINUTES = /\b(?<n>1|5|15|one|five|fifteen)[ -]?min(?:ute)?s?\b/i;
const LOADS: Readonly<Record<string, number>> = { '1': 0, one: 0, '5': 1, five: 1, '15': 2, fifteen: 2 };
const NUMBER = /(?<![\w./:%-])\d+(?:\.\d+)?(?:%|[KMGTP](?:i?B)?)?(?![\w/:%-]|\.\d)/gi;

/** Null: a size beside a bare number, or a `G` and an `M` so near each other that it counts of how many they are. */
function compared(left: string, op: Comparison, right: string): boolean | null {
  const [a, b] = [magnitude(left), magnitude(right)];
  const [suffix, other] = [left, right].map((text) => text.replace(/[\d.]/g, '').toUpperCase());
  if (!a || !b || a.unit !== b.unit || (suffix === '') !== (other === '')) return null;
  const near = suffix !== other && Math.abs(a.size - b.size) <= 0.1 * Math.max(a.size, b.size);
  return near ? null : ordered(a.size, op, b.size);
}

/** The one number that was printed, or the three averages of a load. */
function amountsOf(side: string, { one }: Single): readonly string[] {
  if (readExit(one).kind !== 'ok' || !one.stdout.complete) return [];
  const text = one.stdout.text.replace(/^\(\d+ rows?\)$/gm, '').trim();
  const load = /\/proc\/loadavg\b|\buptime\b/.test(one.text)
    ? /(?:^|load average: )(\d+\.\d+),? (\d+\.\d+),? (\d+\.\d+)/.exec(text)
    : null;
  const wanted = LOADS[(MINUTES.exec(side)?.groups?.['n'] ?? '').toLowerCase()];
  if (wanted !== undefined && !load) return [];
  const all = load ? load.slice(1) : [...text.matchAll(NUMBER)].map(([number]) => number);
  const meant = load && wanted !== undefined ? all.slice(wanted, wanted + 1) : all;
  return load || all.length === 1 ? meant : [];
}
