import type { Meaning } from './meaning.ts';
import { STATE_WORDS } from './states.ts';
import { sparing, type Sparing } from '../text/sparing.ts';

/**
 * A remark that explains an answer of which nothing else can be said, and claims nothing of its own: no number, no
 * name, no state that something is in, nothing that the command would print.
 *
 *     NXDOMAIN, the record has been removed          nothing left over (no output)
 *               ^^^^^^^^^^^^^^^^^^^^^^^^^^^          ^^^^^^^^^^^^^^^^^
 *     no drift: diff prints nothing
 *     ^^^^^^^^
 */
export interface Remarked {
  /** What the answer is. */
  readonly core: string;
  readonly remark: string;
}

const FORMS: readonly { readonly form: Sparing; readonly core: 1 | 2 }[] = [
  { form: sparing(/^\s*([^,;:()\n]+),\s+([^,;:()\n]+?)[.!]?\s*$/u), core: 1 },
  { form: sparing(/^\s*([^,;:()\n]+):\s+([^,;:()\n]+?)[.!]?\s*$/u), core: 2 },
  { form: sparing(/^\s*([^,;:()\n]+)\s+\(([^,;:()\n]+)\)[.!]?\s*$/u), core: 2 },
];

/** A remark is short. */
const LONGEST = 300;

/** Ways to divide the words so. */
export function remarked(words: string): readonly Remarked[] {
  if (words.length > LONGEST) return [];
  return FORMS.flatMap(({ form, core }) => {
    const match = form.exec(words);
    const [one, two] = [match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? ''];
    if (!match) return [];
    return [core === 1 ? { core: one, remark: two } : { core: two, remark: one }];
  });
}

/** States of what is no more, or was stopped: that nothing is there says the same. */
const OVER = new Set(
  'off gone clean removed deleted dropped drained empty merged closed disabled stopped absent unused blocked denied forbidden down'.split(
    ' ',
  ),
);
const STATES: ReadonlySet<string> = new Set(
  STATE_WORDS.map((word) => word.toLowerCase()).filter((word) => !OVER.has(word)),
);
/** Which ones or how many, a condition, a time, or what a command says. */
const CLAIMS =
  /\b(?:all|every|each|both|only|any|some|other|another|others|one|two|three|four|five|six|seven|eight|nine|ten|but|except|unless|if|when|while|until|before|after|or|then|instead|returns?|shows?|prints?|answers?|resolves?|responds?|reports?|lists?|points?|exits?|logs?|outputs?|succeeds?|works?|passes|means|same|still|elsewhere|also|too|see|expect(?:ed)?|and|plus|new|live|reachable|available|present|correct|correctly|fine|good|green|up|on|ok)\b/i;

/** It says once more that nothing is there, or that something was refused. */
const SAYS_NO =
  /\b(?:no|not|nothing|none|nobody|never|without|cannot|drops?|blocks?|den(?:y|ies)|refuses?|rejects?|filters?|isolates?|prevents?|forbids?|removes?|deletes?)\b|n't\b/i;

const NOT = /\b(?:no|not|nothing|none|nobody|never|without|cannot)\b|n't\b/i;
const TAKES_AWAY =
  /\b(?:drops?|blocks?|den(?:y|ies)|refuses?|rejects?|filters?|isolates?|prevents?|forbids?|removes?|deletes?)\b/i;

/** The words can be nothing but an explanation. */
export function isRemark(words: string): boolean {
  const text = words.trim();
  const tokens = text.toLowerCase().split(/\s+/);
  if (tokens.length < 2 || tokens.length > 12 || !/^[\p{L}\s'’-]+$/u.test(text)) return false;
  // A word in capitals or with one inside is a name or a value.
  if (/\p{L}\p{Lu}/u.test(text) || CLAIMS.test(text)) return false;
  // `the record has not been removed` says the opposite.
  if (NOT.test(text) && (TAKES_AWAY.test(text) || tokens.some((word) => OVER.has(word)))) return false;
  const says = SAYS_NO.test(text) || tokens.some((word) => OVER.has(word));
  return says && !tokens.some((word) => STATES.has(word));
}

/** Reasons that the way to the other end can have, of which the output never tells why. */
const OF_THE_WAY: ReadonlySet<string> = new Set(['timeout', 'refused', 'unreachable', 'no-connection']);

/** `swap` of `swap is off`: what is no more, which the command must be about. Null: the words say it otherwise. */
export function whatIsOver(words: string): string | null {
  const [, what, word = ''] = /^(.*\S)\s+(?:is|are|was|were)\s+(\p{L}+)$/u.exec(words.trim()) ?? [];
  return what !== undefined && OVER.has(word.toLowerCase()) ? what : null;
}

/** The meaning says that nothing is there, or no: a remark beside it cannot be about anything else that is printed. */
export function leavesNothing(
  meaning: Meaning,
  { inBracket, remark }: { readonly inBracket: boolean; readonly remark: string },
): boolean {
  if (meaning.is === 'empty') return meaning.of === undefined || meaning.of === 'output';
  if (meaning.is === 'resolves') return meaning.to === 'nxdomain' || meaning.to === 'none';
  if (inBracket) return false;
  if (meaning.is === 'fails') return OF_THE_WAY.has(meaning.reason ?? '');
  // Who may do what is the question itself, which may have been another.
  if (/\b(?:must|may|can|cannot|should|shall)\b|\bcan't\b/i.test(remark)) return false;
  return meaning.is === 'text' && meaning.how === 'bare' && meaning.values.map(({ text }) => text).join() === 'no';
}
