import { bound } from './bound.ts';
import type { Check } from './check.ts';
import type { Plan } from './plan.ts';

/** Each clause is looked for in each command: where both are many, no person said which belongs to which. */
const MOST_PAIRS = 40_000;

/**
 * A plan whose expectations are read into rules, bound to the commands of their check. Showing a story needs none of
 * them, and reading them takes longer than all else: only what runs or explains does.
 */
export function withRules(plan: Plan): Plan {
  return { ...plan, checks: plan.checks.map(checkWithRules) };
}

/** One check with its rules. */
export function checkWithRules(check: Check): Check {
  const { commands } = check;
  if (commands.length * check.expectations.length > MOST_PAIRS)
    return { ...check, expectations: check.expectations.map((one) => ({ ...one, unread: [one.text] })) };
  return { ...check, expectations: check.expectations.map((expectation) => bound(expectation, commands)) };
}
