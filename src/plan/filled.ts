import { undashed } from '../base/addresses.ts';
import type { Environment } from '../command/describe.ts';
import { asVariables } from '../command/asVariables.ts';
import { fillPlaceholders } from '../command/fill.ts';
import type { Rule } from '../expect/rule.ts';
import type { Check, PlannedCommand } from './check.ts';
import { aimChecks } from './target.ts';

/**
 * The checks as they would run: values stand in the commands, quoted, and what is known of each command is found anew,
 * since a value may turn out to be an option, or name a context. `env` are the variables that bash will have from
 * outside. Ids and places stay those of the story; a name without a usable value stays open.
 */
export function filledChecks(
  storyText: string,
  checks: readonly Check[],
  values: ReadonlyMap<string, string>,
  env: Environment,
): readonly Check[] {
  const known = new Map([...env, ...asVariables(values, textsOf(checks)).given]);
  const around = textsAround(checks);
  const filled = checks.map((check) => ({
    ...check,
    commands: check.commands.map((command) => fillCommand(command, values, around(check))),
    expectations: check.expectations.map((e) => ({ ...e, rules: e.rules && e.rules.map((r) => fillRule(r, values)) })),
  }));
  return aimChecks(storyText, filled, known);
}

function fillCommand(
  command: PlannedCommand,
  values: ReadonlyMap<string, string>,
  around: PlannedCommand['around'],
): PlannedCommand {
  const { text } = command.facts.open.length === 0 ? command : fillPlaceholders(command.text, values, around?.bash);
  return values.size === 0 ? command : { ...command, text, ...(around && { around }) };
}

/** The texts of all commands, as they are written. */
export function textsOf(checks: readonly Check[]): readonly string[] {
  return checks.flatMap(({ commands }) => commands.map(({ text }) => text));
}

/** The texts of all commands as they are written, and of those of one bash. */
function textsAround(checks: readonly Check[]): (check: Check) => NonNullable<PlannedCommand['around']> {
  const story = textsOf(checks);
  const byShell = new Map<string, string[]>();
  for (const { shell, commands } of checks)
    byShell.set(shell, [...(byShell.get(shell) ?? []), ...commands.map(({ text }) => text)]);
  return ({ shell }) => ({ story, bash: byShell.get(shell) ?? [] });
}

/**
 * "Resolves to pod IP" means the address that was given for `<pod-ip>`: a pod's DNS name holds it with dashes, the answer
 * without.
 */
function fillRule(rule: Rule, values: ReadonlyMap<string, string>): Rule {
  if (rule.kind !== 'resolves' || typeof rule.to === 'string' || !('placeholder' in rule.to)) return rule;
  const value = values.get(rule.to.placeholder);
  return value === undefined ? rule : { ...rule, to: { address: undashed(value) ?? value } };
}
