import { isTold } from '../../expect/asides.ts';
import { numberOf } from '../../expect/statement.ts';
import { listsIn } from './lists.ts';
import type { Listed } from './lists.ts';
import { partsOf, plainWord } from '../printed/keyWords.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { findToken } from '../printed/tokens.ts';
import { wildcardFor } from '../printed/wildcardName.ts';
import { allWords } from '../../text/words.ts';

/**
 * What words say to be among the items of a list that is printed in one place: options, flags, groups, names.
 *
 *     /tmp is mounted noexec        findmnt -no OPTIONS /tmp      rw,nosuid,noexec
 *             ^^^^^^^ ^^^^^^ item                                            ^^^^^^
 *     deploy is in group docker     id deploy                     groups=1002(deploy),998(docker)
 *
 * All other words name the list, or the command says them. Null: they do not, or it may be written in another way.
 */
export function judgeMember(words: string, scene: Scene): Decision | null {
  const { stdout, exit, observed } = scene;
  if (exit.kind !== 'ok' || !stdout.complete || words.length > 200) return null;
  if (VAGUE.test(words.replace(/`[^`]*`|\bread-only\b/gi, ' '))) return null;
  const said = tokensOf(words);
  if (said.length < 2) return null;
  const lists = listsIn(scene);
  const results = lists.flatMap((list) => {
    const result = inList(said, list, observed.text);
    return result === null ? [] : [{ list, ...result }];
  });
  const sure = results.filter(({ named }) => named);
  const meant = sure.length > 0 ? sure : lists.length === 1 ? results : [];
  const [first] = meant;
  if (!first || meant.some(({ ok }) => ok !== first.ok)) return null;
  const shown = `Expected “${brief(words)}”; found ${brief(first.list.text)}.`;
  return (first.ok ? pass : fail)(shown, first.list.text, first.list.line);
}

/** These choose, deny in part, or tell a time. */
const VAGUE =
  /[<>≥≤~^*?{}]|(?<!\w)=|\b(?:or|nor|except|only|just|any|some|other|others|another|unless|if|when|while|but|than|before|after|until|never|either|neither|none|nothing|first|last|next|new|old|same|different|all|every|each|both|twice|longer|should not|may|might|can|could|like|instead|yet|still|again|at least|at most|more|less|fewer|exactly|default|\d+ (?:of|times))\b|n't\b/i;
const DENIES = /^(?:no|not|without)$/i;
/** What is said of an item beside its name. */
const SMALL =
  /^(?:is|are|be|has|have|the|a|an|in|on|of|to|for|with|among|amongst|at|by|from|as|and|its|it|that|this|must|should|shall|will|we|you|set|there|present|included|listed|shown|contains?|includes?|lists?|has|shows?|carries|carry|bears?|belongs?|covers?|supports?|uses?|enabled|active|given|part|member|lists?|item|entry|value|verify|confirm|expect|expected|option|flag)$/i;

const OF_IT = /^(?:(?:is|are) )?(?:in|of|among|part of|(?:a )?member of|belongs? to)\b/i;

interface Result {
  readonly ok: boolean;
  /** The words name this list. */
  readonly named: boolean;
}

function inList(said: readonly string[], list: Listed, command: string): Result | null {
  const names = new Set(list.names.flatMap((name) => [plainWord(name), ...allWords(name).flatMap(partsOf)]));
  const isName = (word: string): boolean =>
    names.has(plainWord(word)) || partsOf(word).every((part) => names.has(part));
  const items = list.items.map((item) => item.toLowerCase());
  const denied = said.filter((word) => DENIES.test(word));
  const rest = said.filter((word) => !SMALL.test(word) && !DENIES.test(word));
  const itemOf = (word: string): boolean =>
    (ALIKE[word.toLowerCase()] ?? [word.toLowerCase()]).some((one) => items.includes(one));
  if (rest.some((word) => numberOf(word) !== null)) return null;
  const hits = rest.filter(itemOf);
  const others = rest.filter((word) => !hits.includes(word) && !isName(word) && !isTold(word, command));
  const named = rest.some(isName);
  // `docker is in group deploy`: what is said to be in the list is no list of its own.
  const [subject] = hits;
  const at = subject === undefined ? -1 : said.indexOf(subject);
  if (subject !== undefined && hits.length > 1 && at === 0 && OF_IT.test(said.slice(1, 4).join(' ')))
    if (!isTold(subject, command)) return null;
  if (denied.length > 1 || (denied.length === 1 && hits.length + others.length !== 1)) return null;
  if (others.length === 0) {
    // `endpoints a` may mean that there is no other.
    const isKey = (word: string): boolean =>
      isName(word) && !list.names.some((name) => name.toLowerCase() === word.toLowerCase());
    const meant = hits.every(
      (hit, i) => i > 0 || hits.length === list.items.length || hit.includes('=') || isAsItem(said, hit, isKey),
    );
    return hits.length > 0 && meant ? { ok: denied.length === 0, named } : null;
  }
  const [missing, another] = others;
  if (missing === undefined || another !== undefined || !(named || list.isAll) || !/^[\w.:/=-]+$/.test(missing))
    return null;
  if (!isAsItem(said, missing, isName)) return null;
  // In another form it may be there all the same.
  const alike =
    wildcardFor(missing, list.text) !== null ||
    items.some((item) => findToken(item, missing, { exact: false }) !== null && !ITEM.test(missing));
  const loose = (word: string): string =>
    word
      .toLowerCase()
      .replace(/^cap_/, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  if (alike || items.some((item) => loose(item) === loose(missing)) || !list.isPlain(missing)) return null;
  // `no write verbs`, `no hostPath volumes`: what an item is like is no item.
  if (denied.length === 1 && !list.isAll && !isOfForm(missing, list.items)) return null;
  return { ok: denied.length === 1, named };
}

/** A name as those that are listed: in capitals, or with digits or signs, and some of them are so, too. */
function isOfForm(word: string, items: readonly string[]): boolean {
  const caps = /^[A-Z][A-Z\d_]+$/;
  if (caps.test(word)) return items.some((item) => caps.test(item));
  return /[\d./:_-]/.test(word) && items.some((item) => /[\d./:_-]/.test(item));
}

const LEADS =
  /^(?:with|in|among|amongst|of|to|covers?|supports?|includes?|contains?|has|have|carries|carry|lists?|shows?|mounted)$/i;
const FOLLOWS = /^(?:set|on|present|enabled|there|included|listed|in|among|part|active)$/i;

/** Its place in the words says that it is an item: `in group X`, `mounted X`, `X is set`, `the X flag`. */
function isAsItem(said: readonly string[], word: string, isName: (one: string) => boolean): boolean {
  const at = said.indexOf(word);
  const before = said.slice(0, at).findLast((one) => !/^(?:the|an?|its)$/i.test(one)) ?? '';
  const [next = '', then = ''] = said.slice(at + 1);
  if (LEADS.test(before) || isName(before)) return true;
  return (
    (isName(next) && !/^mount/i.test(next)) ||
    FOLLOWS.test(next) ||
    (/^(?:is|are|be)$/i.test(next) && FOLLOWS.test(then))
  );
}

/** A name of a host or an address is whole. */
const ITEM = /\w\.\w|\d/;

/** Options of mounts that people spell out. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  'read-only': ['ro'],
  readonly: ['ro'],
  'read-write': ['rw'],
  writable: ['rw'],
};

function tokensOf(words: string): readonly string[] {
  return words
    .replace(/^\s*#+\s+/, '')
    .split(/[\s,;()]+/)
    .map((word) => word.replace(/^[`"'“]+|[`"'”.:!]+$/g, ''))
    .filter((word) => word !== '');
}
