import type { Lines } from '../text/lines.ts';
import type { ExpectationStep } from './story.ts';

/** The directive that begins on a line (0-based), to the end of its comment: `<!-- story-ops: expect: … -->`. */
export function readDirectiveLine(text: string, lines: Lines, index: number): ExpectationStep | null {
  const found = /<!--\s*story-ops:/.exec(text.slice(lines.start(index), lines.end(index)));
  if (!found) return null;
  const start = lines.start(index) + found.index + found[0].length;
  const close = text.indexOf('-->', start);
  const end = close < 0 ? lines.end(index) : close;
  const words = text.slice(start, end).trim();
  return { kind: 'expectation', line: index + 1, span: { start, end }, text: words, source: 'directive', about: null };
}
