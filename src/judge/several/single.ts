import { askedOf, type Asked } from '../../expect/asked.ts';
import { isStateWord, isTold } from '../../expect/asides.ts';
import { viewOf, type CommandView } from '../../expect/view.ts';
import { preparesOnly } from '../../plan/candidate.ts';
import type { ExpectationVerdict, Observed } from '../contract.ts';
import { escaped } from '../../text/escaped.ts';

/** One of several commands, as if it were the only one that the words can speak of. */
export interface Single {
  readonly index: number;
  readonly one: Observed;
  readonly asked: Asked;
  /** It sets something up, or changes it for others to look at, so that words speak of it only where they name it. */
  readonly prepares: boolean;
  judge(words: string): ExpectationVerdict;
}

/**
 * @param judge Judges words beside this command alone; asked once for the same words.
 * @param acted Whether it changed something, which another one looks at.
 */
export function singleOf(
  index: number,
  one: Observed,
  judge: (words: string) => ExpectationVerdict,
  acted: () => boolean,
): Single {
  const known = new Map<string, ExpectationVerdict>();
  let view: CommandView | null = null;
  const viewed = (): CommandView => (view ??= viewOf(one.text, one.facts));
  let asked: Asked | null = null;
  let prepares: boolean | null = null;
  // Most words need neither, as `exit 0`, and both take time.
  return {
    index,
    one,
    get asked() {
      return (asked ??= askedOf(viewed()));
    },
    get prepares() {
      return (prepares ??= preparesOnly(viewed()) || acted());
    },
    judge(words) {
      const verdict = known.get(words) ?? judge(words);
      known.set(words, verdict);
      return verdict;
    },
  };
}

/** What decides words that speak of several commands, each part beside its own. */
export type Share = ExpectationVerdict & { readonly verdict: 'pass' | 'fail' };

export function decided(verdict: ExpectationVerdict): Share | null {
  return verdict.verdict === 'pass' || verdict.verdict === 'fail' ? { ...verdict, verdict: verdict.verdict } : null;
}

/** All shares as one: what fails comes first, since it alone says why. */
export function joined(shares: readonly Share[]): Share {
  const failed = shares.find(({ verdict }) => verdict === 'fail');
  return {
    verdict: failed ? 'fail' : 'pass',
    because: failed?.because ?? shares.map(({ because }) => because).join(' '),
    rules: shares.flatMap(({ rules }) => rules),
  };
}

const SMALL =
  /^(?:the|an?|this|that|these|those|it|its|is|are|was|be|been|has|have|had|do|does|and|or|of|for|to|on|in|at|from|by|with|as|up|out|now|here|there|then|than|least|most|more|less|only|exactly|about|no|not|none|never|any|all|both|each|every|should|must|shall|will|shows?|prints?|returns?|gives?|says?|lists?|outputs?|reports?|answers?|exits?|exit|code|status|command|output|result|value|empty|blank|nothing|line|first|second|third|last)$/i;

/** Names and nouns of the words, which tell what they speak of: neither small words, nor numbers, nor states. */
export function topicsOf(words: string): readonly string[] {
  const tokens = words
    .split(/[\s,;:=]+/)
    .map((token) => token.replace(/^[`"'“”‘’(<>~]+|[`"'“”‘’).!?%]+$/g, ''))
    .filter((token) => /\p{L}{2}|\p{L}.*\d|\/\w/u.test(token));
  return [...new Set(tokens.filter((token) => !SMALL.test(token) && !isStateWord(token)))];
}

/** The one command that names most of the topics; null where none does, or several as many. */
export function namerOf(topics: readonly string[], singles: readonly Single[]): Single | null {
  const counts = singles.map((single) => namedBy(topics, single));
  const most = Math.max(...counts);
  const [only, another] = most === 0 ? [] : singles.filter((_, i) => counts[i] === most);
  return only && another === undefined ? only : null;
}

/** How many of the topics the command itself names, or always speaks of; of as many, what it names itself counts more. */
export function namedBy(topics: readonly string[], { asked, one }: Single): number {
  const named = topics.filter(
    (topic) => asked.says(topic) || isTold(topic, one.text) || (topic.includes('/') && one.text.includes(topic)),
  );
  return named.length + named.filter((topic) => asked.names(topic)).length / 100;
}

/** Commands that ask the same of different things: the same words but for one or two. */
export function areSisters(a: Single, b: Single): boolean {
  const [left, right] = [a, b].map(({ one }) => one.text.trim().split(/\s+/));
  if (!left || !right || left.length !== right.length || left[0] !== right[0]) return false;
  const apart = left.filter((word, i) => word !== right[i]).length;
  return apart <= 2 && apart < left.length;
}

/** Sisters that run the same program: one claim may be said of each. */
export function askTheSame(a: Single, b: Single): boolean {
  return areSisters(a, b) && programOf(a) === programOf(b);
}

/**
 * The largest group of such commands; empty where there is none, where another group is as large, or where the same
 * program is called in another way beside them: it may be one of those that are meant.
 */
export function sistersAmong(singles: readonly Single[]): readonly Single[] {
  const groups = singles.map((one) => singles.filter((other) => other === one || areSisters(one, other)));
  const most = Math.max(...groups.map((group) => group.length));
  const [first = [], ...others] = groups.filter((group) => group.length === most);
  if (most < 2 || others.some((group) => !group.some((one) => first.includes(one)))) return [];
  const programs = new Set(first.map(programOf));
  return singles.some((one) => !first.includes(one) && programs.has(programOf(one))) ? [] : first;
}

/** Tools of which each subcommand is a program of its own. */
const OF_MANY =
  /^(?:systemctl|git|docker|podman|terraform|tofu|helm|openssl|npm|go|gh|aws|az|gcloud|promtool|amtool|ip|etcdctl|vault|redis-cli)$/;

/** `sudo -n /usr/bin/stat -c %a f` → `stat`, `git -C a status` → `git status`, `zgrep` → `grep`. */
export function programOf({ one }: Single): string {
  const words = one.text
    .trim()
    .replace(/^(?:\w+=\S*\s+)*(?:sudo\s+(?:-\S+\s+)*)?(?:ssh\s+(?:-\S+\s+)*\S+\s+)?/, '')
    .replace(/\s(?:-[CnHp]|--(?:namespace|context|kube-context|project-name|git-dir))[ =]\S+/g, '')
    .split(/\s+/);
  const tool = (words[0] ?? '').replace(/^.*\//, '').replace(/^[ezf]?z?grep$/, 'grep');
  const verb = OF_MANY.test(tool) ? (words.slice(1).find((word) => /^[a-z][a-z-]*$/.test(word)) ?? '') : '';
  return `${tool} ${verb}`.trim();
}

/** `12 in total`, `both together`: a sum, and nothing that is said of each. */
export const SUMMED = /\b(?:totals?|sums?|altogether|together|combined|overall|in all|across)\b/i;

/** Two or more that ask the same, and no other among them. */
export function areAllSisters(singles: readonly Single[]): boolean {
  return singles.length > 1 && sistersAmong(singles).length === singles.length;
}

/** As a word of its own, or an ending of one: `key` in `/etc/pki/app.key`. */
function wordIn(name: string, { one }: Single): boolean {
  const pattern = escaped(name.toLowerCase());
  return new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9_])`).test(one.text.toLowerCase());
}

/** Those in whose text the name stands. */
export function calledBy(name: string, singles: readonly Single[]): readonly Single[] {
  return name === '' ? [] : singles.filter((single) => wordIn(name, single));
}

/** How many are said to be meant: `two of them`, `both`. */
export const COUNTS: Readonly<Record<string, number>> = { one: 1, both: 2, two: 2, three: 3, four: 4, five: 5, six: 6 };
