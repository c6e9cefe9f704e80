import type { Lines } from './lines.ts';
import type { Span } from './span.ts';

/** The lines around exported notes. What stands between them is replaced by the next export, and never read as a story. */
export const NOTES_OPEN = '<!-- story-ops:notes: exported, replaced by the next export -->';
export const NOTES_CLOSE = '<!-- /story-ops:notes -->';

const OPEN = /^[ \t]*<!--[ \t]*story-ops:notes\b.*-->[ \t]*$/;
const CLOSE = /^[ \t]*<!--[ \t]*\/story-ops:notes[ \t]*-->[ \t]*$/;

/**
 * Exported notes, from the first character of the opening line to the last of the closing one.
 *
 *     <!-- story-ops:notes: … -->
 *     ### Verification
 *     <!-- /story-ops:notes -->
 */
export interface NoteBlock {
  readonly span: Span;
  /** 0-based lines of the markers; without a closing one the block is its opening line alone. */
  readonly open: number;
  readonly close: number;
  readonly closed: boolean;
}

/** All blocks of exported notes. `skip` says which 0-based lines cannot open one: those of fences. */
export function noteBlocks(text: string, lines: Lines, skip: (index: number) => boolean = () => false): NoteBlock[] {
  if (!text.includes('story-ops:notes')) return [];
  const blocks: NoteBlock[] = [];
  const line = (index: number): string => text.slice(lines.start(index), lines.end(index));
  for (let open = 0; open < lines.count; open++) {
    if (skip(open) || !OPEN.test(line(open))) continue;
    let close = open + 1;
    while (close < lines.count && !CLOSE.test(line(close)) && !OPEN.test(line(close))) close++;
    const closed = close < lines.count && CLOSE.test(line(close));
    const last = closed ? close : open;
    blocks.push({ span: { start: lines.start(open), end: lines.end(last) }, open, close: last, closed });
    open = last;
  }
  return blocks;
}
