import { answerWordsOf, isGeneric, isSmall } from '../../expect/answerWords.ts';
import { isStateWord } from '../../expect/asides.ts';
import { askedOf, stemsOf } from '../../expect/asked.ts';
import type { CommandView } from '../../expect/view.ts';

/**
 * Whether a rule compared one answer with words that speak of another thing than was asked for, or of another number
 * of them than was printed.
 *
 *     all 3 pods Running    … -o jsonpath='{.items[*].status.phase}'      Running Running      of two only
 *     3 containers          … -o jsonpath='{.spec.replicas}'              3                    of replicas
 */
export function speaksOfOther(clause: string, values: readonly string[], view: CommandView): boolean {
  // `fast (not slow)`: that it is no other follows.
  if (ofOtherColumn(clause, view.text)) return true;
  const said = answerWordsOf(clause.replace(/\s\((?:and )?not \S+\)/i, ''));
  if (said === null || values.length === 0) return false;
  const bare = said.test?.is === 'compare' && said.test.bounds.every(({ spoken }) => !spoken);
  const numbers = values.every((value) => /^[\d.]+$/.test(value));
  if (said.every && values.length === 1 && NAMES_ONE.test(view.text)) return true;
  if (said.count !== null && !numbers && said.count !== values.length) return true;
  // `three pods Running`
  if (
    said.count === null &&
    view.prints === 'scalar' &&
    bare &&
    !numbers &&
    said.nouns.length > 0 &&
    said.test?.is === 'compare'
  )
    return said.test.bounds.some(({ value }) => /^\d+$/.test(value) && Number(value) !== values.length);
  const asked = askedOf(view);
  if (numbers && leavesOutQualifier(said.words, asked.key) && !asked.counts && view.prints === 'scalar') return true;
  if (view.prints !== 'scalar' || asked.counts || asked.key.length === 0) return false;
  const printed = new Set(values.map((value) => value.toLowerCase()));
  const words = said.words.filter(
    (word) =>
      !printed.has(word.toLowerCase()) &&
      !isSmall(word) &&
      !isGeneric(word) &&
      !isStateWord(word) &&
      !INTRODUCES.test(word),
  );
  if (words.some((word) => !asked.says(word) && !isOfKey(word, asked.key))) return true;
  return numbers && namesOther(said.nouns, asked.key);
}

/** The words right behind a number name something, but nothing that the key says. */
export function namesOther(nouns: readonly string[], key: readonly string[]): boolean {
  const own = nouns.filter((word) => !isSmall(word));
  return key.length > 0 && own.length > 0 && !own.some((word) => isGeneric(word) || isOfKey(word, key));
}

const INTRODUCES =
  /^(?:should|must|shall|will|has|have|be|a|an|the|expect|expected|prints?|says?|now|still|both|each)$/i;

/** One thing is asked for by its name, which tells nothing of all. */
const NAMES_ONE =
  /\bkubectl\s(?:-\S+ \S+ )*get (?:-n \S+ )?(?:[a-z]+\/[\w.-]+|[a-z]+ [a-z\d][\w.-]*)(?=\s-|$)|\b(?:docker|podman)\s(?:container )?inspect (?:(?:-f|--format)[ =](?:'[^']*'|"[^"]*") )?[\w.-]+$/;

const isOfKey = (word: string, key: readonly string[]): boolean =>
  [...stemsOf(word)].some((stem) => key.includes(stem));

/** Parts of a key that turn it round or bound it, which no author leaves out: `unavailableReplicas`, `maxReplicas`. */
const QUALIFIES = /^(?:un\p{L}{4,}|not|non|fail\p{L}*|miss\p{L}*|err\p{L}*|max\p{L}*|min|minimum|old|previou\p{L}*)$/u;

/** Whether words name a key of which they leave out what turns it round. */
export function leavesOutQualifier(words: readonly string[], key: readonly string[]): boolean {
  return key.some(
    (part) => QUALIFIES.test(part) && !words.some((word) => [...stemsOf(word)].some((stem) => sameRoot(stem, part))),
  );
}

const sameRoot = (a: string, b: string): boolean =>
  a === b || (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)));

/** What `free` and `df` print in which column, counted from 1. */
const COLUMNS: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/\bfree\b/, [[], ['total'], ['used'], ['free'], ['shared'], ['cache', 'cached', 'buffers'], ['available', 'avail']]],
  [/\bdf\b/, [['filesystem'], ['size', 'total'], ['used'], ['available', 'avail', 'free'], ['used'], ['mounted']]],
];

/** `free` beside the third column of `free -m`, which is what is used. */
export function ofOtherColumn(words: string, command: string): boolean {
  const [, n] = /\bawk\b[^$]*\$(\d)[^$]*$/.exec(command) ?? [];
  const columns = COLUMNS.find(([tool]) => tool.test(command))?.[1];
  if (n === undefined || columns === undefined) return false;
  const mine = columns[Number(n) - 1] ?? [];
  const named = words.toLowerCase().match(/[a-z]+/g) ?? [];
  return named.some((word) => !mine.includes(word) && columns.some((column) => column.includes(word)));
}

/** `bucket enabled` of `get-bucket-versioning`: what is on is the last thing that the command asks for. */
export function leavesOutSubject(words: string, command: string): boolean {
  if (!/\b(?:enabled|disabled|on|off|active|inactive|suspended)\b/i.test(words)) return false;
  const subject = /\s(?:get|show|describe)(?:-[a-z\d]+)+-([a-z]+(?:[^su]|ss))(?=\s|$)/.exec(command)?.[1];
  if (subject === undefined) return false;
  const [stem = ''] = stemsOf(subject);
  return ![...stemsOf(words)].some((one) => sameRoot(one, stem));
}
