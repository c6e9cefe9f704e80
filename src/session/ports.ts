import type { TextEdit } from '../text/edit.ts';

/** Edits for the text as it is now. Called again if the file changed in between. */
export type MakeEdits = (text: string) => readonly TextEdit[];

export type Changed =
  /** `before` is the text that the edits were made for. */
  | { readonly kind: 'changed'; readonly before: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'nothing' }
  /**
   * The text could not be written: read-only, changed again and again, gone. A sentence, and a patch to apply by hand
   * where there is a text to apply it to.
   */
  | { readonly kind: 'refused'; readonly why: string; readonly patch: string | null };

/** The text of stories, as the host sees it: unsaved changes included. */
export interface Documents {
  read(path: string): Promise<string>;
  /** The only way to change a story: the current text goes in, the edits that come out are applied to just that text. */
  change(path: string, make: MakeEdits): Promise<Changed>;
}

/** Files of the workspace that static checks look at. */
export interface Files {
  /** Path relative to the workspace's root. `outside` also for a symbolic link that leads out of the workspace. */
  read(
    path: string,
  ): Promise<{ readonly kind: 'text'; readonly text: string } | { readonly kind: 'absent' | 'outside' | 'unreadable' }>;
}

/** Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`, at once when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** What a run tells while it goes on; every text here is as the process printed it, for a terminal that strips codes. */
export interface RunEvents {
  readonly checkStarted?: (check: string) => void;
  readonly commandStarted?: (started: StartedCommand) => void;
  readonly output?: (from: OutputSource, chunk: Uint8Array) => void;
  readonly commandEnded?: (command: CommandOfCheck) => void;
  readonly checkEnded?: (check: string) => void;
}

/** A command, by its check and its index in it. Those of two terminals run side by side. */
export interface CommandOfCheck {
  readonly check: string;
  readonly index: number;
}

/** Whose output it is. */
export interface OutputSource extends CommandOfCheck {
  readonly stream: 'stdout' | 'stderr';
}

/** One command as it starts. */
export interface StartedCommand extends CommandOfCheck {
  /** As bash gets it. */
  readonly text: string;
  /** `infra (admin@infra-01)`; empty where it contacts no cluster. */
  readonly where: string;
  /** It reads secrets: its output is shown only whole and redacted. */
  readonly sensitive: boolean;
}
