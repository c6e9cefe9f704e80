import type { Redacted } from '../base/redacted.ts';
import { parseStory } from '../story/parse.ts';
import type { Heading, Story } from '../story/story.ts';
import type { TextEdit } from '../text/edit.ts';
import { type NoteBlock, noteBlocks } from '../text/noteMarkers.ts';
import { withoutLastBlanks } from '../text/withoutLastBlanks.ts';

/** Where notes go, best first: headings that people and agents keep notes under. */
const SECTIONS = [
  /^dev(?:eloper)?\s+notes?\b/i,
  /^dev\s+agent\s+record\b/i,
  /^(?:completion|implementation)\s+notes?\b/i,
  /^notes?$/i,
];

export type NotesEdit =
  { readonly kind: 'edit'; readonly edit: TextEdit } | { readonly kind: 'refused'; readonly why: string };

/**
 * The one edit that puts notes into a story: it replaces the block between our markers, else stands at the end of the
 * section for notes, else brings a `## Dev Notes` at the end. Line ends are the story's.
 */
export function replaceNotes(storyText: string, notes: Redacted): NotesEdit {
  const story = parseStory(storyText);
  if (story.conflicted)
    return { kind: 'refused', why: 'The story holds the markers of a merge conflict. Solve it first.' };
  const blocks = noteBlocks(storyText, story.lines, inFence(story));
  const [block, second] = blocks;
  if (second) return refusedAt(story, second, 'The story holds exported notes twice. Delete one of them');
  if (block && !block.closed)
    return refusedAt(story, block, 'The exported notes have no closing marker. Put it back or delete the opening one');
  const newline = storyText.includes('\r\n') ? '\r\n' : '\n';
  const body = withoutLastBlanks(notes).replaceAll('\n', newline);
  if (block) return { kind: 'edit', edit: { span: block.span, text: body } };
  const heading = sectionOf(story);
  if (!heading) {
    const before = storyText === '' ? '' : gapBehind(storyText, newline);
    return insert(storyText.length, `${before}## Dev Notes${newline}${newline}${body}${newline}`);
  }
  const next = story.headings.find(({ index, level }) => index > heading.index && level <= heading.level);
  const limit = next ? story.lines.start(next.index) : storyText.length;
  const at = storyText.slice(0, limit).trimEnd().length;
  return insert(at, `${newline}${newline}${body}${at === storyText.length ? newline : ''}`);
}

function insert(at: number, text: string): NotesEdit {
  return { kind: 'edit', edit: { span: { start: at, end: at }, text } };
}

function refusedAt(story: Story, block: NoteBlock, why: string): NotesEdit {
  return { kind: 'refused', why: `${why} (line ${String(story.lines.position(block.span.start).line)}).` };
}

function sectionOf({ headings }: Story): Heading | undefined {
  for (const pattern of SECTIONS) {
    const found = headings.find(({ text, level }) => level >= 2 && pattern.test(text));
    if (found) return found;
  }
  return undefined;
}

/** Lines of whole fences: a marker in one is an example. */
function inFence({ fences }: Story): (index: number) => boolean {
  return (index) => fences.some(({ open, close, ended }) => ended === 'closer' && open < index && index < close);
}

/** A blank line behind the last one. */
function gapBehind(text: string, newline: string): string {
  if (/\n[ \t]*\r?\n$/.test(text)) return '';
  return text.endsWith('\n') ? newline : newline + newline;
}
