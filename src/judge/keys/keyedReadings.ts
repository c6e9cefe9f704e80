import type { Field } from './field.ts';
import { keyWords } from '../printed/keyWords.ts';

/**
 * Ways to write the same words so that keys and values can be told apart, the most likely first.
 *
 *     db has `restart: always`       db has `restart` `always`          a key and its value in one pair of quotes
 *     unsealed (Sealed false)        unsealed, Sealed false             what is in brackets is said as well
 *     drops ALL capabilities         drops `ALL` capabilities           no word for how many, but a value
 *     1 for all and default          1 for `all` and default            … or a key
 */
export function readingsOf(words: string, fields: readonly Field[]): readonly string[] {
  const plain = words
    .replace(/\b(we|you|they|it|that|there)['’](?:re|s)\b/gi, '$1')
    .replace(/\b(?:switched|turned|toggled) (on|off)\b/gi, '$1')
    .replace(/`([A-Za-z][\w.-]*)\s*[:=]\s*([^`{}]+?)\s*`/g, '`$1` `$2`');
  const out: string[] = [];
  const [, before, inside] = /^([^()]*\S)\s+\(([^()]*\s[^()]*)\)[.\s]*$/.exec(plain) ?? [];
  if (before !== undefined && inside !== undefined) out.push(`${before}, ${inside}`);
  out.push(plain);
  if (/\bALL\b/.test(plain)) out.push(plain.replace(/(?<!`)\bALL\b(?!`)/, '`ALL`'));
  const named = fields.some(({ key, above }) =>
    [...above.slice(-1), key].some((one) => keyWords(one).wholes.has('all')),
  );
  if (named && /\ball\b/.test(plain)) out.push(plain.replace(/(?<!`)\ball\b(?!`)/, '`all`'));
  return out;
}
