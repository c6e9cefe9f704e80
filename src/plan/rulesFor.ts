import { choiceIn, chosenBy } from '../expect/choice.ts';
import type { Hints, Meaning, Said } from '../expect/meaning.ts';
import type { Clause } from '../expect/read.ts';
import { realise } from '../expect/realise.ts';
import type { Rule, RuleTest, Subject } from '../expect/rule.ts';
import { sayingOf } from '../expect/saying.ts';
import type { CommandView } from '../expect/view.ts';
import { withoutWildcards } from '../expect/wildcards.ts';
import { mentions } from './candidate.ts';
import type { Candidate } from './candidate.ts';

/** A shorter time is a limit for the answer rather than one in which something is waited for. */
const LEAST_WAIT_MS = 5000;

/** Rules of a clause for one command, or why that command cannot decide it. */
export function rulesFor(clause: Clause, at: Candidate): readonly Rule[] | string {
  const { meaning, hints, withinMs } = clause;
  if (meaning === null) return '';
  if (meaning.is === 'present' && meaning.names.some((name) => isFileOf(name, at.command.text)))
    return `\`${at.command.text}\` cannot decide this: it does not say which files there are.`;
  const choice = withinMs === null ? choiceIn(at.command.text) : null;
  if (choice && chosenBy(clause.words, choice, at.command.text) !== null)
    return [ruleOf({ kind: 'says', text: sayingOf(clause.words) }, 'stdout', at, clause)];
  const rows = hints.names.filter((name) => !mentions(at.command.text, name.text)).map((name) => name.text);
  const only = ofOneKind(meaning, hints, at.view);
  const parts = (rows.length > 0 ? rows : [null]).map((name) =>
    only === null
      ? realise(meaning, at.view, name)
      : realise(meaning, { ...at.view, kinds: [only] }, name?.includes('/') ? name : `${only}/${name ?? '*'}`),
  );
  const rules: Rule[] = [];
  for (const made of parts) {
    const part = withoutWildcards(made, at.view);
    if ('why' in part) return `\`${at.command.text}\` cannot decide this: ${part.why}.`;
    rules.push(...part.tests.map((test) => ruleOf(test, part.on ?? at.view.tells, at, clause)));
  }
  if (withinMs === null) return rules;
  if (meaning.is === 'succeeds' || rules.every(({ kind }) => kind === 'http') || withinMs < LEAST_WAIT_MS)
    return [...rules, ruleOf({ kind: 'within', ms: withinMs }, 'exit', at, clause)];
  if (at.command.facts.effect.kind !== 'read')
    return `\`${at.command.text}\` changes something, so it is not repeated.`;
  return rules.map((rule) => eventually(rule, withinMs));
}

/**
 * `dist/app.js`: only what looks at files tells whether it exists; that a test's output names it proves nothing. A path
 * without an ending is one where what runs is a build or a test.
 */
function isFileOf({ text }: Said, command: string): boolean {
  if (!/^[\w.~-]*(?:\/[\w.~-]+)+\/?$/.test(text) || LOOKS_AT_FILES.test(command)) return false;
  return /\.[a-z]\w{0,4}$|^(?:\.{0,2}\/|~\/)|\/$/.test(text) || BUILDS.test(command);
}

const LOOKS_AT_FILES =
  /(?:^|[\s;&|])(?:ls|find|fd|cat|head|tail|test|\[|stat|tree|du|wc|file|tar|unzip|git|realpath|readlink|mc|aws|gsutil|rclone|diff|cmp|curl|wget)\s/;
const BUILDS =
  /^(?:npm|pnpm|yarn|bun|npx|make|go|cargo|pytest|tox|mvn|gradle|\.\/gradlew|just|task|dotnet|mix|swift|bats|jest|vitest)\b/;

/** The kind that the words name of several that the command lists, for what is tested in the rows of that kind. */
function ofOneKind(meaning: Meaning, hints: Hints, view: CommandView): string | null {
  if (view.prints !== 'table' || (view.kinds.length < 2 && view.kinds[0] !== 'all')) return null;
  const named = view.kinds[0] === 'all' ? hints.kinds : view.kinds.filter((kind) => hints.kinds.includes(kind));
  const [only] = named;
  return named.length === 1 && only !== undefined && isOfRows(meaning) ? only : null;
}

function isOfRows(meaning: Meaning): boolean {
  if (meaning.is === 'both') return meaning.parts.every(isOfRows);
  return (meaning.is === 'state' && meaning.quantity === null) || meaning.is === 'ratio' || meaning.is === 'column';
}

function eventually(rule: Rule, ms: number): Rule {
  const { command, on, clause, ...test } = rule;
  return {
    kind: 'eventually',
    rule: test,
    ms,
    everyMs: Math.max(500, Math.min(5000, Math.round(ms / 10))),
    command,
    on,
    clause,
  };
}

function ruleOf(test: RuleTest, on: Subject, at: Candidate, clause: Clause): Rule {
  const words = clause.words.trim();
  if (test.kind === 'file') return { ...test, command: null, on: 'file', clause: words };
  return { ...test, command: at.command.index, on: test.kind === 'exit' ? 'exit' : on, clause: words };
}
