import { applyEdits } from './edit.ts';
import type { TextEdit } from './edit.ts';
import type { Problem } from './problem.ts';

/** What the safe fixes of a text's problems make of it. Fixes that overlap an earlier one wait for the next time. */
export function applyFixes(
  text: string,
  problems: readonly Problem[],
): { readonly text: string; readonly applied: number } {
  const edits: TextEdit[] = [];
  let applied = 0;
  for (const { fix } of problems) {
    if (!fix || fix.edits.some((edit) => edits.some((other) => overlap(edit, other)))) continue;
    edits.push(...fix.edits);
    applied++;
  }
  return { text: applyEdits(text, edits), applied };
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
