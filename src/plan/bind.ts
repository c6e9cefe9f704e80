import type { CommandFacts } from '../command/facts.ts';
import { columnFor, kindsOf } from '../expect/kinds.ts';
import type { Hints, OutputKind } from '../expect/meaning.ts';
import type { Clause } from '../expect/read.ts';
import { realise } from '../expect/realise.ts';
import type { Rule, RuleTest, Subject } from '../expect/rule.ts';
import { viewOf, type CommandView } from '../expect/view.ts';

/** What binding looks at of a planned command. */
export interface BindableCommand {
  readonly index: number;
  readonly text: string;
  readonly facts: CommandFacts;
  /** Aliases that it resolves to, for clauses that name one ("(infra)"). */
  readonly aliases: readonly string[];
}

/** Where the words stand. `near`: a comment that belongs to one command, last of the commands that it may speak of. */
export type BindingPlace =
  { readonly kind: 'whole' } | { readonly kind: 'near'; readonly command: number; readonly group: readonly number[] };

export interface Bound {
  /** Null: no clause could be read and bound. */
  readonly rules: readonly Rule[] | null;
  /** Clauses that no rule covers here, as written. */
  readonly unread: readonly string[];
  /** For each of them, why, and what would decide it. */
  readonly why: readonly string[];
  /** Indexes of the commands that some rule judges. */
  readonly commands: readonly number[];
}

/** Binds clauses to the commands that they are about, and makes their rules. */
export function bindExpectation(
  clauses: readonly Clause[],
  commands: readonly BindableCommand[],
  place: BindingPlace = { kind: 'whole' },
): Bound {
  const views = commands.map((command): Candidate => ({ command, view: viewOf(command.text, command.facts) }));
  const rules: Rule[] = [];
  const unread: string[] = [];
  const why: string[] = [];
  for (const clause of clauses) {
    const bound = bindClause(clause, candidatesAt(views, clause, place));
    if (typeof bound === 'string') {
      unread.push(clause.words.trim());
      why.push(bound);
    } else rules.push(...bound);
  }
  const used = [...new Set(rules.flatMap((r) => (r.command === null ? [] : [r.command])))].sort((a, b) => a - b);
  return { rules: rules.length > 0 ? rules : null, unread, why, commands: used };
}

interface Candidate {
  readonly command: BindableCommand;
  readonly view: CommandView;
}

function candidatesAt(views: readonly Candidate[], clause: Clause, place: BindingPlace): readonly Candidate[] {
  if (place.kind === 'whole') return views;
  const group = clause.hints.each || clause.hints.column !== null ? place.group : [place.command];
  return views.filter((v) => group.includes(v.command.index) || v.command.index === place.command);
}

/** Rules of one clause, or why it stays open. */
function bindClause(clause: Clause, all: readonly Candidate[]): readonly Rule[] | string {
  const { meaning, hints } = clause;
  if (meaning === null) return clause.why ?? 'No rule covers these words.';
  if (all.length === 0) return 'No command here could decide this.';
  const keyed = meaning.is === 'value' ? all.filter((c) => shows(meaning.key, c.view)) : [];
  const hinted = hasHints(hints) || keyed.length > 0;
  const named = keyed.length > 0 ? keyed : all.filter((c) => names(hints, c));
  const pool = hinted && named.length > 0 ? named : mustFit(hints) ? [] : all;
  if (pool.length === 0) return `No command here is about ${subjectOf(hints)}.`;
  const able: { readonly at: Candidate; readonly made: readonly Rule[] }[] = [];
  let reason = '';
  for (const at of pool) {
    const made = realise(meaning, at.view, null);
    if ('why' in made) reason = `\`${at.command.text}\` cannot decide this: ${made.why}.`;
    else able.push({ at, made: made.tests.map((test) => ruleOf(test, made.on ?? 'stdout', at, clause)) });
  }
  const last = able.at(-1);
  if (!last) return reason;
  if (able.length === 1 || hints.each || (hinted && named.length > 0)) return once(able.flatMap((a) => a.made));
  return 'Several commands here could decide this; name the resource that it is about.';
}

function ruleOf(test: RuleTest, on: Subject, at: Candidate, clause: Clause): Rule {
  const words = clause.words.trim();
  if (test.kind === 'file') return { ...test, command: null, on: 'file', clause: words };
  return { ...test, command: at.command.index, on: test.kind === 'exit' ? 'exit' : on, clause: words };
}

/** A rule on a file is the same for every command. */
function once(rules: readonly Rule[]): readonly Rule[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    if (rule.command !== null) return true;
    const key = JSON.stringify(rule);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a command cuts its output to this key, or prints a table with this column. */
function shows(key: string, view: CommandView): boolean {
  if (view.key !== null) return view.key.toLowerCase() === key.toLowerCase();
  return view.prints === 'table' && view.kinds.some((kind) => columnFor(kind, key) !== null);
}

const hasHints = (h: Hints): boolean =>
  h.kinds.length > 0 ||
  h.names.length > 0 ||
  h.column !== null ||
  h.output !== null ||
  h.tool !== null ||
  h.alias !== null;
const mustFit = (h: Hints): boolean => h.kinds.length > 0 || h.names.length > 0 || h.alias !== null;

function subjectOf(h: Hints): string {
  return h.names[0] ?? h.kinds[0] ?? h.alias ?? 'this';
}

/** Whether a command is what the hints of a clause speak of. */
function names(hints: Hints, { command, view }: Candidate): boolean {
  if (hints.alias !== null && !command.aliases.includes(hints.alias)) return false;
  if (hints.kinds.length > 0 && !ofKind(hints.kinds, view)) return false;
  if (!hints.names.every((name) => mentions(command.text, name))) return false;
  if (hints.output !== null && !prints(hints.output, view)) return false;
  if (hints.tool !== null && view.tool !== hints.tool) return false;
  if (hints.column !== null && hints.kinds.length === 0 && view.prints !== 'table') return false;
  return true;
}

function ofKind(kinds: readonly string[], view: CommandView): boolean {
  if (view.kinds.length > 0) return view.kinds.some((k) => kinds.includes(k));
  if (view.kubectl)
    return view.kubectl.verb === 'wait' || view.kubectl.verb === 'rollout status' || view.kubectl.verb === 'logs';
  return !kindsOf('pods').some((k) => kinds.includes(k)) || view.tool !== null;
}

function mentions(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}

function prints(output: OutputKind, view: CommandView): boolean {
  switch (output) {
    case 'dns':
      return view.lookup;
    case 'http':
    case 'metrics':
    case 'series':
      return view.http !== null;
    case 'yaml':
      return view.prints === 'yaml' || view.prints === 'json' || view.builds;
    case 'logs':
      return view.prints === 'logs';
    case 'table':
      return view.prints === 'table';
    case 'build':
      return view.builds;
  }
}
