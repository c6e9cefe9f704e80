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
  readonly source: string;
  at: number;
}

const known = new Map<string, Needs>();

/** What a pattern needs (phrase.ts), or any regular expression without back references. */
export function needsOf(source: string): Needs {
  const before = known.get(source);
  if (before) return before;
  const needs = alternatives({ source, at: 0 });
  known.set(source, needs);
  return needs;
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
  if (cursor.source[cursor.at] !== '|') return first;
  const any = new Set(best(first));
  let open = any.size === 0;
  while (cursor.source[cursor.at] === '|') {
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
    const sign = cursor.source[cursor.at];
    if (sign === undefined || sign === '|' || sign === ')') break;
    const letters = take(LETTERS, cursor);
    if (letters) {
      run += letters[0];
      continue;
    }
    const own = atom(cursor, sign);
    const times = quantifier(cursor);
    const letter = typeof own === 'string' && times !== 'optional';
    if (letter) run += own;
    if (letter && times === 'once') continue;
    if (run !== '') needs.push([pieceOf(run)]);
    run = '';
    if (typeof own !== 'string' && times !== 'optional') needs.push(...own);
  }
  if (run !== '') needs.push([pieceOf(run)]);
  return needs;
}

/** Beside any digit a certain one is looked for as any. */
const pieceOf = (run: string): string => (run.includes(DIGIT) ? run.replace(DIGITS, DIGIT) : run);

/** Characters that stand for themselves, up to one that is counted. Most of a pattern: taken one by one they take longest. */
const LETTERS = /[^\\()[\]<|?*+{}.^$ ]+(?![?*+{])/y;
const LIST = /<(?:\w+:)?(\w+)>/y;
const GROUP = /\((?:\?(?::|<\w+>|(<?[=!])))?/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;
const ESCAPE = /\\(?:u([0-9A-F]{4})|(.))/sy;
const TIMES = /[?*]\??|\{0,?\d*\}\??/y;
const MORE = /(?:\+|\{\d+,?\d*\})\??/y;

/** One character that must be there as it is, or what something else needs. */
function atom(cursor: Cursor, sign: string): string | Needs {
  switch (sign) {
    case '<':
      return list(cursor);
    case '(':
      return group(cursor);
    case '[':
      take(CLASS, cursor);
      return NONE;
    case '\\':
      return escape(cursor);
    default:
      cursor.at++;
      return sign === ' ' || sign === '.' || sign === '^' || sign === '$' ? NONE : sign;
  }
}

function list(cursor: Cursor): string | Needs {
  const found = take(LIST, cursor);
  if (!found) {
    cursor.at++;
    return '<';
  }
  const name = found[1] ?? '';
  return name in WORDS || listNeeds(name).length > 0 ? [[`<${name}>`]] : NONE;
}

/** What is only looked at may be outside of what matches, or must not be there. */
function group(cursor: Cursor): Needs {
  const looks = take(GROUP, cursor)?.[1] !== undefined;
  const needs = alternatives(cursor);
  cursor.at++;
  return looks ? NONE : needs;
}

function escape(cursor: Cursor): string | Needs {
  const [, code, sign = ''] = take(ESCAPE, cursor) ?? [];
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  if (sign === 'd') return DIGIT;
  return /\w/.test(sign) ? NONE : sign;
}

function quantifier(cursor: Cursor): 'once' | 'optional' | 'more' {
  const sign = cursor.source[cursor.at];
  if (sign !== '?' && sign !== '*' && sign !== '+' && sign !== '{') return 'once';
  if (take(TIMES, cursor)) return 'optional';
  return take(MORE, cursor) ? 'more' : 'once';
}

function take(token: RegExp, cursor: Cursor): RegExpExecArray | null {
  token.lastIndex = cursor.at;
  const match = token.exec(cursor.source);
  if (match) cursor.at = token.lastIndex;
  return match;
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
