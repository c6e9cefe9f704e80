import { isTold } from '../../expect/asides.ts';
import { sentenceOf, textOf } from '../../expect/sentence.ts';
import { gridOf } from './grid.ts';
import { isCut } from './listed.ts';
import { brief, fail, isBlank, pass, showsPart } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const ONLY =
  /^(?:is )?(?:only|just|nothing but|nothing other than|nobody but|no one but) (\S+(?:(?:, and |, | and )\S+)*?)(?: is)?(?: (?:in )?([a-z]+))?(?: in (?:it|there|here|list|output))?$/i;
const THERE = /^(?:there|listed|present|shown|left|found|here|it|exists?|existing|appears?|remains?|printed|in)$/i;

/**
 * All the names that are listed, and no other.
 *
 *     only api and worker are listed          deployment.apps/api       deployment.apps/worker
 *     nothing but `ops` is bound              ops
 *
 * Null: other words, or names that may be no names.
 */
export function judgeOnlyThese(words: string, scene: Scene): Decision | null {
  const { stdout, observed, exit } = scene;
  if (
    exit.kind !== 'ok' ||
    exit.masked !== null ||
    isBlank(stdout) ||
    showsPart(scene) ||
    isCut(scene) ||
    words.length > 300
  )
    return null;
  const sentence = sentenceOf(words.replace(/^\s*#+\s*/, ''));
  const [, list, verb] = ONLY.exec(sentence.text) ?? [];
  if (list === undefined || (verb !== undefined && !isThere(verb, observed.text))) return null;
  const grid = gridOf(stdout, observed.text);
  if (!grid || grid.at === -1) return null;
  const wanted = list.split(/, and |, | and /).map((one) => textOf(one, sentence));
  const names = grid.rows.map((row) => ({ row, name: (row.cells[grid.at] ?? '').toLowerCase() }));
  // `deployment.apps/web`, as kubectl lists names; `old/main` is another branch than main.
  const ofKinds = /\b(?:kubectl|oc)\b/.test(observed.text);
  const isNamed = (name: string, text: string): boolean =>
    name === text || (/^[a-z.\d-]+\/[^/]+$/.test(name) && ofKinds && name.slice(name.lastIndexOf('/') + 1) === text);
  const missing = wanted.filter(({ text }) => !names.some(({ name }) => isNamed(name, text.toLowerCase())));
  // A word that no row has for its name may be a state, or what the rows are.
  if (missing.some(({ text, exact }) => !exact && !/[\d_.-]/.test(text))) return null;
  // `only 10.3.0.9` beside a list with addresses: what stands in another column is no name.
  const elsewhere = (text: string): boolean =>
    grid.rows.some(({ cells }) => cells.some((cell, i) => i !== grid.at && cell.toLowerCase() === text.toLowerCase()));
  if (missing.some(({ text }) => elsewhere(text))) return null;
  const want = `Expected “${brief(words)}”`;
  const other = names.find(({ name }) => !wanted.some(({ text }) => isNamed(name, text.toLowerCase())));
  if (other) return fail(`${want}; found ${brief(other.row.text)}.`, other.row.text, other.row.line);
  const [lost] = missing;
  return lost
    ? fail(`${want}; ${lost.text} is not listed.`)
    : pass(`${want}; found no other.`, names[0]?.row.text ?? null);
}

/** A verb that says no more than that it is listed, or that the command itself says. */
const isThere = (verb: string, command: string): boolean =>
  THERE.test(verb) || isTold(verb, command) || (/^bound$/i.test(verb) && /binding/i.test(command));
