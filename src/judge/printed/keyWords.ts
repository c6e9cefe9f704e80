import { allWords } from '../../text/words.ts';

/**
 * The words of a printed key, and those that an author calls it by: letter case, plurals and what divides the words do
 * not matter.
 *
 *     unassigned_shards, UnassignedShards, "Unassigned Shards"      unassigned · shard
 */
export interface KeyWords {
  /** In order, each a word that the key is made of. */
  readonly parts: readonly string[];
  /** Tokens of the key: `clusterip` of `clusterIP`. */
  readonly wholes: ReadonlySet<string>;
  /** All of it in one, as it is spelled and in plain words. */
  readonly joined: readonly string[];
}

/** Words that are short for others, or that tools use for one another. */
const SAME: Readonly<Record<string, string>> = {
  // What runs one on each node.
  agent: 'daemonset',
  addr: 'address',
  az: 'zone',
  cert: 'certificate',
  cfg: 'configuration',
  config: 'configuration',
  conn: 'connection',
  db: 'database',
  issued: 'issuer',
  master: 'primary',
  max: 'maximum',
  mem: 'memory',
  min: 'minimum',
  msg: 'message',
  repl: 'replica',
  replication: 'replica',
  slave: 'replica',
  source: 'primary',
  unacked: 'unacknowledged',
};

const known = new Map<string, KeyWords>();

/** Output has many lines and few keys. */
export function keyWords(key: string): KeyWords {
  const before = known.get(key);
  if (before) return before;
  const words = allWords(key.replace(/(?<=[\p{L}\p{N}])\(s\)/gu, 's'));
  const parts = words.flatMap((word) => partsOf(word));
  const wholes = new Set(words.map(plainWord));
  const made: KeyWords = { parts, wholes, joined: [words.join('').toLowerCase(), parts.join('')] };
  if (known.size > 5000) known.clear();
  known.set(key, made);
  return made;
}

/** `maxSurge` is two words, `OSDs` one. */
export function partsOf(word: string): readonly string[] {
  const cut = /^\p{Lu}+s$/u.test(word)
    ? [word]
    : word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}\p{Ll})/u);
  return cut.map(plainWord);
}

const NO_PLURAL = /^(?:status|https|tls|dns|redis|bios|os|is|has|as|us|this)$/;

/** In lower case, without a plural's end, as the word that it is short for. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (NO_PLURAL.test(lower)) return lower;
  const one = /ies$/.test(lower)
    ? `${lower.slice(0, -3)}y`
    : /(?:ss|x|ch)es$/.test(lower)
      ? lower.slice(0, -2)
      : /[^s]s$/.test(lower) && lower.length > 2
        ? lower.slice(0, -1)
        : lower;
  return SAME[lower] ?? SAME[one] ?? one;
}
