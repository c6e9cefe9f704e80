import { isTold } from '../../expect/asides.ts';
import { columnIn, columnsSaying, hasName, isLists, isState } from './gridCells.ts';
import type { Grid } from './grid.ts';
import { isPorts } from '../tables/portCells.ts';
import type { Around } from './rowItems.ts';
import { EMPTY } from './rowSentence.ts';
import type { RowSentence } from './rowSentence.ts';
import { sameColumn } from '../printed/tableRead.ts';

/**
 * Clauses that say where rows are and what they serve; what is left of them is read as any other clause.
 *
 *     exposes 8443/TCP      port 80 published       one of the ports in a cell, whatever it is mapped to
 *     cache-0 Running in data                       the NAMESPACE of that row
 *     sidecars SYNCED everywhere                    of all rows
 *     br_netfilter is loaded                        a row of that name
 *
 * Undefined: no such turn. Null: a turn whose other words are unknown.
 */
export function placedSentence(piece: string, around: Around, read: Read): RowSentence | null | undefined {
  return (
    serves(piece, around, read) ??
    among(piece, around) ??
    loaded(piece, around) ??
    defaultRoute(piece, around, read) ??
    noMore(piece, read) ??
    everywhere(piece, around, read) ??
    inSpace(piece, around, read)
  );
}

type Read = (piece: string) => RowSentence | null;

const PORT = '(\\d{1,5})(?:\\/(tcp|udp|sctp))?';
const BARE = new RegExp(`^${PORT}$`, 'i');
const SERVES = new RegExp(
  `^(?:(.*?) )?(?:is |are )?(?:(exposes?|exposed|serves?|serving|listens?|listening|offers?|opens?|answers?|available|reachable|on|at)|(publishes|published|publishing|maps|mapped))(?: on| at)?(?: the)?(?: host)?(?: tcp| udp)?(?: ports?)? ${PORT}$`,
  'i',
);
const SERVED = new RegExp(
  `^(?:(?:the )?(?:tcp |udp |host )?ports? )?${PORT}(?: is| are| must be| should be)? (?:(exposed|served|open|opened|listed|offered|there|present)|(published|mapped))(?: (?:to|on) (?:the )?(?:host|outside))?$`,
  'i',
);

/** `exposes 8443/TCP`, `port 5432 published`. */
function serves(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const column = portsColumn(grid);
  if (column === null) return undefined;
  const [, bare = '', kind] = BARE.exec(piece) ?? [];
  if (kind !== undefined)
    return { ...EMPTY, tests: [{ is: 'serves', column, port: bare, protocol: kind.toUpperCase(), outside: false }] };
  const before = SERVES.exec(piece);
  const behind = before ? null : SERVED.exec(piece);
  if (!before && !behind) return undefined;
  const [subject = '', port = '', protocol] = before
    ? [before[1], before[4], before[5]]
    : ['', behind?.[1], behind?.[2]];
  const verb = before ? (before[2] ?? '') : '';
  // `Running at 3`: only where it can be a port.
  if (/^(?:on|at)$/i.test(verb) && !/\bports?\b/i.test(piece) && protocol === undefined) return undefined;
  const outside = (before ? before[3] : behind?.[4]) !== undefined;
  // What a container exposes is not published, and to be `on port 80` may mean either.
  const exposes = /^expose/i.test(verb) || outside;
  if (
    !exposes &&
    !grid.header.includes('CLUSTER-IP') &&
    grid.rows.some(({ cells }) => /^\d+\/[a-z]+/.test(cells[column] ?? ''))
  )
    return undefined;
  const base = subject === '' ? EMPTY : read(subject);
  return base && base.amount?.is !== 'count'
    ? {
        ...base,
        tests: [...base.tests, { is: 'serves', column, port, protocol: protocol?.toUpperCase() ?? '', outside }],
      }
    : null;
}

function portsColumn({ header, rows, at }: Grid): number | null {
  const column = header.findIndex((name) => sameColumn(name, 'PORT(S)') || sameColumn(name, 'PORTS'));
  const fits = rows.every(({ cells }) => isPorts(cells[column] ?? ''));
  return column >= 0 && column !== at && rows.length > 0 && fits ? column : null;
}

const ADDRESS = '((?:\\d{1,3}\\.){3}\\d{1,3}(?::\\d{1,5})?)';
const LIST = '(?:backends?|endpoints?|addresses|targets|members|list|pool)';
const AMONG = [
  new RegExp(
    `^${ADDRESS} (?:is |must be |should be )?(?:listed )?(?:among|amongst|one of|part of|in) (?:the |its )?${LIST}$`,
    'i',
  ),
  new RegExp(`^(?:the |its )?${LIST} (?:includes?|contains?|lists?|has|have) ${ADDRESS}$`, 'i'),
];

/** One of the addresses in the only cell that lists some. */
function among(piece: string, { grid }: Around): RowSentence | undefined {
  const address = AMONG.flatMap((form) => form.exec(piece)?.[1] ?? [])[0];
  const columns = grid.header.flatMap((_, i) => (i !== grid.at && isLists(i, grid) ? [i] : []));
  const [column, more] = columns;
  if (address === undefined || column === undefined || more !== undefined || grid.rows.length !== 1) return undefined;
  return { ...EMPTY, tests: [{ is: 'member', column, address }] };
}

/** What lsmod lists is loaded. */
function loaded(piece: string, { grid }: Around): RowSentence | undefined {
  if (grid.header[0] !== 'MODULE') return undefined;
  const name =
    /^(?:the )?(?:kernel )?(?:module )?([a-z]\w+)(?: kernel)?(?: module)?(?: is| must be| should be)? (?:loaded|present|there|listed)$/i.exec(
      piece,
    )?.[1];
  if (name === undefined) return undefined;
  return grid.rows.some(({ cells }) => cells[0] === name)
    ? { ...EMPTY, names: [name], there: true }
    : { ...EMPTY, missing: [name], there: true };
}

/** `default` is the name of a route, and no word for how things are. */
function defaultRoute(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const rest = /^(?:the |a )?default(?: (?:ip )?(?:route|gateway))?(?:$|:? (.*))/i.exec(piece);
  if (grid.header[0] !== 'DESTINATION' || !rest) return undefined;
  const said = rest[1] ?? '';
  if (/^(?:is )?(?:present|there|set|exists)?$/.test(said) && /route/i.test(piece))
    return { ...EMPTY, ...hasDefault(grid), there: true };
  // `default gateway 10.0.0.1`
  const base = read(/gateway/i.test(piece) && /^(?:is )?[\da-f.:]+(?: |$)/.test(said) ? `via ${said}` : said);
  return base && base.names.length === 0 && base.tests.length > 0 ? { ...base, ...hasDefault(grid) } : null;
}

const hasDefault = (grid: Grid): Pick<RowSentence, 'names' | 'missing'> =>
  grid.rows.some(({ cells }) => cells[0] === 'default')
    ? { names: ['default'], missing: [] }
    : { names: [], missing: ['default'] };

/** What is none by its own name: swap, a default route. */
export function noneSentence(piece: string, around: Around): RowSentence | undefined {
  return noSwap(piece, around) ?? noDefault(piece, around);
}

function noDefault(piece: string, { grid }: Around): RowSentence | undefined {
  if (
    grid.header[0] !== 'DESTINATION' ||
    !/^(?:no|without(?: an?)?) default (?:route|gateway)(?: is)?(?: present| set| there| left)?$/i.test(piece)
  )
    return undefined;
  const [first] = grid.rows;
  const bad = hasDefault(grid).names.length > 0;
  return {
    ...EMPTY,
    names: [bad ? 'default' : (first?.cells[0] ?? '')],
    tests: [
      {
        is: 'says',
        columns: [0],
        value: first?.cells[0] === 'default' || bad ? '-' : (first?.cells[0] ?? ''),
        exact: true,
        chooses: false,
      },
    ],
  };
}

/** Swap is off where it has no room. */
function noSwap(piece: string, { grid }: Around): RowSentence | undefined {
  const said =
    /^(?:no swap(?: space)?(?: is)?(?: configured| active| enabled| in use| set up)?|swap (?:space )?(?:is |must be |should be |total )*(?:0|0B|off|zero|none|disabled))$/i;
  const at = grid.header.indexOf('total');
  const cell = grid.rows.find(({ cells }) => cells[0] === 'Swap')?.cells[at];
  if (at === -1 || cell === undefined || !said.test(piece)) return undefined;
  const value = /^0B?$/.test(cell) ? cell : '0';
  return { ...EMPTY, names: ['Swap'], tests: [{ is: 'says', columns: [at], value, exact: true, chooses: false }] };
}

/** `one leader only` */
function noMore(piece: string, read: Read): RowSentence | null | undefined {
  const said = /^((?:one|two|three|four|five|\d{1,3}) \S.*?),? (?:only|alone|and no more)$/i.exec(piece)?.[1];
  const single = /^(?:just |only )?a single (\S.*)$/i.exec(piece)?.[1];
  const rest = said ?? (single === undefined ? undefined : `one ${single}`);
  return rest === undefined ? undefined : read(`exactly ${rest}`);
}

/** `everywhere` is said of all rows. */
function everywhere(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const said = /^(\S.*?),? (?:everywhere|across the board|throughout)$/i.exec(piece)?.[1];
  if (said === undefined || /^(?:all|every|each|both|no|not)\b/i.test(said)) return undefined;
  const [noun, rest] = /^([a-z]+s) (?:is |are )?(.*)$/i.exec(said)?.slice(1) ?? [];
  if (noun === undefined || rest === undefined || isState(noun)) return undefined;
  const base = read(`all ${noun} is ${rest}`);
  if (base?.amount?.is !== 'all') return null;
  return {
    ...base,
    tests: base.tests.map((test) =>
      test.is === 'says' && test.columns === null ? { ...test, columns: alike(test.value, grid) } : test,
    ),
  };
}

/** The columns that say it, and those beside them of the same form: `SYNCED  STALE  SYNCED`. */
function alike(value: string, grid: Grid): readonly number[] | null {
  const columns = columnsSaying(value, false, grid);
  const [first] = columns;
  const last = columns.at(-1);
  if (first === undefined || last === undefined || columns.length < 2) return columns.length === 1 ? columns : null;
  const isLike = (column: number): boolean =>
    grid.rows.every(({ cells }) => /^[A-Z][A-Z ]*$/.test(cells[column] ?? ''));
  let [from, to] = [first, last];
  while (isLike(from - 1)) from -= 1;
  while (isLike(to + 1)) to += 1;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const SPACE =
  /^(\S.*?) (?:in|inside|within) (?:the )?(?:(?:namespace|ns) )?([a-z\d](?:[a-z\d-]*[a-z\d])?)(?: namespace| ns)?$/;

/** A namespace that is named behind a row and what it is, where there is a column of them. */
function inSpace(piece: string, { grid, command }: Around, read: Read): RowSentence | null | undefined {
  const column = columnIn('namespace', grid);
  const [, said, space = ''] = SPACE.exec(piece) ?? [];
  if (said === undefined || column === null || column === grid.at) return undefined;
  if (
    /^(?:all|each|every|any|sync|total|turn|place|order|use|parallel|it|cluster|the)$/.test(space) ||
    isState(space) ||
    /^\d/.test(space)
  )
    return undefined;
  if (
    columnIn(space, grid) !== null ||
    grid.rows.some(({ cells }) => cells.some((cell, i) => i !== column && cell === space))
  )
    return undefined;
  // What is read as it is needs no other reading.
  const base = read(said);
  if (!base || base.order !== null || base.rest || base.columns.length > 0) return null;
  // `web Running in shop` speaks of web wherever it is.
  // Of several rows of that name those in the namespace are meant; where none is there, it is not so.
  const chooses =
    base.tests.length > 0 &&
    grid.rows.some(
      (row) => row.cells[column] === space && base.names.every((name) => hasName(row, name, grid.at, grid.generated)),
    );
  const test = { is: 'says', columns: [column], value: space, exact: true, chooses } as const;
  const counted = base.amount !== null || (base.names.length === 0 && base.tests.length === 0);
  return counted || isTold(space, command) ? undefined : { ...base, tests: [...base.tests, test], plural: true };
}
