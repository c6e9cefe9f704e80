import type { Span } from '../text/span.ts';

/**
 * What is known of one command line without running it. Pure text analysis by a bash grammar; where the grammar or a
 * tool's flags are not known the facts say the dangerous thing (`write`, `computed`).
 */
export interface CommandFacts {
  /** The stages of the last top-level pipeline, first to last. Empty where the grammar shows none (a loop, a function). */
  readonly stages: readonly Stage[];
  readonly effect: Effect;
  readonly target: Target;
  readonly mode: Mode;
  /** What keeps the command from running as written: placeholders, unset variables, `...`. */
  readonly open: readonly OpenName[];
  /** Ways in which the line hides a failure from its exit status. */
  readonly masks: readonly Mask[];
  /** Variables that it gives the rest of its bash, in order. */
  readonly assigned?: readonly Assigned[];
  /** A job that it leaves in the background, which prints where what follows prints (jobs.ts). */
  readonly leaves?: string;
  /** Why an exit of 0 does not tell that all of it succeeded: a sentence part (partialExit.ts). */
  readonly partial?: string;
  /** It waits for such jobs, or ends them. */
  readonly reaps?: boolean;
  /** What the grammar objected to, where it could not read the text: it then runs as one piece. */
  readonly unparsed?: string;
}

/** `export CTX=infra`: the value is null where it is only known when it runs. */
export interface Assigned {
  readonly name: string;
  readonly value: string | null;
}

/**
 * One command of a pipeline.
 *
 *     kubectl -n dns get svc web -o yaml | grep clusterIP
 *     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^   ^^^^^^^^^^^^^^ two stages
 */
export interface Stage {
  /** Offsets into the command's own text. */
  readonly span: Span;
  /** Base name of the command word (`kubectl` for `/usr/bin/kubectl`); null where it comes from an expansion. */
  readonly tool: string | null;
  /** The words after the tool as bash would pass them; null for a word that is only known when it runs. */
  readonly args: readonly (string | null)[];
  /** Filled where the stage is a kubectl call that the grammar of kubectl understands. */
  readonly kubectl: KubectlCall | null;
}

/** `kubectl -n dns get deploy,svc web -l app=x -o wide` in parts. */
export interface KubectlCall {
  /** `get`, `rollout status`, `auth can-i`. */
  readonly verb: string;
  /** Resource types as written, plural and short forms kept: `deploy`, `svc`, `pods`. */
  readonly resources: readonly string[];
  readonly names: readonly string[];
  readonly namespace: string | null;
  readonly allNamespaces: boolean;
  readonly selector: string | null;
  /** Value of `-o`: `wide`, `yaml`, `json`, `jsonpath=…`, `custom-columns=…`; null for the plain table. */
  readonly output: string | null;
  readonly noHeaders: boolean;
  /** The arguments after `--`. */
  readonly after: readonly (string | null)[];
}

/** Unknown is write. `why` is a sentence part for people: "`--force` is not a known flag of kubectl get". */
export type Effect =
  | { readonly kind: 'read'; /** Reads of secrets are confirmed like writes. */ readonly sensitive: string | null }
  | { readonly kind: 'write'; readonly why: string };

/** Where a command would go, as far as its own words and the block before it say. */
export type Target =
  /** Contacts no cluster: `echo`, `grep`. */
  | { readonly kind: 'none' }
  /** Names its contexts: `--context infra`, `--context=$CTX` after `CTX=infra`, a loop over `infra apps`. */
  | { readonly kind: 'named'; readonly aliases: readonly string[]; readonly from: 'flag' | 'variable' }
  /** Reads kubeconfig and names none. */
  | { readonly kind: 'unnamed' }
  /** Names a context that is only known when it runs; never started. */
  | { readonly kind: 'computed'; readonly words: string }
  /** Overrides or brings its own target (`--kubeconfig`, `--server`, ssh, talosctl): always a write. */
  | { readonly kind: 'uncontrolled'; readonly why: string };

/** `probe`: a port-forward that we hold open. `watch`: ends by a condition or a limit. `interactive`: needs keys. */
export type Mode = 'run' | 'probe' | 'watch' | 'interactive' | 'manual';

/** A name that needs a value before the command can run. `text` is as written: `<pod-ip>`, `{{ns}}`, `$NODE`, `...`. */
export interface OpenName {
  readonly kind: 'placeholder' | 'variable' | 'ellipsis';
  readonly name: string;
  readonly text: string;
  readonly span: Span;
}

/** `|| true`; `; echo done` behind it; `2>/dev/null`; a pipeline without pipefail whose first stage may fail. */
export type Mask = 'or-true' | 'followed' | 'stderr-hidden';
