/** What a command of the CLI sees of its process; tests give their own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout is a terminal that shows colours. */
  readonly color: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Puts this in the place of the last line of standard error; only where a person watches a terminal. */
  readonly status?: (text: string) => void;
}

/** Exit codes of all commands. */
export const EXIT = { ok: 0, failed: 1, usage: 2, open: 3, fault: 70, interrupted: 130 } as const;
