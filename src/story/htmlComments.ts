import type { Lines } from '../text/lines.ts';

/** The HTML comments of a text that begin a line. No preview shows what is in them, and nothing of it runs. */
export interface HtmlComments {
  /**
   * The first line (0-based) behind the comment that begins on this one; null where none does, where it never ends, and
   * where more stands behind it on its line.
   */
  endOf(index: number): number | null;
}

/** Behind the mark of an item or a quote, too, where it goes on over lines. */
const OPENS = /^\s*((?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*)<!--/;

export function commentsOf(text: string, lines: Lines): HtmlComments {
  // Behind one that never ends no other does.
  let noneBehind = text.includes('<!--') ? Infinity : 0;
  return {
    endOf(index) {
      const start = lines.start(index);
      if (start >= noneBehind) return null;
      const line = text.slice(start, lines.end(index));
      const [, marks] = OPENS.exec(line) ?? [];
      if (marks === undefined) return null;
      const close = text.indexOf('-->', start + line.indexOf('<!--') + 4);
      if (close < 0) {
        noneBehind = start;
        return null;
      }
      const last = lines.indexAt(close);
      const isMore = marks !== '' || line.slice(line.indexOf('-->') + 3).trim() !== '';
      return last === index && isMore ? null : last + 1;
    },
  };
}
