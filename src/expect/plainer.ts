import { coresOf, isStateWord, isTold } from './asides.ts';
import { stemsOf } from './asked.ts';
import { impliedWords } from './impliedWords.ts';
import { inColumns } from './inColumns.ts';
import { ofEveryone, rewordedIn } from './reworded.ts';
import { toldPlainly } from './toldWords.ts';

/**
 * Other words for the same, which say it more plainly: without the place and time that the command tells, and with one
 * verb for the many that say what something is.
 *
 *     we're in account 1234            account 1234                    6 nodes in the cluster         6 nodes
 *     HEAD sits exactly on v2.4.1      HEAD is exactly v2.4.1          NXDOMAIN for the retired name  NXDOMAIN
 */
export function plainerIn(source: string, command: string): readonly string[] {
  const words = source.trim().replace(/[.!]$/, '');
  if (words.length > LONGEST || words.includes('\n')) return [];
  const out: string[] = [];
  const bare = withoutWhen(words, command);
  const said = asIs(bare, command);
  if (said !== words) out.push(said);
  out.push(...inColumns(bare, command));
  const everyone = ofEveryone(bare);
  const reworded = everyone === bare ? rewordedIn(bare) : [everyone];
  out.push(...reworded, ...[bare, ...reworded].flatMap((one) => toldPlainly(one, command)));
  const [, one = '', two = ''] = BOTH.exec(said) ?? [];
  if (one !== '' && !isStateWord(one) && !isStateWord(two)) out.push(said.replace(/^both\s+/i, ''));
  if (!/\bor\b|[`"“]/i.test(said))
    for (const { words: core, asides } of coresOf(said))
      if (
        said.startsWith(core) &&
        asides.every(({ kind, words: aside }) => kind === 'circumstance' && tellsNothing(aside, command))
      )
        out.push(core);
  return [...new Set(out)].slice(0, 8);
}

const LONGEST = 200;
/** `both oak and elm are listed`: the names tell that they are two. */
const BOTH = /^both\s+([\w./:-]+)\s+and\s+([\w./:-]+)(?=\s|$)/i;

/** That a command ends well. */
export const SUCCEEDS = 'succeeds';

/** `leaves via eth1` beside `ip route get`, where `via` is another key. */
export const wayOut = (words: string, command: string): string | null =>
  /\bip\b.*\broute\s+get\b/.test(command) && OUT.test(words) ? words.replace(OUT, 'dev ') : null;

/** Words of time that mean the run itself, and the time that the command looks back. */
function withoutWhen(words: string, command: string): string {
  const [, rest = '', when = ''] =
    /^(\S[^,]*),?\s+((?:in |over |within )?(?:the )?(?:last|past) \d+ ?\p{L}+)$/iu.exec(words) ?? [];
  const back = when === '' ? '' : `in the ${when.replace(/^(?:in |over |within )?(?:the )?/i, '')}`;
  const told = back !== '' && isTold(back, command) ? rest : words;
  return told.replace(/,?\s+(?:at the moment|at present|right now|by now|now|already|currently)$/i, '');
}

const WE =
  /^(?:we|you)(?:['’]re|\s+are|\s+should be|\s+must be)\s+(?:(?:now|still)\s+)?(?:logged\s+)?(?:in|on|at|into)(?:\s+the)?\s+/i;
/** Verbs that say what something is, where it stands or what it leads to. */
const VERB =
  /(?<=^|\s)(?:(?:should|must|shall|will|has to|have to|needs? to)\s+)?(?:be|(?:sits?|stands?|stays?|lives?|rests?|lies?|is|are)(?:\s+now)?(\s+exactly|\s+not)?\s+(?:on|at)(?!\s+(?:least|most)\b)(?:\s+version)?|ends?\s+up\s+(?:at|in|with|on|as)|(?:is|are|gets?|be)\s+(?:routed|sent|delivered|forwarded|directed|pointed|pinned|set|lowered|raised|reduced|increased)\s+(?:to|at)|points?\s+(?:at|to)|lands?\s+(?:at|in|on|with)|goes\s+to|go\s+to)(?=\s)/i;
const LOWERED = /^([\p{L}\s]+?)\s+(?:lowered|raised|reduced|increased|set|pinned)\s+to(?=\s+\S)/iu;
const OUT =
  /^(?:(?:it|traffic|packets?|the\s+packets?)\s+)?(?:goes|go|leaves?|is\s+sent|is\s+routed|routed)\s+(?:out\s+)?(?:through|via|over|by)\s+(?=[a-z][\w.-]*$)/i;

function asIs(words: string, command: string): string {
  const label = /--show-labels\b/.test(command) ? LABEL : /(?!)/;
  const plain = words.replace(WE, '').replace(label, '').replace(NOTHING, 'no entries ');
  const looked = resolving(plain, command);
  if (looked !== null) return looked;
  const status = statusesSought(plain, command);
  if (status !== null) return status;
  const out = wayOut(plain, command);
  if (out !== null) return out;
  const done = withoutErrors(plain, command);
  if (done !== null) return done;
  return plain.replace(LOWERED, '$1').replace(VERB, (_all, exactly: string | undefined) => `is${exactly ?? ''}`);
}

/** `nothing logged at level err`. */
const NOTHING =
  /^nothing\s+(?:(?:is |was |has been |gets )?(?:logged|recorded|reported|written|raised|found|listed)\s+)?(?=(?:at|of|on|with|above|in)\s)/i;

/** `label a/b=c` where the labels are shown. */
const LABEL = /^(?:the )?labels? (?=[^\s=]+=[^\s=]+$)/i;

const NAMES =
  /^(?:the|an?|name|names|host|hostname|record|domain|address|entry|dns|alias|can|be|is|it|properly|correctly)$/i;

/** `db host resolves to 10.1.0.9` beside a lookup of the one name `db.example`. */
function resolving(words: string, command: string): string | null {
  const [, who, to = '', target] =
    /^(\p{L}[\p{Ll}\s-]*?)\s+(?:resolved?s?((?:\s+(?:to|as)\s+\S+)?)|points?\s+(?:at|to)\s+([\w-]+(?:\.[\w-]+)+))$/u.exec(
      words,
    ) ?? [];
  if (who === undefined || !asksForOneName(command)) return null;
  if (target !== undefined && /\s(?:mx|srv|ns|txt|soa|any)\b/i.test(command)) return null;
  const told = (word: string): boolean =>
    NAMES.test(word) || isTold(word, command) || (word.toLowerCase() === 'service' && /\.svc\b/.test(command));
  return who.split(/\s+/).every(told) ? `resolves${target === undefined ? to : ` to ${target}`}` : null;
}

/** `zero 5xx` beside a `grep -c` for just these. */
function statusesSought(words: string, command: string): string | null {
  const sought = /\bgrep\s+(?:-\S+\s+)*-\w*c\w*\s+(?:-\S+\s+)*('[^']*'|"[^"]*"|\S+)/.exec(command)?.[1] ?? '';
  const [, code, place = ''] =
    /^(?:no|zero)\s+([1-5]\d\d|[1-5]xx)s?(?:\s+(?:responses?|errors?|lines|hits|entries))?((?:\s.*)?)$/i.exec(words) ??
    [];
  if (code === undefined || /-\w*v/.test(command)) return null;
  const is = code.endsWith('x')
    ? new RegExp(`${code.charAt(0)}(?:\\[0-9\\](?:\\[0-9\\]|\\{2\\})|\\\\d\\\\d|\\\\d\\{2\\}|\\.\\.)`)
    : new RegExp(`(?<!\\d)${code}(?!\\d)`);
  return is.test(sought) && (place.trim() === '' || tellsNothing(place, command)) ? '0' : null;
}

/** `node drained without errors` beside `kubectl drain`: that it ends well is all that it says. */
function withoutErrors(words: string, command: string): string | null {
  const deed = /^(.*\S)\s+without\s+(?:an?y?\s+)?(?:errors?|problems?|issues?|trouble)$/i.exec(words)?.[1];
  if (deed === undefined) return null;
  const told = stemsOf(`${command} ${impliedWords(command).join(' ')}`);
  const content = deed
    .split(/\s+/)
    .filter((word) => !/^(?:the|is|was|has|been|runs?|ran|went|goes|through|completes?d?)$/i.test(word));
  return content.length > 0 &&
    content.length <= 4 &&
    content.every((word) => [...stemsOf(word)].every((stem) => told.has(stem)))
    ? SUCCEEDS
    : null;
}

/** `for the retired name` of a lookup of one name, `in the cluster`, `from inside the pod`, `in the access log`. */
function tellsNothing(aside: string, command: string): boolean {
  const text = aside.replace(/[`"']/g, '').toLowerCase();
  const inside =
    /^(?:from |on )?(?:in|inside|within|on|from)(?: of)? (?:the |this |that |a )?(pod|cluster|container|namespace|node|host|server|machine|table|database|bucket|repo|repository)$/.exec(
      text,
    )?.[1];
  if (inside !== undefined) return INSIDE.some(([word, of]) => word === inside && of.test(command));
  const asked = /^for (?:the|this|that) (?:\p{L}+ )?(name|record|domain|host|hostname|address|zone)$/u.exec(text)?.[1];
  if (asked !== undefined)
    return !/\bfor (?:the|this|that) (?:new|other|same|next|last|first|second)\b/.test(text) && asksForOneName(command);
  return isTold(aside, command);
}

const INSIDE: readonly (readonly [string, RegExp])[] = [
  ['pod', /\bkubectl\b.*\s(?:exec|run|debug)\s/],
  ['container', /\b(?:docker|podman|nerdctl|crictl|kubectl)\b.*\s(?:exec|run|debug)\s/],
  ['cluster', /\b(?:kubectl|oc|k)\b.*\s(?:exec|run|debug|nodes?|-A|--all-namespaces)(?:\s|$)/],
  [
    'namespace',
    /\b(?:kubectl|oc|k|helm|flux|istioctl)\b.*\s(?:-n|--namespace)[ =]|\bkubectl\b.*\s(?:ns|namespaces?)\s+[\w-]+/,
  ],
  ['node', /\bssh\b|\bkubectl\b.*\bnodes?[ /][\w.-]+/],
  ['table', /\bselect\b.*\bfrom\b/i],
  ['database', /\b(?:psql|mysql|mariadb|sqlite3)\b/],
  ['bucket', /\bs3(?:api)?\b|\bgsutil\b/],
  ['repo', /\bgit\b/],
  ['repository', /\bgit\b/],
  ['host', /./],
  ['server', /./],
  ['machine', /./],
];

/** A lookup of one name; what an author calls that name says nothing more. */
function asksForOneName(command: string): boolean {
  const [first = ''] = command.split('|', 1);
  return (
    /\b(?:dig|nslookup|host|drill|kdig|getent)\b/.test(first) &&
    (first.match(/(?<=\s)(?![@+-])[\w-]+(?:\.[\w-]+)+\.?(?=\s|$)/g) ?? []).length === 1
  );
}
