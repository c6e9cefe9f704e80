import { viewOf } from '../../expect/view.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

/** What nslookup and host print of the server that they ask, before any answer. */
const OF_SERVER =
  /^(?:Using domain server:|Server:|Name:(?=[^\n]*\n(?:Address[^\n]*\n)?Aliases:)|Address(?:es)?:[^\n]*#\d+|Aliases:)[^\n]*$/gm;
const ADDRESS = /(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[\da-f]{1,4}:){2,7}[\da-f]{0,4})(?![\w:]|\.\d)/gi;
/** The author speaks of the one that is asked. */
const SAYS_SERVER = /\b(?:server|resolver|nameserver|dns|asked|asks|queried|queries)\b/i;
/** nslookup's plain form tells the port of the server where busybox does not. */
const FIRST = /^Server:[^\n]*\nAddress(?: 1)?:[^\n]*$/m;

const NO_SUCH = sparing(
  /\bnxdomain\b|\b(?:does|do|did) not (?:exist|resolve)\b|\b(?:gone|removed|deleted|missing|absent|non-?existent|unknown)\b|\bno (?:longer|such|record)\b|\bnot found\b|\bno\b.*\brecords?\b/i,
);

/** The address of the server that was asked, and a server that failed, are no answers of a lookup. */
export function isLookupsOwn(words: string, { rule, verdict }: RuleVerdict, one: Observed): boolean {
  const { text, facts, stdout, stderr } = one;
  if (verdict !== 'pass' || !viewOf(text, facts).lookup) return false;
  const printed = `${stdout.text}\n${stderr.text}`;
  if (rule.kind === 'within') return isSlower(printed, rule.ms);
  if (/\bSERVFAIL\b/.test(printed) && NO_SUCH.test(words)) return true;
  return isOfServer(words, stdout.text);
}

/** dig tells how long it took: that counts where an author names a time. */
function isSlower(printed: string, ms: number): boolean {
  const [, took] = /^;; Query time: (\d+) msec/m.exec(printed) ?? [];
  return took !== undefined && Number(took) > ms;
}

function isOfServer(words: string, printed: string): boolean {
  if (SAYS_SERVER.test(words)) return false;
  const answered = printed.replace(FIRST, '').replace(OF_SERVER, '');
  return [...words.matchAll(ADDRESS)].some(([address]) => printed.includes(address) && !answered.includes(address));
}
