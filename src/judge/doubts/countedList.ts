import { kindsOf } from '../../expect/kinds.ts';
import { namesListed, singularOf } from '../../expect/listedThings.ts';
import type { ExpectationVerdict, Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { gridOf } from '../rows/grid.ts';
import { cellSays, hasName } from '../rows/gridCells.ts';
import type { Grid, GridRow } from '../rows/grid.ts';

/**
 * A number before a list of names, or that there are no others: each name is listed, and more than these are, or the
 * names are not so many.
 *
 *     2 policies: default-deny, allow-dns             beside a third row            open
 *     exactly 2 policies: default-deny, allow-dns     beside a third row            fails
 *     4 policies: default-deny, allow-dns             whatever is listed            never passes
 *
 * Null: other words, or the count is as it is said.
 */
export function countedOtherwise(words: string, one: Observed): Pick<ExpectationVerdict, 'verdict' | 'because'> | null {
  const said = readList(words);
  if (said === null) return null;
  const open = (why: string): Pick<ExpectationVerdict, 'verdict' | 'because'> => ({
    verdict: 'undecided',
    because: `“${words.trim()}” ${why}.`,
  });
  const grid = gridOf(outputOf(one.stdout), one.text);
  const names = grid
    ? said.items.filter((item) => mayBeName(item, grid))
    : said.items.filter((item) => NAME.test(item));
  if (names.length === 0) return null;
  if (said.n !== null && said.n !== names.length)
    return open(`names ${String(names.length)}, and counts ${String(said.n)}`);
  if (!grid) return said.n === null ? null : open('counts what is not printed in rows');
  const rows = spokenOf(said.before, grid, one.text);
  if (rows === null) return open('counts some of what is listed, and it is not told which');
  if (rows.length === names.length) return null;
  const because = `“${words.trim()}” names ${String(names.length)}; found ${String(rows.length)} rows.`;
  const whole = one.facts.stages.length === 1 && one.stdout.complete && rows.length === grid.rows.length;
  return { verdict: said.only && whole ? 'fail' : 'undecided', because };
}

interface CountedList {
  readonly n: number | null;
  /** There are no others. */
  readonly only: boolean;
  /** What they are called, and of which kind they are. */
  readonly before: readonly string[];
  readonly items: readonly string[];
}

const NUMBERS: readonly string[] = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = `(?:\\d{1,4}|${NUMBERS.join('|')}|both|a (?:pair|couple) of|a single)`;
const ITEM = '`?[\\w*][\\w./@:*-]*`?(?:\\s+(?!and\\b)[^\\s,:;&+]+){0,3}';
const LIST = `(?<list>${ITEM}(?:(?:\\s*[,;&+]\\s*(?:and\\s+)?|\\s+and\\s+)${ITEM}){0,40})`;
const LEAD =
  '(?:(?:there (?:are|is)|we (?:see|have|expect|get)|(?:it )?(?:shows|lists|prints|returns|has)|expect(?:ed)?|a total of|in total|the|these|those)\\s+){0,3}';
const ONLY = '(?:(?<only>exactly|only|just|precisely|no more than|nothing but)\\s+)';
/** `2 policies: a, b`, `exactly these policies: a, b`, `only two policies - a and b`. */
const HEADED = new RegExp(
  `^\\W*${LEAD}${ONLY}?(?:the|these|those)?\\s*(?:(?<n>${NUMBER})\\s+)?(?:of (?:the|them)\\s+)?(?<before>(?:[\\p{L}\\d./_-]+\\s+){0,4}?[\\p{L}\\d./_-]*)\\s*(?::|\\s[–—-]\\s|\\s(?=\\())\\s*\\(?${LIST}\\)?\\s*\\.?\\s*$`,
  'iu',
);
/** `a, b: 2 policies`. */
const TAILED = new RegExp(
  `^\\W*${LIST}\\s*(?::|\\s[–—-])\\s*(?<only>exactly |only |just )?(?<n>${NUMBER})\\s+(?<before>[\\p{L}-]+)\\s*\\.?\\s*$`,
  'iu',
);
const LONGEST = 300;

function readList(words: string): CountedList | null {
  // The expressions are long, and most words hold nothing that parts a list from what is said of it.
  if (words.length > LONGEST || words.includes('\n') || !/[:(–—]| - /.test(words)) return null;
  const found = (HEADED.exec(words) ?? TAILED.exec(words))?.groups;
  if (found === undefined) return null;
  const n = numberOf(found['n']);
  const only = found['only'] !== undefined || /^both$/i.test(found['n'] ?? '') || /\bthere (?:are|is)\b/i.test(words);
  if (n === null && found['only'] === undefined) return null;
  const items = (found['list'] ?? '')
    .split(/\s*[,;&+]\s*(?:and\s+)?|\s+and\s+/i)
    .map((item) => (item.trim().split(/\s+/, 1)[0] ?? '').replace(/[`"'()]/g, ''))
    .filter((item) => item !== '');
  return { n, only, before: (found['before'] ?? '').split(/\s+/).filter((word) => word !== ''), items };
}

function numberOf(said: string | undefined): number | null {
  if (said === undefined) return null;
  if (/^(?:both|a pair of|a couple of)$/i.test(said)) return 2;
  if (/^a single$/i.test(said)) return 1;
  return /^\d/.test(said) ? Number(said) : NUMBERS.indexOf(said.toLowerCase());
}

const NAME = /^[a-z][\w.]*[-._\d][\w.-]*$/;

/** The name of a row, or what no cell says. */
function mayBeName(item: string, grid: Grid): boolean {
  if (isRowOf(item, grid.rows, grid)) return true;
  return NAME.test(item) && !grid.rows.some(({ cells }) => cells.some((cell) => cellSays(cell, item)));
}

const isRowOf = (item: string, rows: readonly GridRow[], { at, generated }: Grid): boolean =>
  rows.some((row) => hasName(row, item, at, generated));

const THERE =
  /^(?:listed|present|shown|found|exist|total|in|are|is|of|the|them|these|those|exactly|named|called|only|namely|expected|all)$/i;

/** Rows of which the words before the list speak: all, or those of which some cell says so; null where none does. */
function spokenOf(before: readonly string[], grid: Grid, command: string): readonly GridRow[] | null {
  const own = before.filter(
    (word) => !THERE.test(word) && !namesListed(word, command) && kindsOf(singularOf(word)).length === 0,
  );
  const named = grid.rows.filter(({ cells }) => (cells[Math.max(0, grid.at)] ?? '') !== '');
  // The last word is what they are called.
  const kept = own.filter((word, i) => i < own.length - 1 || said(word, named).length > 0);
  if (kept.some((word) => said(word, named).length === 0)) return named.length === grid.rows.length ? null : named;
  return named.filter(({ cells }) => kept.every((word) => cells.some((cell) => cellSays(cell, word))));
}

const said = (word: string, rows: readonly GridRow[]): readonly GridRow[] =>
  rows.filter(({ cells }) => cells.some((cell) => cellSays(cell, word)));
