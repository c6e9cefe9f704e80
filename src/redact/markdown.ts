import { plainText } from './display.ts';
import { withoutLastBlanks } from '../text/withoutLastBlanks.ts';

/** Lines that tools look for wherever they stand: our own note markers and those of a merge conflict. */
const OURS = /<!--(?=\s*\/?\s*story-ops)/gi;
const CONFLICT = /^(?=<{7}(?:\s|$)|={7}(?:\s|$)|>{7}(?:\s|$)|\|{7}(?:\s|$))/gm;

/** Text in a story that can neither end our notes nor look like a merge conflict. */
export function defused<T extends string>(text: T): T {
  return text.replace(OURS, '<!\\--').replace(CONFLICT, ' ') as T;
}

/**
 * A fence that its content cannot close: longer than any run of backticks in it.
 *
 *     ````text
 *     ```
 *     ````
 */
export function fenced<T extends string>(text: T, info: 'text' | 'bash'): T {
  const body = withoutLastBlanks(defused(plainText(text)));
  const bar = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${bar}${info}\n${body}\n${bar}` as T;
}

/** One line of code inside a paragraph or cell; line ends become `↵`. */
export function inlineCode<T extends string>(text: T): T {
  const line = defused(plainText(text))
    .trim()
    .replace(/\s*\n\s*/g, ' ↵ ');
  if (line === '') return '' as T;
  const bar = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${bar}${pad}${line}${pad}${bar}` as T;
}

const ENTITY: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Words inside a paragraph: no markup, images or HTML, on one line. */
export function words<T extends string>(text: T): T {
  return defused(plainText(text))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~#!&]/g, (char) => ENTITY[char] ?? `\\${char}`)
    .replace(/^([-+]|\d+[.)])(?= |$)/, '\\$1') as T;
}

/** Escaped backticks count: some readers take an escaped fence for a fence. */
function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.matchAll(/(?:\\?`)+/g)) longest = Math.max(longest, run[0].replaceAll('\\', '').length);
  return longest;
}
