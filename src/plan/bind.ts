import type { CommandFacts } from '../command/facts.ts';
import { isStateWord, isTold } from '../expect/asides.ts';
import { choiceIn, chosenBy } from '../expect/choice.ts';
import { columnFor, wordsOf } from '../expect/kinds.ts';
import type { Hints, Meaning, OutputKind, Said } from '../expect/meaning.ts';
import { identifier } from '../expect/phrases/about.ts';
import type { Clause } from '../expect/read.ts';
import { realise } from '../expect/realise.ts';
import type { Rule, RuleTest, Subject } from '../expect/rule.ts';
import { sayingOf } from '../expect/saying.ts';
import { areOneAtATime, stateOf } from '../expect/states.ts';
import { withoutWildcards } from '../expect/wildcards.ts';
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

/** Why a clause cannot pass though its core was read: an aside that the commands do not tell; null where none is. */
function leftOpen(clause: Clause, rules: readonly Rule[], commands: readonly BindableCommand[]): string | null {
  const judged = commands.filter(({ index }) => rules.some((rule) => rule.command === index));
  const open = clause.asides.find(
    ({ words, kind }) =>
      !(
        judged.length > 0 &&
        !(kind === 'gloss' && isStateWord(words)) &&
        judged.every(({ text }) => isTold(words, text))
      ) &&
      !(
        kind === 'gloss' &&
        !COMPARES.test(words) &&
        rules.every(
          (rule) =>
            (saysAll(rule) && !(saysSome(rule) && CLAIMS.test(words)) && !saysMore(rule, words)) ||
            (NOTHING.test(words) && rule.kind === 'missing') ||
            deniesOther(words, rule) ||
            isNameOfAddress(words, clause.words) ||
            isDeniedBy(rule, words, judged),
        )
      ),
  );
  return open ? `No rule covers “${open.words}”. A value or a state that the command prints would decide it.` : null;
}

/** `3 (same as before)` speaks of something that was not looked at. */
const COMPARES = /^(?:as before|like|same|unlike|just as|the same)\b/i;
const NOTHING = /^(?:empty|none|nothing|no (?:output|rows|results|resources))$/i;
/** `3 (one per zone)`, `Running (on worker-2)`: which ones they are, or where, is a claim of its own. */
const CLAIMS =
  /\b(?:per|each|every|all|both|even|only|other|another|new|newer|old|older|different|same)\b|(?:^|\s)(?:on|in|at|from) \S*\d|^(?:as|like|than|from) /i;
/** Where something is printed, more can be said of it. */
function saysSome(rule: RuleTest): boolean {
  if (rule.kind === 'number') return !(rule.op === '=' && rule.value === 0);
  return rule.kind === 'equals' && !/^0?$/.test(rule.value);
}
const NO_OTHER = /^(?:and )?not (\S+)$|^\S+ is not (\S+)$/i;

/** `active (and enabled)`, `active (pid 812)`, `0 (no drift, 3 resources)`: a state or a number of its own. */
function saysMore(rule: Rule, words: string): boolean {
  if (rule.kind !== 'equals' && rule.kind !== 'number') return false;
  const [value] = rule.kind === 'equals' ? [rule.value] : [String(rule.value)];
  const own = words.split(/[\s,;:]+/).filter((word) => word.toLowerCase() !== value?.toLowerCase());
  return value !== '' && own.some((word) => isStateWord(word) || /^\d/.test(word));
}

/** `Healthy (not Degraded)`, `v2 (not v1)`: another value of the same; `ready (not suspended)` would say more. */
function deniesOther(words: string, rule: Rule): boolean {
  const [, bare, named] = NO_OTHER.exec(words) ?? [];
  const other = bare ?? named;
  if (other === undefined || !saysOne(rule)) return false;
  const value = 'value' in rule ? String(rule.value) : '';
  return /[^\p{Ll}]/u.test(other) || areOneAtATime([stateOf(value), stateOf(other)]) || !/(?:ed|en|able)$/.test(other);
}

/** `server is 10.3.0.53 (CoreDNS)`: what the address before the bracket is called. */
function isNameOfAddress(words: string, clause: string): boolean {
  const behind = clause.slice(0, clause.lastIndexOf('(')).trimEnd();
  return (
    /\d+\.\d+\.\d+\.\d+$/.test(behind) &&
    /^\p{Lu}[\p{L} ]*$/u.test(words) &&
    /\p{Ll}\p{Lu}|\p{Lu}{3}/u.test(words) &&
    !isStateWord(words)
  );
}

/** `f (not archived)` beside a query for `is_archived`: the word that is expected denies what the command asks. */
function isDeniedBy(rule: Rule, words: string, judged: readonly BindableCommand[]): boolean {
  const denied = /^not (?:an? |in |the )*(\S+)$/i.exec(words)?.[1];
  const no = rule.kind === 'contains' && /^(?:f|false|no|off)$/i.test(rule.token);
  return no && denied !== undefined && judged.length > 0 && judged.every(({ text }) => isTold(denied, text));
}

/** The rule says what a value is, and so that it is no other. */
function saysOne(rule: Rule): boolean {
  if (rule.kind === 'image') return true;
  if (rule.kind === 'value') return rule.op === '=' && rule.some !== true;
  return rule.kind === 'table' && rule.op === '=' && rule.rows !== 'some' && rule.or === undefined;
}

/** The rule says what the whole output or the exit is, so that a remark beside it can only explain that. */
function saysAll(rule: RuleTest): boolean {
  if (rule.kind === 'any') return rule.rules.every(saysAll);
  if (rule.kind === 'value') return rule.path === 'packet loss';
  if (rule.kind === 'resolves') return rule.to === 'nxdomain' || rule.to === 'none';
  return (
    rule.kind === 'exit' ||
    rule.kind === 'number' ||
    rule.kind === 'equals' ||
    (rule.kind === 'missing' && rule.name === null) ||
    (rule.kind === 'fails' && rule.reason !== null)
  );
}

/** Where the rule fails, no circumstance that is left open could have made it pass. */
function failsAlone(rule: Rule, { asides, meaning }: Clause): boolean {
  // "The old entry should be gone" beside `cat hosts`: which of what is printed is not known.
  if (meaning?.is === 'gone') return asides.every(({ kind }) => kind === 'gloss');
  if (rule.kind === 'value') return asides.every(({ kind }) => kind === 'gloss');
  if (asides.every(({ kind, words }) => kind === 'gloss' && isCountedOut(words, rule))) return true;
  return ['exit', 'http', 'contains', 'resolves', 'fails', 'matches', 'header', 'equals', 'number'].includes(rule.kind);
}

/** `3 running (web, db, mail)`, `2 matches (one in each file)`: the bracket says which so many are meant. */
function isCountedOut(words: string, rule: Rule): boolean {
  if (rule.kind === 'lines') return /^one (?:in|per|for|of|on)\s/i.test(words);
  const names = /^[\w.-]+(?:,\s*(?:and\s+)?[\w.-]+)+$/.test(words) ? words.split(',') : [];
  return rule.kind === 'table' && rule.rows !== 'some' && rule.min > 1 && rule.min === names.length;
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

/** What prepares for the commands behind it, prints nothing, and is never what words are about. */
const SETS_UP = new Set(
  'cd pushd popd export unset set source . alias sleep true : mkdir cp mv chmod chown touch ln'.split(' '),
);

/** Whether it sets something up and prints nothing that words could be about: `cd`, `export`, `systemctl restart`. */
export function preparesOnly({ tool, args }: CommandView): boolean {
  const verb = args.find((arg) => !arg.startsWith('-')) ?? '';
  if (tool === 'systemctl') return /^(?:start|restart|reload|stop|enable|disable|daemon-reload)$/.test(verb);
  return SETS_UP.has(tool ?? '');
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

/** A shorter time is a limit for the answer rather than one in which something is waited for. */
const LEAST_WAIT_MS = 5000;

/** Rules of a clause for one command, or why that command cannot decide it. */
function rulesFor(clause: Clause, at: Candidate): readonly Rule[] | string {
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

/** Whether a command cuts its output to this key, or prints a table with this column. */
function shows(key: string, view: CommandView): boolean {
  if (view.key !== null) return view.key.toLowerCase() === key.toLowerCase();
  return view.prints === 'table' && view.kinds.some((kind) => columnFor(kind, key) !== null);
}

const hasHints = (h: Hints): boolean =>
  h.kinds.length > 0 ||
  h.names.length > 0 ||
  h.column !== null ||
  h.asked !== null ||
  h.output !== null ||
  h.tool !== null ||
  h.alias !== null;
const mustFit = (h: Hints): boolean => h.kinds.length > 0 || h.names.length > 0 || h.alias !== null || h.asked !== null;

function subjectOf(h: Hints): string {
  return h.names[0]?.text ?? h.kinds[0] ?? h.alias ?? 'this';
}

/** Whether a command cuts its output to a word, or prints the path that holds it. */
function asksFor(word: string, view: CommandView): boolean {
  return (
    view.filters.some((filter) => mentions(filter, word)) ||
    // The keys of a ConfigMap are files with a text of their own.
    (view.kinds.includes('configmaps') && view.prints === 'yaml' && view.filters.length === 0) ||
    (view.prints === 'scalar' && mentions(view.text, word))
  );
}

/** Whether a command is what the hints of a clause speak of. */
function fits(hints: Hints, { command, view }: Candidate): boolean {
  if (hints.alias !== null && !command.aliases.includes(hints.alias) && !mentions(command.text, hints.alias))
    return false;
  if (hints.kinds.length > 0 && !ofKind(hints.kinds, view)) return false;
  if (!hints.names.every((name) => mentions(command.text, name.text) || (view.prints === 'table' && identifier(name))))
    return false;
  if (hints.output !== null && !prints(hints.output, view)) return false;
  if (hints.tool !== null && view.tool !== hints.tool) return false;
  if (hints.asked !== null && !asksFor(hints.asked, view)) return false;
  if (hints.column !== null && hints.kinds.length === 0 && view.prints !== 'table' && !shows(hints.column, view))
    return false;
  return true;
}

/** Tools that speak of files: a kind in a path is none that they print. */
const OF_FILES = new Set(['git', 'cp', 'mv', 'rm', 'ln', 'cd', 'mkdir', 'touch', 'chmod', 'chown']);

function ofKind(kinds: readonly string[], view: CommandView): boolean {
  if (OF_FILES.has(view.tool ?? '')) return false;
  if (view.kinds.length > 0) return view.kinds.some((k) => kinds.includes(k));
  return kinds.some((kind) => speaksOf(view.text, kind));
}

/** Tools that are about a kind without saying so. */
const TOOLS_OF: Readonly<Record<string, RegExp>> = {
  services: /\b(?:systemctl|service|docker|docker-compose)\b/,
  volumes: /\bdocker\b/,
  applications: /\bargocd\b/,
};

function speaksOf(text: string, kind: string): boolean {
  if (TOOLS_OF[kind]?.test(text)) return true;
  return wordsOf(kind).some((word) => word.length > 2 && mentions(text, word));
}

/** Whether a name stands in a command as a whole word or part of one (`web` in `app=web`, not in `webhook`). */
function mentions(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'i').test(text);
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
