import type { Known } from './gridLayouts.ts';

/**
 * Lines without a header whose columns everybody knows who uses the tool. A header here holds each word that people
 * call the column by.
 *
 *     default via 10.0.0.1 dev eth0 proto dhcp        the gateway, the interface
 *     10 mx1.example.                                 a priority and a host
 *     web-0   12m   211Mi                             kubectl top without its header
 *     /dev/sdb1 on /srv type ext4 (rw,relatime)       source, target, type, options
 */
export const MORE_LAYOUTS: readonly Known[] = [
  {
    of: /^\s*(?:sudo\s+)?ip\s+(?:-[46]\s+)?r(?:oute)?\b(?!\s+(?:add|del))/,
    header: ['DESTINATION', 'VIA GATEWAY', 'DEV INTERFACE', 'SRC SOURCE ADDRESS', 'METRIC'],
    at: 0,
    cells: routeCells,
  },
  {
    of: /^\s*(?:sudo\s+)?lsmod\b/,
    header: ['MODULE', 'SIZE', 'USED BY'],
    at: 0,
    cells: (text) => /^(\w+)\s+(\d+)\s+(\d+)(?:\s+\S+)?$/.exec(text)?.slice(1) ?? null,
  },
  {
    of: /\bdig\b(?=.*\+short\b)(?=.*\smx(?:\s|$))/i,
    header: ['HOST EXCHANGE EXCHANGER TARGET', 'PRIORITY PREFERENCE'],
    at: 0,
    cells: (text) => hostFirst(/^(\d+)\s+(\S+)$/.exec(text)),
  },
  {
    of: /\bdig\b(?=.*\+short\b)(?=.*\ssrv(?:\s|$))/i,
    header: ['HOST TARGET', 'PRIORITY', 'WEIGHT', 'PORT'],
    at: 0,
    cells: (text) => hostFirst(/^(\d+)\s+(\d+)\s+(\d+)\s+(\S+)$/.exec(text)),
  },
  ...topLayouts(),
  {
    of: /^\s*free\b/,
    header: ['NAME', 'total', 'used', 'free', 'shared', 'buff/cache', 'available'],
    at: 0,
    cells: memoryCells,
  },
  {
    of: /^\s*(?:sudo\s+)?mount(?:\s*$|\s+-l|\s*\|)/,
    header: ['SOURCE DEVICE', 'TARGET', 'TYPE FSTYPE', 'OPTIONS'],
    at: 1,
    cells: (text) => /^(\S+) on (\S+) type (\S+) \(([^()]*)\)$/.exec(text)?.slice(1) ?? null,
  },
];

/** A name ends in a dot where it is written in full. */
function hostFirst(match: RegExpExecArray | null): readonly string[] | null {
  const cells = match?.slice(1);
  const host = cells?.pop()?.replace(/(?<=\w)\.$/, '');
  return cells && host !== undefined ? [host, ...cells] : null;
}

function routeCells(text: string): readonly string[] | null {
  if (/^cache\b/.test(text)) return [];
  const [to = '', ...rest] = text.split(/\s+/);
  if (!/^(?:default|[\da-f.:]+(?:\/\d+)?)$/i.test(to)) return null;
  const after = (key: string): string => {
    const at = rest.indexOf(key);
    return at === -1 ? '' : (rest[at + 1] ?? '');
  };
  return [to, after('via'), after('dev'), after('src'), after('metric')];
}

/** The names stand below nothing, and less is told of swap. */
function memoryCells(text: string): readonly string[] | null {
  if (/^total\s+used\s+free\s/.test(text)) return [];
  const [, name, all = ''] = /^(Mem|Swap):\s+(\S.*)$/.exec(text) ?? [];
  const cells = all.split(/\s+/);
  return name === undefined || cells.length > 6
    ? null
    : [name, ...cells, ...Array.from({ length: 6 - cells.length }, () => '')];
}

/** What is used, by node, pod or container, in the units that kubectl prints. */
function topLayouts(): readonly Known[] {
  const cores = String.raw`(\d+m?)`;
  const bytes = String.raw`(\d+(?:[KMG]i)?)`;
  const usage = ['CPU(cores)', 'MEMORY(bytes)'];
  const layout = (of: RegExp, names: readonly string[], form: string, header: readonly string[]): Known => {
    const line = new RegExp(`^${names.map(() => String.raw`(\S+)\s+`).join('')}${form}$`);
    return {
      of,
      header: [...names, ...header],
      at: names.indexOf('NAME'),
      cells: (text) => line.exec(text)?.slice(1) ?? null,
    };
  };
  const plain = String.raw`${cores}\s+${bytes}`;
  const top = (kind: string, more: string): RegExp =>
    new RegExp(
      String.raw`^(?=.*\s--no-headers\b)(?!.*\s--containers\b)\s*kubectl\b[^|;&]*\stop\s+${kind}\b${more}[^|;&]*(?:\|\s*(?:sort|grep|head|tail)\b[^|]*)*$`,
    );
  return [
    layout(top('nodes?', ''), ['NAME'], String.raw`${cores}\s+(\d+%)\s+${bytes}\s+(\d+%)`, [
      'CPU(cores)',
      'CPU%',
      'MEMORY(bytes)',
      'MEMORY%',
    ]),
    layout(top('(?:pods?|po)', String.raw`(?=[^|]*\s(?:-A|--all-namespaces)\b)`), ['NAMESPACE', 'NAME'], plain, usage),
    layout(top('(?:pods?|po)', ''), ['NAME'], plain, usage),
  ];
}
