import { bound } from './bound.ts';
import type { Check, Expectation } from './check.ts';
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
  const tooMany = hasTooMany(check);
  const expectations = check.expectations.map((one) =>
    tooMany && isOfMany(one) ? { ...one, unread: [one.text] } : bound(one, commands),
  );
  return { ...check, expectations };
}

/** Why an expectation stays unread beside too many commands; null where it does not. */
export function beyondReading(expectation: Expectation, check: Check): string | null {
  return isOfMany(expectation) && hasTooMany(check)
    ? `It could be about any of ${String(check.commands.length)} commands; a comment behind one of them says about which it is.`
    : null;
}

function hasTooMany({ commands, expectations }: Check): boolean {
  return commands.length * expectations.filter(isOfMany).length > MOST_PAIRS;
}

/** A comment in a fence is about the few commands before it, unless it names a cluster. */
function isOfMany({ place }: Expectation): boolean {
  return place.kind === 'check' || place.qualifier !== undefined;
}
