import { isListedKind, namesListed } from '../../expect/listedThings.ts';
import { sparing } from '../../text/sparing.ts';
import { durationMs } from '../printed/compare.ts';
import { columnIn, isLists, isState, saysIn } from './gridCells.ts';
import type { Around } from './rowItems.ts';
import { isPlural, SERVICE_TYPE } from './rowPlaces.ts';
import { EMPTY } from './rowSentence.ts';
import type { CellTest, RowSentence } from './rowSentence.ts';

/** Clauses about what no row has: another type, an endpoint, a restart that is not long ago. */
type Read = (piece: string) => RowSentence | null;

/** With the rows that the rest of the clause speaks of. */
export function withTest(subject: string | undefined, test: CellTest, read: Read): RowSentence | null {
  const base = subject === undefined || subject === '' ? EMPTY : read(subject);
  return base && base.tests.length === 0 && base.amount?.is !== 'count' ? { ...base, tests: [test] } : null;
}

const ONLY = sparing(/^only (\S+) ([a-z]+)$/i);

/** All rows are of the type that some column says, or that a Service has. */
export function onlyOfType(
  piece: string,
  { grid, command, listed }: Around,
  read: Read,
): RowSentence | null | undefined {
  const [, type = '', noun = ''] = ONLY.exec(piece) ?? [];
  if (type === '' || !isPlural(noun) || /^\d|^(?:one|two|three|four|five|six)$/i.test(type)) return undefined;
  if (!isListedKind(noun, listed) && !namesListed(noun, command)) return undefined;
  const service = SERVICE_TYPE.test(type) && grid.header.includes('CLUSTER-IP');
  if (!service && !isState(type) && !saysIn(type, false, grid)) return undefined;
  const base = read(`all ${noun} is ${type}`);
  return base?.amount?.is === 'all' && base.tests.length === 1 && base.names.length === 0 ? base : null;
}

const NONE = sparing(
  /^(?:has )?no ([a-z]+(?:[ -][a-z]+)?)(?: left)?(?: (?:behind|for|in|of) (?:this |that |its )?(\S+))?$/i,
);

/** A column that lists addresses has none in the rows that are meant. */
export function noneBehind(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [, noun = '', place = ''] = NONE.exec(piece) ?? [];
  const column = noun === '' ? null : columnIn(noun, grid);
  if (column === null || column === grid.at || !isLists(column, grid)) return undefined;
  return withTest(/^it$/i.test(place) ? '' : place, { is: 'filled', column, not: true }, read);
}

const RESTARTED = sparing(
  /^(?:(\S.*?) )?(?:(?:(?:has|with) )?(?:no|zero|0|without) (?:pod |container )?restarts?|no (?:pods?|containers?) (?:has |is )*restarted|(?:is |has )?not restarted) (?:within|in|during|over|for) (?:last|past|previous) (?:(\d+) )?(seconds?|minutes?|hours?|days?|weeks?)$/i,
);

/** No restart is younger than that. */
export function restarted(piece: string, { grid }: Around, read: Read): RowSentence | null | undefined {
  const [all, subject, count = '1', unit = ''] = RESTARTED.exec(piece) ?? [];
  if (all === undefined) return undefined;
  const column = columnIn('restarts', grid);
  const ms = durationMs(`${count} ${unit}`);
  if (column === null || ms === null) return null;
  const read1 = withTest(subject, { is: 'calm', column, ms }, read);
  return read1 && { ...read1, plural: true };
}
