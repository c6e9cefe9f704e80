/** Programs that print the lines that match. */
export const GREPS: ReadonlySet<string> = new Set(['grep', 'egrep', 'fgrep', 'rg']);

/** `-v`, `-vc`, `--invert-match`: lines that do not match. */
export function invertsMatch(word: string): boolean {
  return word === '--invert-match' || /^-[a-zA-Z]*v[a-zA-Z]*$/.test(word);
}

/** `-c`, `-vc`, `--count`: their number instead. */
export function printsCount(word: string): boolean {
  return word === '--count' || /^-[a-zA-Z]*c[a-zA-Z]*$/.test(word);
}
