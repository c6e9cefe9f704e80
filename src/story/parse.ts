import { readAbove } from './above.ts';
import { linesOf } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import { conflictMarkers } from './conflicts.ts';
import { readCriteria } from './criteria.ts';
import { scanFences } from './fences.ts';
import type { Fence } from './fences.ts';
import { readHeader } from './header.ts';
import { classify } from './lineKinds.ts';
import type { ItemLine, Line } from './lineKinds.ts';
import { readMatrices } from './matrix.ts';
import { readOutline } from './outline.ts';
import { readHeadings } from './sections.ts';
import type { Heading, Story } from './story.ts';
import { readFlow } from './flow.ts';

/** Reads any text as a story. Never throws; what is not understood is left out or told as a problem. */
export function parseStory(text: string): Story {
  const lines = linesOf(text);
  const problems: Problem[] = [];
  const map = scanFences(text, lines);
  const kinds = classify(text, lines, map);
  const headings = readHeadings(kinds);
  const outline = readOutline(text, kinds, headings, map.fences);
  const criteria = readCriteria(text, kinds, headings, problems);
  const matrices = readMatrices(text, kinds, problems);
  const conflicts = conflictMarkers(text, lines, problems);
  const { tasks, blocks } = readFlow(
    { text, lines, kinds, headings, fences: map.fences, outline, criteria, matrices },
    problems,
  );
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  for (const fence of map.fences) {
    if (fence.ended === 'never') problems.push(unclosed(text, fence.span, fence.open));
    else if (fence.ended === 'structure' && fence.quote === 0) problems.push(recovered(text, fence, newline));
  }
  for (const line of kinds) if (line.kind === 'item' && line.text.startsWith('[]')) problems.push(malformed(line));
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    text,
    lines,
    ...readHeader(text, lines, kinds, headings),
    headings,
    criteria,
    boxes: outline.boxes,
    ...withAbove(kinds, headings, { tasks, matrices, blocks }),
    fences: map.fences,
    conflicted: conflicts,
    problems,
  };
}

type Placed = Pick<Story, 'tasks' | 'matrices' | 'blocks'>;

function withAbove(kinds: readonly Line[], headings: readonly Heading[], { tasks, matrices, blocks }: Placed): Placed {
  const wanted = new Set([...tasks, ...matrices, ...blocks].map(({ line }) => line - 1));
  const above = readAbove(kinds, headings, wanted);
  const at = <T extends { readonly line: number }>(one: T): T => ({ ...one, above: above.get(one.line - 1) ?? [] });
  return { tasks: tasks.map(at), matrices: matrices.map(at), blocks: blocks.map(at) };
}

/** `- []` is no box in Markdown. */
function malformed({ content }: ItemLine): Problem {
  const at = content.start + 1;
  return {
    code: 'box-malformed',
    severity: 'warning',
    span: { start: content.start, end: content.start + 2 },
    message: 'A box needs a space between its brackets: `[ ]`. As it is, this is no task.',
    fix: { title: 'Put a space into the box', edits: [{ span: { start: at, end: at }, text: ' ' }] },
  };
}

/** A fence that a heading or an item ended: its closer is missing, or a line in it lost its indentation. */
function recovered(text: string, fence: Fence, newline: string): Problem {
  const body = text.slice(fence.span.start, fence.span.end).trimEnd();
  const at = fence.span.start + body.length;
  return {
    code: 'fence-recovered',
    severity: 'warning',
    span: { start: fence.span.start, end: at },
    message: `The fence opened on line ${String(fence.open + 1)} has no closer before the line ${String(fence.close + 1)}, which cannot be in it; it is read up to there.`,
    fix: {
      title: 'Close the fence',
      edits: [
        {
          span: { start: at, end: at },
          text: fence.missing.map((closer) => `${newline}${' '.repeat(fence.indent)}${closer}`).join(''),
        },
      ],
    },
  };
}

function unclosed(text: string, span: { start: number; end: number }, open: number): Problem {
  const headings = text.slice(span.start, span.end).match(/^ {0,3}#{1,6}[ \t]+\S/gm)?.length ?? 0;
  const swallowed = headings === 0 ? '' : ` and swallows ${String(headings)} heading${headings === 1 ? '' : 's'}`;
  return {
    code: 'fence-unclosed',
    severity: 'error',
    span,
    message: `The fence opened on line ${String(open + 1)} never closes${swallowed}. Close it where its text ends.`,
  };
}
