import { isTold } from '../../expect/asides.ts';
import { namesNothing } from '../../expect/saying.ts';
import type { Rule } from '../../expect/rule.ts';
import { viewOf } from '../../expect/view.ts';
import { maySayTheSame } from '../answers/answerWord.ts';
import type { ExpectationVerdict, Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { countsAny, countsOthers } from '../answers/oneAnswer.ts';
import { isOfOtherKey } from '../answers/otherKey.ts';
import { leavesOutSubject, speaksOfOther } from '../answers/otherThing.ts';
import type { Decision } from '../scene.ts';
import { valuesOf } from '../kinds/whole.ts';
import { holdsForSome } from './someRows.ts';

/**
 * Whether a rule was decided beside one bare answer that it may mistake: a count of other things than the words name,
 * or a state in another word than theirs.
 *
 *     no timeouts        … | grep -c 'connection reset'     0         nothing is known of timeouts
 *     service is running systemctl is-active web            active    it may be the same
 */
export function mayBeMistaken(rule: Rule, decision: Decision, observed: Observed): boolean {
  switch (decision.verdict) {
    case 'pass':
      return (
        !namesNothing(rule.clause) &&
        (maySpeakOfOthers(rule, observed) || mayCountOthers(rule, decision, observed) || holdsForSome(rule, observed))
      );
    case 'fail':
      return (
        mayBeSameSwitch(rule, decision, observed) ||
        mayMeanTheSame(rule, decision) ||
        isPlaceOf(rule, observed) ||
        saysItWent(rule, observed) ||
        isOtherEmpty(rule, observed) ||
        isOfOtherColumn(rule, observed) ||
        mayAnswerOther(rule, decision, observed)
      );
    case 'undecided':
    case 'blocked':
    case 'manual':
      return false;
  }
}

/** `10.6.0.1 is on gate-1` beside `ssh gate-1 ip addr`: where it is looked for need not be printed. */
function isPlaceOf(rule: Rule, { text }: Observed): boolean {
  if (rule.kind !== 'contains') return false;
  const at = rule.clause.toLowerCase().indexOf(rule.token.toLowerCase());
  return at > 0 && /\b(?:on|in|at|from)(?: the)? [`"']?$/i.test(rule.clause.slice(0, at)) && isTold(rule.token, text);
}

/** `validate is OK` beside `Success! The configuration is valid.`: the author's word for it is not the tool's. */
function saysItWent(rule: Rule, { outcome, stdout }: Observed): boolean {
  if (rule.kind !== 'contains' || rule.exact === true || !/^(?:ok|okay|fine|good)$/i.test(rule.token)) return false;
  const well = /\b(?:success(?:ful(?:ly)?)?|valid|passed|no (?:errors?|changes|problems?))\b/i.test(stdout.text);
  return well && outcome.kind === 'exited' && outcome.code === 0;
}

/** `Healthy` below HEALTH in every row, where STATUS was looked at. */
function isOfOtherColumn(rule: Rule, { stdout }: Observed): boolean {
  if (rule.kind !== 'table' || rule.value === null || rule.op !== '=' || new RegExp(rule.column, 'i').test(rule.clause))
    return false;
  const value = rule.value.toLowerCase();
  if (!/^[a-z]{3,}$/.test(value)) return false;
  return tablesOf(outputOf(stdout), null).some(
    ({ header, rows }) =>
      rows.length > 0 &&
      header.some(
        (name, at) => name !== rule.column && rows.every(({ cells }) => cells?.[at]?.toLowerCase() === value),
      ),
  );
}

/** What is printed, by any of its names; and what a listing command lists. */
const OUTPUT =
  /^(?:output|result|results|response|answer|stdout|text|it|this|that|log|logs|diff|list|line|file|body|reply|everything|namespace|folder|directory|dir)$/i;

/** `the queue is empty`, `plan is empty`: a thing of which the output tells, and not the output itself. */
function isOtherEmpty(rule: Rule, { stdout }: Observed): boolean {
  if (rule.kind !== 'equals' || rule.value !== '') return false;
  const noun = /(\p{L}[\p{L}-]*) (?:is|are|stays?|remains?|must be|should be)(?: now)? empty\b/iu.exec(
    rule.clause,
  )?.[1];
  const bare = /^\s*(?:\[\]|\{\}|0|null)\s*$/.test(stdout.text);
  return bare || (noun !== undefined && !OUTPUT.test(noun));
}

/** It passed, and the words speak of another thing, key or kind than what was printed. */
function maySpeakOfOthers(rule: Rule, observed: Observed): boolean {
  const { text, facts, stdout } = observed;
  const view = viewOf(text, facts);
  if (COMPARES.has(rule.kind) && stdout.text.length < 4000)
    if (speaksOfOther(rule.clause, valuesOf(stdout.text.trim()), view)) return true;
  if (STATES.has(rule.kind) && leavesOutSubject(rule.clause, text)) return true;
  // One number lists nothing.
  if (rule.kind === 'lines' && /^\s*\d+(?:\.\d+)?[KMGT%]?\s*$/.test(stdout.text)) return true;
  return (
    countsMixed(rule, observed) ||
    tellsNoErrors(rule, observed) ||
    (ANSWERS.has(rule.kind) && isOfOtherKey(rule.clause, view))
  );
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ANSWERS: ReadonlySet<string> = new Set(['equals', 'number', 'lines', 'value']);

/** `12` where `12/12` is expected may be all of them; `main` where `main is clean` is, is what the words speak of. */
function mayAnswerOther(rule: Rule, { verdict, found }: Decision, { stdout }: Observed): boolean {
  if (verdict !== 'fail') return false;
  const shown = (found ?? stdout.text.slice(0, 200)).trim();
  if (rule.kind === 'contains') return /^\d+$/.test(shown) && rule.token.startsWith(`${shown}/`);
  // `a UUID` is a kind of value.
  if (rule.kind === 'equals' && /^\s*#?\s*an? \p{Lu}+\s*$/u.test(rule.clause))
    return rule.value !== 'UUID' || UUID.test(shown);
  if (rule.kind !== 'equals' || rule.each !== true || rule.value === shown || !/^\p{L}[\w./-]*$/u.test(shown))
    return false;
  const words = rule.clause.split(/[\s,;:()`"]+/);
  const [at, is] = [words.indexOf(shown), words.findIndex((word) => /^(?:is|are)$/i.test(word))];
  return at !== -1 && at < is && words.indexOf(shown, is) === -1;
}

/** `two tables` where psql lists one and a view: the rows are of several types, of which the words name one. */
function countsMixed(rule: Rule, { stdout }: Observed): boolean {
  if (rule.kind !== 'lines' && rule.kind !== 'table' && rule.kind !== 'exists') return false;
  const lines = stdout.text.split('\n', 40);
  const border = lines.findIndex((line) => /^-[-+]+$/.test(line.trim()));
  const [header = '', rows] = [lines[border - 1], lines.slice(border + 1)];
  const at = header.split('|').findIndex((name) => /^\s*Type\s*$/.test(name));
  if (at === -1 || border < 1) return false;
  const types = rows.filter((row) => row.includes('|')).map((row) => (row.split('|')[at] ?? '').trim().toLowerCase());
  return types.some(
    (type) =>
      type !== '' && !new RegExp(`(?<!\\p{L})${type.replace(/[^\p{L} ]/gu, '.')}s?(?!\\p{L})`, 'iu').test(rule.clause),
  );
}

/** `no errors` beside a box of which no column is about how anything is. */
function tellsNoErrors(rule: Rule, { stdout }: Observed): boolean {
  if (rule.kind !== 'absent') return false;
  const [border = '', header = ''] = stdout.text.split('\n', 2);
  return (
    /^\+-[-+]+$/.test(border.trim()) &&
    header.includes('|') &&
    !/err|fail|warn|stat(?:e|us)|health|message|reason|result|condition|severity|level/i.test(header)
  );
}

/** These compare all that is printed with one value. */
const COMPARES: ReadonlySet<string> = new Set(['equals', 'number']);

const STATES: ReadonlySet<string> = new Set(['state', 'equals']);

/** `on` beside `true`: it is the same where the words speak of what was asked for, and another word where not. */
function mayBeSameSwitch(rule: Rule, { verdict }: Decision, { stdout }: Observed): boolean {
  if (verdict !== 'fail' || !(rule.kind === 'contains' || rule.kind === 'equals' || rule.kind === 'state'))
    return false;
  if (rule.kind === 'contains') return !rule.exact && /^(?:on|off|enabled|disabled)$/i.test(rule.token);
  const printed = stdout.text.trim();
  if (/^"?(?:true|t|yes)"?$/i.test(printed)) return /\b(?:on|enabled)\b/i.test(rule.clause);
  return /^"?(?:false|f|no)"?$/i.test(printed) && /\b(?:off|disabled)\b/i.test(rule.clause);
}

/** `active` where `running` is expected, `t` where `standby` is: a word for the state, which may be printed in another. */
function mayMeanTheSame(rule: Rule, { verdict, found }: Decision): boolean {
  if (verdict !== 'fail' || found === null || !/^[\w-]+$/.test(found.trim())) return false;
  if (rule.kind === 'state') return rule.values.some((value) => maySayTheSame(value, found.trim()));
  return rule.kind === 'equals' && !rule.exact && rule.each === true && maySayTheSame(rule.value, found.trim());
}

/** What is asked for beside what is spoken of. */
const OTHERS: readonly (readonly [RegExp, RegExp])[] = [
  [/\blimits\b/, /\brequests\b/],
  [/\brequests\b/, /\blimits\b/],
];

/** `5 users` of a query on orders, `no Running pods` of a count that leaves these out. */
function mayCountOthers(rule: Rule, { verdict }: Decision, { text, facts, stdout }: Observed): boolean {
  if (
    rule.kind === 'value' &&
    verdict === 'pass' &&
    OTHERS.some(([key, other]) => key.test(rule.path) && other.test(text) && !key.test(text))
  )
    return true;
  // A number bears none of the words, whatever it counts.
  if (rule.kind === 'absent' && rule.list === null && verdict === 'pass' && /^\s*\d+\s*$/.test(stdout.text))
    return (
      !countsAny(rule.tokens, viewOf(text, facts)) ||
      (stdout.text.trim() !== '0' && viewOf(text, facts).counts !== null)
    );
  const counts = rule.kind === 'number' || rule.kind === 'equals' || rule.kind === 'lines';
  return counts && verdict === 'pass' && countsOthers(rule.clause, viewOf(text, facts));
}

/** Rules that mistake what is said of a count or a switch: `no orders left` of a query that prints 0. */
const MISTAKEN: ReadonlySet<string> = new Set(['fails', 'missing', 'equals', 'exists', 'contains']);

/** Whether what the rules say leaves room for the words as said of one answer. */
export function mayMeanAnswer({ verdict, rules }: ExpectationVerdict): boolean {
  if (verdict === 'undecided') return true;
  return verdict === 'fail' && rules.every((rule) => rule.verdict !== 'fail' || MISTAKEN.has(rule.rule.kind));
}
