import { sparing } from '../text/sparing.ts';

/**
 * One spelling for what people spell in many ways and that says the same: `should be`, `are`, `must now be` → `is`;
 * `should return` → `returns`; articles and `now` go. Words that could change the meaning (`not`, `no`, `all`, `only`,
 * numbers) stay. Every step is a whole-word replacement, so a word that is not here stays too, and stays unread.
 */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/\b(is|are|was|were|do|does|did|should|must|would|could|has|have)n't\b/giu, '$1 not'],
  [/\b(?:can't|cannot)\b/giu, 'can not'],
  [/\bwon't\b/giu, 'will not'],
  [/\b(?:there|it|that)'s\b/giu, 'is'],
  [/(?<![\w./-])(?:the|an?)\s+/giu, ''],
  [/(?:^|\s)(?:incl\.?|including)(?=\s)/giu, ' includes'],
  [/\b(?:now|currently|still|also|both still|again)\s+/giu, ''],
  [/\s+(?:now|currently|again)$/giu, ''],
  [/\b(?:should|must|shall|will|would)\s+(contain|include|list|mention):\s/giu, '$1s '],
  [
    /\b(?:should|must|shall|will|would|ought to|needs? to|ha(?:s|ve) to|(?:is|are) expected to|(?:is|are) supposed to)\s+/giu,
    '',
  ],
  [/\b(?:does|do|did)\s+not\s+/giu, 'not '],
  [/\b(?:are|were|was|been|being|be|becomes?|remains?|stays?)\b/giu, 'is'],
  [/\bnot\s+is\b/giu, 'is not'],
  [/\beither\s+(?=\S+ or \S+$)/giu, ''],
  [/\bhave\b/giu, 'has'],
  [/\b(?:returns?|prints?|displays?|outputs|gives?|yields?|produces?|emits?|says?|reads|show)(?=[\s:]|$)/giu, 'shows'],
  [
    /\b(contain|include|exist|fail|succeed|resolve|respond|equal|appear|work|report|list|mention|start|end|begin)(?=\s|$)/giu,
    '$1s',
  ],
  [/\b(match|pass)(?=\s|$)/giu, '$1es'],
  [/\bmore than or equal to\b/giu, 'at least'],
  [/\s+/gu, ' '],
];
const STEPS = REPLACED.map(([from, to]) => ({ from: sparing(from), to }));

/** Literals are behind marks already, so nothing quoted changes. */
export function canonical(text: string): string {
  return STEPS.reduce((words, { from, to }) => from.replace(words, to), text).trim();
}
