/** Without the line ends at its end. `/\n+$/` would try each run of blank lines from each of them: minutes for many. */
export function withoutLastBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
