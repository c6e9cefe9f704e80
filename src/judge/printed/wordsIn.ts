import type { RuleTest } from '../../expect/rule.ts';
import { sparing } from '../../text/sparing.ts';
import { tokenFinder } from './tokens.ts';

/** Words that an output leaves out where it says the same. */
const LITTLE =
  /^(?:is|are|was|were|be|been|the|an?|all|every|each|both|of|that|has|have|now|shows?|prints?|says?|contains?|outputs?|logs?|lines?|in|it|should|must|will|and)$/i;
const MARKUP = sparing(/[`"'“”‘’]/g);

/** Where a line holds all of the words that a rule looks for, in any order. */
export interface Place {
  readonly line: number;
  readonly ahead: string;
  readonly behind: string;
}

const MOST_LINES = 2000;
const LONGEST = 600;

/** What a rule looks for in prose; null where it looks at a place of its own. */
export function wordsOf(test: RuleTest): readonly string[] | null {
  const text =
    test.kind === 'contains'
      ? test.token
      : test.kind === 'says'
        ? test.text
        : test.kind === 'exists'
          ? test.name
          : null;
  if (text === null) return null;
  const words = MARKUP.replace(text, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '' && !LITTLE.test(word));
  return words.length === 0 || words.length > 12 ? null : words;
}

/** The lines of an output that hold all of them. */
export function placesOfWords(words: readonly string[], lines: readonly string[]): readonly Place[] {
  const finders = words.map((word) => tokenFinder(word, { exact: false }));
  return lines.slice(0, MOST_LINES).flatMap((text, line) => {
    const short = text.slice(0, LONGEST);
    let [from, to] = [LONGEST, 0];
    for (const find of finders) {
      const hit = find(short);
      if (!hit) return [];
      [from, to] = [Math.min(from, hit.start), Math.max(to, hit.end)];
    }
    return [{ line, ahead: short.slice(0, from), behind: short.slice(to) }];
  });
}
