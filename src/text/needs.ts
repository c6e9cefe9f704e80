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

/** What a word list of a template needs weighs so much; null: it needs nothing, or there is none of that name. */
export type ListWeight = (list: string) => number | null;

interface Cursor {
  readonly tokens: readonly string[];
  readonly weightOf: ListWeight;
  at: number;
}

/**
 * Letters that stand for themselves, up to one that is counted; a list, the head of a group, a class, an escape, a
 * count, or one character. All of a source at once: taken one by one they take longest.
 */
const TOKENS =
  /[^\\()[\]<|?*+{}.^$ ]+(?![?*+{])|<(?:\w+:)?\w+>|\((?:\?(?::|<\w+>|<?[=!]))?|\[(?:\\.|[^\]\\])*\]|\\(?:u[0-9A-Fa-f]{4}|[pPu]\{[^}]*\}|x..|c.|k<\w+>|.)|(?:[?*+]|\{\d+,?\d*\})\??|./gs;

/** What a regular expression needs, or a template whose lists have weights. */
export function findNeeds(source: string, weightOf: ListWeight = () => null): Needs {
  return alternatives({ tokens: source.match(TOKENS) ?? [], weightOf, at: 0 });
}

/** A text in which needs are looked for. */
export interface Heard {
  readonly text: string;
  /** Each digit as `DIGIT`; null until a piece with one is looked for. */
  masked: string | null;
}

export function hear(text: string): Heard {
  return { text, masked: null };
}

/** False: nothing with these needs can match the text. */
export function meets(needs: Needs, heard: Heard, holdsList?: (list: string) => boolean): boolean {
  // By index: this is asked thousands of times at a start, and an iterator costs more than what is asked of it.
  for (let i = 0; i < needs.length; i++) if (!holdsOne(needs[i] ?? [], heard, holdsList)) return false;
  return true;
}

function holdsOne(group: Group, heard: Heard, holdsList?: (list: string) => boolean): boolean {
  const { text } = heard;
  for (let i = 0; i < group.length; i++) {
    const piece = group[i] ?? '';
    if (text.includes(piece)) return true;
    if (piece.includes(DIGIT)) {
      heard.masked ??= text.replace(DIGITS, DIGIT);
      if (heard.masked.includes(piece)) return true;
    } else if (holdsList && isList(piece) && holdsList(piece.slice(1, -1))) return true;
  }
  return false;
}

const isList = (piece: string): boolean => piece.startsWith('<') && piece.length > 2 && piece.endsWith('>');

/** Up to the `)` that closes it, or the end. One branch must match, so one of the best groups of each is needed. */
function alternatives(cursor: Cursor): Needs {
  const first = sequence(cursor);
  if (cursor.tokens[cursor.at] !== '|') return first;
  const any = new Set(best(first, cursor.weightOf));
  let open = any.size === 0;
  while (cursor.tokens[cursor.at] === '|') {
    cursor.at++;
    const group = best(sequence(cursor), cursor.weightOf);
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
      return token === '<' ? token : list(token.slice(token.indexOf(':') + 1 || 1, -1), cursor);
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

function list(name: string, { weightOf }: Cursor): Needs {
  return weightOf(name) === null ? NONE : [[`<${name}>`]];
}

/** What must not be there is no need; what is only looked for is one, if outside of what matches. */
function group(head: string, cursor: Cursor): Needs {
  const needs = alternatives(cursor);
  cursor.at++;
  return head.endsWith('!') ? NONE : needs;
}

function escaped(token: string): string | Needs {
  if (/^\\(?:u[^{]|x)/.test(token)) return String.fromCharCode(parseInt(token.slice(2), 16));
  if (token === '\\d') return DIGIT;
  if (token === '\\n') return '\n';
  if (token === '\\t') return '\t';
  return token.length > 2 || /\w$/.test(token) ? NONE : token.slice(1);
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
function best(needs: Needs, weightOf: ListWeight): Group {
  const [first = []] = needs;
  if (needs.length < 2) return first;
  return needs.reduce((a, b) => (weight(b, weightOf) > weight(a, weightOf) ? b : a), first);
}

function weight(group: Group, weightOf: ListWeight): number {
  return Math.min(
    ...group.map((piece) =>
      isList(piece) ? (weightOf(piece.slice(1, -1)) ?? 0) : piece.length - (piece.match(DIGIT_SIGNS)?.length ?? 0) / 2,
    ),
  );
}

/** How much the best group of some needs weighs. */
export function weightOfNeeds(needs: Needs, weightOf: ListWeight): number | null {
  return needs.length === 0 ? null : weight(best(needs, weightOf), weightOf);
}
