/**
 * `both pods Running` speaks of two rows; where a table lists more or fewer, they are not those that were meant.
 */
export function speaksOfTwo(words: string, command: string): boolean {
  if (!/\bkubectl\b/.test(command) || !/\s(?:get|top)\s/.test(command)) return false;
  if (/\s-o[ =]?(?:json|yaml)/.test(command)) return false;
  const [, noun = '', rest = ''] = BOTH.exec(words) ?? [];
  // `both web-1 and web-2`
  return noun !== '' && !OTHERS.test(noun) && !/^\s*(?:,|and\b|&)|\band\s+[\p{L}\d]+-[\p{L}\d-]+/iu.test(rest);
}

const BOTH = /^\W*both(?: of)?(?: the| these)?\s+([\p{L}\d/-]+)(.*)$/isu;
const OTHERS = /^(?:clusters?|contexts?|sides?|environments?|sites?|regions?|commands?|containers?)$/i;

/** Two rows, with a header or without; two of those that are named so; or one that says 2/2. */
export function mayBeTwo(words: string, text: string): boolean {
  const lines = text.split('\n', 500).filter((line) => line.trim() !== '');
  const [, noun = ''] = BOTH.exec(words) ?? [];
  const headed = /^[A-Z][A-Z0-9 _()%/-]*$/.test((lines[0] ?? '').trim());
  const rows = headed ? lines.slice(1) : lines;
  const named = rows.filter((row) => row.toLowerCase().includes(noun.toLowerCase()));
  return (
    rows.length === 2 || (/\p{L}/u.test(noun) && named.length === 2) || (rows.length === 1 && /\b2\/2\b/.test(text))
  );
}
