/** Characters that are looked at: a story shows itself early or not at all worth a lens while it is being opened. */
const SNIFFED = 256 * 1024;

const BOX = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX~-]\][ \t]/m;
const HEADING = /^#{1,4}[ \t].*(?:acceptance criteria|validation (?:matrix|steps)|\btasks?\b)/im;
const MATRIX = /^[ \t]*\|.*\b(?:commands?|cli method)\b.*\|.*\bexpected\b/im;
const FENCE = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:bash|sh|shell|zsh|console|terminal)\b/m;

/**
 * Whether a Markdown file is worth reading as a story: it has boxes, or a heading of tasks or criteria, or a validation
 * matrix, or shell fences with an expectation beside them. A quick look; reading decides.
 */
export function looksLikeStory(text: string): boolean {
  const head = text.slice(0, SNIFFED);
  return BOX.test(head) || HEADING.test(head) || MATRIX.test(head) || (FENCE.test(head) && /\bexpected\b/i.test(head));
}
