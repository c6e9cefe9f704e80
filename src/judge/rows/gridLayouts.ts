import type { GridRow } from './grid.ts';
import { MORE_LAYOUTS } from './layoutForms.ts';

/** What some commands print without a header, or below one that blanks do not divide; and where the names stand. */
export interface Layout {
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
  readonly at: number;
}

interface Line {
  readonly text: string;
  readonly line: number;
}

export interface Known {
  readonly of: RegExp;
  readonly header: readonly string[];
  readonly at: number;
  /** Null: no such line; empty: a line that is no row. */
  readonly cells: (text: string) => readonly string[] | null;
}

const KNOWN: readonly Known[] = [
  {
    of: /\betcdctl\b.*\bmember\s+list\b/,
    header: ['ID', 'STATUS', 'NAME', 'PEER ADDRS', 'CLIENT ADDRS', 'IS LEARNER'],
    at: 2,
    cells: (text) => sized(text.split(', '), 6),
  },
  {
    of: /\bip\s.*-br(?:ief)?\b.*\sa(?:ddr(?:ess)?)?\b/,
    header: ['INTERFACE', 'STATE', 'ADDRESS', 'IPV6'],
    at: 0,
    cells: (text) => interfaceCells(text.split(/\s+/)),
  },
  {
    of: /^\s*(?:sudo\s+)?dig\s.*\+answer\b/,
    header: ['NAME', 'TTL', 'TYPE', 'VALUE'],
    at: 0,
    cells: (text) => /^(\S+\.)\s+(\d+)\s+IN\s+([A-Z]+)\s+(\S.*)$/.exec(text)?.slice(1) ?? null,
  },
  {
    of: /\baws\b.*\ss3\s+ls\s/,
    header: ['DATE', 'TIME', 'SIZE', 'NAME'],
    at: 3,
    cells: (text) => /^(\d{4}-\d\d-\d\d)\s(\d\d:\d\d:\d\d)\s+(\d+)\s(\S.*)$/.exec(text)?.slice(1) ?? null,
  },
];

const EVERY_SPACE = /\bkubectl\b[^|]*\sget\s[^|]*\s(?:-A|--all-namespaces)\b/;

/** Null: another command, or a line that is of another form. */
export function knownLayout(lines: readonly Line[], command: string): Layout | null {
  const known = KNOWN.find(({ of }) => of.test(command));
  if (known) return laidOut(lines, known);
  for (const other of MORE_LAYOUTS) if (other.of.test(command)) return laidOut(lines, other);
  if (/\blsblk\b/.test(command) && !/\s(?:-o|--output|-J|-P|-n)/.test(command)) return blockDevices(lines);
  if (/\b(?:vgs|pvs)\b/.test(command)) return volumes(lines);
  if (/\bbgp\b.*\bsummary\b/.test(command)) return neighbours(lines);
  // The header was cut off: the namespace stands first.
  if (EVERY_SPACE.test(command) && !/\s(?:-o|--output)\b/.test(command)) {
    const width = Math.max(...lines.map(({ text }) => text.split(/\s{2,}/).length));
    const header = ['NAMESPACE', 'NAME', ...Array.from({ length: Math.max(0, width - 2) }, () => '')];
    return laidOut(lines, { of: EVERY_SPACE, header, at: 1, cells: (text) => sized(text.split(/\s{2,}/), width) });
  }
  return null;
}

function laidOut(lines: readonly Line[], { header, at, cells }: Known): Layout | null {
  const all = lines.flatMap((one) => {
    const own = cells(one.text);
    return own ? [{ ...one, cells: own }] : [];
  });
  const rows = all.filter((row) => row.cells.length > 0);
  return all.length === lines.length && rows.length > 0 ? { header, rows, at } : null;
}

const sized = (cells: readonly string[], count: number): readonly string[] | null =>
  cells.length === count && count > 1 ? cells : null;

/** `eth0@if7   UP   10.1.0.4/24 fe80::1/64` */
function interfaceCells([name = '', state = '', ...all]: readonly string[]): readonly string[] | null {
  const four = all.filter((one) => /^\d+(?:\.\d+){3}(?:\/\d+)?$/.test(one));
  const six = all.filter((one) => /^[\da-f]*:[\da-f:]+(?:\/\d+)?$/i.test(one));
  if (!/^[A-Z]+$/.test(state) || four.length + six.length < all.length) return null;
  return [name.replace(/@\S+$/, ''), state, four.join(','), six.join(',')];
}

/** The tree of lsblk, whose last column is empty for what is not mounted. */
function blockDevices([first, ...lines]: readonly Line[]): Layout | null {
  const header = first?.text.split(/\s+/) ?? [];
  if (header.length !== 7 || !/^NAME MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS?$/.test(header.join(' '))) return null;
  return laidOut(lines, {
    of: /lsblk/,
    header,
    at: 0,
    cells: (text) => {
      const cells = text.replace(/^[\s│├└─|`-]+(?=\w)/, '').split(/\s+/);
      return sized(cells.length === 6 ? [...cells, ''] : cells, 7);
    },
  });
}

/** What LVM lists, one blank apart here and there; its g is 2^30, and `<` before a size says that it was rounded up. */
function volumes([first, ...lines]: readonly Line[]): Layout | null {
  const header = first?.text.split(/\s+/) ?? [];
  if (!/^[VP][GV]$/.test(header[0] ?? '')) return null;
  const size = (cell: string): string =>
    cell.replace(/^<?(\d+(?:\.\d+)?)([mgt])$/, (_all, n: string, unit: string) => `${n}${unit.toUpperCase()}i`);
  return laidOut(lines, {
    of: /vgs/,
    header,
    at: 0,
    cells: (text) => sized(text.split(/\s+/).map(size), header.length),
  });
}

/** BGP neighbours: where a number of prefixes stands, the session is up; else its state does. */
function neighbours(lines: readonly Line[]): Layout | null {
  const from = lines.findIndex(({ text }) => /^Neighbor\s+V\s+AS\s.*\sState\/PfxRcd\b/.test(text));
  if (from === -1) return null;
  const behind = lines.slice(from + 1);
  const end = behind.findIndex(({ text }) => /^(?:Total number|Displayed)\b/.test(text));
  const rows = end === -1 ? behind : behind.slice(0, end);
  return laidOut(rows, {
    of: /bgp/,
    header: ['NEIGHBOR', 'AS', 'UPTIME', 'STATE', 'PREFIXES'],
    at: 0,
    cells: (text) => {
      const cells = text.replace(/ \((\w+)\)/, '').split(/\s+/);
      const [name = '', version, as = ''] = cells;
      const [uptime = '', state = ''] = cells.slice(8, 10);
      if (version !== '4' || state === '' || cells.length > 12) return null;
      return /^\d+$/.test(state)
        ? [name, as, uptime, 'Established,up', state]
        : [name, as, uptime, `${state},down`, '0'];
    },
  });
}
