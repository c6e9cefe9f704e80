import { isStatedCommand } from '../command/prose.ts';
import { codeSpans } from './inline.ts';
import { readSaid } from './items.ts';
import type { ItemLine, Line, TextLine } from './lineKinds.ts';

/** No code span that a person wrote goes over more lines. */
const MOST = 4;
/** Lines over which the words on one command go. */
const MOST_STATED = 12;

/**
 * Puts lines together over which a code span wraps; what was joined to a line is left out. The text of such a line is
 * as written, line ends and indentation included, so that its offsets stay right.
 *
 *     - Run: `kubectl get
 *       pods -A`
 */
export function joinWrapped(text: string, lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    const last = line.kind === 'item' || line.kind === 'text' ? lastOfSpan(line, lines, i) : i;
    const end = lines[last];
    if (last > i && (line.kind === 'item' || line.kind === 'text') && end?.kind === 'text') {
      const content = { start: line.content.start, end: end.content.end };
      out.push({ ...line, content, text: text.slice(content.start, content.end) });
      i = last;
    } else out.push(line);
  }
  return out;
}

/**
 * Puts the lines of a paragraph together behind a command, since what its author states of it may go on there. Call it
 * on what `joinWrapped` made.
 *
 *     - `kubectl get deploy web` shows
 *       2/2 READY
 */
export function joinStatements(text: string, lines: readonly Line[]): readonly Line[] {
  const out: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    let end: TextLine | null = null;
    if ((line.kind === 'item' || line.kind === 'text') && lines[i + 1]?.kind === 'text' && holdsCommand(line.text))
      for (let n = 0; n < MOST_STATED; n++) {
        const next = lines[i + 1];
        if (next?.kind !== 'text' || !goesOn(next.text)) break;
        end = next;
        i++;
      }
    if (end && (line.kind === 'item' || line.kind === 'text')) {
      const content = { start: line.content.start, end: end.content.end };
      out.push({ ...line, content, text: text.slice(content.start, content.end) });
    } else out.push(line);
  }
  return out;
}

function holdsCommand(text: string): boolean {
  return codeSpans(text, 0).some((code) => isStatedCommand(unwrapped(code.text)));
}

/** A line that a label begins, or that announces what follows, is none of the paragraph above it. */
function goesOn(text: string): boolean {
  if (/^(?:\*\*|__)|:\s*$/.test(text)) return false;
  const said = readSaid(text).kind;
  return said === 'plain' || (said === 'verify' && !/^\W*\w+\s*:/.test(text));
}

/** A line's text as Markdown means it: a line end with what surrounds it is one space. */
export function unwrapped(text: string): string {
  return text.includes('\n') ? text.replace(/[ \t]*\r?\n[ \t>]*/g, ' ') : text;
}

/** Index of the line on which the code span closes that stands open at the end of this one, or `at`. */
function lastOfSpan(line: ItemLine | TextLine, lines: readonly Line[], at: number): number {
  let open = openRun(line.text, 0);
  if (open === 0) return at;
  for (let i = at + 1; i <= at + MOST; i++) {
    const next = lines[i];
    if (next?.kind !== 'text' || /^(?:\*\*|__)/.test(next.text)) return at;
    open = openRun(next.text, open);
    if (open === 0) return i;
  }
  return at;
}

const BACKTICK = 96;

/** Length of the run of backticks that is open behind a text that began inside a span of `before` backticks. */
function openRun(text: string, before: number): number {
  let open = before;
  for (let at = text.indexOf('`'); at >= 0;) {
    let end = at + 1;
    while (text.charCodeAt(end) === BACKTICK) end++;
    if (open === 0) open = end - at;
    else if (end - at === open) open = 0;
    at = text.indexOf('`', end);
  }
  return open;
}
