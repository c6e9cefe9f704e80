import { compares } from '../printed/compare.ts';
import { sameValue, show } from '../printed/contain.ts';
import { cleanValue } from '../printed/cut.ts';
import { documentsOf, structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { brief, fail, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** The path `.`: each value that was printed, one on a line or one word after another, or the one list or map (`[a, b]`). */
export function judgeWhole(test: TestOf<'value'>, scene: Scene): Decision {
  const want = `Expected ${test.op === '=' ? '' : `${test.op} `}${test.value}`;
  const text = subjectOf(scene).text.trim();
  const docs = /^[[{]/.test(test.value.trim()) ? documentsOf(test.value) : null;
  const wanted = docs?.kind === 'parsed' ? docs.docs[0] : undefined;
  const results = wanted
    ? [sameValue(wholeOf(text, wanted), wanted) === (test.op === '=')]
    : valuesOf(text).map((value) => compares(inSeconds(value, scene), test.op, test.value));
  const found = `${want}; found ${brief(text)}.`;
  const [line = ''] = text.split('\n', 1);
  if (results.includes(false)) return fail(found, line, 1);
  return results.includes(null)
    ? undecided(`${want}; ${brief(text)} cannot be compared.`, line, 1)
    : pass(found, line, 1);
}

/** What curl writes of its times are seconds. */
function inSeconds(value: string, scene: Scene): string {
  return /%\{time_\w+\}/.test(scene.observed.text) && /^\d+(?:\.\d+)?$/.test(value) ? `${value}s` : value;
}

/** The printed document; else its lines or words as a list, where a list is wanted. */
function wholeOf(text: string, wanted: Value): Value {
  const docs = structured(text);
  if (docs?.length === 1 && docs[0]) return docs[0];
  if (wanted.is !== 'list') return { is: 'scalar', text, string: true };
  return { is: 'list', items: valuesOf(text).map((value) => ({ is: 'scalar', text: value, string: true })) };
}

/** Items of a list, lines, or the words of one line; a number and its unit are one. */
export function valuesOf(text: string): readonly string[] {
  const docs = structured(text);
  if (docs?.length === 1 && docs[0]?.is === 'list') return docs[0].items.map(show);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [only = ''] = lines;
  const words = lines.length === 1 && !/^\s*[\d.]+\s+[A-Za-z%]+\s*$/.test(only) ? only.trim().split(/\s+/) : lines;
  return words.map(cleanValue);
}
