import type { Kube } from '../kube/contract.ts';
import type { FindMissingTools, HandTerminal, Locks, Runner } from '../run/contract.ts';

/** What of the machine a run uses. The root builds it when a command needs it. */
export interface Machine {
  readonly runner: Runner;
  readonly missingTools: FindMissingTools;
  readonly locks: Locks;
  /** The user's contexts, from KUBECONFIG or from one file. */
  kube(kubeconfig: string | undefined): Kube & { dispose(): Promise<void> };
  /** Hex SHA-256 of a text's UTF-8 form. */
  sha256(text: string): string;
  /** A command prints more than a few megabytes: what is read of it must not pile up. */
  readonly printsMuch: () => void;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** Whether a person sits at the terminal and can be asked. */
  readonly interactive: boolean;
  /** Used only where a person sits at the terminal. */
  readonly handTerminal: HandTerminal;
  /** Asks for one line; null where the input has ended. */
  ask(prompt: string): Promise<string | null>;
}
