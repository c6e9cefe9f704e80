import type { Problem } from '../text/problem.ts';
import type { Check } from './check.ts';

/** What decoders put in place of bytes that are not UTF-8: what the author wrote there is lost. */
const LOST = '\uFFFD';

/** Checks that hold such a place never run: what they would run or look for is not what was written. */
export function refuseUndecoded(checks: readonly Check[]): readonly Check[] {
  return checks.map((check) => {
    const texts = [...check.commands, ...check.expectations].map(({ text }) => text);
    if (check.refused !== null || !texts.some((text) => text.includes(LOST))) return check;
    return { ...check, refused: 'It holds bytes that are not UTF-8: save the file as UTF-8, and run it again.' };
  });
}

/** One for the file: an encoding is that of all of it. */
export function undecodedProblem(text: string): readonly Problem[] {
  const start = text.indexOf(LOST);
  if (start < 0) return [];
  const message =
    'Here are bytes that are not UTF-8, so what was written is not known: checks with such places do not run, and nothing is ticked. Save the file as UTF-8.';
  return [{ code: 'not-utf-8', severity: 'error', span: { start, end: start + LOST.length }, message }];
}
