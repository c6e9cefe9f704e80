import { isStateWord, isTold } from '../expect/asides.ts';
import type { Clause } from '../expect/read.ts';
import type { Rule, RuleTest } from '../expect/rule.ts';
import { areOneAtATime, stateOf } from '../expect/states.ts';
import type { BindableCommand } from './candidate.ts';

/** Why a clause cannot pass though its core was read: an aside that the commands do not tell; null where none is. */
export function leftOpen(clause: Clause, rules: readonly Rule[], commands: readonly BindableCommand[]): string | null {
  const judged = commands.filter(({ index }) => rules.some((rule) => rule.command === index));
  const isGloss = ({ words, kind }: Aside): boolean =>
    kind === 'gloss' && !COMPARES.test(words) && rules.every((rule) => explains(words, rule, clause, judged));
  const open = clause.asides.find((aside) => !isAsked(aside, judged) && !isGloss(aside));
  return open ? `No rule covers “${open.words}”. A value or a state that the command prints would decide it.` : null;
}

type Aside = Clause['asides'][number];

/** The commands themselves tell it: `Running (in shop)` beside `-n shop`. */
function isAsked({ words, kind }: Aside, judged: readonly BindableCommand[]): boolean {
  const state = kind === 'gloss' && isStateWord(words);
  return judged.length > 0 && !state && judged.every(({ text }) => isTold(words, text));
}

/** The words in brackets say no more than the rule does. */
function explains(words: string, rule: Rule, clause: Clause, judged: readonly BindableCommand[]): boolean {
  return (
    (saysAll(rule) && !(saysSome(rule) && CLAIMS.test(words)) && !saysMore(rule, words)) ||
    (NOTHING.test(words) && rule.kind === 'missing') ||
    deniesOther(words, rule) ||
    isNameOfAddress(words, clause.words) ||
    isDeniedBy(rule, words, judged)
  );
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
export function failsAlone(rule: Rule, { asides, meaning }: Clause): boolean {
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
