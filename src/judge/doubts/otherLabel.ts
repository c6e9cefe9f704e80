import { escaped } from '../../text/escaped.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { sameColumn } from '../printed/tableRead.ts';
import { findToken, sameWord } from '../printed/tokens.ts';
import { gridOf } from '../rows/grid.ts';
import { isState } from '../rows/gridCells.ts';

/** A word of the author and the value that is said of it, as they stand in `server version 2.1.0`. */
interface Said {
  readonly label: string;
  readonly value: string;
  /** What stands between: nothing or `is`, `of` or the like; `behind`: `27.3.1 on the server`. */
  readonly link: 'is' | 'of' | 'behind';
  /** Nothing more is said of it. */
  readonly isLast: boolean;
  /** Nothing else is said at all. */
  readonly isAll: boolean;
}

/**
 * A value is printed, and what the words say it of has another one.
 *
 *     version 2.1.0             starting version=2.0.1 · upgraded from 2.1.0
 *     nginx 1.26.0-1            nginx 1.24.0-2 · nginx-extras 1.26.0-1
 *     27.3.1 on the server      {"client": "27.3.1", "server": "24.0.7"}
 *     group orders              GROUP TOPIC / billing orders
 */
export function isOfOtherLabel(words: string, rules: readonly RuleVerdict[], one: Observed): boolean {
  if (isOfServer(words, rules)) return true;
  if (words.length > LONGEST || !rules.some(({ rule, verdict }) => verdict === 'pass' && LOOKS.has(rule.kind)))
    return false;
  const pairs = pairsIn(words);
  if (pairs.length === 0) return false;
  const segments = segmentsOf(one);
  const places = placesIn(segments);
  return (
    pairs.some(
      (pair) => isElsewhere(pair, segments) || isOfOtherName(pair, places, one) || isNoTag(pair, segments, one),
    ) || isUnderOther(pairs, one)
  );
}

/** kubectl is the client of what `kubectl version` tells. */
function isOfServer(words: string, rules: readonly RuleVerdict[]): boolean {
  return (
    /\bkubectl\b/i.test(words) && rules.some(({ rule }) => rule.kind === 'version' && rule.of === 'Server Version')
  );
}

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'equals']);
const LONGEST = 300;
const MOST_SEGMENTS = 3000;

/** `LABEL VALUE`, `LABEL is VALUE`, `LABEL: VALUE`, `LABEL=VALUE`. */
const BEFORE =
  /([\p{L}][\p{L}\d_.-]*)(?:\s+(?:is|are|was|(?<of>of|at|to))\s+|\s*[:=]\s*|\s+)[`"']?([\p{L}\d<][^\s`"',;()]*)/giu;
/** `VALUE on the LABEL`, and those that `and` joins to it. */
const BEHIND = /(\S+?)[`"']?\s+(?:on|in|for|from)\s+(?:both\s+)?(?:the\s+)?(\w+)(?:\s+and\s+(?:the\s+)?(\w+))?/gi;
/** They say how much, or tie other words; what follows them is not theirs. */
const SMALL =
  /^(?:is|are|was|of|at|to|the|an?|and|or|in|on|for|from|with|by|than|as|be|has|have|had|shows?|prints?|returns?|exactly|only|all|least|most|over|under|about|no|not|every|each|both|should|must|now|still|contains?|includes?|lists?|up|between|within|after|before|v)$/i;

function pairsIn(words: string): readonly Said[] {
  const pairs: Said[] = [];
  for (let at = 0; at < words.length;) {
    BEFORE.lastIndex = at;
    const found = BEFORE.exec(words);
    if (!found) break;
    const { 1: label = '', 3: value = '', groups } = found;
    const isLast = /^[`"']?\s*(?:$|[.,;)]|and\b)/i.test(words.slice(BEFORE.lastIndex));
    const link = groups?.['of'] === undefined ? 'is' : 'of';
    if (!SMALL.test(label) && !SMALL.test(value))
      pairs.push({ label, value: bare(value), link, isLast, isAll: isLast && found.index === 0 });
    // The value may be the label of the next.
    at = found.index + label.length;
  }
  for (const [, value = '', ...labels] of words.matchAll(BEHIND))
    for (const label of labels)
      if (label !== undefined) pairs.push({ label, value: bare(value), link: 'behind', isLast: true, isAll: false });
  return pairs.filter(({ label, value }) => label.length > 1 && value !== '' && !/\d/.test(label));
}

const bare = (word: string): string => word.replace(/^[`"'([]+|[`"'.,;:!)\]]+$/g, '');

/** Lines, and members of what is written in one line: `{"client": "27.3.1", "server": "24.0.7"}`. */
function segmentsOf({ stdout, stderr }: Observed): readonly string[] {
  return `${stdout.text}\n${stderr.text}`
    .split('\n', MOST_SEGMENTS)
    .flatMap((line) => (/^\s*[[{]/.test(line) ? line.split(/[,;]\s*/) : [line]))
    .slice(0, MOST_SEGMENTS);
}

/** No place of the value names the label, and another place has the label with a value of that form. */
function isElsewhere({ label, value, link }: Said, segments: readonly string[]): boolean {
  if (!VERSION.test(value) && !ADDRESS.test(value)) return false;
  const own = segments.filter((segment) => holds(segment, value));
  // A label that stands behind its value describes something else: `nginx-extras 1.26.0 nginx with extras`.
  const upTo = (segment: string): string => (link === 'behind' ? segment : segment.slice(0, segment.indexOf(value)));
  if (own.length === 0 || own.some((segment) => names(upTo(segment), label))) return false;
  const form = VERSION.test(value) ? VERSION : ADDRESS;
  return segments.some((segment) => names(segment, label) && wordsOf(segment).some((word) => form.test(word)));
}

const VERSION = /^v?\d+(?:\.\d+)+(?:[-+~][\w.+~-]*)?$/i;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+(?::\d+|\/\d+)?$/;

const wordsOf = (segment: string): readonly string[] => segment.split(/[\s"'`,;=()[\]{}]+|[/:](?=v?\d)/).map(bare);

/** `2.1.0` is printed as `v2.1.0`, too. */
const holds = (segment: string, value: string): boolean =>
  findToken(segment, value, { exact: false }) !== null ||
  (/^\d/.test(value) && findToken(segment, `v${value}`, { exact: false }) !== null);

/** A version and the name before it: `libcurl/8.10.1`, `uv: '1.46.0'`, `HAProxy version 2.8.3`. */
interface Named {
  readonly name: string;
  /** It is called a version there. */
  readonly isVersion: boolean;
  readonly version: string;
}

const NAMED =
  /([\p{L}_][\p{L}\d_.+-]*)(?:["')]*(\s+version))?["')]*[\s:=/(]*["']?v?(\d+(?:\.\d+)+(?:[-+~][\w.+~-]*)?)/giu;

function placesIn(segments: readonly string[]): readonly Named[] {
  return segments.flatMap((segment) =>
    [...segment.slice(0, LONGEST).matchAll(NAMED)].map(([, name = '', called, version = '']) => ({
      ...{ name, version },
      isVersion: called !== undefined || /version|release/i.test(name),
    })),
  );
}

/** Not the name before any place of the version, which another one has there; or `version`, said of nothing that is meant. */
function isOfOtherName(pair: Said, places: readonly Named[], { text, stdout }: Observed): boolean {
  const { label, value, link } = pair;
  if (link === 'behind' || !VERSION.test(value)) return false;
  const version = value.replace(/^v/i, '');
  const own = places.filter((one) => one.version === version);
  const others = places.filter((one) => one.version !== version);
  const isCalled = (one: Named): boolean => one.name.toLowerCase() === label.toLowerCase();
  if (own.length === 0 || others.length === 0) return false;
  if (!/^(?:version|release)$/i.test(label)) return !own.some(isCalled) && others.some(isCalled);
  if (gridOf(outputOf(stdout), text)?.headed) return false;
  // Where one key has several values it is not known of which of them.
  if (own.some(isCalled)) return pair.isAll && others.some(isCalled);
  return !own.some(({ name, isVersion }) => isVersion || findToken(text, name, { exact: false }) !== null);
}

/** A tag stands behind the name of an image, or is called so. */
function isNoTag({ label, value, link }: Said, segments: readonly string[], { stdout, text }: Observed): boolean {
  if (link !== 'is' || !/^tags?$/i.test(label) || stdout.text.trim() === value) return false;
  const grid = gridOf(outputOf(stdout), text);
  if (grid?.header.some((name) => /^tags?$/i.test(name))) return false;
  return !segments.some(
    (segment) => segment.includes(`:${value}`) || (names(segment, label) && segment.includes(value)),
  );
}

const names = (segment: string, label: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d_-])${escaped(label)}(?![\\p{L}\\d_-])`, 'iu').test(segment);

/** The label heads a column, and the value is a cell of another. */
function isUnderOther(pairs: readonly Said[], { stdout, text }: Observed): boolean {
  const grid = gridOf(outputOf(stdout), text);
  if (!grid || grid.header.length < 2) return false;
  const cells = grid.rows.flatMap((row) => row.cells.map((cell) => cell.toLowerCase()));
  return pairs.some(({ label, value, link, isLast }) => {
    // `Ready at main`, `container Running`, `ClusterIP 8080/TCP` say nothing of a column.
    if (link !== 'is' || !isLast || isState(value) || cells.includes(label.toLowerCase())) return false;
    const at = grid.header.findIndex((name) => sameColumn(name, label) || sameColumn(name, `${label}s`));
    if (at === -1) return false;
    const isThere = grid.rows.some(({ cells }) => (cells[at] ?? '').toLowerCase().includes(value.toLowerCase()));
    return !isThere && grid.rows.some(({ cells }) => cells.some((cell) => sameWord(cell, value, false)));
  });
}
