/** The other number of a word: `BackOff` for `BackOffs`, `OOMs` for `OOM`; none for names and what is no word. */
export function otherNumber(word: string): readonly string[] {
  if (!/^[A-Za-z_]{3,}$/.test(word)) return [];
  if (/(?:ss|us|is)$/i.test(word)) return [];
  if (/ies$/i.test(word)) return [`${word.slice(0, -3)}y`];
  if (/(?:sh|ch|x|ss)es$/i.test(word)) return [word.slice(0, -2)];
  return /s$/i.test(word) ? [word.slice(0, -1)] : [`${word}s`];
}

/** `OutOfSync`, `OOMs`, `AWS_KEY`: capitals inside tell a word of a tool's own, which means the same wherever it stands. */
export const isOwnWord = (word: string): boolean => /^[A-Z].*[A-Z]/.test(word);

/**
 * Whether letters that were quoted, or a word of a tool's own, stand inside a longer word: they are printed, and as a
 * token they are not.
 *
 *     does not contain "tide"     /opt/tidewater.sh          no TideException     com.pier.TideException
 */
export function standsInside(word: string, exact: boolean, text: string): boolean {
  const letters = word.trim();
  if (letters === '' || (!exact && (letters.length < 6 || !isOwnWord(letters)))) return false;
  for (let at = text.indexOf(letters); at !== -1; at = text.indexOf(letters, at + 1)) {
    const end = at + letters.length;
    if (goesOn(text, at) || goesOn(text, end)) return true;
  }
  return false;
}

/** A word goes on across a place in the text. A number in a longer one (`10.7.0.4` in `10.7.0.40`) is no part of it. */
function goesOn(text: string, at: number): boolean {
  const [before = '', after = ''] = [text.charAt(at - 1), text.charAt(at)];
  return /[\p{L}\p{N}_.-]/u.test(before) && /[\p{L}\p{N}_]/u.test(after) && !/^\d\d$/.test(before + after);
}
