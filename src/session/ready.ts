import { UserError } from '../base/errors.ts';
import type { AliasTarget, IdentityAnswer, IsolatedConfig, Kube } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import { askedTools } from './askedTools.ts';
import { destinationOf } from './destination.ts';
import type { Job, RunPorts } from './job.ts';
import { questionsOf, sayQuestion } from './question.ts';
import type { ReachedContext } from './result.ts';
import type { ReadyCommand } from './runOnce.ts';

/** Why a check does not start at all; null where it does. */
export function whyNot(check: Check, job: Job, ports: RunPorts, signal: AbortSignal): string | null {
  if (signal.aborted) return 'The run was cancelled.';
  const [first, ...more] = questionsOf(check, job.answers, job.world);
  if (first) return [first, ...more.filter(({ kind }) => kind === 'value')].map(sayQuestion).join(' ');
  const missing = ports.missingTools(askedTools(check, inSameBash(check, job)), job);
  return missing.length > 0 ? `Not on the PATH: ${missing.join(', ')}. Install it, then run again.` : null;
}

/** The checks whose commands came before in the bash of this one. */
function inSameBash({ id, shell }: Check, { checks }: Job): readonly Check[] {
  const at = checks.findIndex((check) => check.id === id);
  return checks.slice(0, at).filter((check) => check.shell === shell);
}

/** Asks every cluster who it is, and writes the kubeconfig of each command. */
export async function prepare(
  check: Check,
  job: Job,
  identity: (context: string) => Promise<IdentityAnswer>,
  configs: ConfigCache,
): Promise<readonly ReadyCommand[] | { readonly blocked: string }> {
  const ready: ReadyCommand[] = [];
  const jobs = jobsBeside([...inSameBash(check, job), check]);
  for (const command of check.commands.filter((c) => c.mode !== 'manual')) {
    const reached = await reach(command, job, identity);
    if ('blocked' in reached) return reached;
    const config = await configs.of(reached, command.facts.effect.kind === 'read');
    if ('blocked' in config) return config;
    const beside = jobs.get(command.index);
    ready.push({
      ...{ command, targets: reached, kubeconfig: config.path },
      ...(beside === undefined ? {} : { beside }),
    });
  }
  return ready;
}

/** What still runs in the background beside the commands of the last of these checks, by their index. */
function jobsBeside(checks: readonly Check[]): ReadonlyMap<number, string> {
  const out = new Map<number, string>();
  const live = new Map<number | null, string>();
  checks.forEach(({ commands }, i) => {
    for (const { index, terminal, mode, facts } of commands) {
      const job = live.get(terminal);
      if (job !== undefined && i === checks.length - 1) out.set(index, job);
      if (facts.reaps === true) live.delete(terminal);
      // A forward that is held open prints into files of its own.
      if (facts.leaves !== undefined && mode !== 'probe') live.set(terminal, facts.leaves);
    }
  });
  return out;
}

async function reach(
  command: PlannedCommand,
  job: Job,
  identity: (context: string) => Promise<IdentityAnswer>,
): Promise<readonly ReachedContext[] | { readonly blocked: string }> {
  const destination = destinationOf(command, job.answers.aim);
  if (destination.kind === 'blocked') return { blocked: destination.why };
  if (destination.kind === 'none') return [];
  const reached: ReachedContext[] = [];
  for (const target of destination.targets) {
    const answer = await identity(target.context);
    if (answer.kind === 'blocked') return { blocked: answer.why };
    const refused = job.refuses(target, answer.identity);
    if (refused !== null) return { blocked: refused };
    reached.push({ ...target, identity: answer.identity });
  }
  return reached;
}

export interface ConfigCache {
  /** A file that holds just these contexts; a sentence where they are gone or lead elsewhere meanwhile. */
  of(
    targets: readonly ReachedContext[],
    shared: boolean,
  ): Promise<{ readonly path: string } | { readonly blocked: string }>;
  dispose(): Promise<void>;
}

/** The file is refused where it leads elsewhere than the cluster that was asked who it is. */
function expecting({ identity, ...target }: ReachedContext): AliasTarget {
  return identity === null ? target : { ...target, expected: identity };
}

/**
 * Files that are kept until the bash that uses them has ended. Reads of the same targets share one; a write has its
 * own, because it may change it (`kubectl config set-cluster`), and later commands must not follow it elsewhere.
 */
export function isolatedConfigs(kube: Kube): ConfigCache {
  const shared = new Map<string, IsolatedConfig>();
  const made: IsolatedConfig[] = [];
  return {
    async of(targets, sharing) {
      const key = JSON.stringify(targets.map((t) => [t.alias, t.context, t.namespace]));
      const known = sharing ? shared.get(key) : undefined;
      if (known) return known;
      try {
        const config = await kube.isolate(targets.map(expecting));
        made.push(config);
        if (sharing) shared.set(key, config);
        return config;
      } catch (error) {
        if (error instanceof UserError) return { blocked: `${error.message} ${error.next ?? ''}`.trim() };
        throw error;
      }
    },
    async dispose() {
      for (const config of made) await config.dispose();
    },
  };
}
