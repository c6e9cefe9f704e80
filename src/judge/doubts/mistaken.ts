import { namesNothing } from '../../expect/saying.ts';
import type { Rule } from '../../expect/rule.ts';
import { viewOf } from '../../expect/view.ts';
import type { ExpectationVerdict, Observed } from '../contract.ts';
import { countsAny, countsOthers } from '../answers/oneAnswer.ts';
import { isOfOtherKey } from '../answers/otherKey.ts';
import { leavesOutSubject, speaksOfOther } from '../answers/otherThing.ts';
import type { Decision } from '../scene.ts';
import { valuesOf } from '../kinds/whole.ts';
import { isMistakenFailure } from './mistakenFailure.ts';
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
      return isMistakenFailure(rule, decision, observed);
    case 'undecided':
    case 'blocked':
    case 'manual':
      return false;
  }
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

const ANSWERS: ReadonlySet<string> = new Set(['equals', 'number', 'lines', 'value']);

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
