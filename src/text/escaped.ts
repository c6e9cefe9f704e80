/** The text as a pattern that matches just it, inside of a `RegExp` with any flags. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
