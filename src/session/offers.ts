import type { Kube, Offer } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import { destinationOf } from './destination.ts';
import type { OpenQuestion } from './preflight.ts';
import type { Answers } from './question.ts';
import { escaped } from '../text/escaped.ts';

/**
 * Values for an open name: what other tasks assign to it, and, where its name says what it is, what the command's own
 * cluster has (addresses of pods, names of nodes). Nothing is offered where the cluster cannot be asked.
 */
export async function offersFor(
  { question, checks }: OpenQuestion,
  all: readonly Check[],
  answers: Answers,
  kube: Kube,
  signal: AbortSignal,
): Promise<readonly Offer[]> {
  if (question.kind !== 'value') return [];
  const command = checks.flatMap((c) => c.commands).find((c) => c.facts.open.some((o) => o.name === question.name));
  if (!command) return [];
  return [...assigned(question.name, all), ...(await fromCluster(question.name, command, answers, kube, signal))];
}

function assigned(name: string, all: readonly Check[]): readonly Offer[] {
  return all.flatMap(({ id, commands }) =>
    commands
      .flatMap((c) => c.facts.assigned ?? [])
      .flatMap((a) => (a.name === name && a.value !== null ? [{ value: a.value, label: `assigned in ${id}` }] : [])),
  );
}

async function fromCluster(
  name: string,
  command: PlannedCommand,
  answers: Answers,
  kube: Kube,
  signal: AbortSignal,
): Promise<readonly Offer[]> {
  const to = destinationOf(command, answers.aim);
  const context = to.kind === 'contexts' ? to.targets[0]?.context : undefined;
  if (context === undefined) return [];
  const namespace = command.facts.stages.find((s) => s.kubectl !== null)?.kubectl?.namespace ?? null;
  const words = name.toLowerCase().replace(/[^a-z]+/g, '');
  const answer = /podip/.test(words)
    ? await kube.podIps(context, namespace, signal)
    : /^node(?:name)?$/.test(words)
      ? await kube.nodeNames(context, signal)
      : null;
  if (answer?.kind !== 'known') return [];
  const dashed = isDnsName(name, command.text);
  return answer.offers.map(({ value, label }) => ({ value: dashed ? value.replace(/[.:]/g, '-') : value, label }));
}

/** `<pod-ip>.default.pod.cluster.local`: an address within a DNS name has dashes. */
function isDnsName(name: string, text: string): boolean {
  const after = text.split(new RegExp(`[<{]+\\s*${escaped(name)}\\s*[>}]+`))[1];
  return after?.startsWith('.') === true;
}
