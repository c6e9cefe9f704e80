import {
  findNeeds,
  hear as hearText,
  meets as meetsText,
  weightOfNeeds,
  type Heard as HeardText,
} from '../text/needs.ts';
import type { Needs } from '../text/needs.ts';
import { VOCABULARY, WORDS } from './vocabulary.ts';

const known = new Map<string, Needs>();

/** What the template of a pattern needs (phrase.ts). */
export function needsOf(template: string): Needs {
  const before = known.get(template);
  if (before) return before;
  const needs = findNeeds(template, weightOf);
  known.set(template, needs);
  return needs;
}

/** Tells what a pattern needs, where it was found before this start. */
export function know(template: string, needs: Needs): void {
  known.set(template, needs);
}

/** A list weighs what it needs, and one of plain words as little as its shortest. */
function weightOf(list: string): number | null {
  return list in WORDS ? 2 : weightOfNeeds(listNeeds(list), weightOf);
}

function listNeeds(list: string): Needs {
  return needsOf(VOCABULARY[list] ?? '');
}

/** A sentence in which needs are looked for. */
export interface Heard extends HeardText {
  readonly lists: Map<string, boolean>;
  readonly words: Map<string, readonly string[]>;
}

export function hear(text: string): Heard {
  return { ...hearText(text), lists: new Map(), words: new Map() };
}

/** False: no pattern with these needs can match the sentence. */
export function meets(needs: Needs, heard: Heard): boolean {
  return meetsText(needs, heard, (list) => {
    const before = heard.lists.get(list);
    if (before !== undefined) return before;
    const there = list in WORDS ? wordsIn(list, heard).length > 0 : meets(listNeeds(list), heard);
    heard.lists.set(list, there);
    return there;
  });
}

/** The words of a list that the sentence may hold: those whose parts are in it. */
export function wordsIn(list: string, heard: Heard): readonly string[] {
  const before = heard.words.get(list);
  if (before) return before;
  const words = (WORDS[list] ?? []).filter(
    (word) =>
      heard.text.includes(word) || (word.includes(' ') && word.split(' ').every((part) => heard.text.includes(part))),
  );
  heard.words.set(list, words);
  return words;
}
