import { isGeneric } from '../../expect/answerWords.ts';
import { stemsOf } from '../../expect/asked.ts';
import { said } from './ordinal.ts';
import {
  areAllSisters,
  calledBy,
  decided,
  joined,
  namedBy,
  namerOf,
  topicsOf,
  type Share,
  type Single,
} from './single.ts';

/** By the command that names what the words speak of. */
export function judgeNamed(part: string, singles: readonly Single[]): Share | null {
  if (/\beverywhere\b/i.test(part)) return null;
  const topics = topicsOf(part);
  const meant = meantBy(part, topics, singles);
  if (topics.length === 0 && meant.length !== 1) return null;
  const all = singles.map((single) => ({ single, share: decided(single.judge(part)) }));
  const passed = all.flatMap(({ share }) => (share?.verdict === 'pass' ? [share] : []));
  const own = all.filter(({ single }) => meant.includes(single)).map(({ share }) => share);
  const [only, another] = own;
  const [namer] = meant;
  if (only && another === undefined && own.length === 1 && namer)
    if (only.verdict === 'pass' || (passed.length === 0 && !holdsBeside(part, namer, singles))) return only;
  if (own.length > 1 && OF_ANY.test(part)) return null;
  const alike = own.length > 1 ? agreed(own) : null;
  if (alike || (own.length > 1 && passed.length !== 1)) return alike;
  // What one of them lists by its name, and none denies.
  const [first, second] = passed;
  const shows = all.find(({ share }) => share === first)?.single;
  const lone = first && second === undefined && all.every(({ share }) => share === null || share === first);
  if (lone && shows && !isMere(part, namedBy(topics, shows), shows)) return first;
  const called = withoutName(part, singles);
  return passed.length === 0 || called?.verdict === 'pass' ? called : null;
}

const OF_ANY = /\b(?:any|all|each|both|every|either|neither|none)\b/i;

/** Nothing is there to be denied, or a file may say anything. */
function isMere(part: string, names: number, { one }: Single): boolean {
  if (names > 0) return false;
  return (
    /^(?:no|not|none|nothing|zero|0|isn['’]t)\b/i.test(part.trim()) ||
    /^\s*(?:sudo\s+)?(?:cat|head|tail)\b/.test(one.text)
  );
}

/** Those that name most of what the words speak of; of several the one that their subject stands in. */
function meantBy(part: string, topics: readonly string[], singles: readonly Single[]): readonly Single[] {
  const counts = singles.map((single) => namedBy(topics, single));
  const most = Math.max(...counts);
  if (most === 0) return unnamed(part, singles);
  const naming = singles.filter((_, i) => counts[i] === most);
  const subject = /^(?:the )?([\w./-]{2,})\s/i.exec(part.trim())?.[1] ?? '';
  const called = naming.length > 1 ? calledBy(subject, naming) : [];
  if (called.length === 1 && calledBy(subject, singles).length === 1) return called;
  const counting = naming.length > 1 ? unnamed(part, naming) : [];
  return counting.length === 1 ? counting : naming;
}

/** `status 0`, `12 files`: the only one with such a key, or that counts. */
function unnamed(part: string, singles: readonly Single[]): readonly Single[] {
  const key = /^(?:the )?(status|code|value|result|state) (?:is |= ?)?\S+$/i.exec(part.trim())?.[1];
  if (key !== undefined)
    return singles.filter(({ asked }) => [...stemsOf(key)].every((stem) => asked.key.includes(stem)));
  const noun = /^(?:exactly |at least |at most |over |more than |fewer than |less than )?\d+ (\p{L}+s)\b/iu.exec(
    part,
  )?.[1];
  return noun === undefined
    ? []
    : singles.filter(({ asked }) => asked.counts && (isGeneric(noun) || asked.countsAs(noun)));
}

/**
 * What is said of a command that is called by its name, or of what it looks at.
 *
 *     cmp is silent        the curl prints 200        600 app:app for the key        401 on /admin
 *     ^^^                      ^^^^                                   ^^^                   ^^^^^^
 */
function withoutName(part: string, singles: readonly Single[]): Share | null {
  for (const { name, words } of strippedOf(part)) {
    const single = namerOf([name], singles);
    if (!single || calledBy(name, singles).length !== 1) continue;
    const share = decided(single.judge(words));
    // Of commands that ask the same of different things the name tells which one is meant, whatever the others show.
    const sure = areAllSisters(singles);
    if (share?.verdict === 'pass' || (share && !DENIES.test(words) && (sure || !holdsBeside(part, single, singles))))
      return share;
  }
  return null;
}

const DENIES = /\b(?:no|not|never|none|without)\b|n't\b/i;

/** Whether another command shows what is said, where that may be what is called so. */
function holdsBeside(part: string, single: Single, singles: readonly Single[]): boolean {
  const others = singles.filter((other) => other !== single);
  return strippedOf(part).some(({ words }) => others.some((other) => other.judge(words).verdict === 'pass'));
}

/** Words without the name before them, and without that behind them. */
function strippedOf(part: string): readonly { readonly name: string; readonly words: string }[] {
  const [, front = '', told = ''] = NAME_BEFORE.exec(part.trim()) ?? [];
  const [, rest = '', behind = ''] = NAME_BEHIND.exec(part.trim()) ?? [];
  return [
    { name: front, words: said(told) },
    { name: behind, words: rest },
  ].filter(({ name }) => name !== '');
}

const NAME_BEFORE =
  /^(?:the )?([\w./-]{2,})(?: (?:command|check|call|query|run|output))?:? (?:(?:is|has|resolves to|points to) )?(.+)$/is;
const NAME_BEHIND = /^(\S.*?) (?:for|on|in|from|at|by|of) (?:the )?([\w./-]{2,})$/is;

function agreed(shares: readonly (Share | null)[]): Share | null {
  const known = shares.filter((share) => share !== null);
  const same = known.length === shares.length && known.every(({ verdict }) => verdict === known[0]?.verdict);
  return same ? joined(known) : null;
}
