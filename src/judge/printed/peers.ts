/**
 * Another word of a text that stands as the one with the value does, and has another value.
 *
 *     1.4.2      reg/web:1.4.2 reg/api:1.4.1          2/2      [2/1] [U_] … [2/2] [UU]
 *                              ^^^^^^^^^^^^^                    ^^^^^
 */
export function hasPeer(value: string, text: string): boolean {
  const words = text.split(/[\s,;"'()[\]{}]+/).filter((word) => word !== '');
  const own = words.filter((word) => word.toLowerCase().includes(value.toLowerCase()));
  const forms = new Set(own.map(formOf));
  return words.some((word) => !own.includes(word) && /\d/.test(word) && forms.has(formOf(word)));
}

/** Signs and whether it has digits and letters: `reg/web:1.4.2` and `reg/api:1.4.1` are alike. */
function formOf(word: string): string {
  const signs = [...new Set(word.replace(/[\p{L}\p{N}_-]/gu, ''))].sort().join('');
  return `${signs} ${/\d/.test(word) ? '9' : ''}${/\p{L}/u.test(word) ? 'a' : ''}`;
}
