import type { TextEdit } from './edit.ts';
import type { Span } from './span.ts';
import type { ProblemCode } from './problemCodes.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A finding about the story's text. `fix` is present only where applying it is safe without asking. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly span: Span;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}
