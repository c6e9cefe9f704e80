/**
 * The number that a key has of its own in a line of several pairs: 2 for `HIGH` in `(MEDIUM: 0, HIGH: 2)`, where the 0
 * before it belongs to the other key. Null: the line has no other pair, or not this key.
 */
export function ownNumber(line: string, key: string): string | null {
  if (line.length > LONGEST || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)) return null;
  const pairs = [...line.matchAll(PAIR)].map(([, name = '', value = '']) => ({ name: name.toLowerCase(), value }));
  const mine = pairs.filter(({ name }) => name === key.toLowerCase());
  const [only] = mine;
  return only && mine.length === 1 && pairs.length > 1 ? only.value : null;
}

const LONGEST = 2000;
const PAIR = /([\p{L}_][\p{L}\p{N}_-]*)["']?\s*[:=]\s*["']?(\d+(?:\.\d+)?)(?![\w.:-])/gu;
