import type { DraftTask } from './drafts.ts';
import { readSaid } from './items.ts';
import type { Line } from './lineKinds.ts';
import { unwrapped } from './wrapped.ts';

/**
 * Tells which task reads a line. `- [ ] **Expected**: …` is no task, so its owner is the one that it is nested in; but
 * it speaks of the item above it.
 *
 *     - [ ] Task 3
 *       - [ ] Run: `kubectl get lamps`
 *       - [ ] **Expected**: all Lit          read with the line above
 */
export class Siblings {
  /** The task that the last line was read with, or -1. */
  last = -1;
  private expected: { readonly task: number; readonly indent: number } | null = null;
  private readonly drafts: readonly DraftTask[];

  constructor(drafts: readonly DraftTask[]) {
    this.drafts = drafts;
  }

  readerOf(line: Line, owner: number): number {
    if (line.kind === 'blank' || line.kind === 'hidden') return owner;
    const task = this.taskOf(line, owner);
    this.last = task;
    return task;
  }

  private taskOf(line: Line, owner: number): number {
    const words = line.kind === 'item' || line.kind === 'text' ? line : null;
    if (this.expected && words && words.indent > this.expected.indent) return this.expected.task;
    this.expected = null;
    if (words?.kind !== 'item' || this.drafts[this.last]?.parent !== owner) return owner;
    if (readSaid(unwrapped(words.text)).kind !== 'expected') return owner;
    this.expected = { task: this.last, indent: words.indent };
    return this.last;
  }
}
