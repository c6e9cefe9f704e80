import type { Comparison } from '../../expect/rule.ts';
import { isTold } from '../../expect/asides.ts';
import { unframed } from '../../expect/frames.ts';
import { comparisonOf } from '../../expect/vocabulary.ts';
import { magnitude, ordered } from '../printed/compare.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * A bound for each of what is listed, beside lines with one amount of that unit in each.
 *
 *     every container below 40% memory           gull 12.1% / heron 38.4%        pass
 *     none of the images is bigger than 1 GB     gull 1.2GB / heron 90MB         fail
 *
 * Null: other words, a line without such an amount or with two, or a word that the command does not say.
 */
export function judgeEveryAmount(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  const { words } = unframed(clause.replace(/[`"'“”]/g, ''));
  const groups = (EACH.exec(words) ?? NONE.exec(words))?.groups;
  const op = comparisonOf(groups?.['op'] ?? '');
  const bound = groups?.['bound'] ?? '';
  const limit = magnitude(bound);
  if (groups === undefined || op === null || limit === null || !BOUNDS.has(op)) return null;
  const others = `${groups['noun'] ?? ''} ${groups['of'] ?? ''}`.split(/\s+/).filter((word) => word !== '');
  if (!others.every((word) => SMALL.test(word) || isTold(word, observed.text))) return null;
  // A filter may have left out the very ones.
  if (!observed.facts.stages.every(({ tool }, i) => i === 0 || tool === 'sort')) return null;
  const amount = bound.endsWith('%') ? PERCENT : SIZE;
  const lines = stdout.lines.filter((line) => line.trim() !== '');
  const results = lines.map((line) => {
    const [only, another] = line.match(amount) ?? [];
    const found = only === undefined || another !== undefined ? null : magnitude(only);
    if (found === null || only === undefined || found.unit !== limit.unit || isNear(only, bound)) return null;
    return ordered(found.size, op, limit.size) === !NONE.test(words);
  });
  if (results.length === 0 || results.includes(null)) return null;
  const bad = lines[results.indexOf(false)]?.trim();
  const want = `Expected “${brief(clause)}”`;
  return bad === undefined
    ? pass(`${want}; each of ${String(lines.length)} lines says so.`, lines[0] ?? null)
    : fail(`${want}; found ${brief(bad)}.`, bad);
}

const OP =
  '(?:is |are |be |uses? |has |have |stays? |takes? )*(?<op>(?:not )?(?:below|under|above|over|(?:less|more|bigger|larger|greater|smaller|higher|lower) than|at most|at least|no more than|up to|<=?|>=?))';
const BOUND = '(?<bound>\\d+(?:\\.\\d+)? ?(?:%|[KMGT]i?B))';
const OF = '(?<of>(?: (?:of |in )?(?:the |its )?[a-z]+){0,2})';
const NOUN = '(?<noun>[\\p{L}][\\w-]*(?: [\\p{L}][\\w-]*)?)';
const EACH = new RegExp(`^(?:every|each|all)(?: of)?(?: the)? ${NOUN} ${OP} ${BOUND}${OF}$`, 'iu');
const NONE = new RegExp(`^(?:no|none of(?: the)?|not one of(?: the)?) ${NOUN} ${OP} ${BOUND}${OF}$`, 'iu');
const BOUNDS: ReadonlySet<Comparison> = new Set<Comparison>(['<', '<=', '>', '>=']);
const PERCENT = /(?<![\w.-])\d+(?:\.\d+)?%(?!\w)/g;
const SIZE = /(?<![\w.-])\d+(?:\.\d+)? ?[kKMGT]i?B?(?![\w-])/g;
const SMALL = /^(?:the|its|of|in|is|are|uses?|now)$/i;

/** `1 GB` beside 1.04G: by which of both thousands a tool counts is not said. */
function isNear(found: string, wanted: string): boolean {
  if (wanted.endsWith('%')) return false;
  const ratio = (magnitude(found)?.size ?? 0) / (magnitude(wanted)?.size ?? 1);
  return ratio > 0.9 && ratio < 1.1;
}
