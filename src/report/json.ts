/** Characters that JSON leaves as they are but a terminal acts on, line separators, and the old form of a workflow command. */
const RISKY = /[\x7f-\x9f\u2028\u2029]|##(?=\[)/g;

/** JSON for stdout, indented, with a last line end: whatever a string holds, printing it changes no terminal and no job. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(RISKY, (found) =>
    found === '##' ? '#\\u0023' : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
