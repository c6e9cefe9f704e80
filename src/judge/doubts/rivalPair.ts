import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

/** `status: ok`: a key, and a word for how it is. */
const PAIR = sparing(/^\W*([a-z][\w -]{0,40}?)\s*[:=]\s*["'`]?([a-z][\w-]*)["'`]?\W*$/i);
const LINE = /^[\s>*-]*(?:[\w./-]+ )*?([\w.-]+)\s*[:=]\s*["']?([a-z][\w-]*)/i;

/**
 * Whether a pair that is looked for as it stands is printed with another word, too, so that it is not known which is meant.
 *
 *     status: ok        main:
 *                         status: error
 *                       old:
 *                         status: ok
 */
export function hasRivalPair(words: string, rules: readonly RuleVerdict[], { stdout, stderr }: Observed): boolean {
  const [, key, word] = PAIR.exec(words) ?? [];
  if (key === undefined || word === undefined || !rules.some(({ rule }) => LOOKS.has(rule.kind))) return false;
  const last = key.split(/\s+/).at(-1)?.toLowerCase();
  return `${stdout.text}\n${stderr.text}`.split('\n', MOST_LINES).some((line) => {
    const [, of, is] = LINE.exec(line.slice(0, LONGEST)) ?? [];
    return of?.toLowerCase() === last && is !== undefined && is.toLowerCase() !== word.toLowerCase();
  });
}

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains']);
const MOST_LINES = 2000;
const LONGEST = 300;
