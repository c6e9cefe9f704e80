import { sparing } from '../../text/sparing.ts';

/** `-  replicas: 2`, a line that goes; the heads of a diff are none. */
const GONE = /^-(?!--\s).*$/gm;
const COMES = /^\+(?!\+\+\s).*$/m;
const SHOWS_DIFF = sparing(/\bdiff\b|\bgit\s+(?:show|log\b.*\s-p)\b/);

/** Whether a command printed a diff in which something comes. */
export function isDiff(command: string, printed: string): boolean {
  return SHOWS_DIFF.test(command) && COMES.test(printed);
}

/**
 * What a diff leaves, as so many lines; of what goes, a line is empty.
 *
 *     -  replicas: 2
 *     +  replicas: 3        →        replicas: 3
 */
export function newSideOf(printed: string): string {
  return printed.replace(GONE, '').replace(/^\+(?!\+\+\s)/gm, ' ');
}

/** The lines that come, without their sign. */
export function comingIn(printed: string): string {
  return [...printed.matchAll(/^\+(?!\+\+\s)(.*)$/gm)].map(([, line = '']) => line).join('\n');
}
