import { readWords } from '../expect/read.ts';
import { bindExpectation } from './bind.ts';
import type { BindingPlace } from './bind.ts';
import type { Expectation, Place, PlannedCommand } from './check.ts';

/** Reads the words of an expectation and binds their clauses to the commands of its check. */
export function bound(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  if (expectation.source === 'static' || expectation.text === '') return expectation;
  const { rules, unread } = bindExpectation(
    readWords(expectation.text),
    commands,
    placeOf(expectation.place, commands),
  );
  return { ...expectation, rules, unread };
}

/** A qualifier that names an alias points at the commands of that alias, wherever in the fence the comment stands. */
function placeOf(place: Place, commands: readonly PlannedCommand[]): BindingPlace {
  if (place.kind === 'check') return { kind: 'whole' };
  const named = commands.filter((c) => place.qualifier !== undefined && c.aliases.includes(place.qualifier));
  const last = named.at(-1);
  if (last) return { kind: 'near', command: last.index, group: named.map((c) => c.index) };
  return { kind: 'near', command: place.index, group: place.group };
}
