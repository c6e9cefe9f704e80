/** How a process ended. Ending a probe or a watch as planned is `ended`; everything else that we stop says why. */
export type Outcome =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'ended'; readonly why: string }
  /** It ran, and what bash would have told of it cannot be heard any more. */
  | { readonly kind: 'lost'; readonly why: string }
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

/** The local ports of a forward as its words say: `9153` and `9153:8080` are 9153, `:8080` (any free port) is 0. */
export interface ProbePorts {
  readonly local: readonly number[];
}

/** A forward that was started and has not been told to end. */
export interface ProbeState {
  readonly text: string;
  /** Local ports that it forwards; the real ones where any free port was asked for. */
  readonly ports: readonly number[];
  /** False: it ended by itself, and commands since then may have had no connection. */
  readonly alive: boolean;
  /** What it printed so far. */
  readonly stdout: Captured;
  readonly stderr: Captured;
}

/** One command for the shell. */
export interface UnitRun {
  /** Run verbatim in the shell's own bash. */
  readonly text: string;
  /** Exported as KUBECONFIG before this command; background children keep it. Null: left as it was. */
  readonly kubeconfig: string | null;
  readonly mode: 'run' | 'probe' | 'watch';
  /** At this time the whole shell is ended, and no command can follow. */
  readonly timeoutMs: number;
  /** 1-based line of the text in its block, for `$LINENO` and bash's messages. Left out: right after the last one. */
  readonly line?: number;
  /** Stages that the grammar shows for the last top-level pipeline (0: none). Left out: as many as bash reports. */
  readonly stages?: number;
  /** The grammar could not parse it: bash sees the end of the script right behind it, and no command can follow. */
  readonly whole?: boolean;
  /**
   * Mode `watch`: ends the command as planned, and it alone; the signal's reason, a text, becomes `why`. A loop that
   * never ends (`while true; do …`) ends between two iterations, anything else by INT and TERM.
   */
  readonly end?: AbortSignal;
  /** Mode `probe`: what is forwarded. Left out: as the words of a `kubectl port-forward` say. */
  readonly probe?: ProbePorts;
  /** True: in a subshell, so that it leaves no trace in the author's variables (a repeated read). */
  readonly apart?: boolean;
  /** Sees every byte of both streams as it comes. The chunk is used again after the call: copy what you keep. */
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
  /** True: bash itself ended in it (`exit`, `set -e`), so that its exit is the script's, which an EXIT trap may have chosen. */
  readonly endsBash?: true;
}

/** What the shell printed and how its bash ended, after the last command was done. */
export interface ShellEnd {
  /** Processes that left the shell's group by their own will, as far as the system shows them: `sleep 60 (pid 412)`. */
  readonly left: readonly string[];
  /** Processes that the close had to end, since they outlived the last command; none where it was told to hurry. */
  readonly ended: readonly string[];
  /** How bash ended: the exit of the whole script, traps included. */
  readonly outcome: Outcome;
  /** Output that came after the last command: an EXIT trap, background jobs. */
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** The last command as it is with that, which its `onOutput` was told; null where nothing ran, or nothing more came. */
  readonly last: LastCommand | null;
}

/** What a script's last command came to when its bash had ended. */
export interface LastCommand {
  /** Its own output and what came after it. */
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** The exit that an EXIT trap gave to the script in its place; null where it gave none. */
  readonly exit: number | null;
}

/** One living bash: commands run in order and see each other's variables, functions and directory. */
export interface Shell {
  /**
   * Never rejects for what the command does. A call while another runs is a bug and throws. After `exit`, a timeout or
   * a cancel the bash is gone: the command is `not-started`.
   */
  run(unit: UnitRun, signal: AbortSignal): Promise<UnitResult>;
  /** Forwards started by mode `probe`, first to last. */
  probes(): readonly ProbeState[];
  /**
   * Ends forwards, lets bash see the end of the script and finish its EXIT trap (30 s at most), gives background jobs a
   * moment, then ends the group: TERM, grace, KILL. When it resolves, bash and its children are gone, but for those in
   * `left`.
   * @param signal Ends the waiting, not the close: the group is ended at once.
   */
  close(signal?: AbortSignal): Promise<ShellEnd>;
}

export interface ShellOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Time between TERM and KILL. */
  readonly graceMs: number;
  /** Ends the waiting for bash: `open` rejects. */
  readonly signal?: AbortSignal;
}

/** Starts shells. Rejects with a UserError where there is no bash. */
export interface Runner {
  open(options: ShellOptions): Promise<Shell>;
  /** Ends what the runner keeps between shells. Open shells are ended at once, as when the editor dies. */
  dispose(): void;
}

/** `why`: a sentence where the login shell did not tell. */
export interface ResolvedEnvironment {
  readonly env: Readonly<Record<string, string>>;
  readonly from: 'login shell' | 'own';
  readonly why: string | null;
}

/** Where commands get their environment from. */
export interface Environments {
  /** As the user's login shell has it, start-up files read. Asked once; our own where it does not tell. */
  login(): Promise<ResolvedEnvironment>;
  /** As a command like `direnv exec .` or `mise exec --` makes it. Rejects with a UserError where that fails. */
  inFolder(
    cwd: string,
    envCommand: string,
    env: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, string>>>;
}

export type LockAnswer =
  | { readonly kind: 'taken'; release(): void }
  /** Another run holds it, in this window or another. `what` is what it said it does. */
  | { readonly kind: 'held'; readonly pid: number; readonly what: string };

/** Locks between all windows and command lines of a user. One whose process is gone counts as free. */
export interface Locks {
  /** @param name Story path, or `port 9153`. @param what For the people who wait: "3.1 of dns.md". */
  take(name: string, what: string): LockAnswer;
}

/** Names of tools that cannot be started there. Functions that a block defines are the caller's to leave out. */
export type FindMissingTools = (
  names: readonly string[],
  where: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
) => readonly string[];

/**
 * Gives the terminal that we run in to a line of bash, and resolves when that has ended; how it ended is for the person
 * who sat there to say. Cancelling ends it: TERM, 2 s, KILL.
 */
export type HandTerminal = (
  one: { readonly line: string; readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  signal: AbortSignal,
) => Promise<void>;
