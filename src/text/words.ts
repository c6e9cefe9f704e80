/**
 * Words of any script. An expression with properties of letters takes V8 a hundred times as long to make as one of
 * plain letters, so a text of plain ones is asked with plain ones.
 */

function isPlain(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

/** Runs of letters and digits: `pod/web-1` has three. */
export function allWords(text: string): readonly string[] {
  return text.match(isPlain(text) ? /[A-Za-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** True where there is nothing but letters, and at least one. */
export function isLetters(text: string): boolean {
  return isPlain(text) ? /^[A-Za-z]+$/.test(text) : /^\p{L}+$/u.test(text);
}

/** `readOnlyRoot` → `read Only Root`, `HTTPRoute2A` → `HTTP Route2 A`. */
export function apartAtCapitals(text: string): string {
  if (text === text.toLowerCase()) return text;
  const capitals = isPlain(text)
    ? /([a-z]|\d)(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g
    : /(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu;
  return text.replace(capitals, '$1$2 ');
}
