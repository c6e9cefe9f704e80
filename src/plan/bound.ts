import { readDirective } from '../expect/directive.ts';
import { readWords } from '../expect/read.ts';
import { bindExpectation } from './bind.ts';
import type { BindingPlace } from './bind.ts';
import type { Expectation, Place, PlannedCommand } from './check.ts';

/** Reads the words of an expectation and binds their clauses to the commands of its check. */
export function bound(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  if (expectation.source === 'static' || expectation.text === '') return expectation;
  if (expectation.source === 'directive') return directed(expectation, commands);
  const { rules, unread } = bindExpectation(
    readWords(expectation.text, { sample: expectation.source === 'sample' }),
    commands,
    placeOf(expectation.place, commands),
  );
  return { ...expectation, rules, unread };
}

/** A directive that cannot be read is an expectation that nothing decides; its problems are lint's to tell. */
function directed(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  const { place } = expectation;
  const command = place.kind === 'command' ? place.index : (commands.at(-1)?.index ?? null);
  const { rules } = readDirective(expectation.text, command);
  return { ...expectation, rules, unread: rules === null ? [expectation.text] : [] };
}

/** A qualifier that names an alias points at the commands of that alias, wherever in the fence the comment stands. */
function placeOf(place: Place, commands: readonly PlannedCommand[]): BindingPlace {
  if (place.kind === 'check') return { kind: 'whole' };
  const named = commands.filter((c) => place.qualifier !== undefined && c.aliases.includes(place.qualifier));
  const last = named.at(-1);
  if (last) return { kind: 'near', command: last.index, group: named.map((c) => c.index) };
  return { kind: 'near', command: place.index, group: place.group };
}
