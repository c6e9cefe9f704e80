import type { ClusterFailure } from '../../command/clusterFailure.ts';
import { clusterFailure } from '../../command/clusterFailure.ts';
import { toolFailure } from '../../command/toolFailure.ts';
import type { Observed } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { sparing } from '../../text/sparing.ts';

/** Why a command never had its chance. Forbidden is among them to give its sentence, but counts as `fail`. */
export interface Unreachable {
  readonly kind: ClusterFailure['kind'] | 'no-tool';
  readonly why: string;
}

/** Tools that find their cluster through kubeconfig and speak in client-go's words. */
const CLUSTER_TOOLS = new Set(
  'kubectl|kubecolor|k|oc|helm|helmfile|flux|cilium|hubble|istioctl|linkerd|stern|velero|cmctl|kubeseal|clusterctl|vcluster|tkn|kn|skaffold|kyverno|kubeadm|k9s|popeye|kubent|pluto|sonobuoy|argo|argocd|crossplane|kubectx|kubens'.split(
    '|',
  ),
);

/** Verbs whose exit is that of a program in a pod. */
const IN_POD = new Set(['exec', 'run', 'debug', 'attach']);

/**
 * Reads whether a command failed before what it asked could be answered: its tool is missing, the cluster cannot be
 * reached, the login failed, no context was there. Null where it succeeded or failed for reasons of its own; a refused
 * connection of `curl`, or of a program in a pod, is such a reason.
 */
export function readUnreachable(observed: Observed): Unreachable | null {
  const { outcome, facts } = observed;
  const stderr = plain(observed.stderr.text);
  if (outcome.kind === 'not-started' || outcome.kind === 'cancelled' || outcome.kind === 'signalled') return null;
  const exits = exitsOf(observed);
  const tool = missingTool(observed, exits);
  if (tool) return tool;
  const text = mergesStderr(observed.text) ? `${stderr}\n${plain(observed.stdout.text)}` : stderr;
  const own = outcome.kind === 'exited' ? ownFailure(observed, exits, text) : null;
  if (own) return own;
  if (!usesClusterTool(observed)) return null;
  if (outcome.kind !== 'exited') {
    // Ended by us while it still tried: only what a client says of its own tries counts.
    return observed.stdout.bytes === 0 && text.includes("couldn't get current server API group list")
      ? clusterFailure(text)
      : null;
  }
  const unknown = exits.length < facts.stages.length || facts.stages.length === 0;
  const hidden = facts.masks.includes('or-true') || facts.masks.includes('followed');
  if (!hidden && !unknown && exits.every((exit) => exit === 0)) return null;
  return unknownCommand(stderr) ?? promptForUser(observed) ?? clusterFailure(text);
}

/** A cloud, a registry or a server that a tool reaches by an account of its own. */
function ownFailure({ facts }: Observed, exits: readonly number[], text: string): Unreachable | null {
  const offset = facts.stages.length - exits.length;
  for (const [i, { tool }] of facts.stages.entries()) {
    const failed = i < offset || exits[i - offset] !== 0 || facts.masks.includes('or-true');
    const failure = failed && tool !== null ? toolFailure(tool, text) : null;
    if (failure) return failure;
  }
  return null;
}

function exitsOf({ stages, outcome }: Observed): readonly number[] {
  if (outcome.kind !== 'exited') return [];
  return stages.length > 0 ? stages : [outcome.code];
}

/**
 *     bash: line 4: flux: command not found
 *     timeout: failed to run command 'flux': No such file or directory
 */
function missingTool(observed: Observed, exits: readonly number[]): Unreachable | null {
  const at = exits.findIndex((exit) => exit === 126 || exit === 127);
  const stderr = plain(observed.stderr.text);
  if (at < 0) return lostInPipe(observed, stderr);
  const shell =
    /^(?:\S*(?:ba)?sh|environment|-bash): (?:line )?(?:\d+: )?([^:\n]+): (?:command )?not found$/m.exec(stderr) ??
    /^(?:env|xargs|sudo|timeout|nohup|nice|time): .*?[‘'"]?([\w./+-]+)[’'"]?: (?:No such file or directory|command not found)$/m.exec(
      stderr,
    ) ??
    /^\S*(?:ba)?sh: (?:line )?(?:\d+: )?([^:\n]+): (?:No such file or directory|Permission denied|cannot execute.*)$/m.exec(
      stderr,
    );
  const offset = observed.facts.stages.length - exits.length;
  const stage = observed.facts.stages[at + Math.max(0, offset)];
  const inPod = stage ? IN_POD.has(stage.kubectl?.verb ?? '') : /^command terminated with/m.test(stderr);
  if (inPod && shell?.[1] !== 'kubectl') return null;
  if (shell) return noTool(shell[1] ?? '', exits[at] ?? 127);
  if (!stage?.tool || /^(?:ssh|docker|podman|nerdctl|oc|crictl|vagrant|talosctl)$/.test(stage.tool)) return null;
  return noTool(stage.tool, exits[at] ?? 127);
}

/** An earlier stage whose exit is not known, and of which bash says that it is not there. */
function lostInPipe({ facts: { stages } }: Observed, stderr: string): Unreachable | null {
  if (stages.length < 2 || !stderr.includes('not found')) return null;
  const [, name = ''] =
    /^(?:\S*(?:ba)?sh|environment|-bash): (?:line )?(?:\d+: )?([^:\n]+): (?:command )?not found$/m.exec(stderr) ?? [];
  const earlier = stages.slice(0, -1).some(({ tool }) => tool !== null && tool === name.split('/').at(-1));
  return earlier && !stages.some(({ kubectl }) => IN_POD.has(kubectl?.verb ?? '')) ? noTool(name, 127) : null;
}

function noTool(name: string, exit: number): Unreachable {
  const why =
    exit === 126
      ? `\`${name}\` cannot be executed. Check its permissions, then repeat.`
      : `\`${name}\` is not installed or not on PATH. Install it, or set its path, then repeat.`;
  return { kind: 'no-tool', why };
}

/** `error: unknown command "cnpg" for "kubectl"`: a plugin that is not there looks like that. */
function unknownCommand(stderr: string): Unreachable | null {
  const match = /unknown command "([^"\n]+)" for "(kubectl|helm|flux|oc)\b[^"\n]*"/.exec(stderr);
  if (!match) return null;
  const [, command = '', tool = ''] = match;
  return { kind: 'no-tool', why: `\`${tool}\` here has no command \`${command}\`. Is a plugin of it missing?` };
}

/** kubectl asks for a name on stdout where a context has no credentials at all. */
function promptForUser({ stdout, stderr }: Observed): Unreachable | null {
  return /^Please enter Username:/.test(stdout.text) && /\bEOF\s*$/.test(stderr.text)
    ? clusterFailure(stdout.text)
    : null;
}

const isClusterTool = (tool: string): boolean => CLUSTER_TOOLS.has(tool) || /^kubectl-\w/.test(tool);

function usesClusterTool({ facts, text }: Observed): boolean {
  if (facts.stages.length > 0)
    return facts.stages.some((stage) => stage.tool !== null && isClusterTool(stage.tool)) || wraps(text);
  return wraps(text);
}

const WRAPPED = sparing(/(?:^|[\s;|&($`'"/])(?:kubectl|helm|flux|oc|cilium|istioctl)(?=\s)/);

/** Loops, and wrappers such as `timeout 5 kubectl …`: the word alone must do. */
function wraps(text: string): boolean {
  return WRAPPED.test(text);
}

function mergesStderr(text: string): boolean {
  return text.includes('&') && /2>\s*&1|&>|\|&|>&/.test(text);
}
