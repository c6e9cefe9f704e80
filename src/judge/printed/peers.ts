/**
 * Another word of a text that stands as the one with the value does, and has another value.
 *
 *     1.4.2      reg/web:1.4.2 reg/api:1.4.1          2/2      [2/1] [U_] … [2/2] [UU]
 *                              ^^^^^^^^^^^^^                    ^^^^^
 */
export function hasPeer(value: string, text: string): boolean {
  // Each word once: a log says most of them again and again.
  const words = [
    ...new Set(
      text
        .split('\n', MOST_LINES)
        .join('\n')
        .split(/[\s,;"'()[\]{}]+/),
    ),
  ];
  const wanted = value.toLowerCase();
  const isOwn = (word: string): boolean => word.toLowerCase().includes(wanted);
  const forms = new Set(words.filter(isOwn).map(formOf));
  return forms.size > 0 && words.some((word) => /\d/.test(word) && !isOwn(word) && forms.has(formOf(word)));
}

const MOST_LINES = 5000;

/** Signs and whether it has digits and letters: `reg/web:1.4.2` and `reg/api:1.4.1` are alike. */
function formOf(word: string): string {
  const signs = [...new Set(word.replace(/[\p{L}\p{N}_-]/gu, ''))].sort().join('');
  return `${signs} ${/\d/.test(word) ? '9' : ''}${/\p{L}/u.test(word) ? 'a' : ''}`;
}
