import type { Stage } from '../command/facts.ts';
import { sparing, type Sparing } from '../text/sparing.ts';
import { isStateWord } from './asides.ts';
import { kindsOf, wordsOf } from './kinds.ts';
import type { CommandView } from './view.ts';

/**
 * What a command's own words say of the one answer that it prints: what is asked for, and what is counted.
 *
 *     psql -Atc "select count(*) from orders where state <> 'paid'"     says `order`, counts orders; denies `paid`
 *     kubectl get cronjob purge -o jsonpath='{.spec.suspend}'           says `cronjob`, `purge`; its key is `suspend`
 */
export interface Asked {
  /** The word, or one of the same stem, stands in it, or its tool always asks for that; a state only as it is. */
  readonly says: (word: string) => boolean;
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

/** What tools ask for, or list, without saying so. */
const MEANS: readonly (readonly [RegExp, string])[] = [
  [/\bllen\b/, 'queue depth length list backlog size items messages jobs tasks'],
  [/\b(?:scard|zcard|hlen|xlen)\b/, 'members entries items size length'],
  [/^psql\b|\spsql\s/, 'postgres postgresql database db server'],
  [/^(?:mysql|mariadb)\b|\smysql\s/, 'mysql mariadb database db server'],
  [/\bredis-cli\b/, 'redis server key'],
  [/\bdbsize\b/, 'keys'],
  [/\bnproc\b/, 'cpus cores processors vcpus'],
  [/\bpg_stat_activity\b|\bprocesslist\b|\bnumbackends\b/i, 'open connections sessions clients backends'],
  [/(?:^|[|;&]\s*|\bsudo\s+)(?:ss|netstat)\s/, 'connections sockets'],
  [/\baz\s+group\b/, 'resource'],
  [/\blocation\b/, 'region'],
  [/\bregion\b/, 'location'],
  [/\b(?:crane|skopeo|cosign|docker|podman|nerdctl|crictl)\b/, 'image'],
  [/\bSOA\b/, 'serial zone'],
  [/\bpg_stat_replication\b/, 'standbys replicas connected'],
  [/out of memory|oom/i, 'OOM kills killed killer'],
  [/\bwhoami\b/, 'user runs'],
  [/\bid\s+-\w*u/, 'uid user id runs'],
  [/\bdig\b/, 'answer section records addresses dns'],
  [/\bfree\b/, 'memory usage used'],
  [/\bstat\s.*%T/, 'filesystem type'],
  [/\bgit\b.*\brev-parse\b/, 'commit sha revision head'],
  [/\bsystemctl\b.*\bis-enabled\b/, 'boot reboot startup'],
  [/\b(?:docker|podman)\b.*\binspect\b/, 'container'],
  [/\bkustomize\s+build\b|\bhelm\s+template\b|\bkubectl\s+kustomize\b/, 'rendered'],
  [/\buname\s+-r/, 'kernel version release'],
  [/\bstat\s.*%a/, 'file mode permissions octal'],
  [/\bstat\s.*%U/, 'file owner owned user'],
  [/\bstat\s.*%G/, 'file group owned'],
  [/\bgetenforce\b/, 'selinux mode'],
  [/\bulimit\s+-\w*n/, 'open file descriptors limit'],
  [/\bgit\b.*(?:--show-current|--abbrev-ref|symbolic-ref)/, 'branch checked repo repository current'],
  [/\bgit\b.*\bdescribe\b/, 'tag version release checked head'],
  [/\bgit\b.*--count\b/, 'commits ahead behind'],
  [/\bgit\b.*\bstatus\b.*\bwc\b/, 'changes changed uncommitted modified files dirty'],
  [/\bsystemctl\b/, 'service unit daemon'],
  [/%\{time_\w+\}/, 'time latency request response total'],
  [/%\{(?:http|response)_code\}/, 'http status code request'],
  [/\bfind\b.*-type f\b/, 'files'],
  [/\bfind\b.*-type d\b/, 'directories folders'],
  [/(?:^|[|;&]\s*)ls\b/, 'files entries'],
  [/(?:^|[|;&]\s*)(?:ps|pgrep)\b/, 'processes'],
  [/\b(?:docker|podman|nerdctl|crictl)\b.*\bps\b/, 'containers'],
  [/\bhelm\b.*\b(?:ls|list)\b/, 'releases'],
  [/\b(?:journalctl|dmesg|logs)\b/, 'log kernel messages entries events'],
  [/\bcrontab\b/, 'cron jobs entries'],
  [/\b(?:iptables|nft)\b/, 'rules'],
  [/\bip\b.*\broute\b/, 'routes default gateway'],
  [/\/sys\/class\/net\//, 'link interface nic'],
  [/\bgrep\b.*\bserver\b.*\bhaproxy\b/, 'backends'],
  [/\bdf\b.*\bavail\b/, 'free space available'],
  [/\bdf\b.*\bi(?:pcent|used|avail)\b/, 'inodes'],
  [/\bloadavg\b|\buptime\b/, 'load average'],
  [/\.spec\.replicas\b/, 'desired'],
  [/\bnodeName\b/, 'scheduled placed'],
  [/\bhelm\b/, 'chart release'],
  [/\bdf\b/, 'disk filesystem usage used'],
  [/\blsmod\b/, 'modules'],
  [/\blsof\b/, 'open files descriptors'],
  [/\b(?:rpm|dpkg|apt|dnf|yum)\b/, 'packages'],
];

const COUNTS =
  /\bcount\s*\(|\blength\s*\(|\blength\s*['"]?\s*$|\b(?:llen|scard|zcard|hlen|xlen|dbsize)\b|--count(?:-only)?\b|\bnproc\b/i;

/** Tools that print one value, and ways to pick one out of more. */
const PICKS: readonly Sparing[] = [
  /^(?:getenforce|hostname|whoami|nproc|uname|ulimit|arch|id|sysctl|readlink|realpath|getconf|printenv|redis-cli|crane digest|timedatectl show|stat (?:\S+ )*(?:-\w*c|--format|--printf))\b/,
  /^git (?:\S+ )*?(?:rev-parse|branch --show-current|describe|symbolic-ref|rev-list|config|remote get-url|log -(?:1|n ?1) .*--format)\b/,
  /^df .*--output|^(?:aws|az|gcloud|oci) /,
  /^cat \/(?:proc|sys|etc)\/\S+$/,
  /^(?:psql|mysql|mariadb|sqlite3|clickhouse-client|clickhouse)\b.*\b(?:select|show)\s/is,
  /^(?:terraform|tofu) output -raw\b|^\S+ (?:\S+ )?(?:config|configure|kv) get(?:-value)?\b|^etcdctl .*--print-value-only\b|^pgrep .*-c\b|^(?:terraform|tofu) workspace show\b/,
  /\s(?:--query|--format|--template|-f|-field|--value|--output[ =]text|--print-value-only|-w)(?=[\s='"]|$)|\s-o[ =]?(?:tsv|jsonpath|go-template|custom-columns)/,
].map(sparing);
const PICKS_LAST = /^(?:jq|yq|awk|cut|tail|head|wc|tr|sed|xargs|base64|sort|uniq)$/;

/** Prints a line for each thing of a query or a list of names. */
export function listsNames(view: CommandView): boolean {
  if (view.prints === 'names') return !view.text.includes('|');
  return (
    /^(?:psql\s(?:.*\s)?-\w*(?:tA|At)|mysql\s(?:.*\s)?-\w*N)/.test(view.text) &&
    /\bselect\s+(?:distinct\s+)?[\w.]+\s+from\b/i.test(view.text)
  );
}

/** Whether one bare answer, or a few of one kind, is all that a command can print where it goes well. */
export function asksForOne(view: CommandView, last: Stage | undefined): boolean {
  if (view.prints === 'scalar' || view.prints === 'number' || view.prints === 'names') return true;
  if (view.prints !== 'text' && view.prints !== 'json') return false;
  const line = [view.tool ?? '', ...view.args].join(' ');
  const stages = view.text.split('|').length;
  if (/^[ef]?grep$/.test(last?.tool ?? '') && view.filters.length === 1) return true;
  if (stages === 1 || !PICKS_LAST.test(last?.tool ?? '')) return PICKS.some((pick) => pick.test(line));
  return last?.tool === 'awk' || last?.tool === 'cut' || PICKS.some((pick) => pick.test(line));
}

/** What it leaves out, or compares as different. */
const DENIED =
  /\b[ef]?grep\s+(?:-\S+\s+)*-\w*v\w*\s+(?:-\S+\s+)*("[^"]*"|'[^']*'|\S+)|(?:<>|!=|!~\*?)\s*("[^"]*"|'[^']*'|[^\s)]+)|\bnot\s+(?:in|like|ilike)\s+(\([^)]*\)|'[^']*')/gi;

export function askedOf(view: CommandView): Asked {
  const { text } = view;
  const spoken = text.replace(DENIED, ' ');
  const denied = stemsOf([...text.matchAll(DENIED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').join(' '));
  const means = MEANS.flatMap(([is, words]) => (is.test(text) ? [words] : [])).join(' ');
  const meant = stemsOf(means);
  const said = new Set([...stemsOf(spoken), ...meant, ...kindStems(view.kinds)]);
  const tokens = spoken.match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials = tokens.map((token) => token.charAt(0).toLowerCase()).join('');
  const counts = view.counts !== null || view.prints === 'number' || COUNTS.test(text);
  const counted = countedBy(view, spoken);
  const exact = new Set(`${spoken} ${means}`.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const camel = new Set(inParts(spoken).map((part) => part.toLowerCase()));
  const selected = stemsOf([...spoken.matchAll(/\s(?:-l|--selector)[ =](\S+)/g)].map(([, is = '']) => is).join(' '));
  const says = (word: string): boolean =>
    isStateWord(word)
      ? exact.has(word.toLowerCase()) || camel.has(word.toLowerCase())
      : said.has(stemOf(word)) ||
        [...partsOf(word)].every((part) => said.has(part)) ||
        (/^[A-Z]{3,5}$/.test(word) && initials.includes(word.toLowerCase()));
  return {
    says,
    denies: (word) => denied.size > 0 && [...stemsOf(word)].every((part) => denied.has(part)),
    key: keyOf(text),
    counts,
    knowsCounted: counted !== null,
    countsAs: (noun) => {
      const stems = [...stemsOf(noun)];
      if (counted !== null) return stems.every((part) => counted.has(part) || meant.has(part) || selected.has(part));
      if (says(noun)) return true;
      // A filter says what is counted.
      if (view.filters.some((word) => /\p{L}{3}/u.test(word)) || /\bselect\s*\(|\bgrep\b[^|]*\p{L}{3}/u.test(spoken))
        return false;
      return view.kinds.length === 0 && kindsOf(noun).length === 0 && listedIn(spoken).length === 0;
    },
  };
}

/** The things of `kubectl get` and of an SQL query; null where they are not to be seen. */
function countedBy(view: CommandView, spoken: string): ReadonlySet<string> | null {
  // Of a document jq counts what its path says.
  if (/\bjq\b/.test(spoken)) return null;
  if (view.kinds.length > 0 && view.kinds[0] !== 'all') return kindStems(view.kinds);
  const column = /\bcount\s*\(\s*distinct\s+([\w.]+)/i.exec(spoken)?.[1];
  const table = column ?? /\bselect\b.*?\bfrom\s+["`]?(\w[\w.]*)/is.exec(spoken)?.[1];
  return table === undefined ? null : stemsOf(table);
}

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
  const apart = text.replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ');
  return apart.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The same, and each token as a whole. */
export function stemsOf(text: string): ReadonlySet<string> {
  const whole = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set([...partsOf(text), ...whole.map(stemOf)]);
}

/** `replications`, `encrypted`, `encryption`: what they share. A word is left with four letters at least. */
export function stemOf(word: string): string {
  let stem = word.toLowerCase();
  if (/^\p{L}{4,}$/u.test(stem) && /[^su]s$/.test(stem)) stem = stem.slice(0, -1).replace(/ie$/, 'y');
  const bare = stem.replace(/(?<=\p{L}{4})(?:ing|ions?|ed|er|ly)$/u, '');
  return bare.replace(/(?<=\p{L}{3})(?:e|y)$/u, '').replace(/is$/, 'iz');
}
