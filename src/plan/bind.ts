import type { Meaning } from '../expect/meaning.ts';
import type { Clause } from '../expect/read.ts';
import type { Rule } from '../expect/rule.ts';
import { viewOf } from '../expect/view.ts';
import { fits, hasHints, mustFit, preparesOnly, shows, subjectOf } from './candidate.ts';
import type { BindableCommand, Candidate } from './candidate.ts';
import { failsAlone, leftOpen } from './leftOpen.ts';
import { rulesFor } from './rulesFor.ts';

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
    const candidates = candidatesAt(views, clause, place);
    const bound = bindClause(clause, candidates);
    const open = typeof bound === 'string' ? bound : leftOpen(clause, bound, commands);
    if (typeof bound !== 'string')
      rules.push(...(open === null ? bound : bound.filter((rule) => failsAlone(rule, clause))));
    if (open === null) continue;
    unread.push(clause.words.trim());
    why.push(open);
  }
  const used = [...new Set(rules.flatMap((r) => (r.command === null ? [] : [r.command])))].sort((a, b) => a - b);
  return { rules: rules.length > 0 ? rules : null, unread, why, commands: used };
}

function candidatesAt(views: readonly Candidate[], clause: Clause, place: BindingPlace): readonly Candidate[] {
  if (place.kind === 'whole') return views;
  const group = clause.hints.each || clause.hints.column !== null ? place.group : [place.command];
  return views.filter((v) => group.includes(v.command.index) || v.command.index === place.command);
}

/** Rules of one clause, or why it stays open. */
function bindClause(clause: Clause, every: readonly Candidate[]): readonly Rule[] | string {
  const { meaning, hints } = clause;
  const speaking = isOfAll(clause) ? every : every.filter(({ view }) => !preparesOnly(view));
  const all = speaking.length > 0 ? speaking : every;
  if (meaning === null) return clause.why ?? 'No rule covers these words.';
  if (all.length === 0) return 'No command here could decide this.';
  const key = keyOf(meaning);
  const keyed = key === null ? [] : all.filter((c) => fits(hints, c) && shows(key, c.view));
  const named =
    keyed.length > 0
      ? keyed
      : nearest(
          meaning,
          all.filter((c) => fits(hints, c)),
        );
  const hinted = hasHints(hints) || keyed.length > 0;
  if (named.length === 0 && mustFit(hints)) return `No command here is about ${subjectOf(hints)}.`;
  const made = (hinted && named.length > 0 ? named : all).map((at) => ({ at, rules: rulesFor(clause, at) }));
  const able = made.flatMap((m) => (typeof m.rules === 'string' ? [] : [m.rules]));
  if (able.length === 0)
    return (
      made.flatMap((m) => (typeof m.rules === 'string' ? [m.rules] : [])).at(-1) ?? 'No command here could decide this.'
    );
  if (meaning.is === 'http' && meaning.count !== undefined && able.length > 1) return ofEach(able, meaning.count);
  if (able.length === 1 || hints.each || (hinted && named.length > 0)) return once(able.flat());
  if (isOfAll(clause) && able.length === made.length) return able.flat();
  return 'Several commands here could decide this; name the resource that it is about.';
}

/** "Both return 200" of two requests: one answer of each. */
function ofEach(able: readonly (readonly Rule[])[], count: number): readonly Rule[] | string {
  if (able.length !== count) return 'Several commands here could decide this; say which of them are meant.';
  return able.flat().map((rule) => {
    if (rule.kind !== 'http') return rule;
    const { count: _, ...one } = rule;
    return one;
  });
}

/** "Exit 0" or "succeeds" of several commands: where each ended so, it holds whichever is meant. */
function isOfAll({ meaning, withinMs }: Clause): boolean {
  if (meaning === null || withinMs !== null) return false;
  if (meaning.is === 'succeeds') return !meaning.deed && meaning.word === undefined;
  if (meaning.is !== 'tests') return false;
  return meaning.tests.every((test) => test.kind === 'exit' && test.op === '=' && test.code === 0);
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

/** "2/2 pods ready" is told by their workload where one is listed, else by the pods. */
function nearest(meaning: Meaning, named: readonly Candidate[]): readonly Candidate[] {
  if (meaning.is !== 'ratio' || !meaning.ofThings) return named;
  const workloads = named.filter((c) => !c.view.kinds.includes('pods'));
  return workloads.length > 0 ? workloads : named;
}

/** The key or column that a clause names. */
function keyOf(meaning: Meaning): string | null {
  if (meaning.is === 'value' || meaning.is === 'key-or-count') return meaning.key;
  return meaning.is === 'column' ? meaning.column : null;
}
