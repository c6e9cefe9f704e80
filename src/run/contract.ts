/** How a process ended. Ending a probe or a watch as planned is `ended`; everything else that we stop says why. */
export type Outcome =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'ended'; readonly why: string }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-started'; readonly why: string };

/** Size and hash cover every byte; `text` may have lost its middle, and then `complete` is false. */
export interface Captured {
  readonly bytes: number;
  /** Lower-case hex of all bytes. */
  readonly sha256: string;
  readonly complete: boolean;
  /** Decoded as UTF-8 with replacement characters; the middle is replaced by one line that says how much is missing. */
  readonly text: string;
}

/** One command for the shell. */
export interface UnitRun {
  /** Run verbatim in the shell's own bash. */
  readonly text: string;
  /** KUBECONFIG while this command runs. */
  readonly kubeconfig: string | null;
  readonly mode: 'run' | 'probe' | 'watch';
  readonly timeoutMs: number;
  /** True: in a subshell, so that it leaves no trace in the author's variables (a repeated read). */
  readonly apart?: boolean;
  /** Sees every byte of both streams as it comes. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
}

export interface UnitResult {
  readonly outcome: Outcome;
  /** Exits of the last top-level pipeline's stages; empty where there is none or the process did not exit. */
  readonly stages: readonly number[];
  readonly ms: number;
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** What was given to bash, where it differs from the text as written. */
  readonly ran: string | null;
}

/** One living bash: commands run in order and see each other's variables, functions and directory. */
export interface Shell {
  /** Never rejects for what the command does. A call while another runs is a bug and throws. */
  run(unit: UnitRun, signal: AbortSignal): Promise<UnitResult>;
  /** Ends background jobs and the bash itself: TERM, grace, KILL. Names what left the group by its own will. */
  close(): Promise<{ readonly left: readonly string[] }>;
}

export interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Time between TERM and KILL. */
  readonly graceMs: number;
}

/** Starts shells. Rejects with a UserError where there is no bash. */
export interface Runner {
  open(options: ShellOptions): Promise<Shell>;
}
