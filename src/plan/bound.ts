import { readDirective } from '../expect/directive.ts';
import { readWords } from '../expect/read.ts';
import type { Clause } from '../expect/read.ts';
import { bindExpectation } from './bind.ts';
import type { BindingPlace, Bound } from './bind.ts';
import { isGivenWhenThen } from './groups.ts';
import type { Expectation, Place, PlannedCommand } from './check.ts';

/** Reads the words of an expectation and binds their clauses to the commands of its check. */
export function bound(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  if (expectation.source === 'static' || expectation.text === '') return expectation;
  if (expectation.source === 'directive') return directed(expectation, commands);
  const { rules, unread } = readingOf(expectation, commands);
  return { ...expectation, rules, unread };
}

/** How the words of an expectation are read beside these commands, and why what is open stays open. */
export function readingOf(expectation: Expectation, commands: readonly PlannedCommand[]): Bound {
  const { text, source } = expectation;
  if (text.length > LONGEST)
    return {
      rules: null,
      unread: [text],
      why: ['It is too long for a rule; a directive can name what counts.'],
      commands: [],
    };
  if (source === 'acceptance' && isGivenWhenThen(text))
    return {
      rules: null,
      unread: [text],
      why: [
        'It tells a case, and no output of a command decides it; say what to expect in an `Assert:` or `Expected:`.',
      ],
      commands: [],
    };
  const place = placeOf(expectation.place, commands);
  const within = place.kind === 'whole' ? commands : commandsAt([...place.group, place.command], commands);
  return bindExpectation(clausesOf(text, source === 'sample'), within, place);
}

/** A directive that cannot be read is an expectation that nothing decides; its problems are lint's to tell. */
function directed(expectation: Expectation, commands: readonly PlannedCommand[]): Expectation {
  const { place } = expectation;
  const command = place.kind === 'command' ? place.index : (commands.at(-1)?.index ?? null);
  const { rules } = readDirective(expectation.text, command);
  // A rule on a command that is not there (`command: 7`, a fence of comments only) decides nothing.
  const known = rules?.every((rule) => rule.command === null || rule.command in commands) ?? false;
  return known ? { ...expectation, rules, unread: [] } : { ...expectation, rules: null, unread: [expectation.text] };
}

/** Words that were read before, most of them at every keystroke, are not read again. */
const READ = new Map<string, readonly Clause[]>();
const MOST = 5000;

/** Longer words are a listing that no rule should judge. */
const LONGEST = 20_000;

function clausesOf(words: string, sample: boolean): readonly Clause[] {
  const key = `${sample ? 'sample' : 'words'}:${words}`;
  const known = READ.get(key);
  if (known) return known;
  const clauses = readWords(words, { sample });
  if (READ.size >= MOST) READ.clear();
  READ.set(key, clauses);
  return clauses;
}

/** A qualifier that names an alias points at the commands of that alias, wherever in the fence the comment stands. */
function placeOf(place: Place, commands: readonly PlannedCommand[]): BindingPlace {
  if (place.kind === 'check') return { kind: 'whole' };
  const { qualifier } = place;
  const named = qualifier === undefined ? [] : commands.filter((c) => c.aliases.includes(qualifier));
  const last = named.at(-1);
  if (last) return { kind: 'near', command: last.index, group: named.map((c) => c.index) };
  return { kind: 'near', command: place.index, group: place.group };
}

/** The commands of these indexes in the order of the check; a fence of many comments must not look at all for each. */
function commandsAt(indexes: readonly number[], commands: readonly PlannedCommand[]): readonly PlannedCommand[] {
  return [...new Set(indexes)]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const command = commands[index];
      return command ? [command] : [];
    });
}
