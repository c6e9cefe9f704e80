import type { Span } from '../text/span.ts';
import { keepsRestTogether, readsPipeStatus } from './apart.ts';
import { parseBash, syntaxError, walk } from './ast.ts';
import type { Script, Statement, SyntaxNode } from './ast.ts';
import { findPlaceholders, maskPlaceholders } from './placeholder.ts';
import { scanZones } from './scan.ts';

export interface BashBlock {
  readonly units: readonly BashUnit[];
  /** Comments between the units, and inside them (a loop's body): compare spans to tell. */
  readonly comments: readonly BashComment[];
  /** False: the grammar could not parse it, and the whole block is one unit. */
  readonly parsed: boolean;
}

/**
 * One logical command: what the author wrote as one line, with its continuations, here-document bodies and quoted
 * lines. A compound statement (`while … done`) is one unit; so are statements that share a line (`a; b`, `a & b`),
 * since the author gave them one line and `; echo` may hide a failure. One exception: what follows
 * `kubectl port-forward … &` on its line is a unit of its own, because the forward is held open for it.
 *
 * Statements that read PIPESTATUS, or wait for a job by its number, join the unit above; everything from an `exec` that only redirects, and what else
 * apart.ts tells, to the end of the block is one unit, as neither survives being run apart.
 *
 *     kubectl get pods \
 *       -o wide          # all of them
 *     ^^^^^^^^^^^^^^^^^^ one unit of two lines, then a comment
 */
export interface BashUnit {
  readonly span: Span;
  readonly text: string;
}

/**
 *     kubectl get pods   # Should be 3
 *                        ^^^^^^^^^^^^^ trailing: true
 */
export interface BashComment {
  readonly span: Span;
  /** Without the number sign and one space. */
  readonly text: string;
  readonly trailing: boolean;
}

/** Splits a fence's text into logical commands. Spans are offsets into `source`; CRLF line ends stay outside texts. */
export function splitBash(source: string): BashBlock {
  const { text, at } = withoutCarriageReturns(source);
  const back = (span: Span): Span => ({ start: at(span.start), end: at(span.end) });
  const masked = maskPlaceholders(text, findPlaceholders(text));
  const script = parseBash(masked);
  const read = script !== null && syntaxError(script) === null ? script : null;
  const units = read && unitSpans(read, masked);
  const found = findComments(text, read);
  const parsed = units !== null && !losesText(masked, [...units, ...found.map(({ span }) => span)]);
  const comments = parsed || read === null ? found : findComments(text, null);
  const spans = parsed ? units : wholeSpan(text, comments);
  return {
    units: spans.map((span) => ({ span: back(span), text: text.slice(span.start, span.end) })),
    comments: comments.map((comment) => ({ ...comment, span: back(comment.span) })),
    parsed,
  };
}

function withoutCarriageReturns(source: string): { text: string; at: (offset: number) => number } {
  if (!source.includes('\r\n')) return { text: source, at: (offset) => offset };
  const removed: number[] = [];
  const text = source.replace(/\r\n/g, (_, offset: number) => {
    removed.push(offset - removed.length);
    return '\n';
  });
  // An offset moves by the number of carriage returns that stood strictly before it.
  const at = (offset: number): number => {
    let low = 0;
    let high = removed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((removed[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
  return { text, at };
}

/** The grammar mends what it cannot read (`ls (`, `A=1 f() { …; }`), and leaves text out that bash would refuse. */
function losesText(text: string, spans: readonly Span[]): boolean {
  let at = 0;
  let between = '';
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start > at) between += text.slice(at, start);
    at = Math.max(at, end);
  }
  return /[^\s;&]/.test((between + text.slice(at)).replaceAll('\\\n', ''));
}

/** All of it, from the first line that is no comment to the last. */
function wholeSpan(text: string, comments: readonly { readonly span: Span }[]): readonly Span[] {
  const own = comments.map(({ span }) => span);
  let start = text.search(/\S/);
  let end = text.trimEnd().length;
  for (const span of own) if (span.start === start) start = span.end + text.slice(span.end).search(/\S|$/);
  for (const span of own.reverse()) {
    const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
    if (span.end === end && line.trim() === '') end = text.slice(0, span.start).trimEnd().length;
  }
  return start < 0 || end <= start ? [] : [{ start, end }];
}

function unitSpans(script: Script, text: string): readonly Span[] {
  const out: Span[] = [];
  let before: Statement | null = null;
  let rest = false;
  for (const statement of script.commands) {
    const span = { start: statement.pos, end: endOf(statement) };
    const last = out.at(-1);
    const joins =
      before !== null &&
      (rest ||
        readsPipeStatus(statement) ||
        namesJob(statement) ||
        (sharesLine(before, statement, text) && !isProbe(before)));
    if (last && joins) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
    rest ||= keepsRestTogether(statement);
    before = statement;
  }
  return out;
}

/** A statement ends where its last here-document does, which the grammar counts apart. */
function endOf(statement: Statement): number {
  let end = statement.end;
  walk(statement, (node) => {
    if (node.type === 'CommandExpansion') return false; // Its bodies lie inside its own range.
    if (node.type === 'HereDoc') end = Math.max(end, node.closing?.end ?? node.body.end);
    return true;
  });
  return end;
}

function sharesLine(before: Statement, after: Statement, text: string): boolean {
  return !text.slice(before.end, after.pos).replace(/\\\n/g, '').includes('\n');
}

/** `kubectl … port-forward …` sent to the background. */
export function isProbe(statement: Statement): boolean {
  if (statement.background !== true) return false;
  let node: SyntaxNode = statement.command;
  if (node.type === 'AndOr') node = node.commands.at(-1) ?? node;
  if (node.type !== 'Command' || !/(^|\/)(kubectl|oc)$/.test(node.name?.value ?? '')) return false;
  return node.suffix.some((word) => word.type === 'Word' && word.value === 'port-forward');
}

/** `wait %1`: a job that has ended is known by its number until bash reads the next line. */
function namesJob({ command }: Statement): boolean {
  return (
    command.type === 'Command' &&
    command.name?.value === 'wait' &&
    command.suffix.some((word) => word.type === 'Word' && word.value.startsWith('%'))
  );
}

/** The light scan takes the number sign of `[[ $x =~ # ]]` for a comment; the grammar knows better. */
function startsInWords(script: Script, starts: readonly number[]): ReadonlySet<number> {
  const hidden = new Set<number>();
  const within = (node: SyntaxNode, hide: boolean): void => {
    let low = 0;
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < node.pos) low = middle + 1;
      else high = middle;
    }
    for (let at = starts[low]; at !== undefined && at < node.end; at = starts[++low]) {
      if (hide) hidden.add(at);
      else hidden.delete(at);
    }
  };
  walk(script, (node) => {
    if (node.type === 'Script' && node.source !== undefined) return false;
    if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution') within(node, false);
    else if (HIDING.has(node.type)) within(node, true);
    return true;
  });
  return hidden;
}

const HIDING: ReadonlySet<string> = new Set(['Word', 'Assignment', 'HereDocBody', 'ArithmeticCommand']);

function findComments(text: string, script: Script | null): readonly BashComment[] {
  const spans = scanZones(text).filter(({ zone }) => zone === 'comment');
  const starts = spans.map(({ span }) => span.start);
  const hidden = script === null || starts.length === 0 ? new Set<number>() : startsInWords(script, starts);
  return spans
    .filter(({ span }) => !hidden.has(span.start))
    .map(({ span }) => {
      const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
      return {
        span,
        text: text
          .slice(span.start + 1, span.end)
          .replace(/^ /, '')
          .trimEnd(),
        trailing: line.trim() !== '',
      };
    });
}
