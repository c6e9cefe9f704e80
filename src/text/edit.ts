import type { Span } from './span.ts';

/** Put `text` where `span` is. Spans refer to the text before any edit of the same list. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The text after all edits. Edits may come in any order and must not overlap: an overlap is a bug and throws. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let out = '';
  let at = 0;
  for (const { span, text: replacement } of ordered) {
    if (span.start < at || span.end < span.start || span.end > text.length)
      throw new Error(`Edit ${String(span.start)}–${String(span.end)} overlaps another or leaves the text.`);
    out += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return out + text.slice(at);
}
