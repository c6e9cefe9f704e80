import { readDirective } from '../expect/directive.ts';
import { readWords } from '../expect/read.ts';
import type { Clause } from '../expect/read.ts';
import { bindExpectation } from './bind.ts';
import type { BindingPlace } from './bind.ts';
import type { Expectation, Place, PlannedCommand } from './check.ts';

/** Reads the words of an expectation and binds their clauses to the commands of its check. */
export function bound(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  if (expectation.source === 'static' || expectation.text === '') return expectation;
  if (expectation.source === 'directive') return directed(expectation, commands);
  if (expectation.text.length > LONGEST) return { ...expectation, rules: null, unread: [expectation.text] };
  const place = placeOf(expectation.place, commands);
  const group = place.kind === 'whole' ? null : new Set([...place.group, place.command]);
  const within = group === null ? commands : commands.filter((command) => group.has(command.index));
  const { rules, unread } = bindExpectation(clausesOf(expectation.text), within, place);
  return { ...expectation, rules, unread };
}

/** A directive that cannot be read is an expectation that nothing decides; its problems are lint's to tell. */
function directed(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  const { place } = expectation;
  const command = place.kind === 'command' ? place.index : (commands.at(-1)?.index ?? null);
  const { rules } = readDirective(expectation.text, command);
  return { ...expectation, rules, unread: rules === null ? [expectation.text] : [] };
}

/** Words that were read before, most of them at every keystroke, are not read again. */
const READ = new Map<string, readonly Clause[]>();
const MOST = 5000;

/** Longer words are a listing that no rule should judge. */
const LONGEST = 20_000;

function clausesOf(words: string): readonly Clause[] {
  const known = READ.get(words);
  if (known) return known;
  const clauses = readWords(words);
  if (READ.size >= MOST) READ.clear();
  READ.set(words, clauses);
  return clauses;
}

/** A qualifier that names an alias points at the commands of that alias, wherever in the fence the comment stands. */
function placeOf(place: Place, commands: readonly PlannedCommand[]): BindingPlace {
  if (place.kind === 'check') return { kind: 'whole' };
  const named = commands.filter((c) => place.qualifier !== undefined && c.aliases.includes(place.qualifier));
  const last = named.at(-1);
  if (last) return { kind: 'near', command: last.index, group: named.map((c) => c.index) };
  return { kind: 'near', command: place.index, group: place.group };
}
