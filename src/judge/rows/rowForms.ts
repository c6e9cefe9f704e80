import { columnIn, isLists } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { EMPTY } from './rowSentence.ts';
import type { CellTest, RowSentence } from './rowSentence.ts';

/**
 * Clauses that say one thing of several rows by a turn of words; what is left of them is read as any other clause.
 *
 *     the replicas sit on different nodes          fast is the only default class
 *     all replicas of the statefulset are ready    both on port 9000       all images come from reg.example
 *
 * Undefined: no such turn. Null: a turn whose other words are unknown.
 */
export function turnedSentence(
  piece: string,
  around: Around,
  read: (piece: string) => RowSentence | null,
): RowSentence | null | undefined {
  return (
    apart(piece, around, read) ??
    only(piece, read) ??
    replicas(piece, around, read) ??
    onPort(piece, around, read) ??
    from(piece, around, read)
  );
}

type Read = (piece: string) => RowSentence | null;

const VERB = '(?:is |runs? |sits? |lives? |lands? |spread |scheduled |placed |distributed |located |running )*';
const OWN =
  '(?:its own|their own|separate|different|distinct|an own|its own separate|(one|two|three|four|five|six|\\d+) (?:different|distinct|separate))';
const APART = new RegExp(`^(.*?)\\s*\\b(?:each )?${VERB}(?:on|over|across|to) ${OWN} ([a-z]+)$`, 'i');
const OF_ITS_OWN = new RegExp(`^(.*?)\\s*\\b${VERB}on ([a-z]+) of (?:its|their) own$`, 'i');
const NO_TWO = new RegExp(
  `^no two(?: of them| ([a-z]+))? (?:${VERB}(?:on|in) )?(?:shares? |runs? on |sits? on )?(?:one |same |single )?([a-z]+)$`,
  'i',
);
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

function apart(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const own = APART.exec(piece);
  const alone = own ? null : OF_ITS_OWN.exec(piece);
  const two = own || alone ? null : NO_TWO.exec(piece);
  const match = own ?? alone ?? two;
  if (!match) return undefined;
  const [subject = '', word = ''] = own ? [own[1], own[3]] : [match[1], match[2]];
  const column = columnIn(word.replace(/s$/, ''), grid) ?? columnIn(word, grid);
  const rest = subject.trim();
  const base = rest === '' ? EMPTY : read(rest);
  if (column === null || !base) return null;
  const said = own?.[2]?.toLowerCase();
  const n = said === undefined ? null : WORDS.includes(said) ? WORDS.indexOf(said) : Number(said);
  return { ...base, tests: [...base.tests, { is: 'distinct', column, n }] };
}

/** `fast is the only default class`: it is so, and no other row is. */
function only(piece: string, read: Read): RowSentence | null | undefined {
  const match = /^(\S+) is only (?:one )?(\S.*)$/i.exec(piece);
  if (!match) return undefined;
  const base = read(`${match[1] ?? ''} is ${match[2] ?? ''}`);
  return base && base.names.length > 0 && base.amount === null && base.tests.length > 0
    ? { ...base, sole: 'only' }
    : null;
}

const REPLICAS =
  /^(?:all|each|every|both)(?: of)?(?: ([a-z]+|\d+))? (?:replicas?|pods?|instances?|copies)(?: (?:of|in|for) (\S.*?))?(?: (?:is|has))? (ready|available)$/i;
const WORKLOAD = /^(?:deployments|statefulsets|replicasets|daemonsets)$/;

/** `3/3` says that all pods of a workload are ready, and how many there are. */
function replicas(piece: string, { grid, listed }: Around, read: Read): RowSentence | null | undefined {
  const match = REPLICAS.exec(piece);
  const [, count, owner, state = ''] = match ?? [];
  const column = columnIn('ready', grid);
  if (!match || column === null || !listed.every((kind) => WORKLOAD.test(kind)) || listed.length === 0)
    return undefined;
  if (state.toLowerCase() !== 'ready' || !grid.rows.every(({ cells }) => /^\d+\/\d+$/.test(cells[column] ?? '')))
    return null;
  const n =
    count === undefined
      ? null
      : WORDS.includes(count.toLowerCase())
        ? WORDS.indexOf(count.toLowerCase())
        : Number(count);
  if (Number.isNaN(n)) return null;
  const base = owner === undefined ? EMPTY : read(owner);
  if (!base || base.tests.length > 0 || base.amount !== null || base.order !== null) return null;
  const test: CellTest =
    n === null
      ? { is: 'flag', column, on: true }
      : { is: 'says', columns: [column], value: `${String(n)}/${String(n)}`, exact: true, chooses: false };
  return { ...base, tests: [test], plural: true };
}

/** Each address that is listed ends in that port. */
function onPort(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const match = /^(.*?)\s*\b(?:is |listens? |listening |serving )*(?:on|at|with) port (\d{1,5})$/i.exec(piece);
  const columns = grid.header.flatMap((_, i) => (i !== grid.at && isLists(i, grid) ? [i] : []));
  const [column, more] = columns;
  if (!match || column === undefined || more !== undefined) return undefined;
  const who = /^(?:all|each|every one|every|both|two|three|all of them|addresses|all addresses|all endpoints)?$/i;
  const subject = (match[1] ?? '').trim();
  const base = who.test(subject) ? EMPTY : read(subject);
  if (!base || base.tests.some(({ is }) => is !== 'items')) return null;
  const n = /^both$/i.test(subject)
    ? 2
    : WORDS.includes(subject.toLowerCase())
      ? WORDS.indexOf(subject.toLowerCase())
      : null;
  return { ...base, tests: [...base.tests, { is: 'port', column, port: match[2] ?? '', n }] };
}

const REGISTRY =
  /^(.*?) (?:is )?(?:pulled |comes? |taken |fetched |loaded |served )?from ([a-z\d.-]+(?::\d+)?(?:\/[\w.-]+)*)\/?$/i;

/** Every image begins with that registry, and a slash behind it. */
function from(piece: string, { grid, command, literals }: Around, read: Read): RowSentence | null | undefined {
  const plain = piece.replace(/\uE000(\d+)\uE001/, (_all, n: string) => literals[Number(n)] ?? '');
  const match = REGISTRY.exec(plain);
  const registry = match?.[2] ?? '';
  const width = grid.rows[0]?.cells.length ?? 0;
  const column = columnIn('image', grid) ?? (width === 1 && /image/i.test(command) ? 0 : null);
  if (!match || column === null || !/[.:/]/.test(registry)) return undefined;
  const subject = (match[1] ?? '').trim();
  const base = /^(?:all |every |each |both )?(?:container )?images?$/i.test(subject)
    ? { ...EMPTY, plural: true }
    : read(subject);
  return base ? { ...base, tests: [...base.tests, { is: 'from', column, registry }] } : null;
}
