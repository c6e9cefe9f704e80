import type { KubeContext } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import { visible } from '../redact/display.ts';
import { destinationOf } from './destination.ts';
import { mustConfirm, type Answers } from './question.ts';

/**
 * Every command of a check (with its values filled in) for a person who must confirm it: invisible characters spelled
 * out, with cluster and namespace, and why it is not a plain read.
 */
export function sayCommands(check: Check, answers: Answers, contexts: readonly KubeContext[]): string {
  return check.commands.map((command) => sayCommand(command, answers, contexts)).join('\n\n');
}

function sayCommand(command: PlannedCommand, answers: Answers, contexts: readonly KubeContext[]): string {
  const text = visible(command.text);
  const why = mustConfirm(command);
  // Of a command that chooses its own target, that is the reason, too: said once.
  const reason = command.facts.target.kind === 'uncontrolled' ? '' : `\n    ${why ?? 'a read'}`;
  return `${text}\n    → ${whereTo(command, answers, contexts)}${reason}`;
}

function whereTo(command: PlannedCommand, answers: Answers, contexts: readonly KubeContext[]): string {
  const { target } = command.facts;
  if (target.kind === 'uncontrolled') return `target not controlled: ${target.why}`;
  const destination = destinationOf(command, answers.aim);
  if (destination.kind !== 'contexts') return 'no cluster';
  return destination.targets
    .map(({ alias, context }) => {
      const real = contexts.find((c) => c.name === context);
      const kubectl = command.facts.stages.find((s) => s.kubectl !== null)?.kubectl;
      const namespace = kubectl?.allNamespaces
        ? 'all namespaces'
        : (kubectl?.namespace ?? real?.namespace ?? 'default');
      return `${alias} = ${context}, ${real?.server ?? 'unknown server'}, namespace ${namespace}`;
    })
    .join('; ');
}
