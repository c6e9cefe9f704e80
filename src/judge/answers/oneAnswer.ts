import { answerWordsOf, isGeneric, isSmall, type AnswerTest, type AnswerWords } from '../../expect/answerWords.ts';
import { isStateWord } from '../../expect/asides.ts';
import { askedOf, asksForOne, listsNames, stemsOf, type Asked } from '../../expect/asked.ts';
import { viewOf, type CommandView } from '../../expect/view.ts';
import { ordered } from '../printed/compare.ts';
import { comparedAnswer } from './answerNumber.ts';
import { switched } from './answerSwitch.ts';
import { wordAnswer } from './answerWord.ts';
import { turnedBy } from './otherKey.ts';
import { leavesOutQualifier, leavesOutSubject, namesOther, ofOtherColumn } from './otherThing.ts';
import { printedAnswers, type PrintedAnswer } from './printedAnswers.ts';
import { brief, fail, pass, saysNothingFound } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { judgeMatches } from '../kinds/text.ts';

/**
 * Words beside a command that prints one answer (or a few bare ones of the same kind). One of them is the value; every
 * other must name what was asked: the command's own text says it, or the answer's label, or it claims nothing.
 *
 *     power state "Running"    az aks show … --query powerState.code      "Running"    pass
 *     we are on release/1.8    git branch --show-current                  release/1.8.1    fail
 *
 * Null: a word is none of these, or the value may be written in another way.
 */
export function judgeOneAnswer(words: string, scene: Scene): Decision | null {
  if (words.length > 200 || /\n/.test(words.trim())) return null;
  const view = viewOf(scene.observed.text, scene.observed.facts);
  if (view.counts?.header === true || view.changes || view.waits) return null;
  if (!asksForOne(view, scene.observed.facts.stages.at(-1)) || !isDecidable(scene)) return null;
  const said = answerWordsOf(withoutCounted(words, view));
  if (said === null) return null;
  const answers = printedAnswers(scene, view.text);
  if (answers === null || answers.some(({ value }) => isOtherBranch(value, words, view.text))) return null;
  if (ofOtherColumn(words, view.text) || leavesOutSubject(words, view.text)) return null;
  const asked = askedOf(view);
  const want = `Expected “${brief(words)}”`;
  const number = countedLines(said, asked, view, scene);
  if (number !== null)
    return (number.ok ? pass : fail)(`${want}; found ${String(number.lines)} lines.`, scene.stdout.lines[0] ?? null, 1);
  // Of each of them, one count tells nothing.
  if (said.every && asked.counts) return null;
  const spread = said.every ? answers.flatMap(wordsOf(view.text)) : answers;
  if (!said.every && spread.length !== 1) return null;
  if (isFiltered(scene) && answers.some(({ label }) => label === '')) return null;
  if (said.count !== null && said.count !== spread.length) return null;
  const results = spread.map((answer) => ({ answer, ok: judged(said, answer, asked, scene) }));
  if (results.some(({ ok }) => ok === null)) return null;
  const bad = results.find(({ ok }) => ok === false);
  const [shown] = bad ? [bad] : results;
  if (!shown) return null;
  const found = `${want}; found ${brief(shown.answer.value)}.`;
  return (bad ? fail : pass)(found, shown.answer.line, shown.answer.number);
}

/** `old/release/1.4` is not release/1.4, as `origin/release/1.4` may be. */
function isOtherBranch(value: string, words: string, command: string): boolean {
  if (!/\bgit\b.*(?:--show-current|--abbrev-ref|symbolic-ref)/.test(command)) return false;
  const name = value.replace(/^(?:refs\/)?(?:heads\/|remotes\/)?(?:(?:origin|upstream)\/)?/, '');
  const said = words.split(/[\s`"',]+/).filter((word) => word.length > 1);
  return said.some((word) => name.endsWith(`/${word}`)) && !said.includes(name) && !said.includes(value);
}

/** What lines are counted by may be quoted: `at least one 'took over' message` of `grep -c 'took over'`. */
function withoutCounted(words: string, view: CommandView): string {
  if (view.counts === null) return words;
  return words.replace(/(?<!\w)(['"`])([^'"`]{3,})\1(?!\w)/g, (all, _sign, text: string) =>
    view.text.includes(text) ? ' ' : all,
  );
}

/** `two standbys listed` beside a query that prints one a line. */
function countedLines(
  said: AnswerWords,
  asked: Asked,
  view: CommandView,
  { stdout }: Scene,
): { readonly ok: boolean; readonly lines: number } | null {
  const { test, nouns, words } = said;
  const told = (word: string): boolean => isSmall(word) || isGeneric(word) || asked.says(word);
  if (test?.is !== 'compare' || asked.counts || !listsNames(view) || nouns.length === 0 || !words.every(told))
    return null;
  const lines = stdout.lines.filter((line) => line.trim() !== '');
  if (lines.some((line) => /^\s*[\d.]+\s*$/.test(line))) return null;
  if (test.bounds.some(({ value }) => !/^\d+$/.test(value))) return null;
  return { ok: test.bounds.every(({ op, value }) => ordered(lines.length, op, Number(value))), lines: lines.length };
}

/** Whether the words name other things than the command counts, or just those that it leaves out. */
export function countsOthers(words: string, view: CommandView): boolean {
  const said = answerWordsOf(words);
  const asked = askedOf(view);
  if (said === null || !asked.counts) return false;
  if (
    /\b(?:not|non|outside|other|except|besides|than|un\w+)\b/i.test(words.replace(/\b(?:more|less|fewer) than\b/g, ''))
  )
    return false;
  const other =
    asked.knowsCounted &&
    said.nouns.length > 0 &&
    !said.nouns.some((word) => isGeneric(word) || asked.countsAs(word) || (!/s$/.test(word) && asked.says(word)));
  // Lines with one word are counted, and the words name another.
  const filtered =
    view.filters.some((word) => /\p{L}{3}/u.test(word)) || /\bgrep\b[^|]*\p{L}{3}[^|]*$/u.test(view.text);
  if (
    filtered &&
    said.nouns.length > 0 &&
    !said.nouns.some((word) => isGeneric(word) || isSmall(word) || asked.says(word))
  )
    return true;
  return other || said.words.some((word) => !asked.says(word) && (asked.denies(word) || isStateWord(word)));
}

/** Whether a count is of one of the things: what counts nothing of them shows nothing of them. */
export function countsAny(things: readonly string[], view: CommandView): boolean {
  const asked = askedOf(view);
  return !asked.counts || things.some((thing) => asked.says(thing));
}

/** The command ended so that what it printed counts, be it the 0 of a filter that found nothing. */
function isDecidable(scene: Scene): boolean {
  const { exit, stdout } = scene;
  if (exit.kind === 'ok') return exit.masked === null || /^\s*[1-9]\d*\s*$/.test(stdout.text);
  if (exit.kind === 'answer') return exit.error !== true;
  return (
    exit.kind === 'nothing-found' && !saysNothingFound(scene) && exit.upstream === 'ok' && stdout.text.trim() === '0'
  );
}

/** What a filter leaves is a whole line, of which only a key and its value can be told apart. */
function isFiltered({ observed }: Scene): boolean {
  const last = observed.facts.stages.at(-1);
  return (
    observed.facts.stages.length > 1 &&
    /^[ef]?grep$/.test(last?.tool ?? '') &&
    viewOf(observed.text, observed.facts).counts === null
  );
}

/** `Running Running` of a path with `[*]` are two answers. */
const wordsOf =
  (command: string) =>
  (answer: PrintedAnswer): readonly PrintedAnswer[] =>
    /\[\*\]|\.\[\]|\brange\b/.test(command)
      ? answer.value.split(/\s+/).map((value) => ({ ...answer, value }))
      : [answer];

function judged(said: AnswerWords, answer: PrintedAnswer, asked: Asked, scene: Scene): boolean | null {
  const label = stemsOf(answer.label);
  const isTold = (word: string): boolean =>
    isGeneric(word) ||
    isSmall(word) ||
    asked.says(word) ||
    (/^\p{L}+(?:-\p{L}+)+$/u.test(word) && word.split('-').every((part) => isSmall(part) || asked.says(part))) ||
    (!isStateWord(word) && [...stemsOf(word)].every((part) => label.has(part)));
  const test: AnswerTest | null = said.test;
  switch (test?.is) {
    case 'compare': {
      const noun = asked.counts ? countedNoun(said.nouns, asked) : undefined;
      if (asked.counts && said.nouns.length > 0 && noun === undefined) return null;
      if (!said.words.every((word) => word === noun || isTold(word))) return null;
      if (leavesOutQualifier(said.words, asked.key) || (!asked.counts && namesOther(said.nouns, asked.key)))
        return null;
      if (turnedBy(said.words, asked.key)) return null;
      return comparedAnswer(test, answer, asked, scene.observed.text);
    }
    case 'filled':
      if (!said.words.every(isTold)) return null;
      if (/^\d+$/.test(answer.value)) return asked.counts ? Number(answer.value) > 0 === test.filled : null;
      return /^(?:null|<none>|none|\[\]|\{\})$/i.test(answer.value) ? !test.filled : test.filled ? true : null;
    case 'matches': {
      const words = said.words.filter((word) => !isTold(word));
      if (words.some((word) => !/^(?:pinned|i\.e|e\.g|form|format)$/i.test(word))) return null;
      const { verdict } = judgeMatches({ kind: 'matches', pattern: test.pattern, flags: '' }, scene);
      return verdict === 'undecided' ? null : verdict === 'pass';
    }
    case 'edge':
      if (!said.words.every(isTold)) return null;
      return atEdge(test.text, test.end, answer.value);
    case 'text':
      return said.words.every(isTold) ? wordAnswer(test.text, true, answer.value) : null;
    case undefined:
      return switched(said, answer, asked, isTold, scene.observed.text) ?? asWord(said, answer, isTold, scene.clause);
  }
}

/** A noun that the command says comes before one that it only does not rule out: `5 rows broken` tells of rows. */
function countedNoun(nouns: readonly string[], asked: Asked): string | undefined {
  const fits = nouns.filter((word) => !isStateWord(word) && (isGeneric(word) || asked.countsAs(word)));
  return fits.findLast((word) => /s$/.test(word) && (isGeneric(word) || asked.says(word))) ?? fits.at(-1);
}

const DENIES_VALUE =
  /\b(?:is|are|be|was|were|=)\s+(?:not|never)\b|\b(?:not|never)\s+be\b|(?:^|[,;(#])\s*not\b|\b(?:is|are)n't\b/i;

/** Null: a number or a word goes on, so that it is another one: `1.2` and `1.20`, `active` and `inactive`. */
function atEdge(text: string, end: boolean, value: string): boolean | null {
  const at = end ? value.length - text.length : 0;
  if (!value.startsWith(text, at)) return false;
  const [inside, beside] = end
    ? [text.charAt(0), value.charAt(at - 1)]
    : [text.at(-1) ?? '', value.charAt(text.length)];
  const goesOn = (/\d/.test(inside) && /\d/.test(beside)) || (end && /\p{L}/u.test(inside) && /\p{L}/u.test(beside));
  return goesOn ? null : true;
}

/** The value is one of the words; the others are told. */
function asWord(
  said: AnswerWords,
  { value }: PrintedAnswer,
  isTold: (word: string) => boolean,
  clause: string,
): boolean | null {
  // `must not start` denies a deed, not a value.
  if (said.denied !== null && !DENIES_VALUE.test(clause)) return null;
  const { words } = said;
  const open = words.filter((word) => !isTold(word));
  const states = words.filter(isStateWord);
  const hits = words.filter((word) => wordAnswer(word, false, value) === true);
  const [own] = hits.length > 0 ? hits : open.length > 0 ? open : states;
  if (own === undefined || open.some((word) => word !== own)) return null;
  if (hits.length === 0 && open.length === 0 && states.length !== 1) return null;
  if (said.denied !== null && said.denied !== own) return null;
  const ok = wordAnswer(own, false, value);
  // `not dirty` beside a branch's name is no word on the name.
  const named = words.some((word) => word !== own && !isSmall(word) && isTold(word));
  if (
    said.denied !== null &&
    ok === false &&
    !isStateWord(own) &&
    !named &&
    !/[\d./_-]/.test(own) &&
    !/\bnot (?:on|at)\b/i.test(clause)
  )
    return null;
  return ok === null ? null : ok !== (said.denied !== null);
}
