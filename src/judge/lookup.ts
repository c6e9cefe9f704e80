import { addressOf } from '../base/addresses.ts';

/** What a DNS tool answered; the server that it asked is no answer. */
export interface Lookup {
  readonly answers: readonly Answer[];
  /** Every record of an answer, of whatever type; `?` where the tool does not print it. */
  readonly records: readonly RecordLine[];
  /** Names that were said not to exist or to have no answer. */
  readonly missing: readonly Missing[];
  /** No server could be asked; the line that says so. */
  readonly unasked: string | null;
  /** The form of some tool was seen. */
  readonly known: boolean;
}

export interface Answer {
  /** An address, or the name that an alias or a pointer leads to. */
  readonly value: string;
  readonly name: string | null;
  readonly line: number;
  readonly text: string;
}

export interface RecordLine {
  readonly type: string;
  readonly text: string;
  readonly line: number;
}

export interface Missing {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

const UNASKED =
  /no servers could be reached|connection timed out|communications error|server misbehaving|Temporary failure in name resolution|\bi\/o timeout|connection refused|network unreachable/i;
const MISSING: readonly RegExp[] = [
  /\*\* server can't find ([^\s:]+(?::[^\s:]+)*): *(?:NXDOMAIN|SERVFAIL|REFUSED)/i,
  /\*\*\* Can't find ([^\s:]+): *No answer/i,
  /can't resolve '([^']+)'/i,
  /Host (\S+) not found/i,
  /(\S+) has no (?:A|AAAA|address) record/i,
  /(?:ping|wget|curl)?:? ?(?:bad address|unknown host) '?([^\s']+)'?/i,
  /Could not resolve host: (\S+)/i,
  /^(\S+): (?:Name or service not known|No address associated|resolve call failed)/i,
];

/** Records of other types, as host and nslookup print them. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/ mail is handled by |\tmail exchanger = /, 'MX'],
  [/ name server \S+\.$|\tnameserver = /, 'NS'],
  [/ descriptive text "|\ttext = /, 'TXT'],
];

/** One look at a line before the others. */
const SOUNDS_MISSING = /can't|not found|has no|bad address|unknown host|could not|not known|no address|call failed/i;

/** Reads nslookup (busybox old and new, bind), dig (full and +short), host, getent, drill and resolvectl. */
export function readLookup(lines: readonly string[]): Lookup {
  const answers: Answer[] = [];
  const records: RecordLine[] = [];
  const missing: Missing[] = [];
  let unasked: string | null = null;
  let known = false;
  let name: string | null = null;
  let inServer = false;
  let inDomainServer = false;
  let section: 'answer' | 'other' | null = null;
  lines.forEach((raw, i) => {
    const text = raw.trimEnd();
    const line = i + 1;
    const keep = (type: string): void => {
      records.push({ type, text, line });
    };
    const add = (value: string, of: string | null, type = 'CNAME'): void => {
      const family = addressOf(bare(value))?.family;
      keep(family === undefined ? type : family === 4 ? 'A' : 'AAAA');
      answers.push({ value: bare(value), name: of === null ? null : bare(of), line, text });
    };
    if (text.trim() === '') {
      if (section !== null) section = 'other';
      return;
    }
    const gone = SOUNDS_MISSING.test(text)
      ? MISSING.map((pattern) => pattern.exec(text)).find((match) => match !== null)
      : undefined;
    if (gone) {
      missing.push({ name: bare(gone[1] ?? ''), text, line });
      known = true;
      return;
    }
    if (UNASKED.test(text)) {
      unasked ??= text;
      known = true;
      return;
    }
    const header = /^;; ([A-Z]+) SECTION:/.exec(text);
    if (header) {
      section = header[1] === 'ANSWER' ? 'answer' : 'other';
      known = true;
      return;
    }
    const status = /^;; ->>HEADER<<-.*(?:status|rcode): ([A-Z]+)/.exec(text);
    if (status) {
      known = true;
      if (status[1] !== 'NOERROR') missing.push({ name: '', text, line });
      return;
    }
    if (text.startsWith(';')) return;
    // `host name server` prints the server as a block of its own, up to its aliases.
    if (text.startsWith('Using domain server:')) {
      known = true;
      inDomainServer = true;
      return;
    }
    if (inDomainServer) {
      if (text.startsWith('Aliases:')) inDomainServer = false;
      if (/^(?:Name|Address|Aliases):/.test(text)) return;
      inDomainServer = false;
    }
    const server = /^Server:\s*(\S+)/.exec(text);
    if (server) {
      known = true;
      inServer = true;
      name = null;
      return;
    }
    const named = /^Name:\s*(\S+)/.exec(text);
    if (named) {
      inServer = false;
      name = named[1] ?? null;
      known = true;
      return;
    }
    const address = /^Address(?:es)?(?: \d+)?:\s*(\S+)(?:\s+(\S+))?/.exec(text);
    if (address) {
      known = true;
      if (name === null || inServer) return;
      add(address[1] ?? '', name);
      return;
    }
    const alias = /^(\S+)\s+canonical name = (\S+)/.exec(text) ?? /^(\S+) is an alias for (\S+)/.exec(text);
    if (alias) {
      known = true;
      add(alias[2] ?? '', alias[1] ?? null);
      return;
    }
    const pointer = /^(\S+)\s+name = (\S+)/.exec(text) ?? /^(\S+) domain name pointer (\S+)/.exec(text);
    if (pointer) {
      known = true;
      add(pointer[2] ?? '', pointer[1] ?? null, 'PTR');
      return;
    }
    const host = /^(\S+) has (?:IPv6 )?address (\S+)/.exec(text);
    if (host) {
      known = true;
      add(host[2] ?? '', host[1] ?? null);
      return;
    }
    const record = /^(\S+)\s+\d+\s+(?:IN|CH)\s+([A-Z]+)\s+(.+)$/.exec(text);
    if (record) {
      known = true;
      if (section === 'other') return;
      const type = record[2] ?? '';
      if (/^(?:A|AAAA|CNAME|PTR)$/.test(type)) add((record[3] ?? '').trim(), record[1] ?? null, type);
      else keep(type);
      return;
    }
    const other = OTHERS.find(([form]) => form.test(text));
    if (other) {
      known = true;
      keep(other[1]);
      return;
    }
    const resolved = /^(\S+):\s+(\S+)\s+-- link:/.exec(text);
    if (resolved) {
      known = true;
      add(resolved[2] ?? '', resolved[1] ?? null);
      return;
    }
    const ping = /^PING (\S+) \(([^)]+)\)/.exec(text);
    if (ping) {
      known = true;
      add(ping[2] ?? '', ping[1] ?? null);
      return;
    }
    const [first = '', second] = text.trim().split(/\s+/);
    if (section === null && name === null && !inServer && addressOf(bare(first))) {
      known = true;
      if (
        second === undefined ||
        /^(?:STREAM|DGRAM|RAW)$/.test(second) ||
        /\./.test(second) ||
        /^[a-z][\w-]*$/i.test(second)
      )
        add(first, second ?? null);
      return;
    }
    // dig +short prints the names of aliases as lone absolute names.
    if (section === null && name === null && !inServer && second === undefined && /^(?:[\w-]+\.){2,}$/.test(first)) {
      known = true;
      add(first, null, '?');
      return;
    }
    // … and other records as their data alone.
    if (section === null && name === null && !inServer && /^(?:\d+ \S+\.|".*"(?: ".*")*)$/.test(text)) keep('?');
  });
  return { answers, records, missing, unasked, known };
}

/** Without the last dot, a port (`10.1.0.10:53`, `#53`) or brackets. */
function bare(text: string): string {
  const word = text.replace(/#\d+$/, '').replace(/\.$/, '');
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(word)
    ? word.replace(/:\d+$/, '')
    : word.replace(/^\[([^\]]+)\](?::\d+)?$/, '$1');
}
