import type { ExpectationVerdict, Observed, Verdict } from '../judge/contract.ts';
import type { ClusterIdentity } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';

/** What one command of a check did. Raw text: it must be redacted before any sink. */
export interface CommandResult {
  readonly command: PlannedCommand;
  /** What bash was given, where it is not the text as written (values filled in, a probe held open). */
  readonly ran: string | null;
  readonly targets: readonly ReachedContext[];
  /** Null where it was not started; then `notStarted` says why. */
  readonly observed: Observed | null;
  readonly notStarted: string | null;
  /** Repeats of the same read that judging asked for, as run. */
  readonly repeats: readonly string[];
}

/** A context as the story calls it, what it is for the user, and the cluster that answered under it. */
export interface ReachedContext {
  readonly alias: string;
  readonly context: string;
  readonly namespace?: string;
  readonly identity: ClusterIdentity | null;
}

/** What a run of one check came to. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly because: string;
  readonly startedAt: number;
  readonly ms: number;
  /** How often the commands were run: more than once only where the author allowed waiting. */
  readonly attempts: number;
  readonly commands: readonly CommandResult[];
  readonly expectations: readonly ExpectationVerdict[];
  /** The alias that it ran on, in a run on each of several contexts. */
  readonly on?: string;
  /**
   * What its commands put into sessions of their own (`setsid`) and still runs (`sleep 60 (pid 412)`), and pods that they
   * may have left (pods.ts).
   */
  readonly left?: readonly string[];
  /** What its commands started and did not wait for, and was ended with their bash: `sleep 60 (pid 412)`. */
  readonly ended?: readonly string[];
  /** A person's own word for what no rule decides. */
  readonly confirmation: { readonly note: string | null } | null;
}

/** A check that did not run, and why. */
export function unrun(check: Check, verdict: Verdict, because: string, now: number): CheckResult {
  return {
    check,
    verdict,
    because,
    startedAt: now,
    ms: 0,
    attempts: 0,
    commands: [],
    expectations: [],
    confirmation: null,
  };
}
