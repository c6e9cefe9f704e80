import { VOCABULARY } from './vocabulary.ts';

/**
 * Pieces of text without which a pattern cannot match: of each group, one must be there. Compiling all patterns takes
 * longer than all else of a start, so they are compiled only for sentences that hold these pieces.
 */
export type Needs = readonly Group[];

/** Any of them: text, `DIGIT`, or `<kind>` for what a word list needs. */
type Group = readonly string[];

const DIGIT = '\\d';
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
  readonly lists: Map<string, boolean>;
}

export function hear(text: string): Heard {
  return { text, lists: new Map() };
}

/** False: no pattern with these needs can match the text. */
export function meets(needs: Needs, heard: Heard): boolean {
  return needs.every((group) => group.some((piece) => holds(piece, heard)));
}

function holds(piece: string, heard: Heard): boolean {
  if (piece === DIGIT) return /\d/.test(heard.text);
  if (piece.length < 3 || !piece.startsWith('<')) return heard.text.includes(piece);
  const before = heard.lists.get(piece);
  if (before !== undefined) return before;
  const there = meets(listNeeds(piece), heard);
  heard.lists.set(piece, there);
  return there;
}

function listNeeds(piece: string): Needs {
  return needsOf(VOCABULARY[piece.slice(1, -1)] ?? '');
}

/** Up to the `)` that closes it, or the end. One branch must match, so one of the best groups of each is needed. */
function alternatives(cursor: Cursor): Needs {
  const branches: Needs[] = [];
  for (;;) {
    branches.push(sequence(cursor));
    if (cursor.source[cursor.at] !== '|') break;
    cursor.at++;
  }
  const [only] = branches;
  if (only && branches.length === 1) return only;
  const groups = branches.map(best);
  return groups.some((group) => group.length === 0) ? NONE : [[...new Set(groups.flat())]];
}

function sequence(cursor: Cursor): Needs {
  const needs: Group[] = [];
  let run = '';
  const flush = (): void => {
    if (run !== '') needs.push([run]);
    run = '';
  };
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '')) {
    const { char, needs: own } = atom(cursor);
    const times = quantifier(cursor);
    if (char !== null && times !== 'optional') run += char;
    if (char === null || times !== 'once') flush();
    if (times !== 'optional') needs.push(...own);
  }
  flush();
  return needs;
}

const LIST = /<(?:\w+:)?(\w+)>/y;
const GROUP = /\((?:\?(?::|<\w+>|(<?[=!])))?/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/sy;
const ESCAPE = /\\(?:u([0-9A-F]{4})|(.))/sy;
const TIMES = /[?*]\??|\{0,?\d*\}\??/y;
const MORE = /(?:\+|\{\d+,?\d*\})\??/y;

/** One character that must be there as it is, or what something else needs. */
function atom(cursor: Cursor): { readonly char: string | null; readonly needs: Needs } {
  const list = take(LIST, cursor);
  if (list) {
    const piece = `<${list[1] ?? ''}>`;
    return { char: null, needs: listNeeds(piece).length === 0 ? NONE : [[piece]] };
  }
  const group = take(GROUP, cursor);
  if (group) {
    const needs = alternatives(cursor);
    cursor.at++;
    // What is only looked at may be outside what matches, or must not be there.
    return { char: null, needs: group[1] === undefined ? needs : NONE };
  }
  if (take(CLASS, cursor)) return { char: null, needs: NONE };
  const escape = take(ESCAPE, cursor);
  if (escape?.[1] !== undefined) return plain(String.fromCharCode(parseInt(escape[1], 16)));
  if (escape?.[2] === 'd') return { char: null, needs: [[DIGIT]] };
  if (escape) return /\w/.test(escape[2] ?? '') ? { char: null, needs: NONE } : plain(escape[2] ?? '');
  const char = cursor.source[cursor.at++] ?? '';
  return ' .^$'.includes(char) ? { char: null, needs: NONE } : plain(char);
}

function plain(char: string): { readonly char: string; readonly needs: Needs } {
  return { char, needs: NONE };
}

function quantifier(cursor: Cursor): 'once' | 'optional' | 'more' {
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
  const weight = (group: Group): number => Math.min(...group.map((piece) => (piece === DIGIT ? 0 : piece.length)));
  return needs.reduce<Group>((a, b) => (a.length === 0 || weight(b) > weight(a) ? b : a), []);
}
