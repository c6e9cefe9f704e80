import { isStateWord } from './asides.ts';

/**
 * The same claim with each of its subjects named, and the state behind them; null where the words say it so already.
 *
 *     web-0 to web-2 Running          web-0, web-1 and web-2 Running
 *     cp-1/cp-2 Ready                 cp-1 and cp-2 Ready
 *     Active namespaces: shop, auth   shop and auth Active
 *
 * Names that no one else stands for must each have a row of their own that says so.
 */
export function spelledOut(words: string): string | null {
  if (words.length > LONGEST) return null;
  // Names that end in a number: few words hold one, and the expressions are long.
  const numbered = /[a-z][\w.-]*\d/i.test(words)
    ? words.replace(RANGE, inFull).replace(SLASHED, asList).replace(JOINED, '$<name>, ')
    : words;
  const spelled = words.includes(':') ? unheaded(numbered) : numbered;
  return spelled === words ? null : spelled;
}

const LONGEST = 400;

/** `web-0 to web-2`, `from cp-1 through cp-3`, `web-0, ..., web-5`. */
const RANGE =
  /(?<![\w./-])(?:from\s{1,4})?`?(?<name>[a-z][\w.-]{0,60}?)(?<first>\d{1,3})`?(?:\s{0,4},?\s{0,4}(?:\.{2,3}|…|[–—~])\s{0,4},?\s{0,4}|\s{1,4}(?:to|through|thru|until|till|up to|-)\s{1,4})`?(?<again>[a-z][\w.-]{0,60}?)(?<last>\d{1,3})`?(?![\w./-])/gi;

function inFull(whole: string, name: string, first: string, again: string, last: string): string {
  const [from, to] = [Number(first), Number(last)];
  const named = again === name && /[a-z]{2}/i.test(name) && !/\bv?\d*\.$/i.test(name);
  if (!named || to <= from || to - from > MOST) return whole;
  const width = first.startsWith('0') ? first.length : 1;
  return listOf(Array.from({ length: to - from + 1 }, (_, i) => name + String(from + i).padStart(width, '0')));
}

/** Who names more of them by their ends counts, and looks at no single one. */
const MOST = 50;

const SLASHED = /(?<![^\s(`])[a-z][\w.-]{0,60}\d(?:\/[a-z][\w.-]{0,60}\d){1,20}(?![^\s)`,:])/gi;

/** Sisters, as their common stem tells; `pod/web-0` is one. */
function asList(whole: string): string {
  const names = whole.split('/');
  return new Set(names.map(stemOf)).size === 1 ? listOf(names) : whole;
}

const stemOf = (name: string): string => name.replace(/\d+$/, '');

/** `web-0; web-1`, `web-0 + web-1`, `web-0 plus web-1`. */
const JOINED =
  /(?<![\w./-])(?<name>`?(?<stem>[a-z][\w.-]{0,60}?)\d{1,3}`?)(?:\s{0,4}[;+]\s{1,4}|\s{1,4}(?:\/|&|plus|as well as)\s{1,4})(?=`?\k<stem>\d{1,3}(?![\w./-]))/gi;

const HEADED =
  /^\s*(?:the\s+)?(?<one>[a-z]+)(?:\s+(?<two>[a-z]+))?\s*:\s*(?<list>`?[a-z][\w./-]*`?(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|\/|\+)\s+)`?[a-z][\w./-]*`?)+)\s*\.?\s*$/i;

/** What stands before the colon is said of each behind it, where it is a state and they are none. */
function unheaded(words: string): string {
  const { one = '', two, list = '' } = HEADED.exec(words)?.groups ?? {};
  const state = [one, two ?? ''].find(isStateWord);
  const names = list.split(/[\s,&+]+/).filter((name) => !/^(?:and|\/|)$/i.test(name));
  if (state === undefined || (two !== undefined && isStateWord(one) && isStateWord(two))) return words;
  return names.some((name) => isStateWord(name) || /^(?:true|false|yes|no|none)$/i.test(name))
    ? words
    : `${listOf(names)} ${state}`;
}

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
