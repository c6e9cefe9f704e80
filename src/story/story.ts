import type { Lines } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { Fence } from './fences.ts';
import type { ExpectationSource } from './steps.ts';

/** One Markdown file as it was read. All spans are offsets into `text`. */
export interface Story {
  readonly text: string;
  readonly lines: Lines;
  /** `STORY-DNS-BASE` or `1.2`, where the header names one. */
  readonly id: string | null;
  readonly title: string | null;
  readonly status: Located | null;
  readonly headings: readonly Heading[];
  readonly criteria: readonly Criterion[];
  readonly tasks: readonly Task[];
  /** Boxes that are not tasks. */
  readonly boxes: readonly LooseBox[];
  readonly matrices: readonly Matrix[];
  /** Fences outside of tasks, with what stands around them. */
  readonly blocks: readonly FreeBlock[];
  readonly fences: readonly Fence[];
  /** It holds merge-conflict markers: nothing of it may run or tick. */
  readonly conflicted: boolean;
  readonly problems: readonly Problem[];
}

export interface Located {
  readonly text: string;
  readonly span: Span;
}

/** A label or heading that is in force further down. */
export interface Above {
  readonly text: string;
  readonly line: number;
}

/** What a section is for, inherited by the headings in it. */
export type SectionKind = 'criteria' | 'tasks' | 'done' | 'validation' | 'notes' | 'other';

/** `### 🔧 Phase 1: Foundation`: `text` without number signs and emoji. */
export interface Heading {
  /** 0-based line. */
  readonly index: number;
  readonly level: number;
  readonly text: string;
  readonly span: Span;
  readonly section: SectionKind;
  /** Index of the heading that it stands under, or -1. */
  readonly parent: number;
}

/** `1) The service answers` or `### AC1 — The service answers`. */
export interface Criterion {
  readonly id: string;
  readonly line: number;
  readonly title: string;
  readonly span: Span;
}

/**
 * A checklist item or a task heading.
 *
 *     - [ ] **1.1 Upgrade**: text (AC: 1)
 *        ^ box       ^^^^^^^ title
 */
export interface Task {
  readonly id: string;
  /** As written, without decoration; null where the item has none. */
  readonly label: string | null;
  readonly line: number;
  readonly title: string;
  /** Its first line. */
  readonly span: Span;
  readonly box: Span | null;
  /** Null for a task without a box. */
  readonly checked: boolean | null;
  readonly phase: string | null;
  readonly criteria: readonly string[];
  /** Id of the task that it is part of. */
  readonly parent: string | null;
  /** Labels and headings above it, nearest first. */
  readonly above: readonly Above[];
  readonly steps: readonly Step[];
}

export interface LooseBox {
  readonly line: number;
  readonly section: Exclude<SectionKind, 'tasks'>;
  readonly checked: boolean;
  readonly box: Span;
}

/** A validation matrix. */
export interface Matrix {
  readonly line: number;
  readonly columns: readonly string[];
  /** Labels and headings above it, nearest first. */
  readonly above: readonly Above[];
  readonly rows: readonly MatrixRow[];
}

/** `| AC1 | Two replicas | `kubectl get deploy web` | 2/2 READY | ⬜ |` */
export interface MatrixRow {
  readonly id: string;
  readonly line: number;
  readonly span: Span;
  readonly criteria: readonly string[];
  readonly title: string;
  readonly command: Cell;
  readonly expected: Cell;
  readonly status: Cell | null;
}

/** A table cell: trimmed, as written. `span` is empty where the cell is. */
export interface Cell {
  readonly span: Span;
  readonly text: string;
}

export interface FreeBlock {
  readonly id: string;
  readonly line: number;
  /** The label above, without decoration; empty where there is none. */
  readonly label: string;
  /** Labels and headings above it, nearest first. */
  readonly above: readonly Above[];
  readonly criteria: readonly string[];
  readonly steps: readonly Step[];
}

/** What stands in a task's block, in the order of the file. */
export type Step =
  | { readonly kind: 'fence'; readonly line: number; readonly fence: Fence; readonly label: string | null }
  /** `Run: `make test``: a whole command in an inline span. */
  | {
      readonly kind: 'inline';
      readonly line: number;
      readonly span: Span;
      readonly text: string;
      readonly judged: boolean;
      readonly label: string | null;
    }
  | ExpectationStep
  /** `File: path:12` */
  | { readonly kind: 'file'; readonly line: number; readonly span: Span; readonly path: string }
  /** `Target: tag: 1.38.0` */
  | {
      readonly kind: 'target';
      readonly line: number;
      readonly span: Span;
      readonly key: string;
      readonly value: string;
    }
  /** "Add to `spec.values`:" with its YAML. */
  | {
      readonly kind: 'fragment';
      readonly line: number;
      readonly span: Span;
      readonly under: string | null;
      readonly yaml: string;
    };

/** The author's words on what must come back. */
export interface ExpectationStep {
  readonly kind: 'expectation';
  readonly line: number;
  readonly span: Span;
  /** Without the label, Markdown kept. */
  readonly text: string;
  readonly source: ExpectationSource;
  /** Line of a fence that does not run and that these words are about; null where they are about the commands around. */
  readonly about: number | null;
}
