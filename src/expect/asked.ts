import type { Stage } from '../command/facts.ts';
import { sparing, type Sparing } from '../text/sparing.ts';
import { isStateWord } from './asides.ts';
import { deniedIn, spokenIn } from './denied.ts';
import { impliedWords } from './impliedWords.ts';
import { kindsOf, wordsOf } from './kinds.ts';
import type { CommandView } from './view.ts';
import { apartAtCapitals, isLetters, allWords } from '../text/words.ts';

/**
 * What a command's own words say of the one answer that it prints: what is asked for, and what is counted.
 *
 *     psql -Atc "select count(*) from orders where state <> 'paid'"     says `order`, counts orders; denies `paid`
 *     kubectl get cronjob purge -o jsonpath='{.spec.suspend}'           says `cronjob`, `purge`; its key is `suspend`
 */
export interface Asked {
  /** The word, or one of the same stem, stands in it, or its tool always asks for that; a state only as it is. */
  readonly says: (word: string) => boolean;
  /** The word, or one of the same stem, stands in it: its tool asks for more than that. */
  readonly names: (word: string) => boolean;
  /** It leaves out what is called so: `grep -v Running`. */
  readonly denies: (word: string) => boolean;
  /** Stems of the last name of the path that it asks for; empty where there is none. */
  readonly key: readonly string[];
  readonly counts: boolean;
  /** What it counts is named: kubectl's resources, the table of a query. */
  readonly knowsCounted: boolean;
  /** Whether so many of what is called so can be meant by its count. */
  readonly countsAs: (noun: string) => boolean;
}

const COUNTS =
  /\bcount\s*\(|\blength\s*\(|\blength\s*['"]?\s*$|\b(?:llen|scard|zcard|hlen|xlen)\b|\bredis-cli\b.*\bdbsize\b|--count(?:-only)?\b|\bnproc\b|\bNRestarts\b/i;

/** Tools that print one value, and ways to pick one out of more. */
const PICKS: readonly Sparing[] = [
  /^(?:getenforce|hostname|hostnamectl --\w+|whoami|nproc|uname|ulimit|arch|id|sysctl|readlink|realpath|getconf|printenv|redis-cli|crane digest|timedatectl show|stat (?:\S+ )*(?:-\w*c|--format|--printf))\b/,
  /^git (?:\S+ )*?(?:rev-parse|branch --show-current|describe|symbolic-ref|rev-list|config|remote get-url|log -(?:1|n ?1) .*--format)\b/,
  /^df .*--output|^amtool config routes test\b|^kubectl config current-context\b|^hostnamectl --(?:static|transient|pretty)\b|^(?:aws|az|gcloud|oci) /,
  /^cat \/(?:proc|sys|etc)\/\S+$/,
  /^systemctl show (?:\S+ )*?(?:-p |--property[ =])\w+(?: (?!-)\S+)*$/,
  /^(?:psql|mysql|mariadb|sqlite3|clickhouse-client|clickhouse)\b.*\b(?:select|show)\s/is,
  /^(?:terraform|tofu) output -raw\b|^\S+ (?:\S+ )?(?:config|configure|kv) get(?:-value)?\b|^etcdctl .*--print-value-only\b|^pgrep .*-c\b|^(?:terraform|tofu) workspace show\b|^gh .*\s(?:-q|--jq)[ =]/,
  /\s(?:--query|--format|--template|-f|-field|--value|--output[ =]text|--print-value-only|-w)(?=[\s='"]|$)|\s-o[ =]?(?:tsv|jsonpath|go-template|custom-columns)/,
].map((expression) => sparing(expression));
const PICKS_LAST = /^(?:jq|yq|awk|cut|tail|head|wc|tr|sed|xargs|base64|sort|uniq)$/;

/** One commit a line, of those that one end has and the other has not. */
const LOG = /^\s*git\s+(?:-C\s+\S+\s+)?log\s(?=[^|]*--oneline\b)[^|]*\S\.\.(?!\.)[^|]*$/;

/** Prints a line for each thing of a query or a list of names. */
export function listsNames(view: CommandView): boolean {
  if (view.prints === 'names') return !view.text.includes('|');
  if (LOG.test(view.text)) return true;
  return (
    /^(?:psql\s(?:.*\s)?-\w*(?:tA|At)|mysql\s(?:.*\s)?-\w*N)/.test(view.text) &&
    /\bselect\s+(?:distinct\s+)?[\w.]+\s+from\b/i.test(view.text)
  );
}

/** Whether one bare answer, or a few of one kind, is all that a command can print where it goes well. */
export function asksForOne(view: CommandView, last: Stage | undefined): boolean {
  if (view.prints === 'scalar' || view.prints === 'number' || view.prints === 'names' || LOG.test(view.text))
    return true;
  if (view.prints !== 'text' && view.prints !== 'json') return false;
  const line = [view.tool ?? '', ...view.args].join(' ');
  const stages = view.text.split('|').length;
  if (/^[ef]?grep$/.test(last?.tool ?? '') && view.filters.length === 1) return true;
  if (stages === 1 || !PICKS_LAST.test(last?.tool ?? '')) return PICKS.some((pick) => pick.test(line));
  return last?.tool === 'awk' || last?.tool === 'cut' || PICKS.some((pick) => pick.test(line));
}

export function askedOf(view: CommandView): Asked {
  const { text } = view;
  const spoken = spokenIn(text);
  const denied = stemsOf(deniedIn(text).join(' '));
  const means = impliedWords(text).join(' ');
  const meant = stemsOf(means);
  const own = stemsOf(spoken);
  const said = new Set([...own, ...meant, ...kindStems(view.kinds)]);
  const tokens = allWords(spoken);
  const initials = tokens.map((token) => token.charAt(0).toLowerCase()).join('');
  const counts = view.counts !== null || view.prints === 'number' || COUNTS.test(text);
  const counted = countedBy(view, spoken);
  const exact = new Set(allWords(`${spoken} ${means}`.toLowerCase()));
  const camel = new Set(inParts(spoken).map((part) => part.toLowerCase()));
  const selected = stemsOf(
    [...spoken.matchAll(/\s(?:-l|--selector)[ =](\S+)/g)].map(([, is = '']) => is.replace(/[^,=]+=/g, '')).join(' '),
  );
  const says = (word: string): boolean =>
    !TURNS.test(word) &&
    (isStateWord(word)
      ? exact.has(word.toLowerCase()) || camel.has(word.toLowerCase())
      : said.has(stemOf(word)) ||
        [...partsOf(word)].every((part) => said.has(part)) ||
        (/^[A-Z]{3,5}$/.test(word) && initials.includes(word.toLowerCase())));
  return {
    says,
    names: (word) => own.has(stemOf(word)) || [...partsOf(word)].every((part) => own.has(part)),
    denies: (word) => denied.size > 0 && [...stemsOf(word)].every((part) => denied.has(part)),
    key: keyOf(text),
    counts,
    knowsCounted: counted !== null,
    countsAs: (noun) => {
      const stems = [...stemsOf(noun)];
      if (counted !== null)
        return stems.every((part) => counted.has(part) || (meant.has(part) && !PLACES.has(part)) || selected.has(part));
      if (says(noun)) return true;
      if (/^(?:ahead|behind|missing|over|under)$/i.test(noun)) return false;
      // A filter says what is counted.
      if (view.filters.some((word) => /\p{L}{3}/u.test(word)) || /\bselect\s*\(|\bgrep\b[^|]*\p{L}{3}/u.test(spoken))
        return false;
      return view.kinds.length === 0 && kindsOf(noun).length === 0 && listedIn(spoken).length === 0;
    },
  };
}

/** The `no` of `--no-headers` is none of the author's. */
const TURNS = /^(?:no|not|none|never|without|except|other|another|than|until|unless)$/i;

/** The things of `kubectl get`, of an SQL query and of a list; null where they are not to be seen. */
function countedBy(view: CommandView, spoken: string): ReadonlySet<string> | null {
  // Of a document jq counts what its path says.
  if (/\bjq\b/.test(spoken))
    return /\bjq\s+(?:-\S+\s+)*['"]?\.?\s*\|?\s*length\b/.test(spoken) ? stemsOrNull(ofUrl(spoken)) : null;
  if (view.kinds.length > 0 && view.kinds[0] !== 'all') return kindStems(view.kinds);
  const list = /\bredis-cli\b.*\s(?:llen|scard|zcard|hlen|xlen)\s+["']?([\w:.-]+)/i.exec(spoken)?.[1];
  if (list !== undefined) return stemsOf(list);
  const listed = LISTED.find(([lists]) => lists.test(spoken))?.[1] ?? ofUrl(spoken);
  if (listed !== undefined) return stemsOf(listed);
  const column = /\bcount\s*\(\s*distinct\s+([\w.]+)/i.exec(spoken)?.[1];
  const table = column ?? /\bselect\b.*?\bfrom\s+["`]?(\w[\w.]*)/is.exec(spoken)?.[1];
  return table === undefined ? null : stemsOf(table);
}

/** Implied words for where things are or what they are made from, which are not counted. */
const PLACES: ReadonlySet<string> = stemsOf(
  'namespace cluster chart image database db server log filesystem disk memory host',
);

/** What tools list that do not say it in their arguments, or whose arguments name other things too. */
const LISTED: readonly (readonly [Sparing, string])[] = (
  [
    [/\b(?:docker|podman|nerdctl|crictl)\s.*\bps\b/, 'containers'],
    [/\bhelm\s(?:.*\s)?(?:ls|list)\b/, 'releases'],
    [/\betcdctl\b.*\bmember list\b/, 'members nodes'],
    [/\bgit\b.*\brev-list\b/, 'commits revisions'],
    [/\bgit (?:-C \S+ )?tag\b/, 'tags'],
    [/\bgit (?:-C \S+ )?stash list\b/, 'stashes'],
    [/\b(?:ss|netstat)\s/, 'connections sockets'],
    [/\bnproc\b/, 'cpus cores'],
    [/\bNRestarts\b/, 'restarts'],
  ] as const
).map(([expression, words]) => [sparing(expression), words]);

/** `orders` of `curl -s http://shop/api/v1/orders?all=1`. */
function ofUrl(spoken: string): string | undefined {
  const path = /\bhttps?:\/\/[^\s/'"]+\/([^\s?#'"|]+)/.exec(spoken)?.[1];
  const last = path?.split('/').findLast((part) => part !== '');
  return last !== undefined && /^[a-z_-]{2,}[^su]s$/i.test(last) ? last : undefined;
}

const stemsOrNull = (text: string | undefined): ReadonlySet<string> | null =>
  text === undefined ? null : stemsOf(text);

const kindStems = (kinds: readonly string[]): ReadonlySet<string> => stemsOf(kinds.flatMap(wordsOf).join(' '));

/** `members` of `consul members`: plurals among the words of the first stage that are not quoted. */
function listedIn(spoken: string): readonly string[] {
  const [first = ''] = spoken.replace(/"[^"]*"|'[^']*'/g, ' ').split('|', 1);
  return first
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^[a-z][a-z_-]{2,}[^su]s$/.test(word));
}

/** The last name in what picks the answer out. */
const KEYS: readonly RegExp[] = [
  /^\s*(?:sudo )?(?:systemctl|timedatectl|loginctl) show\b.*?\s(?:-p|--property)[ =]([A-Za-z]\w*)(?![\w,])/,
  /@\.type==\\?["']([A-Za-z]\w*)\\?["']\)\]\.status/,
  /jsonpath=['"]?\{[^{}|]*?([A-Za-z]\w*)[^\w{}]*\}['"]?(?:\s|$)/,
  /\bj?yq\s[^|]*?\.([A-Za-z]\w*)['"]?(?:\s[^|]*)?$|\bjq\s.*?\.([A-Za-z]\w*)['"]?\s*\S*$/,
  /\{\{\s*[^{}]*?([A-Za-z]\w*)\s*\}\}/,
  /--query[ =]['"]?[^'"\s]*?([A-Za-z]\w*)['"]?(?:\s|$)/,
  /\bselect\s+@*(?:\w+\.)?([A-Za-z]\w*)(?:\(\))?\s*(?:\bfrom\b[^|]*|;?['"]?\s*)$/i,
  /(?:\bshow|\s-p|\s--property)[ =]([A-Za-z]\w*)/,
];

function keyOf(text: string): readonly string[] {
  for (const key of KEYS) {
    const match = key.exec(text);
    const name = match?.[1] ?? match?.[2];
    if (name !== undefined) return [...partsOf(name)];
  }
  return [];
}

/** Stems of the parts of a name: `readOnlyRoot_fs` has four. */
function partsOf(text: string): ReadonlySet<string> {
  return new Set(inParts(text).map(stemOf));
}

function inParts(text: string): readonly string[] {
  return allWords(apartAtCapitals(text));
}

/** The same, and each token as a whole. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set([...partsOf(text), ...allWords(text).map(stemOf)]);
}

/** `replications`, `encrypted`, `encryption`: what they share. A word is left with four letters at least. */
export function stemOf(word: string): string {
  let stem = word.toLowerCase();
  if (stem.length >= 4 && /[^su]s$/.test(stem) && isLetters(stem)) stem = stem.slice(0, -1).replace(/ie$/, 'y');
  return withoutEnd(withoutEnd(stem, /(?:ing|ions?|ed|er|ly)$/, 4), /[ey]$/, 3).replace(/is$/, 'iz');
}

/** The word where fewer than so many letters would be left before its end. */
function withoutEnd(word: string, end: RegExp, least: number): string {
  const rest = word.replace(end, '');
  return rest.length < word.length && rest.length >= least && isLetters(rest.slice(-least)) ? rest : word;
}
