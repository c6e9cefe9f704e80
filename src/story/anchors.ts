import { headingLabel, labelOf } from './labels.ts';
import { HEADING_BOX } from './lineKinds.ts';
import type { HeadingLine, ItemLine, Line, TextLine } from './lineKinds.ts';
import { plainText } from './plain.ts';
import { isPhase } from './sections.ts';
import type { Heading, SectionKind } from './story.ts';
import { sparing } from '../text/sparing.ts';

/** A heading, or a bold paragraph that works as one: `**T1.1**: text`, `**Phase 2: Deploy**`. */
export interface Anchor {
  readonly line: HeadingLine | TextLine;
  readonly level: number;
  readonly text: string;
  readonly heading: number;
  readonly label: ReturnType<typeof labelOf>;
  readonly role: 'task' | 'group' | 'section';
}

const PLAN_LABEL = sparing(/^\*\*(?:verify|done\s+when)\s*(?::\*\*|\*\*\s*:)/i);
const PARAGRAPH_LEVEL = 7;
const BOLD_LABEL = /^(?:\*\*|__)\s*(?:T-?\d|(?:task|step|test\s+case)\s*#?\d)/i;
const BOLD_PHASE = /^\*\*[^*]+\*\*:?\s*$/;
const UNBOXED = /^(?:\*\*)?(?:T\d|task\s+\d)/i;

/** `**T4–T6** require T2`: what tasks wait for, which names them and gives none. */
const DEPENDS =
  /^(?:\*\*)?(?:T|task\s+)[\w.]+(?:(?:\s*[,–—-]\s*|\s+(?:and|to|through)\s+)(?:task\s+)?[\w.]+)*(?:\*\*)?\s+(?:requires?|depends?\s+on|needs?|blocks?|waits?\s+for|follows?)\b/i;

function taskLabel(text: string): ReturnType<typeof labelOf> {
  const label = headingLabel(text);
  return label && (label.word !== null || /^T(?:ASK)?-?\d/.test(label.label)) ? label : null;
}

/** The headings, and the paragraphs that stand for one, by their 0-based line. */
export function readAnchors(lines: readonly Line[], headings: readonly Heading[]): ReadonlyMap<number, Anchor> {
  const drafts: Omit<Anchor, 'role'>[] = [];
  const labelledBelow = new Set<number>();
  const open: number[] = [];
  const severalH1 = headings.filter((h) => h.level === 1).length > 1;
  const numbered = numberedTasks(lines, headings);
  const planned = plannedTasks(lines);
  let at = -1;
  // A label below marks all that is open; the next one has nothing to add until another anchor opens.
  let marked = true;
  const mark = (): void => {
    for (const o of open) labelledBelow.add(o);
    marked = true;
  };
  for (const line of lines) {
    if (line.kind === 'heading') at++;
    const section = headings[at]?.section ?? 'tasks';
    if (line.kind === 'item') {
      if (!marked && section === 'tasks' && (line.box ? labelOf(line.text) : unboxedLabel(line))) mark();
      continue;
    }
    const level = levelOf(line, section);
    if (level === null || (line.kind !== 'heading' && line.kind !== 'text')) continue;
    while (open.length > 0 && (drafts[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    const plain = plainText(line.kind === 'heading' ? line.text.replace(HEADING_BOX, '') : line.text);
    const own =
      taskLabel(line.kind === 'heading' ? plain : line.text) ??
      (numbered.has(line.index) || planned.has(line.index) ? labelOf(plain) : null);
    const found = level === 1 && !severalH1 ? null : own;
    const label = found && section !== 'criteria' && section !== 'notes' && section !== 'done' ? found : null;
    if (label && !marked) mark();
    open.push(drafts.length);
    marked = false;
    drafts.push({ line, level, text: plain, heading: at, label });
  }
  const out = new Map<number, Anchor>();
  drafts.forEach((draft, i) => {
    const group = draft.label ? labelledBelow.has(i) : isPhase(draft.text);
    const role = draft.label && !labelledBelow.has(i) ? 'task' : group ? 'group' : 'section';
    out.set(draft.line.index, { ...draft, role });
  });
  return out;
}

/** Lines of labelled headings such as `### A1: Title` with `**Verify**:` or `**Done when**:` right below them. */
function plannedTasks(lines: readonly Line[]): ReadonlySet<number> {
  const out = new Set<number>();
  let heading: HeadingLine | null = null;
  for (const line of lines) {
    if (line.kind === 'heading') heading = line.level > 1 ? line : null;
    else if (heading && (line.kind === 'item' || line.kind === 'text') && PLAN_LABEL.test(line.text)) {
      if (labelOf(heading.text.replace(HEADING_BOX, ''))) out.add(heading.index);
      heading = null;
    }
  }
  return out;
}

/**
 * Lines of `### 1. Title` headings below a section named for tasks. They are its tasks where no box stands in the whole
 * section; where one does, its boxes are, and the headings group them.
 */
function numberedTasks(lines: readonly Line[], headings: readonly Heading[]): ReadonlySet<number> {
  const sectionOf = headings.map(() => -1);
  headings.forEach((heading, i) => {
    const above = sectionOf[heading.parent] ?? -1;
    const opens = heading.level > 1 && heading.section === 'tasks' && /\btasks?\b/i.test(heading.text);
    sectionOf[i] = above >= 0 ? above : opens ? i : -1;
  });
  const boxed = new Set<number>();
  let at = -1;
  for (const line of lines) {
    if (line.kind === 'heading') at++;
    else if (line.kind === 'item' && (line.box || unboxedLabel(line))) boxed.add(sectionOf[at] ?? -1);
  }
  const out = new Set<number>();
  headings.forEach((heading, i) => {
    const section = sectionOf[i] ?? -1;
    if (section < 0 || section === i || boxed.has(section) || heading.section !== 'tasks') return;
    if (/^\d+(?:\.\d+)*[.):]?\s+\S/.test(heading.text)) out.add(heading.index);
  });
  return out;
}

function levelOf(line: Line, section: SectionKind): number | null {
  if (line.kind === 'heading') return line.level;
  if (line.kind !== 'text' || line.indent > 0 || section !== 'tasks') return null;
  if (BOLD_LABEL.test(line.text)) return PARAGRAPH_LEVEL;
  return BOLD_PHASE.test(line.text) && isPhase(plainText(line.text)) ? PARAGRAPH_LEVEL : null;
}

/** `- T0 — text`: an item without a box whose label is set off from its text. */
export function unboxedLabel(line: ItemLine): ReturnType<typeof labelOf> {
  if (line.indent > 0 || line.box || line.number !== null || !UNBOXED.test(line.text)) return null;
  if (DEPENDS.test(line.text)) return null;
  const label = taskLabel(line.text);
  if (!label) return null;
  const between = line.text.slice(0, label.after).trimEnd();
  return /[:—–.)*-]$/.test(between) ? label : null;
}
