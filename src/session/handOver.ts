import type { Check } from '../plan/check.ts';

/** A check that a person runs at a terminal of theirs: what is typed for them, and where. */
export interface ForTerminal {
  readonly check: Check;
  /** `infra (admin@infra-01)`; empty where it contacts no cluster. */
  readonly where: string;
  /** One line of bash, which they see before it runs. */
  readonly line: string;
  readonly cwd: string;
  /** All variables, KUBECONFIG among them. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes the kubeconfig files. The host's to call, once the terminal is closed. */
  dispose(): Promise<void>;
}

/** A person's own word on what came of it. */
export interface Mark {
  readonly passed: boolean;
  /** Raw text; empty where they said nothing more. */
  readonly note: string;
}

/** Gives a check to a person and waits for their mark; null: not now, or cancelled. */
export type HandOver = (one: ForTerminal, signal: AbortSignal) => Promise<Mark | null>;
