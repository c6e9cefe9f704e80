import { sparing, type Sparing } from '../text/sparing.ts';

/**
 * One spelling for what people spell in many ways and that says the same: `should be`, `are`, `must now be` → `is`;
 * `should return` → `returns`; articles and `now` go. Words that could change the meaning (`not`, `no`, `all`, `only`,
 * numbers) stay. Every step is a whole-word replacement, so a word that is not here stays too, and stays unread.
 */
const REPLACED: readonly (readonly [Sparing, string])[] = [
  [sparing(/\b(is|are|was|were|do|does|did|should|must|would|could|has|have)n't\b/gi), '$1 not'],
  [sparing(/\b(?:can't|cannot)\b/gi), 'can not'],
  [sparing(/\bwon't\b/gi), 'will not'],
  [sparing(/\b(?:there|it|that)'s\b/gi), 'is'],
  [sparing(/(?<![\w./-])(?:the|an?)\s+/gi), ''],
  [sparing(/(?:^|\s)(?:incl\.?|including)(?=\s)/gi), ' includes'],
  [sparing(/\b(?:now|currently|still|also|both still|again)\s+/gi), ''],
  [sparing(/\s+(?:now|currently|again)$/gi), ''],
  [sparing(/\b(?:should|must|shall|will|would)\s+(contain|include|list|mention):\s/gi), '$1s '],
  [
    sparing(
      /\b(?:should|must|shall|will|would|ought to|needs? to|ha(?:s|ve) to|(?:is|are) expected to|(?:is|are) supposed to)\s+/gi,
    ),
    '',
  ],
  [sparing(/\b(?:does|do|did)\s+not\s+/gi), 'not '],
  [sparing(/\b(?:are|were|was|been|being|be|becomes?|remains?|stays?)\b/gi), 'is'],
  [sparing(/\bnot\s+is\b/gi), 'is not'],
  [sparing(/\beither\s+(?=\S+ or \S+$)/gi), ''],
  [sparing(/\bhave\b/gi), 'has'],
  [
    sparing(/\b(?:returns?|prints?|displays?|outputs|gives?|yields?|produces?|emits?|says?|reads|show)(?=[\s:]|$)/gi),
    'shows',
  ],
  [
    sparing(
      /\b(contain|include|exist|fail|succeed|resolve|respond|equal|appear|work|report|list|mention|start|end|begin)(?=\s|$)/gi,
    ),
    '$1s',
  ],
  [sparing(/\b(match|pass)(?=\s|$)/gi), '$1es'],
  [sparing(/\bmore than or equal to\b/gi), 'at least'],
  [sparing(/\s+/g), ' '],
];

/** Literals are behind marks already, so nothing quoted changes. */
export function canonical(text: string): string {
  return REPLACED.reduce((words, [from, to]) => from.replace(words, to), text).trim();
}
