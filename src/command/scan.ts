import type { Span } from '../text/span.ts';
import { OPENERS, standInAt } from './standIn.ts';

/** Where a character of shell text stands: what bash would make of a `<` or a `#` there. */
export type Zone = 'bare' | 'single' | 'ansi' | 'double' | 'heredoc' | 'literal heredoc' | 'comment';

/**
 * One stretch of shell text of one kind.
 *
 *     echo "a <b>" # c
 *          ^^^^^^^ ^^^ double, comment; the rest is bare
 */
export interface ZoneSpan {
  readonly zone: Zone;
  readonly span: Span;
  /** Inside backticks, or inside `"${…}"`: places with rules of quoting of their own. */
  readonly nested: boolean;
  /** The name, where the stretch is one placeholder in brackets: `<pod's name>`. Its quotes quote nothing. */
  readonly standIn?: string;
}

interface Waiting {
  readonly end: string;
  readonly tabs: boolean;
  /** A quoted delimiter: nothing in the body is expanded. */
  readonly literal: boolean;
}

/**
 * A light scan of shell text into quoted, bare, comment and here-document stretches. It works on text that no grammar
 * accepts (`kubectl logs <pod>` is a syntax error), which is why it comes before the grammar. Substitutions inside
 * double quotes count as bare text again.
 */
export function scanZones(source: string): readonly ZoneSpan[] {
  const out: ZoneSpan[] = [];
  const waiting: Waiting[] = [];
  /** What closes the constructs that we are inside of: `"` for double quotes, `)`, `}`, a backtick. */
  const closers: string[] = [];
  let from = 0;
  let zone: Zone = 'bare';
  /** How many of them have rules of quoting of their own. */
  let special = 0;
  let nested = false;
  const isSpecial = (at: number): boolean => closers[at] === '`' || (closers[at] === '}' && closers[at - 1] === '"');
  const open = (closer: string): void => {
    closers.push(closer);
    if (isSpecial(closers.length - 1)) special++;
  };
  const close = (): void => {
    if (isSpecial(closers.length - 1)) special--;
    closers.pop();
  };
  const enter = (next: Zone, at: number): void => {
    if (at > from) out.push({ zone, span: { start: from, end: at }, nested });
    nested = special > 0;
    zone = next;
    from = at;
  };
  const settled = (): Zone => (closers.at(-1) === '"' ? 'double' : 'bare');
  let i = 0;
  while (i < source.length) {
    const c = source[i] ?? '';
    const top = closers.at(-1);
    const standIn = top !== '"' && OPENERS.has(c) && (top !== '}' || c === '<') ? standInAt(source, i) : null;
    if (standIn !== null) {
      enter('bare', i);
      out.push({ zone, span: { start: i, end: standIn.end }, nested, standIn: standIn.name });
      i = from = standIn.end;
    } else if (c === '\\') {
      i += 2;
    } else if (top === '"' && c === '"') {
      close();
      i++;
      enter(settled(), i);
    } else if (c === '$' && source[i + 1] === '(') {
      open(')');
      enter('bare', i);
      i += 2;
    } else if (c === '$' && source[i + 1] === '{') {
      open('}');
      enter(zone, i);
      i += 2;
    } else if (c === '`') {
      if (top === '`') {
        close();
        i++;
        enter(settled(), i);
      } else {
        open('`');
        enter('bare', i);
        i++;
      }
    } else if (top === '"') {
      i++;
    } else if (c === top && (c === ')' || c === '}')) {
      close();
      i++;
      enter(settled(), i);
    } else if (c === '"') {
      open('"');
      enter('double', i);
      i++;
    } else if (c === "'") {
      const ansi = source[i - 1] === '$';
      enter(ansi ? 'ansi' : 'single', i);
      i = ansi ? endOfAnsi(source, i + 1) : endOr(source.indexOf("'", i + 1), source);
      enter(settled(), i);
    } else if (c === '#' && top !== '}' && /^$|[\s;&|()]/.test(source[i - 1] ?? '')) {
      enter('comment', i);
      i = endOr(source.indexOf('\n', i), source, 0);
      enter(settled(), i);
    } else if (c === '(' && top === ')') {
      open(')');
      i++;
    } else if (c === '<' && source[i + 1] === '<') {
      i = source[i + 2] === '<' ? i + 3 : noteHeredoc(source, i, waiting, top);
    } else if (c === '\n' && waiting.length > 0) {
      enter(waiting.every(({ literal }) => literal) ? 'literal heredoc' : 'heredoc', i + 1);
      i = endOfBodies(source, i + 1, waiting);
      enter(settled(), i);
    } else i++;
  }
  enter(zone, source.length);
  return out;
}

function endOr(at: number, source: string, past = 1): number {
  return at < 0 ? source.length : at + past;
}

function endOfAnsi(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === "'") return i + 1;
  }
  return source.length;
}

function noteHeredoc(source: string, at: number, waiting: Waiting[], top: string | undefined): number {
  const rest = /^<<(-?)[ \t]*((?:\\.|'[^'\n]*'|"[^"\n]*"|[^\s\\'"<>|&;()])+)/.exec(source.slice(at, at + 200));
  // Inside `$((` two less-than signs shift bits; a delimiter never starts with a digit there.
  if (!rest || (top === ')' && /^\d/.test(rest[2] ?? ''))) return at + 2;
  waiting.push({
    end: (rest[2] ?? '').replace(/\\(.)|['"]/g, '$1'),
    tabs: rest[1] === '-',
    literal: /[\\'"]/.test(rest[2] ?? ''),
  });
  return at + rest[0].length;
}

function endOfBodies(source: string, from: number, waiting: Waiting[]): number {
  let at = from;
  for (const { end, tabs } of waiting.splice(0)) {
    for (;;) {
      if (at >= source.length) return source.length;
      const stop = endOr(source.indexOf('\n', at), source, 0);
      const line = source.slice(at, stop);
      at = Math.min(stop + 1, source.length);
      if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
    }
  }
  // The newline behind the last delimiter ends the command line: keep it outside the body.
  return source[at - 1] === '\n' ? at - 1 : at;
}
