import { isStateWord, isTold } from './asides.ts';
import { columnsOf, kindsOf } from './kinds.ts';
import { splitNames } from './phrase.ts';
import { sentenceOf, textOf } from './sentence.ts';

/**
 * What words claim about things that an output lists, when all words beside names and values are small ones. It is read
 * beside the output, whose own names and headers tell which word is which.
 *
 *     Every index is green      every · `green`            Taint `a=b` present     plain · `a=b`
 *     No `web-old` row          none · `web-old`           Only `Watchdog` fires   (null: `fires` is no small word)
 */
export interface Claim {
  readonly of: 'every' | 'only' | 'none' | 'plain';
  /** `is there`, `is set`: it is enough that it stands somewhere. */
  readonly there: boolean;
  readonly count: number | null;
  /** Kinds of resources that its words name. */
  readonly kinds: readonly string[];
  readonly parts: readonly ClaimPart[];
  /** Names that are not spoken of: `all Synced, except web`. */
  readonly except: readonly string[];
}

/** One word or quotation, in the author's order; `joint` is a sign or small word between a column and its value. */
export type ClaimPart =
  /** `beside`: the state of another column that stands with it, `Synced/Healthy`. */
  | { readonly is: 'text'; readonly text: string; readonly exact: boolean; readonly beside?: string }
  | { readonly is: 'joint'; /** What follows is one of several: `groups include ops`. */ readonly within?: boolean }
  /** `populated`, `non-empty`. */
  | { readonly is: 'filled' }
  /** A word that the command says itself, or that names what is listed: no claim, but it may be a header. */
  | { readonly is: 'about'; readonly text: string };

const EVERY = /^(?:all|every|each|both|everywhere|throughout)$/;
const NONE = /^(?:no|none|without)$/;
const JOINT = /^(?:is|=|==|:|→|as|at|of|with|has|reports|to|equals|served|backed|marked)$/;
/** What says that something stands in the output. */
const LISTS = /^(?:shows|lists|contains|includes|see|outputs|runs|uses|holds|bears|carries|gets|receives|exposes)$/;
const THERE =
  /^(?:present|exists|set|listed|visible|shown|found|included|configured|defined|there|appears|applied|exposed|printed)$/;
const FILLED = /^(?:populated|non-empty|nonempty|filled|assigned)$/;
/** Words that a sentence needs and that claim nothing. */
const SMALL =
  /^(?:in|on|for|by|that|this|it|its|and|from|showing|having|reporting|across|their|listing|named|called|output|list|table|result|results|response|command|running on)$/;
/** What is listed, whatever it is. */
const NOUN =
  /^(?:rows?|lines?|entry|entries|resources?|objects?|items?|hosts?|values?|columns?|fields?|labels?|annotations?|taints?|headers?|flags?|keys?|names?|class|status|states?|phase|conditions?|type|text|string|message|records?|files?|tags?|image|version|indices|index|checks?|targets?|members?|units?|sites?|shards?|disks?|volumes?|components?|instances?|partitions?|peers?|zones?)$/;
const NUMBER = /^(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)$/;
const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');
/** These choose, compare or tell a time, which no claim of this form can hold. */
const OPEN =
  /[<>≥≤~^±%?*(){}]|\.\.\.|…|\b(?:or|not|nor|unless|except|excluding|but|if|when|while|before|after|until|since|than|least|most|more|less|fewer|between|about|approximately|any|some|other|another|new|newer|old|older|same|different|first|last|latest|next|previous|within|ago|never|longer|above|below|over|under|maximum|minimum|up to|again|either|neither|like|similar|expected|correct|should|may|might|can|could|via|through|during|instead|ready to|able|old|enough)\b|n't\b/i;

const EXCEPT_NAME = '(?:\uE000\\d+\uE001|[\\w.-]*[\\d_./-][\\w.-]*)';
/** Named ones at the end, that are quoted or no words of a sentence. */
const EXCEPT = new RegExp(
  `^(.*?\\S),? [(]?(?:except|excepting|excluding|apart from|aside from|other than|save for)(?: for)? (${EXCEPT_NAME}(?:(?:,? and |, )${EXCEPT_NAME})*)[)]?$`,
  'iu',
);

/** The same behind those who are meant: `all pods except web are Running`. */
const EXCEPT_THESE = new RegExp(
  `^((?:all|every|each)(?: [a-z]+)?),? [(]?(?:except|excluding|apart from|aside from|other than)(?: for)? (${EXCEPT_NAME}(?:(?:,? and |, )${EXCEPT_NAME})*)[)]?,? (.+)$`,
  'iu',
);

const TOKEN = /\uE000\d+\uE001|[=:]{1,2}(?=\s|$)|[^\s,=]+=(?=[^\s=])|[^\s,;]+/gu;

/** @param listed Kinds that the command lists, where they are known. Null: a word chooses, compares, or means something that is not known. */
export function claimOf(words: string, command: string, listed: readonly string[]): Claim | null {
  const sentence = sentenceOf(words);
  const moved = sentence.text.replace(EXCEPT_THESE, '$1 $3 except $2');
  const [, all = moved, names = ''] = EXCEPT.exec(moved) ?? [];
  const except = splitNames(names).map((name) => textOf(name, sentence).text);
  const text = all.replace(/(?<=\s)(?:->|=>|⇒)(?=\s)/g, '→');
  if (OPEN.test(text)) return null;
  const parts: ClaimPart[] = [];
  let of: Claim['of'] = 'plain';
  let there = false;
  let count: number | null = null;
  const tokens = tokensOf(text, words);
  for (const [i, token] of tokens.entries()) {
    const literal = /^\uE000(\d+)\uE001$/.exec(token)?.[1];
    if (literal !== undefined) {
      parts.push({ is: 'text', text: sentence.literals[Number(literal)] ?? '', exact: true });
      continue;
    }
    if (isQuotedPair(token, words)) {
      parts.push({ is: 'text', text: token, exact: true });
      continue;
    }
    const word = token.replace(/(?<=.)[:=.]+$/, '');
    const lower = word.toLowerCase();
    const joined = word !== token && !token.endsWith('.');
    if (EVERY.test(lower)) of = of === 'plain' ? 'every' : of;
    else if (NONE.test(lower)) {
      if (i > 0) return null;
      of = 'none';
    } else if (lower === 'only') {
      if (i > 0) return null;
      of = 'only';
    } else if (isSeveralStates(word))
      parts.push(
        ...word
          .split('/')
          .map((text, at, all) => ({ is: 'text', text, exact: false, beside: all[1 - at] ?? '' }) as const),
      );
    else if (JOINT.test(lower)) parts.push({ is: 'joint' });
    else if (THERE.test(lower)) there = true;
    else if (LISTS.test(lower)) {
      if (i === 0) there = true;
      parts.push({ is: 'joint', within: /^(?:contains|includes|lists)$/.test(lower) });
    } else if (FILLED.test(lower)) parts.push({ is: 'filled' });
    // Where there is nothing of a kind: `no changes in module.web` is not said by an output that never names it.
    else if (of === 'none' && parts.length > 0 && /^(?:in|on|across)$/.test(lower)) return null;
    else if (SMALL.test(lower)) continue;
    else if (NUMBER.test(lower) && count === null && isNoun(tokens[i + 1] ?? '', command))
      count = /\d/.test(lower) ? Number(lower) : NUMBERS.indexOf(lower);
    else if (isNoun(word, command)) parts.push({ is: 'about', text: word });
    else parts.push({ is: 'text', text: word, exact: false });
    if (joined) parts.push({ is: 'joint' });
  }
  // Of nodes, what lists pods can tell nothing.
  if (listed.length > 0 && tokens.some((token, i) => isOther(token, tokens[i - 1] ?? '', listed))) return null;
  const kinds = parts.flatMap((part) => (part.is === 'about' ? kindsOf(part.text) : []));
  return { of, there, count, kinds, parts, except };
}

/** `Synced/Healthy`: a state of each of two columns. */
function isSeveralStates(word: string): boolean {
  const states = word.split('/');
  return states.length === 2 && states.every(isStateWord);
}

function tokensOf(text: string, words: string): readonly string[] {
  const out: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const pair = (out.at(-1) ?? '') + token;
    if (isQuotedPair(pair, words)) out[out.length - 1] = pair;
    else out.push(token);
  }
  return out;
}

/** `` `sand=deep` `` is one text, which its quotes say; `STATUS=Ready` is a column and its value. */
const isQuotedPair = (text: string, words: string): boolean =>
  /^[a-z][\w.-]*=[\w./:-]+$/.test(text) && words.includes(`\`${text}\``);

/** A kind of resources that is not listed, and no column of what is. */
function isOther(token: string, before: string, listed: readonly string[]): boolean {
  const kinds = /^[a-z]+s$/i.test(token) || EVERY.test(before.toLowerCase()) ? kindsOf(token) : [];
  if (kinds.length === 0 || kinds.some((kind) => listed.includes(kind))) return false;
  return !listed.some((kind) => columnsOf(kind).includes(token.toUpperCase()));
}

function isNoun(word: string, command: string): boolean {
  const lower = word.toLowerCase().replace(/[:.]+$/, '');
  if (NOUN.test(lower)) return true;
  if (/[\d_./-]/.test(word)) return false;
  return (
    isTold(word, command) || (kindsOf(lower).length > 0 && /\b(?:kubectl|oc|k|flux|argocd|velero)\b/.test(command))
  );
}
