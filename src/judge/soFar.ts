import { unreachable } from '../base/exhaustive.ts';
import type { Rule, RuleTest, TableTest } from '../expect/rule.ts';
import type { Observed } from './contract.ts';
import { judgeRule } from './rule.ts';

/**
 * When a watch that goes on may be said to have passed a rule.
 *
 * `at once`: a line that was printed stays printed. `when quiet`: all rows that are there must be so, and a list comes in
 * pieces, so nothing more may be on its way. `at the end`: what comes later can still undo it.
 */
export type Decidable = 'at once' | 'when quiet' | 'at the end';

/** Of several rules together: as late as the latest of them. */
export function decidable(rules: readonly RuleTest[]): Decidable {
  const all = rules.map(decidableOne);
  return LATEST_FIRST.find((when) => all.includes(when)) ?? 'at the end';
}

const LATEST_FIRST = ['at the end', 'when quiet', 'at once'] as const;

function decidableOne(test: RuleTest): Decidable {
  switch (test.kind) {
    case 'contains':
    case 'matches':
      return 'at once';
    case 'exists':
      return test.name === null ? 'when quiet' : 'at once';
    case 'metrics':
      return test.compare ? 'at the end' : 'at once';
    case 'table':
      return isBound(test) ? 'at the end' : 'when quiet';
    case 'state':
      return 'when quiet';
    case 'lines':
      return test.op === '>' || test.op === '>=' ? 'when quiet' : 'at the end';
    case 'eventually':
      return decidableOne(test.rule);
    case 'all':
    case 'any':
      return decidable(test.rules);
    case 'absent':
    case 'equals':
    case 'exit':
    case 'fails':
    case 'file':
    case 'header':
    case 'http':
    case 'image':
    case 'missing':
    case 'number':
    case 'resolves':
    case 'says':
    case 'series':
    case 'value':
    case 'version':
    case 'within':
    case 'yaml':
      return 'at the end';
    default:
      return unreachable(test);
  }
}

/** `RESTARTS 0`, at most 3 rows: so it is until something happens, and the watch is there to see whether it does. */
function isBound({ test, op, value, min, max }: TableTest): boolean {
  return (
    (max !== undefined && max !== min) ||
    (test === 'compare' && (value === '0' || op === '<' || op === '<=' || op === '!='))
  );
}

/** The rules that have not passed by what was printed so far. */
export function openSoFar(rules: readonly Rule[], soFar: Observed): readonly Rule[] {
  return rules.filter((rule) => judgeRule(rule, new Map([[rule.command ?? -1, soFar]]), new Map()).verdict !== 'pass');
}
