import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** `an empty line`, where a tool prints that for a value that is not there; nothing at all is no line. */
export function judgeBlankLine(words: string, { stdout, exit }: Scene): Decision | null {
  if (!/^(?:(?:prints?|shows?|just|only|returns?) )*(?:an?|one) (?:empty|blank) line[.\s]*$/i.test(words.trim()))
    return null;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  if (/^[ \t]*\r?\n$/.test(stdout.text)) return pass('Expected an empty line; found it.');
  const line = stdout.text.trim();
  return line === '' ? null : fail(`Expected an empty line; found ${brief(line)}.`, line);
}
