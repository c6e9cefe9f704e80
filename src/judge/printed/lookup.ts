import { addressOf } from '../../base/addresses.ts';

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
const SOUNDS_BAD = new RegExp(
  `can't|not found|has no|bad address|unknown host|could not|not known|no address|call failed|${UNASKED.source}`,
  'i',
);

/** One name leads to another, or to its address, as nslookup and host print it. */
const LINK = /^(\S+)(\s+(?:canonical )?name = | is an alias for | domain name pointer | has (?:IPv6 )?address )(\S+)/;

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
  let text = '';
  let line = 0;
  const keep = (type: string): void => {
    records.push({ type, text, line });
  };
  const add = (value: string, of: string | null, type = 'CNAME'): void => {
    const family = addressOf(bare(value))?.family;
    keep(family === undefined ? type : family === 4 ? 'A' : 'AAAA');
    answers.push({ value: bare(value), name: of === null ? null : bare(of), line, text });
  };
  for (const raw of lines) {
    text = raw.trimEnd();
    line += 1;
    if (text === '') {
      if (section !== null) section = 'other';
      continue;
    }
    if (SOUNDS_BAD.test(text)) {
      const gone = MISSING.map((pattern) => pattern.exec(text)).find((match) => match !== null);
      const unheard = !gone && UNASKED.test(text);
      if (gone) missing.push({ name: bare(gone[1] ?? ''), text, line });
      if (unheard) unasked ??= text;
      if (gone || unheard) {
        known = true;
        continue;
      }
    }
    if (text.startsWith(';')) {
      const header = /^;; ([A-Z]+) SECTION:/.exec(text);
      if (header) {
        section = header[1] === 'ANSWER' ? 'answer' : 'other';
        known = true;
      }
      const status = /^;; ->>HEADER<<-.*(?:status|rcode): ([A-Z]+)/.exec(text);
      if (status) {
        known = true;
        if (status[1] !== 'NOERROR') missing.push({ name: '', text, line });
      }
      continue;
    }
    // `host name server` prints the server as a block of its own, up to its aliases.
    if (text.startsWith('Using domain server:')) {
      known = true;
      inDomainServer = true;
      continue;
    }
    if (inDomainServer) {
      if (text.startsWith('Aliases:')) inDomainServer = false;
      if (/^(?:Name|Address|Aliases):/.test(text)) continue;
      inDomainServer = false;
    }
    const server = /^Server:\s*(\S+)/.exec(text);
    if (server) {
      known = true;
      inServer = true;
      name = null;
      continue;
    }
    const named = /^Name:\s*(\S+)/.exec(text);
    if (named) {
      inServer = false;
      name = named[1] ?? null;
      known = true;
      continue;
    }
    const address = /^Address(?:es)?(?: \d+)?:\s*(\S+)(?:\s+(\S+))?/.exec(text);
    if (address) {
      known = true;
      if (name === null || inServer) continue;
      add(address[1] ?? '', name);
      continue;
    }
    const link = LINK.exec(text);
    if (link) {
      known = true;
      add(link[3] ?? '', link[1] ?? null, /pointer|^\s+name/.test(link[2] ?? '') ? 'PTR' : 'CNAME');
      continue;
    }
    const record = /^(\S+)\s+\d+\s+(?:IN|CH)\s+([A-Z]+)\s+(.+)$/.exec(text);
    if (record) {
      known = true;
      if (section === 'other') continue;
      const type = record[2] ?? '';
      if (/^(?:A|AAAA|CNAME|PTR)$/.test(type)) add((record[3] ?? '').trim(), record[1] ?? null, type);
      else keep(type);
      continue;
    }
    const other = OTHERS.find(([form]) => form.test(text));
    if (other) {
      known = true;
      keep(other[1]);
      continue;
    }
    const resolved = /^(\S+):\s+(\S+)\s+-- link:/.exec(text);
    if (resolved) {
      known = true;
      add(resolved[2] ?? '', resolved[1] ?? null);
      continue;
    }
    const ping = /^PING (\S+) \(([^)]+)\)/.exec(text);
    if (ping) {
      known = true;
      add(ping[2] ?? '', ping[1] ?? null);
      continue;
    }
    const [, first = '', second] = /(\S+)(?:\s+(\S+))?/.exec(text) ?? [];
    if (section === null && name === null && !inServer && addressOf(bare(first))) {
      known = true;
      if (
        second === undefined ||
        /^(?:STREAM|DGRAM|RAW)$/.test(second) ||
        /\./.test(second) ||
        /^[a-z][\w-]*$/i.test(second)
      )
        add(first, second ?? null);
      continue;
    }
    // dig +short prints the names of aliases as lone absolute names.
    if (section === null && name === null && !inServer && second === undefined && /^(?:[\w-]+\.){2,}$/.test(first)) {
      known = true;
      add(first, null, '?');
      continue;
    }
    // … and other records as their data alone.
    if (section === null && name === null && !inServer && /^(?:\d+ \S+\.|".*"(?: ".*")*)$/.test(text)) keep('?');
  }
  return { answers, records, missing, unasked, known };
}

/** Without the last dot, a port (`10.1.0.10:53`, `#53`) or brackets. */
function bare(text: string): string {
  const word = text.replace(/#\d+$/, '').replace(/\.$/, '');
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(word)
    ? word.replace(/:\d+$/, '')
    : word.replace(/^\[([^\]]+)\](?::\d+)?$/, '$1');
}
