import type { TickWithoutExpectation } from '../judge/check.ts';
import type { AliasTarget, ClusterIdentity, IdentityAnswer, Kube } from '../kube/contract.ts';
import type { Check } from '../plan/check.ts';
import type { FindMissingTools, Locks, Runner } from '../run/contract.ts';
import type { Answers, World } from './question.ts';
import type { Clock, Files, RunEvents } from './ports.ts';

/** What a run needs from outside; the roots build it. */
export interface RunPorts {
  readonly runner: Runner;
  readonly kube: Kube;
  readonly files: Files;
  readonly clock: Clock;
  readonly missingTools: FindMissingTools;
  readonly locks: Locks;
}

/** Which checks to run, where, and with which answers. Made after preflight; a run never prompts. */
export interface Job {
  /** The story as shown to people, for others who wait for what this run holds. */
  readonly story: string;
  readonly checks: readonly Check[];
  readonly answers: Answers;
  readonly world: World;
  /** Directory in which every bash starts. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** For each command. */
  readonly timeoutMs: number;
  /** How long a watch without an end of its own is looked at. */
  readonly watchMs: number;
  readonly withoutExpectation: TickWithoutExpectation;
  /** Time between TERM and KILL. */
  readonly graceMs: number;
  /** How many shells of reads run side by side. */
  readonly jobs: number;
  readonly events: RunEvents;
  /** Says why a context that answers as this cluster may not be used; null where it may. */
  readonly refuses: (target: AliasTarget, identity: ClusterIdentity) => string | null;
}

/** Asks each context once per run who it is. */
export function identityOnce(kube: Kube, signal: AbortSignal): (context: string) => Promise<IdentityAnswer> {
  const asked = new Map<string, Promise<IdentityAnswer>>();
  return (context) => {
    const known = asked.get(context);
    if (known) return known;
    const answer = kube.identity(context, signal);
    asked.set(context, answer);
    return answer;
  };
}

/** How long a watch without an end of its own is looked at, where nothing else is set. */
export const WATCH_MS = 30_000;

/** Time between TERM and KILL, where nothing else is set. */
export const GRACE_MS = 2000;
