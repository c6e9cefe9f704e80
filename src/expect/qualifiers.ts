import { isStateWord } from './asides.ts';
import { kindsOf } from './kinds.ts';
import type { Hints } from './meaning.ts';

export interface Qualifiers {
  /** The words without their qualifiers. */
  readonly rest: string;
  readonly hints: Partial<Hints>;
  /** "within 30s", in milliseconds. */
  readonly withinMs: number | null;
}

const EACH =
  /[\s,(]+(?:on|in|for|across) (?:both|each|all)(?: of them)?(?: (?:clusters?|contexts?|sides?|environments?|commands?))?\)?\s*$/iu;
const ALIAS =
  /\s+(?:\((?!(?:yes|no|none|empty|ok|true|false|idempotent|primary|replica|standby|leader)\))([a-z][\w-]*)\)|on (?:the )?([a-z][\w-]*) (?:cluster|context))\s*$/iu;
const WITHIN =
  /[\s,(]+(?:within|in under|in less than|in at most|after at most|in no more than|under|within about) (?:about |~ ?)?(\d+)\s*(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)\)?\s*$/iu;
/** "for all pods": every row is meant in any case, but of pods. */
const OF_KIND = /\s+(?:for|on|across|in|of) (?:all|every|each)(?: (?:of )?the)? ([a-z]+)\s*$/iu;
/** Remarks that change nothing of what is expected. */
const REMARK =
  /\s*\((?:expected|as expected|required|important|critical|optional step|see above|see below|note)\)\s*$/iu;

/** Takes what says where, for whom and until when off the end of a clause. */
export function qualifiersOf(words: string): Qualifiers {
  let rest = words.replace(/[.;,!\s]+$/u, '');
  let hints: Partial<Hints> = {};
  let withinMs: number | null = null;
  for (let i = 0; i < 4; i++) {
    const within = WITHIN.exec(rest);
    const aliased = ALIAS.exec(rest);
    const alias = isStateWord(aliased?.[1] ?? '') ? null : aliased;
    const ofKind = kindsOf(OF_KIND.exec(rest)?.[1] ?? '');
    if (within) {
      withinMs = Number(within[1]) * unitMs(within[2] ?? 's');
      rest = rest.slice(0, within.index);
    } else if (EACH.test(rest)) {
      hints = { ...hints, each: true };
      rest = rest.replace(EACH, '');
    } else if (ofKind.length > 0 && hints.kinds === undefined) {
      hints = { ...hints, kinds: ofKind };
      rest = rest.replace(OF_KIND, '');
    } else if (REMARK.test(rest)) rest = rest.replace(REMARK, '');
    else if (alias) {
      hints = { ...hints, alias: (alias[1] ?? alias[2] ?? '').toLowerCase() };
      rest = rest.slice(0, alias.index);
    } else break;
  }
  return { rest, hints, withinMs };
}

function unitMs(unit: string): number {
  if (/^(?:ms|milli)/i.test(unit)) return 1;
  if (/^s/i.test(unit)) return 1000;
  return /^m/i.test(unit) ? 60_000 : 3_600_000;
}
