import { VOCABULARY, WORDS } from './vocabulary.ts';

/**
 * Pieces of text without which a pattern cannot match: of each group, one must be there. Compiling all patterns takes
 * longer than all else of a start, so they are compiled only for sentences that hold these pieces.
 */
export type Needs = readonly Group[];

/** Any of them: text, in which `DIGIT` is any digit, or `<kind>` for what a word list needs. */
type Group = readonly string[];

const DIGIT = '\0';
const DIGITS = /\d/g;
const DIGIT_SIGNS = /\0/g;
const NONE: Needs = [];

interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

/**
 * Letters that stand for themselves, up to one that is counted; a list, the head of a group, a class, an escape, a
 * count, or one character. All of a source at once: taken one by one they take longest.
 */
const TOKENS =
  /[^\\()[\]<|?*+{}.^$ ]+(?![?*+{])|<(?:\w+:)?\w+>|\((?:\?(?::|<\w+>|<?[=!]))?|\[(?:\\.|[^\]\\])*\]|\\(?:u[0-9A-F]{4}|.)|(?:[?*+]|\{\d+,?\d*\})\??|./gs;

const known = new Map<string, Needs>();

/** What a pattern needs (phrase.ts), or any regular expression without back references. */
export function needsOf(source: string): Needs {
  const before = known.get(source);
  if (before) return before;
  const needs = alternatives({ tokens: source.match(TOKENS) ?? [], at: 0 });
  known.set(source, needs);
  return needs;
}

/** Tells what a pattern needs, where it was found before this start. */
export function know(source: string, needs: Needs): void {
  known.set(source, needs);
}

/** A text in which needs are looked for. */
export interface Heard {
  readonly text: string;
  /** Each digit as `DIGIT`. */
  readonly masked: string;
  readonly lists: Map<string, boolean>;
  readonly words: Map<string, readonly string[]>;
}

export function hear(text: string): Heard {
  return { text, masked: text.replace(DIGITS, DIGIT), lists: new Map(), words: new Map() };
}

/** False: no pattern with these needs can match the text. */
export function meets(needs: Needs, heard: Heard): boolean {
  return needs.every((group) => group.some((piece) => holds(piece, heard)));
}

/** The words of a list that the text may hold: those whose parts are in it. */
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

function holds(piece: string, heard: Heard): boolean {
  if (!isList(piece)) return (piece.includes(DIGIT) ? heard.masked : heard.text).includes(piece);
  const before = heard.lists.get(piece);
  if (before !== undefined) return before;
  const list = piece.slice(1, -1);
  const there = list in WORDS ? wordsIn(list, heard).length > 0 : meets(listNeeds(list), heard);
  heard.lists.set(piece, there);
  return there;
}

const isList = (piece: string): boolean => piece.length > 2 && piece.startsWith('<');

function listNeeds(list: string): Needs {
  return needsOf(VOCABULARY[list] ?? '');
}

/** Up to the `)` that closes it, or the end. One branch must match, so one of the best groups of each is needed. */
function alternatives(cursor: Cursor): Needs {
  const first = sequence(cursor);
  if (cursor.tokens[cursor.at] !== '|') return first;
  const any = new Set(best(first));
  let open = any.size === 0;
  while (cursor.tokens[cursor.at] === '|') {
    cursor.at++;
    const group = best(sequence(cursor));
    open ||= group.length === 0;
    for (const piece of group) any.add(piece);
  }
  return open ? NONE : [[...any]];
}

function sequence(cursor: Cursor): Needs {
  const needs: Group[] = [];
  let run = '';
  for (;;) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined || token === '|' || token === ')') break;
    cursor.at++;
    const own = atom(token, cursor);
    const times = timesOf(cursor.tokens[cursor.at]);
    if (times !== 'once') cursor.at++;
    const letters = typeof own === 'string' && times !== 'optional';
    if (letters) run += own;
    if (letters && times === 'once') continue;
    if (run !== '') needs.push([pieceOf(run)]);
    run = '';
    if (typeof own !== 'string' && times !== 'optional') needs.push(...own);
  }
  if (run !== '') needs.push([pieceOf(run)]);
  return needs;
}

/** Beside any digit a certain one is looked for as any. */
const pieceOf = (run: string): string => (run.includes(DIGIT) ? run.replace(DIGITS, DIGIT) : run);

/** Text that must be there as it is, or what something else needs. */
function atom(token: string, cursor: Cursor): string | Needs {
  switch (token.charAt(0)) {
    case '<':
      return token === '<' ? token : list(token.slice(token.indexOf(':') + 1 || 1, -1));
    case '(':
      return group(token, cursor);
    case '\\':
      return escaped(token);
    case '[':
    case ' ':
    case '.':
    case '^':
    case '$':
      return NONE;
    default:
      return token;
  }
}

function list(name: string): Needs {
  return name in WORDS || listNeeds(name).length > 0 ? [[`<${name}>`]] : NONE;
}

/** What is only looked at may be outside of what matches, or must not be there. */
function group(head: string, cursor: Cursor): Needs {
  const needs = alternatives(cursor);
  cursor.at++;
  return /[=!]$/.test(head) ? NONE : needs;
}

function escaped(token: string): string | Needs {
  if (token.length > 2) return String.fromCharCode(parseInt(token.slice(2), 16));
  if (token === '\\d') return DIGIT;
  return /\w$/.test(token) ? NONE : token.slice(1);
}

function timesOf(token = ''): 'once' | 'optional' | 'more' {
  switch (token.charAt(0)) {
    case '?':
    case '*':
      return 'optional';
    case '+':
      return 'more';
    case '{':
      return token === '{' ? 'once' : token.startsWith('{0') ? 'optional' : 'more';
    default:
      return 'once';
  }
}

/** The group that fewest sentences meet: long pieces rather than short ones. */
function best(needs: Needs): Group {
  const [first = []] = needs;
  if (needs.length < 2) return first;
  return needs.reduce((a, b) => (weight(b) > weight(a) ? b : a), first);
}

function weight(group: Group): number {
  return Math.min(...group.map(pieceWeight));
}

/** A list weighs what it needs, and one of plain words as little as its shortest. */
function pieceWeight(piece: string): number {
  if (!isList(piece)) return piece.length - (piece.match(DIGIT_SIGNS)?.length ?? 0) / 2;
  const list = piece.slice(1, -1);
  if (list in WORDS) return 2;
  return weight(best(listNeeds(list)));
}
