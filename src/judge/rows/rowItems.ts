import { isTold } from '../../expect/asides.ts';
import { isListedKind, isOtherKind, namesListed, singularOf } from '../../expect/listedThings.ts';
import type { Comparison } from '../../expect/rule.ts';
import type { Grid } from './grid.ts';
import { columnIn, isNamedIn, isState, saysIn } from './gridCells.ts';
import { amountAt } from './rowAmounts.ts';
import { OPTION, SERVICE_TYPE } from './rowPlaces.ts';
import { wordsTogether } from './rowWords.ts';

/** How many rows are meant. */
export type Amount =
  | { readonly is: 'all'; readonly n: number | null; readonly both: boolean }
  | { readonly is: 'count'; readonly op: Comparison; readonly n: number };

export type Order = 'newest' | 'oldest' | 'before' | 'first' | 'last';

/** One word of a clause, or several, by what it is beside what is listed. */
export type Item =
  | { readonly is: 'amount'; readonly amount: Amount; /** `every`, `each`: of one thing. */ readonly every: boolean }
  | { readonly is: 'none' }
  | {
      readonly is: 'number';
      readonly op: Comparison;
      readonly text: string;
      readonly plain: boolean;
    }
  | {
      readonly is: 'column';
      readonly column: number;
      readonly word: string;
      /** `not suspended` */ readonly off?: true;
    }
  /** Rows that no clause before spoke of. */
  | { readonly is: 'rest'; readonly n: number | null }
  /** `the deployed one`: there is no other. */
  | { readonly is: 'one' }
  | {
      readonly is: 'value';
      readonly text: string;
      readonly exact: boolean;
      readonly known: boolean;
      readonly noun: boolean;
    }
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'word'; readonly text: string; readonly known: boolean }
  | { readonly is: 'link'; readonly text: string }
  | { readonly is: 'there' }
  | { readonly is: 'order'; readonly which: Order };

const LINK =
  /^(?:is|has|got|received|given|assigned|carries|holds|lives|lowered|raised|reduced|in|on|at|as|of|for|to|by|from|with|under|behind|among|amongst|across|reports|shows|lists|contains|includes|runs|uses|the|a|an|named|called|their|its|it|that|this|and|ends|ended|concludes|concluded|finishes|finished|we|expect|expects|see|sees|must|should|there|listed|state|status|role|any|marked|set|running|sits|goes|go|through|leaves|points|bears|=|==|:|→|->)$/i;
const THERE = /^(?:present|exists|existing|listed|visible|shown|found|included|there|appears|printed)$/i;
/** What vault lists is mounted. */
const MOUNTED = /^(?:mounted|enabled)$/i;
/** Which ones are meant, or what is as it should be, is told by no output. */
const VAGUE =
  /^(?:only|just|exactly|precisely|total|new|old|others?|another|same|different|some|next|similar|correct|expected|right|proper|fresh|or|not|except|unless|if|when|until|before|after|than|longer|neither|nor|either|none)$/i;
/** At the end these say what happened, and lead to nothing. */
const DONE = /^(?:runs|uses|sits|lives|holds|carries|ends|ended|concludes|concluded|finishes|finished)$/i;

export interface Around {
  readonly grid: Grid;
  readonly command: string;
  /** Kinds that kubectl lists. */
  readonly listed: readonly string[];
  readonly literals: readonly string[];
  /** The clause before named rows by their numbers. */
  readonly numbers?: boolean;
}

const MOST_WORDS = 24;

/** The words of a clause, one after the other. Null: one of them means something unknown. */
export function itemsOf(piece: string, around: Around): readonly Item[] | null {
  const words = piece
    .replace(/(\d) %/g, '$1%')
    .split(/\s+/)
    .map((word) => word.replace(/(?<=.)[:!.]+$/, ''))
    .filter((word) => word !== '' && word !== '#');
  if (words.length === 0 || words.length > MOST_WORDS || DONE.test(words.at(-1) ?? '')) return null;
  const out: Item[] = [];
  for (let i = 0; i < words.length;) {
    const found =
      wordsTogether(words, i, around) ??
      amountAt(words, i, around) ??
      literalAt(words, i, around) ??
      longest(words, i, around) ??
      wordAt(words, i, around);
    if (!found) return null;
    out.push(...found.items);
    i += found.length;
  }
  return out;
}

export interface Found {
  readonly items: readonly Item[];
  /** How many words it takes. */
  readonly length: number;
}

export const one = (item: Item, length = 1): Found => ({ items: [item], length });

/** What stood in quotes: a name, or what a cell says letter for letter. */
function literalAt(words: readonly string[], i: number, { grid, literals }: Around): Found | null {
  const at = /^\uE000(\d+)\uE001$/.exec(words[i] ?? '')?.[1];
  if (at === undefined) return null;
  const text = literals[Number(at)] ?? '';
  if (isNamedIn(text, grid)) return one({ is: 'name', text });
  return one({ is: 'value', text, exact: true, known: saysIn(text, true, grid), noun: false });
}

/** The longest run of words that a row's name, a cell or a header says. */
function longest(words: readonly string[], i: number, { grid }: Around): Found | null {
  if (VAGUE.test(words[i] ?? '')) return null;
  for (let length = Math.min(3, words.length - i); length > 0; length--) {
    const text = words.slice(i, i + length).join(' ');
    const small = LINK.test(text);
    // `oar` above `oar-0` and `oar-1` is what they are.
    const above = columnIn(text, grid) === grid.at;
    if (length === 1 && !small && !above && isNamedIn(text, grid)) return one({ is: 'name', text });
    if (saysIn(text, false, grid) && !(small && !isState(text)))
      return one({ is: 'value', text, exact: false, known: true, noun: false }, length);
    const behind = words.slice(i + length).find((word) => !LINK.test(word));
    const column = columnIn(text, grid, behind);
    if (column !== null && !(length > 1 && LINK.test(words[i] ?? '')))
      return one({ is: 'column', column, word: text }, length);
    const singular = singularOf(text);
    if (length === 1 && singular !== text.toLowerCase() && saysIn(singular, false, grid))
      return one({ is: 'value', text: singular, exact: false, known: true, noun: true });
  }
  return null;
}

/** A word that nothing printed says; null where it chooses or is no word. */
function wordAt(words: readonly string[], i: number, { grid, command, listed }: Around): Found | null {
  const word = words[i] ?? '';
  if (VAGUE.test(word)) return null;
  if (/^(?:them|these|those)$/i.test(word)) return one({ is: 'link', text: 'them' });
  if (/^root$/i.test(word) && /\b(?:df|findmnt|lsblk)\b/.test(command) && saysIn('/', true, grid))
    return one({ is: 'name', text: '/' });
  if (/^(?:shows|turns)$/i.test(word) && /^up$/i.test(words[i + 1] ?? '')) return one({ is: 'there' }, 2);
  if (THERE.test(word) || (MOUNTED.test(word) && /\bvault\s+(?:secrets|auth)\s+list\b/.test(command)))
    return one({ is: 'there' });
  // The series that is asked for: `up{job="web"} => 1`.
  const series = grid.header[0] === 'series' && isTold(word, command);
  if (isState(word) && !series) return one({ is: 'value', text: word, exact: false, known: false, noun: false });
  const type = SERVICE_TYPE.test(word) && grid.header.includes('TYPE') && grid.header.includes('CLUSTER-IP');
  if (type || (OPTION.test(word) && grid.header.includes('OPTIONS')))
    return one({ is: 'value', text: word, exact: false, known: false, noun: false });
  if (LINK.test(word)) return one({ is: 'link', text: word.toLowerCase() });
  if (isOtherKind(word, command, listed)) return null;
  // `dump` of `a-01.dump` and `b-02.dump` is what they are called; what begins so may be the name of another thing.
  const place = placeInNames(word, grid);
  const known = isListedKind(word, listed) || namesListed(word, command);
  if (place === 'first' && singularOf(word) === word.toLowerCase() && !known && !isCaption(word, grid)) return null;
  if (series || place !== null || known || isCaption(word, grid)) return one({ is: 'word', text: word, known: true });
  if (isToken(word)) return one({ is: 'value', text: word, exact: false, known: false, noun: false });
  return /^\p{L}[\p{L}-]+$/u.test(word) ? one({ is: 'word', text: word, known: false }) : null;
}

/** Where the word stands in every name that is listed; null: in some name it does not. */
function placeInNames(word: string, { rows, at }: Grid): 'first' | 'later' | null {
  if (at < 0 || rows.length === 0 || !/^\p{L}{4,}$/u.test(word)) return null;
  // `deployment.apps/web-db` is called `web-db`.
  const places = rows.map(({ cells }) =>
    (cells[at] ?? '')
      .toLowerCase()
      .replace(/^[a-z\d.-]{1,200}\/(?=[^/]*$)/, '')
      .split(/[^\p{L}]+/u)
      .indexOf(singularOf(word)),
  );
  return places.includes(-1) ? null : places.includes(0) ? 'first' : 'later';
}

/** A name, version or address rather than a word of a sentence. */
export const isToken = (word: string): boolean =>
  /^[\p{L}\p{N}/*][\p{L}\p{N}_./:@*-]*$/u.test(word) &&
  /[\d_./:]|\p{L}-\p{L}+-/u.test(word) &&
  /[\p{L}\p{N}]/u.test(word);

const isCaption = (word: string, { caption }: Grid): boolean =>
  /^\p{L}{2,}$/u.test(word) && new RegExp(`(?<![\\p{L}\\d])${singularOf(word)}s?(?![\\p{L}\\d])`, 'iu').test(caption);
