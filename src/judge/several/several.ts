import { piecesOf } from '../../expect/clauses.ts';
import type { Span } from '../../text/span.ts';
import type { ExpectationVerdict } from '../contract.ts';
import { readExit } from '../exits/exits.ts';
import { judgeAlike, judgeTwoAlike } from './alike.ts';
import { judgeEach } from './everyOne.ts';
import { judgeReverse } from './reverse.ts';
import { judgeShared } from './shared.ts';
import { judgeSome } from './some.ts';
import { judgeInOrder } from './inOrder.ts';
import { judgeNamed } from './byName.ts';
import { judgeCompared } from './compared.ts';
import { judgeOnly } from './only.ts';
import { judgeByPlace, judgePlaces, speaksByPlace } from './ordinal.ts';
import { judgePlaced } from './placed.ts';
import { judgeTurns } from './turns.ts';
import { askTheSame, decided, joined, namedBy, SUMMED, topicsOf, type Share, type Single } from './single.ts';

/**
 * Words on several commands: each part is judged beside the command that it speaks of, as if there were no other. Which
 * that is the words must tell: by its place, by what the command asks, or since they speak of each. Null where a part
 * is left open and none fails.
 * @param byLine The command whose line this is, where there is one line for each.
 */
export function judgeSeverally(
  words: string,
  singles: readonly Single[],
  byLine: Single | null,
): ExpectationVerdict | null {
  const text = words.trim().replace(EACH_BEHIND, '$<each> $<rest>');
  if (singles.length < 2 || singles.length > MOST || text.length > LONGEST || text.includes('\n')) return null;
  const claims = claimsOf(text);
  if (claims.length > MOST) return null;
  const share = judgeClaim(text, piecesOf(text).length === 1, singles) ?? judgeInOrder(text, singles);
  return share ?? judgeClaims(text, claims, singles, byLine);
}

/** `valid for a year, both of them`: it says of each what stands before. */
const EACH_BEHIND =
  /^(?<rest>[^,;]+), (?<each>(?:both|all|each)(?: of them)?(?: (?:two|three|four|five))?)(?: of them)?[.!]?$/i;

/** Judging each part beside each command takes time. */
const MOST = 8;
const LONGEST = 300;

/** Claim by claim; several that stand side by side may hold as one. */
function judgeClaims(
  text: string,
  claims: readonly Span[],
  singles: readonly Single[],
  byLine: Single | null,
): Share | null {
  const shares: (Share | null)[] = [];
  let before: readonly Single[] = byLine ? [byLine] : [];
  for (let at = 0; at < claims.length;) {
    const { share, next } = longestFrom(at, text, claims, before, singles);
    shares.push(share);
    const looked = singles.filter(({ index }) => share?.rules.some(({ rule }) => rule.command === index));
    if (looked.length > 0) before = looked;
    at = next;
  }
  const known = shares.filter((share) => share !== null);
  const failed = known.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) return joined(failed);
  return known.length === shares.length ? joined(known) : null;
}

/** As many claims from one on as hold together, else that one. */
function longestFrom(
  at: number,
  text: string,
  claims: readonly Span[],
  before: readonly Single[],
  singles: readonly Single[],
): { readonly share: Share | null; readonly next: number } {
  const start = claims[at]?.start ?? 0;
  for (let end = claims.length; end > at; end--) {
    const part = text.slice(start, claims[end - 1]?.end);
    const share = judgeClaim(part, end === at + 1 && piecesOf(part).length === 1, singles);
    if (share) return { share, next: end };
  }
  const only = text.slice(start, claims[at]?.end);
  const own = speaksByPlace(only) ? null : inherited(only, before, singles);
  const share =
    own ?? inPieces(only, singles) ?? (claims.length === singles.length ? inTurn(only, singles[at], singles) : null);
  return { share, next: at + 1 };
}

/** A bare value among as many claims as there are commands, if it cannot be said of another that asks the same. */
function inTurn(claim: string, single: Single | undefined, singles: readonly Single[]): Share | null {
  if (!single || topicsOf(claim).length > 0 || !/^\S+$/.test(claim)) return null;
  if (singles.some((other) => other !== single && askTheSame(single, other))) return null;
  const share = decided(single.judge(claim));
  return share?.verdict === 'pass' ? share : null;
}

/** What may be no claim of its own, as `encrypted` in `encrypted with KMS`, can only hold. */
function inPieces(claim: string, singles: readonly Single[]): Share | null {
  const pieces = piecesOf(claim);
  if (pieces.length < 2) return null;
  const shares = pieces.map(({ start, end }) => judgeClaim(claim.slice(start, end), false, singles));
  const known = shares.filter((share) => share !== null);
  // `services gull and heron are up`: what is said of both is said of one command's.
  const apart = new Set(known.flatMap(({ rules }) => rules.map(({ rule }) => rule.command))).size > 1;
  if (apart && /,|\sand\s/i.test(claim)) return null;
  return known.length === shares.length ? joined(known) : null;
}

/** The pieces that are claims of their own: behind a comma, or an `and` before which one has ended. */
function claimsOf(text: string): readonly Span[] {
  const claims: { start: number; end: number }[] = [];
  for (const piece of piecesOf(text)) {
    const last = claims.at(-1);
    const joint = last ? text.slice(last.end, piece.start) : '';
    const ended = last !== undefined && ENDED.test(text.slice(last.start, last.end));
    const own = ended || COUNTED.test(text.slice(piece.start, piece.end));
    if (last && !/[,;.]/.test(joint) && !(/\b(?:and|but|while)\b/i.test(joint) && own)) last.end = piece.end;
    else claims.push({ ...piece });
  }
  return claims;
}

/** `no errors and 0 restarts` */
const COUNTED = /^(?:no|zero|\d+|at least|at most|more than|fewer than|less than|exactly) \S/i;
const ENDED =
  /\b(?:is|are|was|has|have|shows?|prints?|gives?|returns?|exits?|says?|lists?|reports?|answers?|contains?|passes|fails|succeeds|stays?|runs?|listens?|matches|exists?|ends?|verif(?:y|ies)|validates?|works?)\b|\d/i;

/** `it's in group ops` says no more than `in group ops`. */
const PRONOUN = /^(?:it|he|she)(?:['’]s| is) (?=(?:in|on|not|a|an|part|member)\b)/i;

/** @param whole It is a claim of its own, so that it can fail. */
function judgeClaim(words: string, whole: boolean, singles: readonly Single[]): Share | null {
  const part = words.replace(PRONOUN, '');
  const plain = firstOf(WHOLE, (read) => read(part, singles));
  if (plain) return plain;
  // Of several claims each has a command of its own.
  if (claimsOf(part).length > 1) return null;
  const share =
    firstOf(PARTS, (read) => read(part, singles)) ??
    allPassed(part, singles) ??
    (whole ? allFailed(part, singles) : null);
  return share?.verdict === 'fail' && (!whole || mayHoldSo(part, share, singles)) ? null : share;
}

/** `No reboot pending` beside `ls` of a file that is not there: that the command failed may be the answer. */
function mayHoldSo(part: string, { rules }: Share, singles: readonly Single[]): boolean {
  const looked = singles.filter(({ index }) => rules.some(({ rule }) => rule.command === index));
  return /^(?:no|nothing|none|without)\b/i.test(part.trim()) && looked.some(({ one }) => readExit(one).kind !== 'ok');
}

/** `both listed` says of each what two rows of one may be. */
const OF_SEVERAL = /\b(?:both|all|each|either|neither|every|one|two|three|four|five|only|same|together)\b/i;

/** What is said holds by whichever command it speaks of. */
function allPassed(part: string, singles: readonly Single[]): Share | null {
  if (OF_SEVERAL.test(part) || SUMMED.test(part)) return null;
  const shares = singles.filter(({ prepares }) => !prepares).map((single) => decided(single.judge(part)));
  const passed = shares.filter((share) => share?.verdict === 'pass');
  return passed.length > 1 && passed.length === shares.length ? joined(passed.filter((share) => share !== null)) : null;
}

/** What is said fails by whichever command it speaks of, since each of them ended in an error. */
function allFailed(part: string, singles: readonly Single[]): Share | null {
  if (!singles.every(({ one }) => readExit(one).kind === 'failed')) return null;
  const shares = singles.map((single) => decided(single.judge(part)));
  return shares.every((share) => share?.verdict === 'fail') ? (shares[0] ?? null) : null;
}

/** Readers of whole sentences, which tell by themselves where the words begin and end. */
const WHOLE = [
  judgePlaces,
  judgePlaced,
  judgeTwoAlike,
  judgeOnly,
  judgeCompared,
  judgeReverse,
  judgeTurns,
  judgeSome,
  judgeShared,
] as const;
/** What is cut off before or behind such words may change what they mean. */
const PARTS = [judgeByPlace, judgeAlike, judgeEach, judgeNamed] as const;

function firstOf<T>(list: readonly T[], read: (one: T) => Share | null): Share | null {
  for (const one of list) {
    const share = read(one);
    if (share) return share;
  }
  return null;
}

/** Words that name no command go on about those before, or about that of their line: `a and b are up and healthy`. */
function inherited(part: string, before: readonly Single[], singles: readonly Single[]): Share | null {
  const topics = topicsOf(part);
  const denies = /^(?:no|not|none|nothing|zero|0)\b/i.test(part.trim()) && topics.length > 0;
  const others = singles.filter((single) => !before.includes(single));
  const shares = before.map((one) => {
    const named = namedBy(topics, one);
    // Of a command that names nothing of it, what is denied says nothing.
    if ((denies && named === 0) || others.some((single) => namedBy(topics, single) > named)) return null;
    const share = decided(one.judge(part));
    return share?.verdict === 'pass' ? share : null;
  });
  const passed = shares.filter((share) => share !== null);
  return passed.length > 0 && passed.length === shares.length ? joined(passed) : null;
}
