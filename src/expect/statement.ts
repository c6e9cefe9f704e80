import type { Comparison } from './rule.ts';
import { comparisonOf, WORDS } from './vocabulary.ts';

/**
 * The author's words, one by one, for reading beside what an output prints with keys.
 *
 *     status green, 3 nodes and 0 unassigned shards
 *     ^^^^^^^^^^^^  ^^^^^^^     ^^^^^^^^^^^^^^^^^^^    segments: what commas and small words divide
 */
export interface Segment {
  readonly words: readonly Word[];
  /** `all`, `both`: of several values each; their number where one is said. */
  readonly every: { readonly count: number | null } | null;
  /** `no errors`, `not sealed`. */
  readonly denied: 'no' | 'not' | null;
  /** `at most`, before the value. */
  readonly op: Comparison;
}

export interface Word {
  readonly text: string;
  readonly exact: boolean;
  /** Offsets in the words that were read. */
  readonly start: number;
  readonly end: number;
  /** The last of its segment, which may be a key: `12 in`. */
  readonly last?: boolean;
  /** A colon or sign of equality stands behind it, so that it is no part of a value. */
  readonly joint?: boolean;
}

/** These choose, compare with what is not printed, or tell a time. */
const OPEN =
  /[<>≥≤~^±?*{}]|\.\.\.|…|→|\b(?:or|nor|unless|except|excluding|but|if|when|while|before|after|until|than|between|about|approximately|around|any|some|other|others|another|newer|older|same|different|ago|never|longer|again|either|neither|like|similar|expected|may|might|can|could|via|through|during|instead|able|enough|still|yet|matches|ends|starts|begins|contains|without|cannot|can't|rather|most of|nearly|almost)\b|n't\b/i;

const LEAD =
  /^(?:verify|confirm|ensure|check|expect|expected|assert|that|should|must|will|shows?|returns?|prints?|reports?|says?|displays?|output|result|response|answer|we|you|see|i)$/i;
/** Words that a sentence needs and that claim nothing. */
const SMALL =
  /^(?:=|==|:|the|a|an|is|are|be|being|has|have|having|at|as|of|for|to|by|its|it|their|that|this|there|set|equals|equal|reports?|shows?|says?|should|must|will|with|exactly|now|now at|currently|in|on|per|from|named|called|each|both|all|uses|carries|gets|keeps|stays|remains|sits|stands|reads|sets|defines)$/i;
/** What a key or value is called, whatever it is. */
export const isThing = (word: string): boolean => /^(?:value|setting|field|key|flag|entry)$/i.test(word);
/** As words of a key these are that; of a value they say which one is meant. */
const CHOOSING = /^(?:only|first|last|latest|next|previous|new|old|no|not)$/i;
export const isChoosing = (word: string): boolean => CHOOSING.test(word);
export const isSmall = (word: string): boolean => SMALL.test(word);

const NUMBERS = WORDS['number'] ?? [];
const BREAK = /^(?:and|with|plus|&|\+)$/i;
const EVERY = /^(?:all|every|each|both)$/i;
const TOKEN = /`([^`]+)`|"([^"]+)"|“([^”]+)”|(?<![\p{L}\p{N}])'([^']+)'(?![\p{L}\p{N}])|[,;]|[^\s,;]+/gu;
const OPS =
  /\b(?:at least|at most|no more than|no fewer than|no less than|not more than|not less than|more than|less than|fewer than|greater than|higher than|lower than|below|under|above|over|up to|exactly)(?= +\d)/gi;
const SIGNS = /(?:>=|<=|≥|≤|<|>)(?= ?\d)/g;

/** Null: a word chooses, compares or means what is not known. */
export function segmentsOf(source: string): readonly Segment[] | null {
  const text = source.replace(/^\s*#+\s+/, '').replace(/[.!\s]+$/, '');
  // Comparisons stand behind one sign each, of the same length.
  const ops: { readonly at: number; readonly op: Comparison }[] = [];
  const marked = text.replace(OPS, mark).replace(SIGNS, mark);
  if (text.length > 400 || OPEN.test(marked.replace(/`[^`]*`|"[^"]*"/g, ' '))) return null;
  // `1.30.x` stands for many.
  if (/\d\.x\b/.test(text)) return null;
  const out: Segment[] = [];
  let words: Word[] = [];
  let every: Segment['every'] = null;
  let denied: Segment['denied'] = null;
  let op: Comparison = '=';
  let wrong = false;
  const close = (): void => {
    const all = words.map((word, i) => (i > 0 && i === words.length - 1 ? { ...word, last: true } : word));
    if (denied && op !== '=') wrong = true;
    if (words.length > 0 || every || denied) out.push({ words: all, every, denied, op });
    [words, every, denied, op] = [[], null, null, '='];
  };
  for (const match of marked.matchAll(TOKEN)) {
    const quoted = match.slice(1, 5).find((one) => one !== undefined);
    const start = match.index;
    if (quoted !== undefined) {
      words.push({ text: quoted, exact: true, start, end: start + match[0].length });
      continue;
    }
    const token = match[0].replace(/(?<=.)[:=.]+$/, '');
    const lower = token.toLowerCase();
    if (token === ',' || token === ';' || BREAK.test(token)) close();
    else if (token.startsWith('\u0001')) {
      if (op !== '=') wrong = true;
      op = ops.find(({ at }) => at === start)?.op ?? '=';
    } else if (EVERY.test(token)) {
      if (every) wrong = true;
      every = { count: lower === 'both' ? 2 : null };
    } else if (lower === 'no' || lower === 'zero' || lower === 'not') {
      if (denied || (lower === 'not' && words.some(({ text: one }) => !isSmall(one)) && every)) wrong = true;
      if (lower === 'no' && words.length > 0 && !words.every(({ text: one }) => isSmall(one) || LEAD.test(one)))
        words.push({ text: token, exact: false, start, end: start + token.length });
      else denied = lower === 'not' ? 'not' : 'no';
    } else if (every?.count === null && words.length === 0 && numberOf(token) !== null)
      every = { count: numberOf(token) };
    else if (words.length === 0 && LEAD.test(token) && out.length === 0) continue;
    else words.push(...wordsOf(token, start, token !== match[0] && /[:=]$/.test(match[0])));
  }
  close();
  return wrong || out.length === 0 || out.length > 8 ? null : out;

  function mark(said: string, ...rest: unknown[]): string {
    const at = typeof rest[0] === 'number' ? rest[0] : 0;
    ops.push({ at, op: comparisonOf(said.replace('≥', '>=').replace('≤', '<=')) ?? '=' });
    return '\u0001'.padEnd(said.length, '\u0001');
  }
}

/** `a=b` is a key and its value. */
function wordsOf(token: string, start: number, joint: boolean): readonly Word[] {
  const [, key = '', value = ''] = /^([\p{L}_][\w.-]*)=([^=].*)$/u.exec(token) ?? [];
  const make = (text: string, at: number): Word => ({ text, exact: false, start: at, end: at + text.length });
  return key === ''
    ? [{ ...make(token, start), joint }]
    : [{ ...make(key, start), joint: true }, make(value, start + key.length + 1)];
}

/** `two`, `12`. */
export function numberOf(word: string): number | null {
  if (/^\d{1,6}$/.test(word)) return Number(word);
  const n = NUMBERS.indexOf(word.toLowerCase());
  return n === -1 ? null : n;
}
