import { commentsOf } from './htmlComments.ts';
import type { Lines } from '../text/lines.ts';
import { noteBlocks } from '../text/noteMarkers.ts';
import type { Span } from '../text/span.ts';
import type { FenceMap } from './fences.ts';
import { indentOf } from './fences.ts';

/** One line outside of fences and comments, by its first characters. */
export type Line =
  | { readonly kind: 'blank'; readonly index: number }
  /** Part of a fence (`fence` is its index), opener and closer included. */
  | { readonly kind: 'fence'; readonly index: number; readonly fence: number }
  /** In an HTML comment or in front matter: not for readers. */
  | { readonly kind: 'hidden'; readonly index: number }
  | { readonly kind: 'rule'; readonly index: number }
  | HeadingLine
  | ItemLine
  | TableLine
  | TextLine;

/** `## Tasks / Subtasks` or a line underlined with `===` or `---`. */
export interface HeadingLine {
  readonly kind: 'heading';
  readonly index: number;
  readonly level: number;
  /** Without number signs. */
  readonly text: string;
  readonly span: Span;
}

/**
 * A list item's first line.
 *
 *       - [x] **1.1 Upgrade**: text
 *       ^ indent 2     content from `**1.1`, box over `x`
 */
export interface ItemLine {
  readonly kind: 'item';
  readonly index: number;
  readonly indent: number;
  /** Column at which the content starts, behind the marker and one space. */
  readonly contentIndent: number;
  readonly marker: string;
  /** The number of an ordered item. */
  readonly number: number | null;
  readonly box: Span | null;
  /** Behind marker and box, trailing white space left out. */
  readonly content: Span;
  readonly text: string;
}

/** A line of a pipe table: starts with a pipe, or holds one next to a delimiter row. */
export interface TableLine {
  readonly kind: 'table';
  readonly index: number;
  readonly indent: number;
  readonly span: Span;
}

export interface TextLine {
  readonly kind: 'text';
  readonly index: number;
  readonly indent: number;
  readonly content: Span;
  readonly text: string;
}

/** `### [x] Z1: Title`: a box that stands in a heading. */
export const HEADING_BOX = /^\[[ xX~-]\]\s+/;
const HEADING = /^(#{1,6})(?:[ \t]|$)/;
/** In `1. - [ ] text` the box is the outer item's. */
const ITEM =
  /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?:((?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,3})\[([ xX~-])\]\*?(?=[ \t]|$)[ \t]*)?/;
const RULE = /^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Classifies every line. Quote marks (`>`) in front are taken off, so that quoted lists and fences are read too. */
export function classify(text: string, lines: Lines, map: FenceMap): readonly Line[] {
  const hidden = hiddenLines(text, lines, map);
  hideNotes(text, lines, map, hidden);
  const out: Line[] = [];
  for (let index = 0; index < lines.count; index++) {
    const fence = hidden[index] === NOTES ? -1 : (map.of[index] ?? -1);
    if (fence >= 0) out.push({ kind: 'fence', index, fence });
    else if (hidden[index] !== 0) out.push({ kind: 'hidden', index });
    else {
      const line = classifyLine(text.slice(lines.start(index), lines.end(index)), index, lines.start(index));
      const before = out.at(-1);
      if (line.kind !== 'heading' && before && underlines(line, before, text, lines)) {
        const content = (before as TextLine).content;
        const level = text.slice(lines.start(index), lines.end(index)).includes('=') ? 1 : 2;
        out[index - 1] = {
          kind: 'heading',
          index: index - 1,
          level,
          text: (before as TextLine).text,
          span: content,
        };
        out.push({ kind: 'rule', index });
      } else out.push(line);
    }
  }
  markPlainTables(text, lines, out);
  return out;
}

const NOTES = 2;

/** Exported notes hold fences and headings of their own, none of which is the author's. */
function hideNotes(text: string, lines: Lines, map: FenceMap, hidden: Uint8Array): void {
  for (const { open, close, closed } of noteBlocks(text, lines, (index) => (map.of[index] ?? -1) >= 0))
    if (closed) hidden.fill(NOTES, open, close + 1);
}

function underlines(line: Line, before: Line, text: string, lines: Lines): boolean {
  if (line.kind !== 'rule' && line.kind !== 'text') return false;
  if (before.kind !== 'text' || before.indent > 3) return false;
  return UNDERLINE.test(text.slice(lines.start(line.index), lines.end(line.index)));
}

function classifyLine(raw: string, index: number, start: number): Line {
  let offset = start;
  let line = raw;
  let margin = 0;
  if (raw.includes('>')) {
    const quote = /^(?:[ \t]*>)+ ?/.exec(raw)?.[0] ?? '';
    offset += quote.length;
    line = raw.slice(quote.length);
    // A quote in an item is part of it: what is in the quote is as deep as its mark, and deeper by its own indentation.
    if (quote !== '') margin = indentOf(raw);
  }
  if (index === 0 && line.charCodeAt(0) === 0xfeff) {
    offset += 1;
    line = line.slice(1);
  }
  const trimmed = line.trim();
  if (trimmed === '') return { kind: 'blank', index };
  const lead = line.length - line.trimStart().length;
  const first = trimmed.charCodeAt(0);
  if (first === 35 /* # */) {
    const level = lead <= 3 ? (HEADING.exec(trimmed)?.[1]?.length ?? 0) : 0;
    if (level > 0)
      return {
        kind: 'heading',
        index,
        level,
        text: cut(withoutClosingSigns(trimmed.slice(level).trim())),
        span: { start: offset + lead, end: offset + lead + trimmed.length },
      };
  }
  const indent = margin + indentOf(line);
  const end = offset + lead + trimmed.length;
  if (first === 124 /* | */) return { kind: 'table', index, indent, span: { start: offset + lead, end } };
  if ((first === 42 || first === 45 || first === 95) && trimmed.endsWith(trimmed.charAt(0)) && RULE.test(line))
    return { kind: 'rule', index };
  const item = ITEM.exec(line);
  if (item) return itemLine(item, line, trimmed, index, offset, indent);
  const content = { start: offset + lead, end };
  return { kind: 'text', index, indent, content, text: cut(trimmed) };
}

/** No line that a person wrote is longer. What is cut ends in a sign that no rule reads, so nothing passes by it. */
const LONGEST = 4000;

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`;
}

/** `Title ##` without the closing number signs, which must stand behind a space. */
function withoutClosingSigns(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 35) end--;
  if (end === text.length || (end > 0 && !/[ \t]/.test(text.charAt(end - 1)))) return text;
  return text.slice(0, end).trimEnd();
}

function itemLine(
  found: RegExpExecArray,
  line: string,
  trimmed: string,
  index: number,
  offset: number,
  indent: number,
): ItemLine {
  const [whole, lead = '', marker = '', gap = '', inner = '', state] = found;
  const boxAt = offset + lead.length + marker.length + gap.length + inner.length + 1;
  const lineEnd = offset + line.length - (line.length - line.trimEnd().length);
  const contentStart = Math.min(offset + whole.length, lineEnd);
  const number = /^\d+/.exec(marker)?.[0];
  return {
    kind: 'item',
    index,
    indent,
    contentIndent: indent + marker.length + (gap.length > 4 || gap.includes('\t') ? 1 : gap.length),
    marker,
    number: number === undefined ? null : Number(number),
    box: state === undefined ? null : { start: boxAt, end: boxAt + 1 },
    content: { start: contentStart, end: lineEnd },
    text: trimmed === marker ? '' : cut(line.slice(contentStart - offset, lineEnd - offset)),
  };
}

/** Tables without outer pipes: a text line above a delimiter row, and the lines with pipes below it. */
function markPlainTables(text: string, lines: Lines, out: Line[]): void {
  for (let i = 1; i < out.length; i++) {
    const line = out[i];
    const head = out[i - 1];
    if (line?.kind !== 'text' || head?.kind !== 'text' || !line.text.includes('|') || !head.text.includes('|'))
      continue;
    if (!DELIMITER.test(text.slice(lines.start(i), lines.end(i)))) continue;
    for (let j = i - 1; j < out.length; j++) {
      const row = out[j];
      if (row?.kind !== 'text' || !row.text.includes('|')) break;
      out[j] = { kind: 'table', index: j, indent: row.indent, span: row.content };
    }
  }
}

/** Front matter and HTML comments that begin a line; a comment that never ends hides nothing. */
function hiddenLines(text: string, lines: Lines, map: FenceMap): Uint8Array {
  const hidden = new Uint8Array(lines.count);
  const matter = frontMatterEnd(text, lines);
  for (let i = 0; i <= matter; i++) hidden[i] = 1;
  const comments = commentsOf(text, lines);
  for (let i = matter + 1; i < lines.count; i++) {
    const behind = (map.of[i] ?? -1) >= 0 ? null : comments.endOf(i);
    if (behind === null) continue;
    hidden.fill(1, i, behind);
    i = behind - 1;
  }
  return hidden;
}

/** The 0-based line of the front matter's closing `---`, or -1. */
export function frontMatterEnd(text: string, lines: Lines): number {
  const line = (index: number): string => text.slice(lines.start(index), lines.end(index)).trimEnd();
  if (line(0).replace(/^\uFEFF/, '') !== '---') return -1;
  const limit = Math.min(lines.count, 200);
  for (let i = 1; i < limit; i++) {
    if (line(i) === '---' || line(i) === '...') return i;
    if (/^#{1,6}\s/.test(line(i)) || line(i).startsWith('```')) return -1;
  }
  return -1;
}
