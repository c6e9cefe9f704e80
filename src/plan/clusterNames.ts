import { escaped } from '../text/escaped.ts';
/** Which clusters some words name, among the aliases that a story spells. */
export interface NamedClusters {
  readonly aliases: readonly string[];
  /** They are named as what is not meant, or as what something else waits for: any cluster may be the one. */
  readonly unsure: boolean;
}

const JOINT = '(?:\\s*(?:,|/|&|\\+|→|->|\\band\\b|\\bor\\b|\\bvs\\.?|\\bto\\b|\\bwith\\b)\\s*)+(?:the\\s+)?';
const ASIDE =
  /\b(?:not|except|without|unlike|than|excluding|outside|instead\s+of|after|before|once|like|as)\s+(?:(?:on|in|for|to|of|at|from|with)\s+)?(?:the\s+)?["'`]?$/i;
/** Labels of their own that say nothing of a cluster, even where one is called so. */
const LABEL_WORD =
  /^(?:check|cleanup|default|deploy|example|main|output|result|run|setup|test|tests|validate|validation|verification|verify)$/i;

/** Finds the clusters that texts name. */
export interface ClusterNames {
  /** "Infra Cluster", "infra and apps clusters", "cluster infra", "(infra)"; for a `label` also "On infra:" alone. */
  inWords(words: string, label: boolean): NamedClusters;
  /** `cluster-infra-web`, `clusters/infra/web`: the alias as a whole part of a name. */
  inCommand(text: string): readonly string[];
}

const NONE: ClusterNames = { inWords: () => ({ aliases: [], unsure: false }), inCommand: () => [] };
/** A story that spells more is no story of a person, and nothing is read into its words. */
const MOST = 50;

/** One list of forms for all names of a story. */
export function clusterNames(aliases: readonly string[]): ClusterNames {
  if (aliases.length === 0 || aliases.length > MOST) return NONE;
  const any = [...aliases]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const one = `(?<![\\w-])["'\`]?(?:${any})["'\`]?(?![\\w-]|\\.\\w)`;
  const list = `${one}(?:${JOINT}${one})*`;
  const forms = [
    new RegExp(`(${list})[\\s-]+(?:clusters?|contexts?)\\b`, 'gi'),
    new RegExp(`\\b(?:clusters?|contexts?):?\\s+(${list})`, 'gi'),
    new RegExp(`\\(\\s*(?:on\\s+|in\\s+)?(${list})\\s*\\)`, 'gi'),
  ];
  const alone = new RegExp(`^(?:(?:on|for|in|from)\\s+)?(?:the\\s+)?(${list})\\s*[:：]?$`, 'i');
  const single = new RegExp(one, 'gi');
  const within = (text: string): readonly string[] =>
    [...text.matchAll(single)].flatMap(([name]) => {
      const bare = name.replace(/["'`]/g, '').toLowerCase();
      return aliases.filter((alias) => alias.toLowerCase() === bare);
    });
  const inName = aliases.map(
    (alias) => new RegExp(`(?<![A-Za-z0-9])clusters?[-_/]${escaped(alias)}(?![A-Za-z0-9])`, 'i'),
  );
  const inWords = (words: string, label: boolean): NamedClusters => {
    const found = new Set<string>();
    let unsure = false;
    for (const form of forms)
      for (const match of words.matchAll(form)) {
        if (ASIDE.test(words.slice(0, match.index + match[0].indexOf(match[1] ?? '')))) unsure = true;
        for (const alias of within(match[1] ?? '')) found.add(alias);
      }
    const only = label ? alone.exec(words.trim())?.[1] : undefined;
    if (only !== undefined) for (const alias of within(only)) if (!LABEL_WORD.test(alias)) found.add(alias);
    return { aliases: aliases.filter((alias) => found.has(alias)), unsure };
  };
  const inCommand = (text: string): readonly string[] => aliases.filter((_, i) => inName[i]?.test(text));
  return { inWords, inCommand };
}
