import type { Redacted } from '../base/redacted.ts';
import type { Verdict } from '../judge/contract.ts';
import type { ClusterIdentity } from '../kube/contract.ts';
import type { Owner } from '../plan/check.ts';
import type { Kept } from '../redact/deep.ts';
import type { Rule } from '../expect/rule.ts';
import type { Outcome } from '../run/contract.ts';

/**
 * What one run of one check left behind, as reports and evidence take it. Times are ISO 8601 in UTC. Every text that
 * came from output, from the story's prose or from a command is redacted.
 */
export interface RunRecord {
  /** As shown to people: relative to the workspace folder. */
  readonly story: string;
  /** The check's id, also in `list`. */
  readonly check: string;
  /** 1-based line of the check when it ran; runs carry ids, so this is for people only. */
  readonly line: number;
  readonly owner: Owner;
  readonly title: Redacted;
  readonly criteria: readonly string[];
  /** The alias that it ran on, in a run on each of several contexts. */
  readonly on?: string;
  /** The clusters of its commands, each once, in the order of their first use. */
  readonly contexts: readonly RecordContext[];
  readonly startedAt: string;
  readonly ms: number;
  readonly attempts: number;
  readonly verdict: Verdict;
  readonly because: Redacted;
  /** Processes that its commands put into sessions of their own and that still run; absent where there are none. */
  readonly left?: readonly Redacted[];
  /** Processes that its commands started and did not wait for, ended with their bash; absent where there are none. */
  readonly ended?: readonly Redacted[];
  readonly commands: readonly CommandRecord[];
  readonly expectations: readonly ExpectationRecord[];
  /** A person's own word for what no rule decides. */
  readonly confirmation: Confirmation | null;
}

/** `infra` of the story, `admin@infra-01` of the user's kubeconfig, and the cluster behind it. */
export interface RecordContext {
  readonly alias: string;
  readonly context: string;
  /** Null where the cluster was never reached. */
  readonly identity: ClusterIdentity | null;
}

export interface CommandRecord {
  readonly index: number;
  /** As written. */
  readonly text: Redacted;
  /** As run, where that differs: values filled in, a probe, `-w %{http_code}`. */
  readonly ran: Redacted | null;
  /** Alias of the command's first context; null where it contacts no cluster. */
  readonly alias: string | null;
  readonly outcome: Kept<Outcome>;
  /** Why its block could not be read as bash, so that it ran as one piece; absent where it could. */
  readonly unparsed?: Redacted;
  readonly stages: readonly number[];
  readonly ms: number | null;
  readonly stdout: StreamRecord;
  readonly stderr: StreamRecord;
}

/** One stream: its size and hash cover everything, the excerpt is what is shown. */
export interface StreamRecord {
  readonly bytes: number;
  /** Of all bytes; where something was redacted, of the redacted text, so that no secret can be guessed from it. */
  readonly sha256: string;
  /** False: the excerpt is not all of it. */
  readonly complete: boolean;
  readonly excerpt: Redacted;
}

export interface ExpectationRecord {
  readonly line: number;
  readonly text: Redacted;
  readonly verdict: Verdict;
  readonly because: Redacted;
  readonly rules: readonly RuleRecord[];
}

export interface RuleRecord {
  readonly rule: Kept<Rule>;
  readonly verdict: Verdict;
  readonly because: Redacted;
  readonly found: Redacted | null;
  readonly foundLine: number | null;
}

export interface Confirmation {
  readonly at: string;
  /** Only where the user set a name. */
  readonly by: Redacted | null;
  readonly note: Redacted | null;
}

/** One changed line of a story, 1-based, without its line end. */
export interface EditRecord {
  readonly story: string;
  readonly line: number;
  readonly before: Redacted;
  readonly after: Redacted;
}

/** A check that was not run, and why: a write in a run of reads, prose, another task's failure. */
export interface LeftOut {
  readonly story: string;
  readonly check: string;
  readonly why: Redacted;
}

/** Everything of one call of `run`. */
export interface RunReport {
  readonly runs: readonly RunRecord[];
  readonly edits: readonly EditRecord[];
  readonly leftOut: readonly LeftOut[];
}
