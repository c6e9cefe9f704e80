import type { Span } from '../text/span.ts';

/** The only file that knows the bash grammar. */
export interface BashBlock {
  readonly units: readonly BashUnit[];
  readonly comments: readonly BashComment[];
  /** False: the grammar could not parse it, and the whole block is one unit. */
  readonly parsed: boolean;
}

/** One logical command: a top-level statement with its continuations, heredoc bodies and quoted lines. */
export interface BashUnit {
  readonly span: Span;
  readonly text: string;
}

/**
 * A comment of the top level.
 *
 *     kubectl get pods   # Should be 3
 *                        ^^^^^^^^^^^^^ trailing: true
 */
export interface BashComment {
  readonly span: Span;
  /** Without the number sign and one space. */
  readonly text: string;
  readonly trailing: boolean;
}
