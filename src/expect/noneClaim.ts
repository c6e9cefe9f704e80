import { unframed } from './frames.ts';

/** Words that say that there is nothing of a kind. */
export interface NoneClaim {
  /** Which kind that is, in lower case. */
  readonly words: readonly string[];
}

const NO =
  /^(?:(?<who>[\p{L}][\p{L}\s-]*?)\s+(?:finds?|found|has|have|shows?|reports?|lists?|contains?)\s+)?(?:no|zero|0|not\s+a\s+single|not\s+one|without(?:\s+any)?)\s+(?:any\s+)?(?<what>\S.*)$/iu;
const NOT_THERE =
  /^(?<what>\S.*?)\s+(?:(?:should|must|shall|will|may|does|do|is|are)\s+)?(?:not\s+(?:appear|show\s+up|be\s+(?:there|present|listed|shown|found|printed))|(?:be\s+)?gone|no\s+longer\s+(?:appears?|there|present))$/iu;
const SMALL =
  /^(?:the|an?|is|are|be|been|was|were|has|have|of|for|in|on|at|to|from|by|with|or|nor|and|any|there|its?|their|that|this|since|ones?|listed|shown|printed|reported|found|present|detected|logged|recorded|raised|outstanding|remaining|left|over|appear|appears)$/;
/** These compare or choose. */
const OPEN =
  /[<>≥≤~^*?%]|\.\.\.|\b(?:more|less|fewer|longer|other|others|than|except|unless|but|if|when|while|before|after|until|between|about|new|newer|same|different|first|last|only|all|every|each|both|not|never)\b|n't\b/i;

const LONGEST = 300;

/** Null: other words, or some that compare or choose. */
export function noneIn(clause: string): NoneClaim | null {
  if (clause.length > LONGEST) return null;
  const { words, end } = unframed(clause.replace(/[`"'“”]/g, ''));
  const found = NO.exec(words) ?? NOT_THERE.exec(words);
  const { who = '', what = '' } = found?.groups ?? {};
  const rest = unframed(`${who} ${what}`).words;
  if (!found || end || OPEN.test(rest.replace(/\bworse\b/, ''))) return null;
  const tokens = rest
    .toLowerCase()
    .split(/[\s,;()/]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const content = tokens.filter((word) => word !== '' && !SMALL.test(word));
  return tokens.some((word) => /^\d/.test(word)) || content.length > 8 ? null : { words: content };
}

/** The words say that there is nothing of a kind, and no more. */
export const claimsNone = (words: string): boolean => noneIn(words) !== null;
