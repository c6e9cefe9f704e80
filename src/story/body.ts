import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Fence } from './fences.ts';
import { commandsOf } from './transcript.ts';
import type { Piece } from './transcript.ts';

/**
 * A fence's text as bash gets it: without the fence's indentation, quote marks and prompts, lines joined by `\n`.
 *
 *       ```console
 *       $ kubectl get pods        text `kubectl get pods`
 *         ^^^^^^^^^^^^^^^^
 *       NAME   READY              printed output is left out
 */
export interface Body {
  readonly text: string;
  /** The story's offset of an offset of `text`. */
  toStory(offset: number): number;
  spanInStory(span: Span): Span;
}

export function bodyOf(text: string, lines: Lines, fence: Fence): Body {
  const pieces: Piece[] = [];
  for (let i = fence.open + 1; i < fence.close; i++) {
    const line = text.slice(lines.start(i), lines.end(i));
    const lead = leadOf(line, fence);
    pieces.push({ text: line.slice(lead), offset: lines.start(i) + lead });
  }
  const kept = commandsOf(pieces, fence);
  const starts: number[] = [];
  let at = 0;
  for (const piece of kept) {
    starts.push(at);
    at += piece.text.length + 1;
  }
  const end = fence.ended === 'closer' ? lines.start(fence.close) : fence.span.end;
  const toStory = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = kept[low];
    return piece ? piece.offset + Math.min(offset - (starts[low] ?? 0), piece.text.length) : end;
  };
  return {
    text: kept.map((piece) => piece.text).join('\n'),
    toStory,
    spanInStory: (span) => ({ start: toStory(span.start), end: toStory(span.end) }),
  };
}

/** The lines between opener and closer without the fence's own indentation. */
export function fenceBody(text: string, lines: Lines, fence: Fence): string {
  const out: string[] = [];
  for (let i = fence.open + 1; i < fence.close; i++) {
    const line = text.slice(lines.start(i), lines.end(i));
    out.push(line.slice(leadOf(line, fence)));
  }
  return out.join('\n');
}

/** How many characters of a body line are the fence's: quote marks and up to its indentation. */
export function leadOf(line: string, fence: Fence): number {
  let at = 0;
  if (fence.quote > 0) at = /^(?:[ \t]*>)* ?/.exec(line)?.[0].length ?? 0;
  let columns = 0;
  while (columns < fence.indent) {
    const c = line.charCodeAt(at);
    if (c === 32) columns++;
    else if (c === 9) columns += 4 - (columns % 4);
    else break;
    at++;
  }
  return at;
}
