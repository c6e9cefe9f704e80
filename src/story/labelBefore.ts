import { says } from './results.ts';
import type { Before } from './results.ts';
import { sentencesOf, statesSomething } from './statement.ts';

/** What stands between the command above, or the start of the item, and a command. */
export interface Lead {
  readonly before: Before;
  /** The label says that what follows is run, and names nothing else: `Run:`, `Test command:`. */
  readonly runs: boolean;
  /** The label states the result itself: "Buoys are Running: `kubectl get pods`". */
  readonly states: string | null;
}

const MARK = '(?:\\*\\*|__|\\*|_)?';
/** `Verify:`, `**Verify the lamp:**`, `Run:` right before a span; not `Check out the branch:`. */
const LABEL = new RegExp(
  `^[\\W\\d]*(verify|confirm|validate|check(?!\\s+(?:out|in)\\b)|test|run|execute|command|cmd|verification|validation)\\b([^:]{0,90})${MARK}:\\s*${MARK}\\s*(?:run|execute)?\\s*$`,
  'i',
);
/** Any words and a colon: "Gate passes:". */
const WORDS = new RegExp(`^[^A-Za-z0-9\`]*([A-Za-z0-9\`][^:]{0,100}?)${MARK}:\\s*${MARK}\\s*$`);
const WITH =
  /\b(?:verify|verified|confirm|check|validate)\b(?:\s+(?:it|this|that))?\s+(?:with|by(?:\s+running)?|using|via|through)\s*$/i;
/** "verify all Ready via `x`", "confirm it rings (`x`)": what is to be seen, and then the command that shows it. */
const SHOWN_BY =
  /^((?:.*(?:[,;:—–]|\s-|\b(?:and|then|to)\b))?[\s*_]*)(?:verify|confirm|validate|check(?!\s+(?:out|in)\b))\b[*_]*(?:\s+that\b)?\s+([^;]*?[^\s;])(\s+(?:via|with|using|through|by\s+(?:running|executing))|\s*\()\s*$/is;
/** "is hung with `x`" tells how it came about. */
const MADE_WITH = /(?:ed|built|made|done|set\s+up|run)\s+(?:with|using|through)\s*$/i;
const ASKED = /\b(?:verify|confirm|ensure|check|validate)(?:\s+that)?\s*$/i;
/** `[P]`, `[US2]`: tags of a task before its title. */
const TAGS = /^\s*(?:\[[^\]]{1,20}\]\s*)+/;
/** `#3`, the number of an item in a list of Backlog.md. */
const NUMBER = /^[\s*_]*#\d+[:.)]?[*_]*(?=\s)/;
const TAG = /^(?:\W*\[[^\]]{1,20}\])*\W*\[VERIFY\]/i;

/**
 * Reads the words before a span, opening backticks taken off.
 *
 *     - Paint it. Verify three coats dried: `paintctl coats`
 *                 ^^^^^^ label ^^^^^^^^^^^^^^^^^ states
 *
 * `closed` says that a bracket closes right behind the span.
 */
export function leadOf(words: string, title: boolean, closed = false): Lead {
  const sentence = sentencesOf(words).at(-1)?.text ?? words;
  const tags = title ? (TAGS.exec(sentence)?.[0].length ?? 0) : 0;
  const own = withoutAside(sentence.slice(tags).replace(NUMBER, ''));
  const label = LABEL.exec(own);
  if (label) {
    const named = (label[2] ?? '').replace(/^\s*(?:that\s+)?/, '').replace(/[\s*_]+$/, '');
    const runs = /^(?:run|execute|command|cmd)$/i.test(`${label[1] ?? ''}${named}`) || /\bcommands?$/i.test(named);
    return { before: 'label', runs, states: tags === 0 && statesSomething(named) ? named : null };
  }
  if (TAG.test(words)) return { before: 'label', runs: false, states: null };
  if (WITH.test(own)) return { before: 'label', runs: false, states: null };
  const shown = shownBy(sentence.slice(tags), closed);
  if (shown !== null) return { before: 'label', runs: false, states: says(shown.what) ? shown.what : null };
  const said = WORDS.exec(own)?.[1]?.trim() ?? null;
  if (said !== null && tags > 0 && statesSomething(said.replace(/^wait\s+(?:for|until)\s+/i, '')))
    return { before: 'label', runs: false, states: null };
  if (said !== null && tags === 0 && statesSomething(said)) return { before: 'text', runs: false, states: said };
  if (ASKED.test(own)) return { before: 'asked', runs: false, states: null };
  return { before: title && words.replace(/[^\w]/g, '') === '' ? 'title' : 'text', runs: false, states: null };
}

/** What a command is to show by these words before it, and where they begin, or null. */
export function shownBy(words: string, closed: boolean): { readonly what: string; readonly start: number } | null {
  const [, before = '', what = '', by = ''] = SHOWN_BY.exec(words) ?? [];
  return what === '' || MADE_WITH.test(words) || (by.includes('(') && !closed) ? null : { what, start: before.length };
}

/** "prints `lit`", "should say `lit`", "the keeper says: `lit`"; at the start of a sentence such a word asks for something. */
const SAYS_NEXT =
  /\w\W+(?:reports|shows|returns|prints|says|outputs|displays|gives|yields|lists|contains|includes|emits|equals|reads|becomes|(?:should|must|will|to|does|do|not|now|still|both|all)\s+(?:report|show|return|print|say|output|display|give|yield|list|contain|include|emit|equal|read|see))(?:\s+(?:only|just|exactly|either|the|a|an))*(\s*:)?\s*(?:\*\*|__)?\s*$/i;
const IS_NEXT = /\b(?:is|are|be|becomes|stays|remains)\s+$/i;
const EXPECTED_NEXT = /\bexpect(?:ed|s|ations?)?\b(?:[^:.`]{0,60}:|(?:\s+(?:to\s+see|output|result))?\s)\W*$/i;

/** How sure it is that what follows some words is a value, however much it looks like a command. */
export type ValueNext = 'surely' | 'perhaps' | 'no';

/** What the words right before a span announce: "prints `hauled up`" surely a value, "Expected: `make bell` passes" not. */
export function valueNext(words: string): ValueNext {
  const sentence = sentencesOf(words).at(-1)?.text ?? words;
  const says = SAYS_NEXT.exec(sentence);
  if (says) return says[1] === undefined ? 'surely' : LABEL.test(sentence) ? 'no' : 'perhaps';
  return EXPECTED_NEXT.test(sentence) || IS_NEXT.test(sentence) ? 'perhaps' : 'no';
}

/** "Do not use `x`", "instead of `x`", "**Why**: `x` fails": a command of which is told, and that nobody is to run. */
export function isToldOf(words: string): boolean {
  const sentence = sentencesOf(words).at(-1)?.text ?? words;
  return NOT_TO_RUN.test(sentence) || TELLS_WHY.test(sentence);
}

const NOT_TO_RUN =
  /\b(?:(?:do\s+not|don['’]t|never|cannot|can['’]t|avoid|must\s+not|should\s+not|no\s+longer)(?:\s+\w+){0,2}|instead\s+of|rather\s+than|unlike)\s*$/i;
const TELLS_WHY =
  /^[\W\d]*(?:what|why|problem|issue|symptoms?|reason|(?:root\s+)?cause|bug|background|motivation)\W{0,4}:/i;

/** "If it stalls: read `x`", "Skips when (`x` OK": what is said there holds under a condition and is no result. */
export function isConditional(words: string): boolean {
  const sentence = sentencesOf(words).at(-1)?.text ?? words;
  const at =
    /\b(?:if|(?<!done\s)when|unless|while|until|where|whenever|in\s+case|so(?=\s*$)|so\s+that)\b(?!.*\b(?:if|when|unless|while|until)\b)/i.exec(
      sentence,
    );
  return at !== null && !sentence.slice(at.index).includes(',');
}

/** What stands in a bracket that is still open. */
function withoutAside(words: string): string {
  const open = words.lastIndexOf('(');
  return open > words.lastIndexOf(')') ? words.slice(open + 1) : words;
}
