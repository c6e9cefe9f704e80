import { sparing } from '../../text/sparing.ts';
import { SCHEDULE } from '../printed/schedule.ts';
import { sameColumn } from '../printed/tableRead.ts';
import { isPorts } from '../tables/portCells.ts';
import { isFlags } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { noneBehind, onlyOfType, restarted, withTest } from './rowLacks.ts';
import { EMPTY } from './rowSentence.ts';
import type { RowSentence } from './rowSentence.ts';

type Read = (piece: string) => RowSentence | null;
type Turn = (piece: string, around: Around, read: Read) => RowSentence | null | undefined;

/**
 * Clauses that say what a column of kubectl's tells, in other words than its header; what is left of them is read as
 * any other clause.
 *
 *     allows 1 disruption           ALLOWED DISRUPTIONS        no endpoints behind the service      ENDPOINTS  <none>
 *     only ClusterIP services       TYPE                       no restart within the last hour      RESTARTS   4 (26h ago)
 *
 * Undefined: no such clause. Null: one whose other words are unknown.
 */
export function headedSentence(piece: string, around: Around, read: Read): RowSentence | null | undefined {
  for (const turn of TURNS) {
    const found = turn(piece, around, read);
    if (found !== undefined) return found;
  }
  return undefined;
}

const TURNS: readonly Turn[] = [
  allowed,
  onlyOfType,
  noneBehind,
  restarted,
  onNodePort,
  scheduled,
  led,
  grown,
  backAt,
  usage,
];

const ALLOWS = sparing(/^(?:(\S.*?) )?allows? (\S.*)$/i);
const SOME = /^(?:(at least) )?(?:(\d+|one|two|no|zero) )?([a-z]+?)s?$/i;
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, no: 0, zero: 0 };

/** A column named ALLOWED THINGS has how many, one named ALLOWTHING whether. */
function allowed(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [, subject, what = ''] = ALLOWS.exec(piece) ?? [];
  const [, least, count = '', noun = ''] = SOME.exec(what) ?? [];
  const counts = grid.header.findIndex((name) => noun !== '' && sameColumn(name, `ALLOWED ${noun}s`));
  if (counts !== -1) {
    const n = NUMBERS[count.toLowerCase()] ?? Number(count === '' ? 1 : count);
    const cells = grid.rows.map(({ cells }) => cells[counts] ?? '');
    // `allows 1` may be meant of what allows 2 as well.
    const more = n > 0 && count !== '' && least === undefined && cells.some((cell) => Number(cell) > n);
    if (more || !cells.every((cell) => /^\d+$/.test(cell))) return null;
    return withTest(subject, { is: 'compare', column: counts, op: n > 0 ? '>=' : '=', value: String(n) }, read);
  }
  const letters = what.toUpperCase().replace(/[^A-Z]/g, '');
  const flags = grid.header.flatMap((name, i) =>
    letters.length > 5 && /^ALLOW/.test(name) && name.endsWith(letters) && isFlags(i, grid) ? [i] : [],
  );
  const [column, other] = flags;
  if (column === undefined || other !== undefined) return undefined;
  return withTest(subject, { is: 'flag', column, on: true }, read);
}

const NODE_PORT = sparing(
  /^(?:(\S.*?) )?(?:(?:has|on|at|is|with|exposes|uses|opens) )?node-?ports? (?:is |= ?|: ?)?(\d{4,5})$/i,
);

/** The port that nodes open, which stands behind the Service's own. */
function onNodePort(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [, subject, port] = NODE_PORT.exec(piece) ?? [];
  const column = grid.header.findIndex((name) => sameColumn(name, 'PORT(S)'));
  if (port === undefined || column === -1 || !grid.rows.every(({ cells }) => isPorts(cells[column] ?? '')))
    return undefined;
  return withTest(subject, { is: 'nodePort', column, port }, read);
}

const SCHEDULED = sparing(
  /^(?:(\S.*?) )?(?:scheduled?|runs) (?:is |= ?|: ?|at )?(\uE000\d+\uE001|\S+(?: \S+){4}|@[a-z]+)$/i,
);

/** All five fields of a cron schedule. */
function scheduled(piece: string, { grid, literals }: Around, read: Read): RowSentence | null | undefined {
  const [, subject, said = ''] = SCHEDULED.exec(piece) ?? [];
  const at = /^\uE000(\d+)\uE001$/.exec(said)?.[1];
  const schedule = at === undefined ? said : (literals[Number(at)] ?? '');
  const column = grid.header.findIndex((name) => sameColumn(name, 'SCHEDULE'));
  if (column === -1 || !SCHEDULE.test(schedule)) return undefined;
  return withTest(subject, { is: 'cron', column, schedule }, read);
}

const LED = sparing(/^leader (?:(?:is|has|been) )*(?:elected|chosen|there|present)$|^(?:there is |has )leader$/i);

/** A Lease names who holds it. */
function led(piece: string, { grid }: Around): RowSentence | undefined {
  const column = grid.header.findIndex((name) => sameColumn(name, 'HOLDER'));
  if (column === -1 || !LED.test(piece) || grid.rows.length !== 1) return undefined;
  return { ...EMPTY, tests: [{ is: 'filled', column }] };
}

const GROWN = sparing(
  /^(?:(\S.*?) )?(?:is |was |has |been )*(?:expanded|resized|grown|enlarged|extended) to (\d+[KMGT]i)$/i,
);

/** What a claim asks for is not what its volume has. */
function grown(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [, said, size] = GROWN.exec(piece) ?? [];
  // What the rows are.
  const subject = said?.replace(/\b(?:volume|claim|pvc|persistentvolumeclaim|disk)\b/i, '').trim();
  const columns = grid.header.flatMap((name, i) => (/^(?:CAPACITY|ACTUAL|SIZE)$/i.test(name) ? [i] : []));
  if (size === undefined || columns.length !== 1) return undefined;
  return withTest(subject, { is: 'says', columns, value: size, exact: false, chooses: false }, read);
}

const BACK = sparing(/^(\S.*?) (?:is )?back (?:at|to|on|with) (\S.*)$/i);

/** What was so before is so again. */
function backAt(piece: string, _around: Around, read: Read): RowSentence | null | undefined {
  const [, subject = '', state = ''] = BACK.exec(piece) ?? [];
  return subject === '' ? undefined : read(`${subject} is at ${state}`);
}

const USAGE = sparing(/\b(cpu|memory) (?:usage|utili[sz]ation|use|consumption)\b/i);

/** `CPU%` and `MEMORY%` say how much is used. */
function usage(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [said, what = ''] = USAGE.exec(piece) ?? [];
  const measured = grid.header.some((name) => name.toLowerCase() === `${what.toLowerCase()}%`);
  return said === undefined || !measured ? undefined : read(piece.replace(said, what));
}
