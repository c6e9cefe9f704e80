/** Names of schedules, and how they are written in fields. */
const SCHEDULES: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
};

/** Five fields, or a name for them. */
export const SCHEDULE = /^(?:(?:[\d*/,-]+ ){4}[\d*/,-]+|@[a-z]+)$/;

/** Field by field, whatever zeros stand before a number; null where one may be written in another way. */
export function sameSchedule(cell: string, wanted: string): boolean | null {
  const [a, b] = [cell, wanted].map((text) =>
    (SCHEDULES[text] ?? text).replace(/\*\/1(?!\d)/g, '*').replace(/(?<!\d)0+(?=\d)/g, ''),
  );
  if (a === b) return true;
  const plain = /^(?:(?:\*|\d+) ){4}(?:\*|\d+)$/;
  return plain.test(a ?? '') && plain.test(b ?? '') && !/ 7$/.test(`${a ?? ''}${b ?? ''}`) ? false : null;
}
