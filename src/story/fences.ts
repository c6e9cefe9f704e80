import type { Lines } from '../text/lines.ts';
import { commentsOf } from './htmlComments.ts';
import type { Span } from '../text/span.ts';

/**
 * A fenced block.
 *
 *       ```bash title="x"     opener: indent 2, marker ```, info `bash title="x"`, language `bash`
 *       kubectl get pods      body
 *       ```                   closer
 */
export interface Fence {
  /** 0-based lines. `close` is the line of the closer, or the first line that is no longer in the fence. */
  readonly open: number;
  readonly close: number;
  /** How it ended: by its closer, by a line that cannot be in it, or not at all. */
  readonly ended: 'closer' | 'structure' | 'never';
  /** Column of the marker, tabs to stops of four. */
  readonly indent: number;
  /** Number of `>` before it. */
  readonly quote: number;
  /** Column at which it stands among the items: that of its first `>` counts too. */
  readonly depth: number;
  readonly info: string;
  /** First word of the info string in lower case, without braces and attributes: `{.bash}` and `bash {1,3}` are `bash`. */
  readonly language: string;
  /** From the opener's first character to the end of the closer. */
  readonly span: Span;
  /** Closers that are missing where a structure ended it, nested fences' first: each a line without its indentation. */
  readonly missing: readonly string[];
}

/** What a line is to the fences: outside of all (-1) or the index of the fence that it is part of. */
export interface FenceMap {
  readonly fences: readonly Fence[];
  /** For each 0-based line the index of its fence, or -1. */
  readonly of: Int32Array;
}

interface Marker {
  readonly char: string;
  readonly length: number;
  readonly indent: number;
  readonly quote: number;
  readonly info: string;
  /** It stands behind a list marker, so it can only open. */
  readonly inItem: boolean;
}

const FENCE_LINE =
  /^((?:[ \t]*>)*[ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX~-]\][ \t]+)?)*)(\\?`{3,}|\\`\\`\\`(?:\\`)*|~{3,})([^\r\n]*)$/;
const STRUCTURE = /^[ \t]*(?:(#{1,6})[ \t]+\S|(?:[-*+]|\d{1,9}[.)])[ \t]+\S|\*\*[^*\s])/;
const SHELL_LANGUAGES = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'terminal',
  'shell-session',
  'ksh',
  'python',
  'py',
  'yaml',
  'yml',
  'toml',
  'dockerfile',
  'ruby',
  'make',
  'makefile',
]);
const MARKDOWN_LANGUAGES = new Set(['markdown', 'md', 'mdx']);

/** Width of leading white space in columns, tabs to stops of four; quote marks count as nothing. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const c of text) {
    if (c === ' ') columns++;
    else if (c === '\t') columns += 4 - (columns % 4);
    else columns++;
  }
  return columns;
}

/** The quick test that spares the regular expression on nearly every line. */
function mayBeFence(line: string): boolean {
  return line.includes('```') || line.includes('~~~') || line.includes('\\`\\`\\`');
}

function markerOf(line: string): Marker | null {
  if (!mayBeFence(line)) return null;
  const found = FENCE_LINE.exec(line);
  if (!found) return null;
  const [, lead = '', items = '', run = '', rest = ''] = found;
  const char = run.includes('`') ? '`' : '~';
  const info = rest.trim();
  if (char === '`' && info.includes('`')) return null;
  const length = run.replaceAll('\\', '').length;
  const quote = [...lead].filter((c) => c === '>').length;
  const spaces = quote > 0 ? lead.slice(lead.lastIndexOf('>') + 1).replace(/^ /, '') : lead;
  return { char, length, indent: columnsOf(spaces) + columnsOf(items), quote, info, inItem: items !== '' };
}

function languageOf(info: string): string {
  const word = /^\{?\s*\.?([^\s{},:=]+)/.exec(info)?.[1] ?? '';
  return word.toLowerCase();
}

function quoteDepth(line: string): number {
  const lead = /^[ \t]*((?:>[ \t]?)+)/.exec(line)?.[1] ?? '';
  return [...lead].filter((c) => c === '>').length;
}

/**
 * Finds all fences of a text. Real files hold nested, dedented, escaped and unclosed fences which CommonMark reads so
 * that tasks are lost; the four rules that recover them:
 *
 * 1. inside a `markdown` fence a fence with an info string opens a nested one and a bare one closes;
 * 2. a heading, a list item or a bold paragraph that is indented less than the opener closes;
 * 3. an escaped fence counts as a fence;
 * 4. a fence that never closes runs to the end of the text.
 */
export function scanFences(text: string, lines: Lines): FenceMap {
  const of = new Int32Array(lines.count).fill(-1);
  const fences: Fence[] = [];
  let at = 0;
  const lineText = (index: number): string => text.slice(lines.start(index), lines.end(index));
  // The next bare fence line per line is asked for often by comments at column 0: found once, backwards.
  let nextFence: Int32Array | null = null;
  const followingFence = (index: number): number => {
    nextFence ??= indexFences(lines, lineText);
    return nextFence[index + 1] ?? -1;
  };
  const comments = commentsOf(text, lines);
  while (at < lines.count) {
    const behind = comments.endOf(at);
    if (behind !== null) {
      at = behind;
      continue;
    }
    const opener = markerOf(lineText(at));
    if (!opener) {
      at++;
      continue;
    }
    const { close, ended, open } = findEnd(at, opener, lines, lineText, followingFence);
    const last = ended === 'closer' ? close : close - 1;
    for (let i = at; i <= last; i++) of[i] = fences.length;
    fences.push({
      open: at,
      close,
      ended,
      indent: opener.indent,
      quote: opener.quote,
      depth: (opener.quote > 0 ? indentOf(lineText(at)) : 0) + opener.indent,
      info: opener.info,
      language: languageOf(opener.info),
      span: { start: lines.start(at), end: lines.end(last) },
      missing: ended === 'structure' ? open.map(({ char, length }) => char.repeat(length)).reverse() : [],
    });
    at = last + 1;
  }
  return { fences, of };
}

function indexFences(lines: Lines, lineText: (index: number) => string): Int32Array {
  const next = new Int32Array(lines.count + 1).fill(-1);
  for (let i = lines.count - 1; i >= 0; i--) next[i] = markerOf(lineText(i)) ? i : (next[i + 1] ?? -1);
  return next;
}

function findEnd(
  open: number,
  opener: Marker,
  lines: Lines,
  lineText: (index: number) => string,
  followingFence: (index: number) => number,
): { close: number; ended: Fence['ended']; open: readonly Marker[] } {
  const nests = MARKDOWN_LANGUAGES.has(languageOf(opener.info));
  const shell = SHELL_LANGUAGES.has(languageOf(opener.info));
  const nested: Marker[] = [];
  const end = (close: number, ended: Fence['ended']): ReturnType<typeof findEnd> => ({
    close,
    ended,
    open: [opener, ...nested],
  });
  for (let i = open + 1; i < lines.count; i++) {
    const line = lineText(i);
    if (opener.quote > 0 && quoteDepth(line) < opener.quote) return end(i, 'structure');
    const marker = markerOf(line);
    if (marker && !marker.inItem && marker.quote === opener.quote) {
      const inner = nested.at(-1) ?? opener;
      if (nests && marker.info !== '') nested.push(marker);
      else if (marker.info === '' && marker.char === inner.char && marker.length >= inner.length) {
        if (nested.length === 0) return end(i, 'closer');
        nested.pop();
      } else if (
        marker.info === '' &&
        nested.length > 0 &&
        marker.char === opener.char &&
        marker.length >= opener.length &&
        marker.length > inner.length
      )
        return end(i, 'closer');
      continue;
    }
    if (opener.indent === 0 || opener.quote > 0) continue;
    const structure = STRUCTURE.exec(line);
    if (!structure || indentOf(line) >= opener.indent) continue;
    if (shell && structure[1] !== undefined && isComment(i, structure[1], lineText, followingFence)) continue;
    return end(i, 'structure');
  }
  return end(lines.count, 'never');
}

/** In languages with `#` comments a dedented `# words` is a comment where the next fence line is bare, so a closer. */
function isComment(
  index: number,
  hashes: string,
  lineText: (index: number) => string,
  followingFence: (index: number) => number,
): boolean {
  if (hashes.length > 1) return false;
  const next = followingFence(index);
  return next >= 0 && markerOf(lineText(next))?.info === '';
}

/** Columns of a line's leading white space. */
export function indentOf(line: string): number {
  let columns = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c === 32) columns++;
    else if (c === 9) columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}
