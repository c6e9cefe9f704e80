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

/** The message for people: `story.md:12: what happened. What to do next.` */
export function describeError(error: unknown): string {
  if (!(error instanceof UserError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const at = error.place;
  const where = at ? `${at.path}${at.line === undefined ? '' : `:${String(at.line)}`}: ` : '';
  return `${where}${error.message}${error.next ? `\n${error.next}` : ''}`;
}
