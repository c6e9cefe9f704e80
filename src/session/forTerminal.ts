import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { Check } from '../plan/check.ts';
import { identityOnce, type Job, type RunPorts } from './job.ts';
import { isolatedConfigs, prepare, whyNot } from './ready.ts';
import { terminalLine } from './terminalLine.ts';

/** A check for a terminal of the user's own: what to type, and the files that it needs until the terminal is closed. */
export interface ForTerminal {
  readonly line: string;
  readonly env: Readonly<Record<string, string>>;
  dispose(): Promise<void>;
}

/**
 * Makes ready what needs keys, as a run would: open questions block it, clusters are asked who they are, and its
 * commands get files with their own contexts. Runs nothing.
 */
export async function prepareForTerminal(
  check: Check,
  job: Job,
  ports: RunPorts,
  signal: AbortSignal,
): Promise<ForTerminal | { readonly blocked: string }> {
  const stop = whyNot(check, job, ports, signal);
  if (stop !== null) return { blocked: stop };
  const configs = isolatedConfigs(ports.kube);
  const ready = await prepare(check, job, identityOnce(ports.kube, signal), configs);
  if ('blocked' in ready) {
    await configs.dispose();
    return ready;
  }
  const kubeconfig = ready[0]?.kubeconfig ?? '';
  const env = { ...clusterEnvironment(job.env), KUBECONFIG: kubeconfig };
  return { line: terminalLine(ready), env, dispose: () => configs.dispose() };
}
