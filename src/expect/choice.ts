import { sayingOf } from './saying.ts';
import { escaped } from '../text/escaped.ts';

/**
 * What a command prints of its own accord, one of two texts by how its test went.
 *
 *     nc -z db 5432 && echo "$h: open" || echo "$h: closed"
 *                            ^^^^^^^^ good         ^^^^^^^^^^ bad
 */
export interface Choice {
  readonly good: Echoed;
  readonly bad: Echoed;
  /** The command up to its test's end. */
  readonly test: string;
  /** How often it is printed: once, or for every word of a loop; null where that is not to be seen. */
  readonly times: number | null;
}

export interface Echoed {
  /** The text without its variables: `open`. */
  readonly word: string;
  /** Fits a line in which it was printed. */
  readonly line: RegExp;
}

const TEXT = String.raw`\s*echo\s+(?:-e\s+)?(?:\\?"([^"\\]*)\\?"|'([^']*)'|([^\s;|&)"'}]+(?: [^\s;|&)"'}]+)*))\s*;?\s*`;
const AND_OR = new RegExp(String.raw`&&${TEXT}\|\|${TEXT}`, 'g');
const IF_ELSE = new RegExp(String.raw`\bthen\b${TEXT}\belse\b${TEXT}\bfi\b`, 'g');

/** Null: the command makes no such choice, or several. */
export function choiceIn(command: string): Choice | null {
  if ((command.match(/\becho\b/g) ?? []).length !== 2) return null;
  const found = [...command.matchAll(AND_OR), ...command.matchAll(IF_ELSE)];
  const [only] = found;
  if (!only || found.length > 1) return null;
  const good = echoed(only[1] ?? only[2] ?? only[3] ?? '');
  const bad = echoed(only[4] ?? only[5] ?? only[6] ?? '');
  if (good === null || bad === null || good.word === bad.word) return null;
  return { good, bad, test: command.slice(0, only.index), times: timesOf(command) };
}

const VARIABLE = /\\?\$(?:\{[^}]*\}|\([^)]*\)|\w+)/g;

function echoed(text: string): Echoed | null {
  const word = text
    .replace(VARIABLE, ' ')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '')
    .toLowerCase();
  if (!/\p{L}/u.test(word)) return null;
  const parts = text.trim().split(VARIABLE);
  const source = parts.map((part) => escaped(part)).join('.+?');
  return { word, line: new RegExp(`^${source}$`) };
}

function timesOf(command: string): number | null {
  if (/\b(?:while|until)\b/.test(command)) return null;
  const loops = [...command.matchAll(/\bfor\s+\w+\s+in\s+([^;\n]*)/g)];
  if (loops.length === 0) return 1;
  const items = loops[0]?.[1] ?? '';
  return loops.length > 1 || /[$`*{(]/.test(items) ? null : items.trim().split(/\s+/).length;
}

const NOT_ALL = /\b(?:no|not|none|never|only|some|any|either|neither|but|except|or|if|when|until|after|un\w+|\d+)\b/i;

/** Which of the two texts the author's words expect of everything that is tried; null: they say something else. */
export function chosenBy(words: string, choice: Choice, command: string): 'good' | 'bad' | null {
  const text = sayingOf(words)
    .toLowerCase()
    .replace(/[.!]+$/, '');
  const sides = (['good', 'bad'] as const).filter((side) => {
    const { word } = choice[side];
    if (text === word) return true;
    if (!text.endsWith(` ${word}`)) return false;
    const subject = text.slice(0, -word.length).replace(/\s*(?:\b(?:should|must|will|is|are|be)\s+)*$/, '');
    const known = new Set(command.toLowerCase().split(/[^\w.-]+/));
    const names = subject.split(/\s+/).some((one) => choice.times !== 1 && known.has(one));
    return subject.split(/\s+/).length <= 4 && !NOT_ALL.test(subject) && !names;
  });
  return sides.length === 1 ? (sides[0] ?? null) : null;
}
