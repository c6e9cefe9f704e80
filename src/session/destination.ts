import { unreachable } from '../base/exhaustive.ts';
import type { AliasTarget } from '../kube/contract.ts';
import type { PlannedCommand } from '../plan/check.ts';
import { sparing } from '../text/sparing.ts';

/** What the user chose: the real context behind each alias, and the alias for commands that name none. */
export interface Aim {
  readonly contexts: ReadonlyMap<string, string>;
  readonly chosen: string | null;
}

/** Where one command goes. `blocked` commands never start. */
export type Destination =
  /** It gets a kubeconfig with one context to a closed port. */
  | { readonly kind: 'none' }
  | { readonly kind: 'contexts'; readonly targets: readonly AliasTarget[] }
  | { readonly kind: 'blocked'; readonly why: string; readonly lacks: Lack };

/** What would unblock it: an alias to bind, a choice between aliases, any choice, or an edit of the story. */
export type Lack =
  | { readonly kind: 'binding'; readonly alias: string }
  | { readonly kind: 'choice'; readonly between: readonly string[] }
  | { readonly kind: 'edit' };

/** Where a command goes under this aim. Never falls back to the kubeconfig's current context. */
export function destinationOf(command: PlannedCommand, aim: Aim): Destination {
  const target = command.facts.target;
  switch (target.kind) {
    case 'none':
    case 'uncontrolled':
      return { kind: 'none' };
    case 'computed':
      return {
        kind: 'blocked',
        why: `The context ${target.words} is only known when the command runs. Write it out, or assign it a fixed name above.`,
        lacks: { kind: 'edit' },
      };
    case 'named':
    case 'unnamed':
      return toContexts(command, aim);
    default:
      return unreachable(target);
  }
}

/**
 * Tools that are there to contact a cluster: without a context they are asked about. Any other program that names none
 * (a script, a build) runs without one, and can reach no cluster through its kubeconfig.
 */
const CLUSTER_TOOL = sparing(
  /\b(?:kubectl|oc|helm|helmfile|flux|k9s|stern|cilium|hubble|istioctl|linkerd|velero|kustomize|kubecolor|krew|cmctl|kubeseal|clusterctl|calicoctl|virtctl|tkn|argo|kn|skaffold|tilt|devspace|kapp|kubens|kubectx)\b/,
);

/** Each kubectl call says where it looks. */
function namesNamespace({ facts: { stages } }: PlannedCommand): boolean {
  return stages.every(({ kubectl }) => kubectl === null || kubectl.namespace !== null || kubectl.allNamespaces);
}

function toContexts(command: PlannedCommand, aim: Aim): Destination {
  const choices = [...new Set(command.contextChoices.map((c) => c.alias))];
  if (command.aliases.length === 0 && choices.length > 1) {
    const said = command.contextChoices.map((c) => `${c.alias} (by its ${c.from})`).join(' or ');
    return {
      kind: 'blocked',
      why: `The story points to ${said}. Name one with --context in the command.`,
      lacks: { kind: 'choice', between: choices },
    };
  }
  const aliases = command.aliases.length > 0 ? command.aliases : aim.chosen === null ? [] : [aim.chosen];
  if (aliases.length === 0 && !CLUSTER_TOOL.test(command.text)) return { kind: 'none' };
  if (aliases.length === 0)
    return {
      kind: 'blocked',
      why: 'The command names no context and none is chosen.',
      lacks: { kind: 'choice', between: [] },
    };
  if (command.namespace === '' && !namesNamespace(command))
    return {
      kind: 'blocked',
      why: 'An earlier command sets the namespace to what is only known when it runs. Write it out there, or name it here with -n.',
      lacks: { kind: 'edit' },
    };
  const targets: AliasTarget[] = [];
  for (const alias of aliases) {
    const context = aim.contexts.get(alias);
    if (context === undefined)
      return {
        kind: 'blocked',
        why: `The story's context ${alias} is not bound to a context of your kubeconfig.`,
        lacks: { kind: 'binding', alias },
      };
    const { namespace } = command;
    targets.push(namespace === undefined ? { alias, context } : { alias, context, namespace });
  }
  return { kind: 'contexts', targets };
}
