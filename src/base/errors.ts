/** A place in a file, 1-based, as shown to people: `story.md:12`. */
export interface Place {
  readonly path: string;
  readonly line?: number;
}

/**
 * Something that the user can put right: what happened, where, and what to do next. Any other exception is a bug.
 * A command that failed is neither; it is data.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly next: string | undefined;
  readonly place: Place | undefined;

  constructor(what: string, hint: { next?: string; place?: Place; cause?: unknown } = {}) {
    super(what, hint.cause === undefined ? undefined : { cause: hint.cause });
    this.next = hint.next;
    this.place = hint.place;
  }
}

/** What the system refused to do: `EROFS: read-only file system, mkdir '/home/me/.cache'`. Its message says it all. */
export function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** It says itself what stands in the way, and needs no more than its message; anything else is a fault of ours. */
export const isExplained = (error: unknown): error is Error => error instanceof UserError || isOfSystem(error);

/** The message for people: `story.md:12: what happened. What to do next.` */
export function describeError(error: unknown): string {
  if (isOfSystem(error)) return error.message;
  if (!(error instanceof UserError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const at = error.place;
  const where = at ? `${at.path}${at.line === undefined ? '' : `:${String(at.line)}`}: ` : '';
  return `${where}${error.message}${error.next ? `\n${error.next}` : ''}`;
}
