import type { Lines } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';

const OPEN = /^<{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const CLOSE = /^>{7}(?: |$)/;

/** Finds the markers that an unfinished merge leaves, inside fences too: a half-merged command must not run. */
export function conflictMarkers(text: string, lines: Lines, problems: Problem[]): boolean {
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return false;
  let found = false;
  let open = -1;
  let middle = false;
  for (let i = 0; i < lines.count; i++) {
    const line = text.slice(lines.start(i), Math.min(lines.end(i), lines.start(i) + 80)).trimEnd();
    if (OPEN.test(line)) {
      open = i;
      middle = false;
    } else if (open >= 0 && MIDDLE.test(line)) middle = true;
    else if (open >= 0 && middle && CLOSE.test(line)) {
      found = true;
      problems.push({
        code: 'merge-conflict',
        severity: 'error',
        span: { start: lines.start(open), end: lines.end(i) },
        message: `An unfinished merge stands on lines ${String(open + 1)} to ${String(i + 1)}. Nothing of this story runs or ticks until it is resolved.`,
      });
      open = -1;
    }
  }
  return found;
}
