import type { CommandFacts } from '../command/facts.ts';
import type { Rule } from '../expect/rule.ts';
import type { Captured, Outcome } from '../run/contract.ts';

/** `blocked` and `manual` come from planning and running; judging gives the first three or `blocked`. */
export type Verdict = 'pass' | 'fail' | 'undecided' | 'manual' | 'blocked';

/** What one command did. */
export interface Observed {
  readonly text: string;
  readonly facts: CommandFacts;
  readonly outcome: Outcome;
  readonly stages: readonly number[];
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** Null where it is not known. */
  readonly ms: number | null;
  /** A job in the background of its bash whose output may be among its own. */
  readonly beside?: string;
  /** True: bash ended in it, and its exit is the script's. */
  readonly endsBash?: true;
  /** True: we ended it since its rules had passed by what it had printed. */
  readonly endedEarly?: boolean;
  /** What rules found in streams that were too long to keep, by the rule (see watch.ts); absent where all was kept. */
  readonly watched?: ReadonlyMap<string, Finding>;
}

/** What one rule found. `found` is raw; sinks redact it. */
export interface Finding {
  readonly verdict: Verdict;
  readonly because: string;
  readonly found: string | null;
  readonly foundLine: number | null;
}

/** What was expected, what was found and where; raw text that must be redacted before it is shown. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly verdict: Verdict;
  /** One sentence: expected, found. */
  readonly because: string;
  /** The piece of output that decided, as it stands there; null where there is none. */
  readonly found: string | null;
  /** 1-based line of `found` in the subject. */
  readonly foundLine: number | null;
}

export interface ExpectationVerdict {
  readonly verdict: Verdict;
  readonly because: string;
  readonly rules: readonly RuleVerdict[];
}

/** What judging needs before it can decide. The session fulfils it or says that it cannot be had. */
export type Need =
  /** The same read again, with output that can be decided (`-o json`, `-w %{http_code}`), apart, in the same bash. */
  | { readonly kind: 'reread'; readonly key: string; readonly command: number; readonly text: string }
  /** A workspace file's text. */
  | { readonly kind: 'file'; readonly key: string; readonly path: string }
  /** Run the command again after a while. */
  | {
      readonly kind: 'retry';
      readonly key: string;
      readonly command: number;
      readonly everyMs: number;
      readonly untilMs: number;
    };

/** Answers by the need's key. */
export type Supplied =
  | { readonly kind: 'observed'; readonly observed: Observed }
  | { readonly kind: 'file'; readonly text: string | null }
  | { readonly kind: 'unavailable'; readonly why: string };
