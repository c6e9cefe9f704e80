/**
 * A half-open range of UTF-16 offsets into the text that was parsed.
 *
 *     - [ ] **1.1 Upgrade**: text
 *         ^^^^^^^^^^^^^^^ a span covers just these characters: text.slice(start, end)
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text that a span covers. */
export function sliceOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
