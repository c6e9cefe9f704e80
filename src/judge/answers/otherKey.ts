import { askedOf, stemsOf } from '../../expect/asked.ts';
import type { CommandView } from '../../expect/view.ts';
import { allWords } from '../../text/words.ts';

/**
 * What is asked for is not what the words name, though it shares its noun: a bound, what is no more, or what lacks.
 *
 *     replicas 3      kubectl get deploy web -o jsonpath='{.status.unavailableReplicas}'      3
 *                                                                  ^^^^^^^^^^^
 */
const TURNS =
  /^(?:un\p{L}{3,}|not|non|no|fail\p{L}*|miss\p{L}*|err\p{L}*|terminat\p{L}*|pend\p{L}*|max|maxim\p{L}*|min|minim\p{L}*|lost|dead|evict\p{L}*|delet\p{L}*|drop\p{L}*|reject\p{L}*|previous|old|stale|expect\p{L}*|excess|limit|remain\p{L}*)$/u;

/** Parts of the name of what a command asks for that turn its meaning and that no word says. */
export function turnedBy(words: readonly string[], key: readonly string[]): boolean {
  const said = new Set(words.flatMap((word) => [...stemsOf(word)]));
  return key.length > 1 && key.some((part) => TURNS.test(part) && !said.has(part));
}

/** … where the words name the rest of it. */
export function isOfOtherKey(words: string, view: CommandView): boolean {
  const said = allWords(words);
  const { key } = askedOf(view);
  const stems = new Set(said.flatMap((word) => [...stemsOf(word)]));
  return key.some((part) => stems.has(part)) && turnedBy(said, key);
}
