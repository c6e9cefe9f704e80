import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const PORT = '(?:(?:tcp |udp )?port )?:?(\\d{1,5})';
const WHO = '(?:it |something |anything |a process |a listener |a socket |there is something |there is a listener )?';
const OPEN = [
  new RegExp(`^${WHO}(?:is |are )?(?:listening|listens?|bound) (?:on|at|to) ${PORT}$`, 'i'),
  new RegExp(`^${PORT} (?:is |shows as |shows up as )?(?:listening|open|bound|in LISTEN(?: state)?)$`, 'i'),
  new RegExp(`^(?:there is )?(?:a|one) (?:listener|socket) on ${PORT}$`, 'i'),
];
const CLOSED = [
  new RegExp(
    `^(?:nothing|nobody|no process|no service) (?:is )?(?:listening|listens|bound) (?:on|at|to) ${PORT}$`,
    'i',
  ),
  new RegExp(`^${PORT} (?:is )?(?:closed|not open|not listening|not bound)$`, 'i'),
  new RegExp(`^no (?:listener|socket)s? on ${PORT}$`, 'i'),
];
const NO_SERVICE =
  /^no ([a-z]+)(?:,? (?:or|nor|and) (?:no )?([a-z]+))? (?:listeners?|sockets?|servers? listening)(?: (?:left|present|open|is found))?$/i;
const ADDRESS = '(\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[\\da-f:]+\\]|::1|localhost|loopback)';
const ONLY = [
  new RegExp(
    `^${WHO}(?:is |must )?(?:only (?:be )?(?:listening|listens?|bound)|(?:listening|listens?|bound) only) (?:on|at|to) ${ADDRESS}$`,
    'i',
  ),
  new RegExp(`^${WHO}(?:is )?(?:listening|listens?|bound) (?:on|at|to) ${ADDRESS} only$`, 'i'),
];

/** The ports that these have been given. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  ftp: ['21'],
  ssh: ['22'],
  telnet: ['23'],
  smtp: ['25'],
  rpcbind: ['111'],
  snmp: ['161'],
  rsh: ['514'],
  nfs: ['2049'],
};

/** The first address with its port: what follows it is the peer's. */
const LOCAL = /(?:^|\s)((?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]*\]|\*|::|::1)(?:%\w+)?):(\d{1,5})(?=\s)/i;

/**
 * Ports of sockets that listen, by what ss or netstat list.
 *
 *     something is listening on 9100      only listening on 127.0.0.1      no telnet or ftp listener
 *
 * Null: other words, or a port that the command may have left out.
 */
export function judgeOpenPorts(words: string, scene: Scene): Decision | null {
  const { stdout, observed, exit } = scene;
  const command = observed.text;
  const empty = exit.kind === 'nothing-found' && exit.upstream === 'ok';
  if (!/^\s*(?:sudo\s+)?(?:ss|netstat)\s/.test(command) || !stdout.complete || words.length > 200) return null;
  if (!empty && (exit.kind !== 'ok' || exit.masked !== null)) return null;
  const text = words
    .replace(/^\s*#+\s*/, '')
    .replace(/[`*]/g, '')
    .replace(/[.\s]+$/, '');
  const find = (patterns: readonly RegExp[]): string | undefined =>
    patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  const [open, closed] = [find(OPEN), find(CLOSED)];
  const service = NO_SERVICE.exec(text);
  const address = find(ONLY)?.toLowerCase();
  if (open === undefined && closed === undefined && !service && address === undefined) return null;
  const want = `Expected “${brief(words)}”`;
  const rows = stdout.lines.flatMap((line, i) => {
    const [, address = '', port = ''] = LOCAL.exec(line) ?? [];
    return /\b(?:LISTEN|UNCONN)\b/.test(line) && port !== ''
      ? [{ line: line.trim(), number: i + 1, address, port }]
      : [];
  });
  const told = rows.length > 0 || empty || /Local Address/.test(stdout.text);
  const ports = service
    ? [service[1], service[2]].flatMap((name) => (name === undefined ? [] : [SERVICES[name.toLowerCase()] ?? null]))
    : [closed ?? open].flatMap((port) => (port === undefined ? [] : [[port]]));
  if (ports.length > 0) {
    const asked = ports.flatMap((one) => one ?? []);
    if (!told || ports.includes(null) || !asked.every((port) => looksAt(port, command))) return null;
    const hit = rows.find(({ port }) => asked.includes(port));
    const good = open !== undefined ? hit !== undefined : hit === undefined;
    const because = hit ? `found ${brief(hit.line)}` : 'no such socket is listed';
    return (good ? pass : fail)(`${want}; ${because}.`, hit?.line ?? null, hit?.number ?? null);
  }
  if (address === undefined || rows.length === 0) return null;
  const other = rows.find((row) => !isAt(address, row.address.toLowerCase()));
  return other
    ? fail(`${want}; found ${brief(other.line)}.`, other.line, other.number)
    : pass(`${want}; found no other.`, rows[0]?.line ?? null, rows[0]?.number ?? null);
}

/** All sockets are listed, or those of this port: its number stands in the filter. */
function looksAt(port: string, command: string): boolean {
  return !/[|'"]|\bsport\b|\bdport\b|\bsrc\b/.test(command) || new RegExp(`(?<!\\d)${port}(?!\\d)`).test(command);
}

function isAt(wanted: string, address: string): boolean {
  const bare = address.replace(/^\[|\]$|%\w+/g, '');
  if (/^(?:localhost|loopback)$/.test(wanted)) return /^127\.|^::1$/.test(bare);
  return bare === wanted.replace(/^\[|\]$/g, '');
}
