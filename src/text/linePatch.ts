import { applyEdits, type TextEdit } from './edit.ts';

/**
 * A unified diff without context of edits that stay within their lines, as a tick does. Line ends of the file are kept,
 * so that `patch` or `git apply --unidiff-zero` puts it in.
 */
export function linePatch(path: string, before: string, edits: readonly TextEdit[]): string {
  const changed = changedLines(before, edits);
  const hunks = changed.map(
    ({ line, before: was, after: is }) => `@@ -${String(line)} +${String(line)} @@\n-${was}\n+${is}\n`,
  );
  return `--- ${path}\n+++ ${path}\n${hunks.join('')}`;
}

/** Lines that edits change, 1-based, without their line ends. Only for edits that neither add nor remove lines. */
export function changedLines(
  before: string,
  edits: readonly TextEdit[],
): readonly { readonly line: number; readonly before: string; readonly after: string }[] {
  const old = before.split('\n');
  const now = applyEdits(before, edits).split('\n');
  return old.flatMap((was, i) => {
    const is = now[i] ?? '';
    return was === is ? [] : [{ line: i + 1, before: was.replace(/\r$/, ''), after: is.replace(/\r$/, '') }];
  });
}
