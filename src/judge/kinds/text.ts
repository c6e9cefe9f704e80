import { everyLine } from './everyLine.ts';
import { brief, fail, isBlank, listsNone, pass, saysNothingFound, showsPart, subjectOf, undecided } from '../scene.ts';
import type { Output } from '../printed/output.ts';
import { sameQuantity } from '../printed/sameQuantity.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** The whole trimmed text is the value; with `each`, every line or word of it is. */
export function judgeEquals(test: TestOf<'equals'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = test.value === '' ? 'Expected no output' : `Expected exactly ${test.value}`;
  const { exit } = scene;
  if (test.value.trim() === '') {
    if (!listsNone(output))
      return fail(`${want}; found ${brief(output.text)}.`, output.text.trim().split('\n', 1)[0] ?? null, 1);
    if (showsPart(scene)) return undecided(`${want}; only what the user may read was shown.`);
    if (exit.kind === 'nothing-found' && saysNothingFound(scene))
      return undecided(`${want}; there was nothing to look at (no resources were found).`);
    if (exit.kind === 'nothing-found' && exit.upstream === 'unknown')
      return undecided(`${want}; nothing was printed, but whether the earlier stages succeeded is not known.`);
    if (exit.kind === 'ok' && exit.masked !== null)
      return undecided(`${want}; nothing was printed, and ${exit.masked}.`);
    return pass(`${want}; nothing was printed.`);
  }
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const fold = (text: string): string => {
    const flat = text
      .trim()
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n');
    return test.exact ? flat : flat.toLowerCase();
  };
  const bare = (text: string): string => text.replace(/^(["'])([\s\S]*)\1$/, '$2');
  const found = fold(output.text);
  const value = fold(test.value);
  const lines = found.split('\n').filter((line) => line !== '');
  const alike = sameQuantity(bare(output.text.trim()), bare(test.value.trim()));
  if (test.exact && found !== value && alike)
    return undecided(`${want}; found ${brief(output.text)}, which is as much.`);
  const same = (text: string): boolean => text === value || bare(text) === bare(value);
  const ok = alike || same(found) || (test.each === true && (lines.every(same) || found.split(/\s+/).every(same)));
  const at = output.lines.findIndex((line) => line.trim() !== '' && !same(fold(line)));
  const place = Math.max(0, ok ? output.lines.findIndex((line) => line.trim() !== '') : at);
  const sentence = `${want}; found ${brief(output.text)}.`;
  return ok
    ? pass(sentence, output.lines[place] ?? null, place + 1)
    : fail(sentence, output.lines[place] ?? null, place + 1);
}

/** Longest part of a line that a pattern of the author's is tried on. */
const LONGEST = 4096;
/** Steps that a pattern may cost at worst, on one line and on all of them, so that no pattern can stall. */
const STEPS = { line: 5e8, all: 5e9 };

/** A regular expression on each line. Patterns that can explode are refused. */
export function judgeMatches(test: TestOf<'matches'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected a match of /${test.pattern}/${test.flags}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  if (isExplosive(test.pattern)) return undecided(`${want}; the pattern repeats a repetition and could run for ever.`);
  const pattern = compile(test.pattern, test.flags);
  if (!pattern) return undecided(`${want}; that is no regular expression.`);
  const depth = depthOf(test.pattern);
  const looksAhead = /\$|\\b|\(\?!/i.test(test.pattern);
  let steps = 0;
  /** Null: it cannot be tried on this line. */
  const matches = (line: string): boolean | null => {
    const cut = line.length > LONGEST;
    const cost = costOf(Math.min(line.length, LONGEST), depth);
    // What stands behind the cut could undo a match that looks there.
    if ((cut && looksAhead) || cost > STEPS.line || steps + cost > STEPS.all) return null;
    if (depth > 2) steps += cost;
    return pattern.test(line.slice(0, LONGEST)) || (cut ? null : false);
  };
  if (test.each === true && test.line === undefined) return everyLine(output, (line) => matches(line.trim()), want);
  if (test.line !== undefined)
    return oneEnd(test.line, test.each === true, output, (line) => matches(line.trim()), want);
  let skipped = false;
  for (const [i, line] of output.lines.entries()) {
    const found = matches(line);
    skipped ||= found === null;
    if (found) return pass(`${want}; found it.`, line, i + 1);
  }
  if (!output.complete || skipped) return undecided(`${want}; not all of the output could be looked at.`);
  return fail(`${want}; no line matches.`);
}

/** The first or last line that says something. Of a `list` of single words each may be meant: its end is none of theirs. */
function oneEnd(
  end: 'first' | 'last',
  list: boolean,
  output: Output,
  has: (line: string) => boolean | null,
  want: string,
): Decision {
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const solid = output.lines.map((text, i) => ({ text, line: i + 1 })).filter(({ text }) => text.trim() !== '');
  const said = solid.at(end === 'first' ? 0 : -1);
  const found = said === undefined ? false : has(said.text);
  if (said === undefined || found === false)
    return fail(`${want} in the ${end} line; found ${brief(said?.text ?? '')}.`, said?.text, said?.line);
  const words = list && solid.every(({ text }) => !/\s/.test(text.trim()));
  const other = words ? solid.find(({ text }) => has(text) === false) : undefined;
  if (other && end === 'first')
    return fail(`${want} in every line; found ${brief(other.text)}.`, other.text, other.line);
  if (other || found === null)
    return undecided(`${want} in the ${end} line; not every line is so.`, said.text, said.line);
  return pass(`${want} in the ${end} line; found it.`, said.text, said.line);
}

function compile(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * How many repetitions can share a line's characters, and the place where a match begins: `a*a*b` has 3. Digits and
 * blanks take nothing from each other.
 */
function depthOf(pattern: string): number {
  const atoms = [...pattern.matchAll(/(\\.|\[[^\]]*\]|[^\\])(?:[*+]|\{\d+,\d*\})|\\[1-9]/g)].map(([, atom]) => atom);
  const count = (wanted: string): number => atoms.filter((atom) => atom === wanted).length;
  return atoms.length - Math.min(count('\\d'), count('\\s')) + 1;
}

/** Steps at worst on a line of that length: the ways to choose that many places in it. */
function costOf(length: number, depth: number): number {
  let cost = 1;
  for (let n = 1; n <= depth; n++) cost *= (length + n) / n;
  return cost;
}

/** A repeated group that itself holds a repetition or an alternative: `(a+)+`, `(a|a)*`; or a row of `a?a?a?…`. */
function isExplosive(pattern: string): boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if ((bare.match(/[^(*+?}]\?/g) ?? []).length > 12) return true;
  const often = '(?:[+*]|\\{\\d+,|\\{\\d{2,}\\})';
  return new RegExp(`\\((?:[^()]|\\([^()]*\\))*[+*?}|](?:[^()]|\\([^()]*\\))*\\)${often}`).test(bare);
}
