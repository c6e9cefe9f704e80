import type { Span } from '../text/span.ts';
import type { LooseBox } from './story.ts';

/** A task before its id is known. */
export interface DraftTask {
  readonly label: string | null;
  readonly index: number;
  /** The text behind box and label, and where it begins. */
  readonly rest: string;
  readonly restAt: number;
  readonly span: Span;
  readonly box: Span | null;
  readonly checked: boolean | null;
  readonly phase: string | null;
  /** Text of the group's heading, where it may name criteria. */
  readonly group: string | null;
  readonly heading: number;
  /** Index of the task that it is part of, or -1. */
  readonly parent: number;
}

export interface Outline {
  readonly drafts: readonly DraftTask[];
  readonly boxes: readonly LooseBox[];
  /** For each line the task that owns it, or -1. */
  readonly owner: Int32Array;
  /** For each line the index of its heading, or -1. */
  readonly under: Int32Array;
}
