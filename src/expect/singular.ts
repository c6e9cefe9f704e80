/** A word without a plural's end: `policies`, `nodes`. */
export function singular(word: string): string {
  if (/^\p{L}{3,}ies$/u.test(word)) return `${word.slice(0, -3)}y`;
  return /^[\p{L}]{4,}$/u.test(word) && /[^s]s$/.test(word) && word !== 'https' ? word.slice(0, -1) : word;
}
