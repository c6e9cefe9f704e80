import { isLetters } from '../text/words.ts';

/** A word without a plural's end: `policies`, `nodes`. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word === 'https' || !isLetters(word))
    return word;
  return word.endsWith('ies') && word.length > 5 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
