import { clusterFailure } from '../command/clusterFailure.ts';
import type { CommandFacts } from '../command/facts.ts';

const TALKS_TO_CLUSTERS = new Set([
  'kubectl',
  'oc',
  'helm',
  'flux',
  'cilium',
  'hubble',
  'istioctl',
  'linkerd',
  'velero',
  'cmctl',
  'stern',
  'k9s',
  'argocd',
  'kubectx',
  'helmfile',
]);

/** Why nothing can be said about the cluster: it was not reached, or the login failed. Null where it answered. */
export function whyBlocked(stderr: string, stdout: string, facts: CommandFacts): string | null {
  if (facts.stages.length > 0 && !facts.stages.some((stage) => TALKS_TO_CLUSTERS.has(stage.tool ?? ''))) return null;
  const failure = clusterFailure(stderr) ?? clusterFailure(piped(stdout));
  return failure === null || failure.kind === 'forbidden' ? null : failure.why;
}

/** With `2>&1` the tool's own words stand in stdout, at the start of a line. */
function piped(stdout: string): string {
  return /^(?:Unable to connect|The connection to the server|error: |Error: |E\d{4} )/m.test(stdout) ? stdout : '';
}
