import type { Span } from '../text/span.ts';
import type { Fence } from './fences.ts';
import { isExpectationBox, isFileOnly } from './items.ts';
import { labelOf } from './labels.ts';
import type { HeadingLine, ItemLine, Line, TextLine } from './lineKinds.ts';
import { plainText } from './plain.ts';
import { isPhase, namesPhase } from './sections.ts';
import type { Heading, LooseBox, SectionKind } from './story.ts';

/** A task before its id is known. */
export interface DraftTask {
  readonly label: string | null;
  readonly index: number;
  /** The text behind box and label, and where it begins. */
  readonly rest: string;
  readonly restAt: number;
  readonly span: Span;
  readonly box: Span | null;
  readonly checked: boolean | null;
  readonly phase: string | null;
  /** Text of the group's heading, where it may name criteria. */
  readonly group: string | null;
  readonly heading: number;
  /** Index of the task that it is part of, or -1. */
  readonly parent: number;
}

export interface Outline {
  readonly drafts: readonly DraftTask[];
  readonly boxes: readonly LooseBox[];
  /** For each line the task that owns it, or -1. */
  readonly owner: Int32Array;
  /** For each line the index of its heading, or -1. */
  readonly under: Int32Array;
}

/** A heading, or a bold paragraph that works as one: `**T1.1**: text`, `**Phase 2: Deploy**`. */
interface Anchor {
  readonly line: HeadingLine | TextLine;
  readonly level: number;
  readonly text: string;
  readonly heading: number;
  readonly label: ReturnType<typeof labelOf>;
  readonly role: 'task' | 'group' | 'section';
}

const PARAGRAPH_LEVEL = 7;
const BOLD_LABEL = /^(?:\*\*|__)\s*(?:T-?\d|(?:task|step|test\s+case)\s*#?\d)/i;
const BOLD_PHASE = /^\*\*[^*]+\*\*:?\s*$/;
const UNBOXED = /^(?:\*\*)?(?:T\d|task\s+\d)/i;

/** Finds tasks, groups and loose boxes, and which task each line belongs to. One pass over anchors, one over lines. */
export function readOutline(
  text: string,
  lines: readonly Line[],
  headings: readonly Heading[],
  fences: readonly Fence[],
): Outline {
  const anchors = readAnchors(lines, headings);
  const walk = new Walk(text, headings, fences, lines.length);
  for (const line of lines) walk.visit(line, anchors.get(line.index));
  return walk.outline();
}

function taskLabel(text: string): ReturnType<typeof labelOf> {
  const label = labelOf(text);
  return label && (label.word !== null || /^T-?\d/.test(label.label)) ? label : null;
}

function readAnchors(lines: readonly Line[], headings: readonly Heading[]): ReadonlyMap<number, Anchor> {
  const drafts: Omit<Anchor, 'role'>[] = [];
  const labelledBelow = new Set<number>();
  const open: number[] = [];
  const severalH1 = headings.filter((h) => h.level === 1).length > 1;
  const numbered = numberedTasks(lines, headings);
  let at = -1;
  const mark = (): void => {
    for (const o of open) labelledBelow.add(o);
  };
  for (const line of lines) {
    if (line.kind === 'heading') at++;
    const section = headings[at]?.section ?? 'tasks';
    if (line.kind === 'item') {
      if (section === 'tasks' && (line.box ? labelOf(line.text) : unboxedLabel(line))) mark();
      continue;
    }
    const level = levelOf(line, section);
    if (level === null || (line.kind !== 'heading' && line.kind !== 'text')) continue;
    while (open.length > 0 && (drafts[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    const plain = plainText(line.text);
    const own =
      taskLabel(line.kind === 'heading' ? plain : line.text) ?? (numbered.has(line.index) ? labelOf(plain) : null);
    const found = level === 1 && !severalH1 ? null : own;
    const label = found && section !== 'criteria' && section !== 'notes' && section !== 'done' ? found : null;
    if (label) mark();
    open.push(drafts.length);
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
function unboxedLabel(line: ItemLine): ReturnType<typeof labelOf> {
  if (line.indent > 0 || line.box || line.number !== null || !UNBOXED.test(line.text)) return null;
  const label = taskLabel(line.text);
  if (!label) return null;
  const between = line.text.slice(0, label.after).trimEnd();
  return /[:—–.)*-]$/.test(between) ? label : null;
}

interface OpenItem {
  readonly indent: number;
  readonly task: number;
  /** A labelled item at the margin that stands alone: paragraphs and fences at the margin below it are still its own. */
  readonly flat: boolean;
}

/** `**Done when**:`: boxes below such a label are conditions, not tasks. */
interface LooseLabel {
  readonly section: LooseBox['section'];
  readonly indent: number;
  /** A paragraph's list may stand at its own indent, an item's must be deeper. */
  readonly paragraph: boolean;
}

const LOOSE: readonly (readonly [RegExp, LooseBox['section']])[] = [
  [/^(?:acceptance(?:\s+criteri(?:a|on))?|success\s+criteria|acs?)\b/i, 'criteria'],
  [/^(?:done\s+when|definition\s+of\s+done|dod|completion\s+criteria|exit\s+criteria)\b/i, 'done'],
  [/^(?:validation|verification)(?:\s+(?:steps|checklist|criteria))?$/i, 'validation'],
];

class Walk {
  private readonly drafts: DraftTask[] = [];
  private readonly boxes: LooseBox[] = [];
  private readonly owner: Int32Array;
  private readonly under: Int32Array;
  private readonly labels = new Set<string>();
  private groups: { level: number; text: string; phase: boolean }[] = [];
  private headTasks: { level: number; task: number }[] = [];
  private items: OpenItem[] = [];
  private evidenceIndent = -1;
  private loose: LooseLabel | null = null;
  private flatSeen = false;
  private afterBox = false;
  private heading = -1;
  private blankBefore = true;
  private lastTask = -1;
  private readonly text: string;
  private readonly headings: readonly Heading[];
  private readonly fences: readonly Fence[];

  constructor(text: string, headings: readonly Heading[], fences: readonly Fence[], count: number) {
    this.text = text;
    this.headings = headings;
    this.fences = fences;
    this.owner = new Int32Array(count).fill(-1);
    this.under = new Int32Array(count).fill(-1);
  }

  outline(): Outline {
    return { drafts: this.drafts, boxes: this.boxes, owner: this.owner, under: this.under };
  }

  visit(line: Line, anchor: Anchor | undefined): void {
    if (line.kind === 'heading') this.heading++;
    this.under[line.index] = this.heading;
    if (anchor) this.visitAnchor(anchor);
    else if (line.kind === 'item') this.visitItem(line);
    else if (line.kind === 'text') this.visitText(line.indent, line.text);
    else if (line.kind === 'table') this.visitText(line.indent, '');
    else if (line.kind === 'fence') this.visitFence(line.index, line.fence);
    else if (line.kind === 'rule') {
      this.items = [];
      this.loose = null;
    }
    this.owner[line.index] = this.currentOwner();
    this.blankBefore = line.kind === 'blank' || line.kind === 'fence' || line.kind === 'rule';
    if (line.kind === 'blank' || line.kind === 'hidden') return;
    this.afterBox = line.kind === 'item' && line.box !== null;
    if (line.kind !== 'fence') this.lastTask = this.currentOwner();
  }

  private section(): SectionKind {
    return this.headings[this.heading]?.section ?? 'tasks';
  }

  private currentOwner(): number {
    return this.items.at(-1)?.task ?? this.headTasks.at(-1)?.task ?? -1;
  }

  private visitAnchor(anchor: Anchor): void {
    this.items = [];
    this.evidenceIndent = -1;
    this.loose = null;
    const inPhase = anchor.role === 'task';
    this.groups = this.groups.filter(
      (g) => g.level < anchor.level || (inPhase && g.level === anchor.level && namesPhase(g.text)),
    );
    const outer = this.headTasks.filter((t) => t.level < anchor.level);
    const kind = this.section();
    this.headTasks = kind === 'tasks' || kind === 'validation' ? outer : [];
    if (anchor.role === 'task' && anchor.label) {
      const isHeading = anchor.line.kind === 'heading';
      const source = isHeading ? anchor.text : anchor.line.text;
      const task = this.addTask({
        label: anchor.label.label,
        index: anchor.line.index,
        rest: source.slice(anchor.label.after),
        restAt: Math.max(
          anchor.line.kind === 'heading' ? anchor.line.span.start : anchor.line.content.start,
          (anchor.line.kind === 'heading' ? anchor.line.span.end : anchor.line.content.end) -
            (source.length - anchor.label.after),
        ),
        span: anchor.line.kind === 'heading' ? anchor.line.span : anchor.line.content,
        box: null,
        checked: null,
        parent: this.headTasks.at(-1)?.task ?? -1,
      });
      this.headTasks.push({ level: anchor.level, task });
    } else if (anchor.level > 1 && (anchor.role === 'group' || kind === 'tasks' || kind === 'other')) {
      const named =
        /^(?:tasks?|subtasks?|tasks?\s*\/\s*subtasks?|tasks?\s+(?:breakdown|list)|implementation\s+(?:plan|tasks?))\b[^a-z]*(?:\(.*\))?$/i;
      if (!named.test(anchor.text))
        this.groups.push({ level: anchor.level, text: anchor.text, phase: anchor.role === 'group' });
    }
  }

  private addTask(draft: Omit<DraftTask, 'phase' | 'group' | 'heading'>): number {
    const group = this.groups.findLast((g) => g.phase) ?? this.groups.at(-1);
    this.drafts.push({
      ...draft,
      phase: group?.text ?? null,
      group: this.groups.map((g) => g.text).join(' ') || null,
      heading: this.heading,
    });
    if (draft.label !== null) this.labels.add(draft.label);
    return this.drafts.length - 1;
  }

  private visitItem(line: ItemLine): void {
    const keep = !line.box && this.flatSeen && unboxedLabel(line) === null ? 1 : 0;
    while (this.items.length > keep && (this.items.at(-1)?.indent ?? 0) >= line.indent) this.items.pop();
    if (this.loose && (line.indent < this.loose.indent || (line.indent === this.loose.indent && !this.loose.paragraph)))
      this.loose = null;
    if (!line.box) this.openLoose(line.text, line.indent, false);
    if (line.indent <= this.evidenceIndent) this.evidenceIndent = -1;
    if (/^(?:\*\*)?evidence\b[^`]{0,40}:/i.test(line.text)) this.evidenceIndent = line.indent;
    if (!line.box) {
      const label = this.section() === 'tasks' ? unboxedLabel(line) : null;
      if (label && !this.labels.has(label.label)) this.pushItem(line, label);
      return;
    }
    if (line.text === '') return;
    const section = this.section();
    const label = labelOf(line.text);
    const loose =
      this.loose !== null ||
      isExpectationBox(line.text) ||
      (isFileOnly(line.text) && (this.evidenceIndent >= 0 || /evidence/i.test(line.text)));
    const wanted =
      section === 'tasks' ||
      (label !== null && (section === 'other' || (section === 'validation' && this.countsOn(label.label))));
    if (!loose && (wanted || this.currentOwner() >= 0)) this.pushItem(line, label);
    else
      this.boxes.push({
        line: line.index + 1,
        section: this.loose?.section ?? (section === 'tasks' ? 'other' : section),
        checked: isChecked(this.text, line.box),
        box: line.box,
      });
  }

  /** `4.1` under the heading `4. Testing`: a task, whatever the heading is about. */
  private countsOn(label: string): boolean {
    const number = /^(\d+)[.)\s]/.exec(this.headings[this.heading]?.text ?? '')?.[1];
    return number !== undefined && label.startsWith(`${number}.`);
  }

  private pushItem(line: ItemLine, label: ReturnType<typeof labelOf>): void {
    const task = this.addTask({
      label: label?.label ?? null,
      index: line.index,
      rest: label ? line.text.slice(label.after) : line.text,
      restAt: line.content.start + (label?.after ?? 0),
      span: line.content,
      box: line.box,
      checked: line.box ? isChecked(this.text, line.box) : null,
      parent: this.currentOwner(),
    });
    const flat = label !== null && line.indent === 0 && !this.afterBox;
    if (this.items.length === 0) this.flatSeen = false;
    this.items.push({ indent: line.indent, task, flat });
  }

  /** A label such as `**Done when**:`, and whether another label ends it. */
  private openLoose(text: string, indent: number, paragraph: boolean): void {
    const label =
      /^(?:\*\*|__)?\s*(?:\p{Extended_Pictographic}\uFE0F?\s*)?([A-Za-z][^:*_]{0,50}?)\s*(?::(?:\*\*|__)?|(?:\*\*|__):?)\s*$/u.exec(
        text,
      );
    if (!label?.[1]) {
      if (paragraph) this.loose = null;
      return;
    }
    const name = label[1];
    const found =
      this.section() === 'tasks' || this.currentOwner() >= 0 ? LOOSE.find(([form]) => form.test(name)) : undefined;
    if (found) this.loose = { section: found[1], indent, paragraph };
    else if (paragraph) this.loose = null;
  }

  /** A paragraph behind a blank line ends the items that it is not indented into; without one it continues them. */
  private visitText(indent: number, text: string): void {
    if (!this.blankBefore && !/^(?:\*\*|__)/.test(text)) return;
    while (this.items.length > 0 && (this.items.at(-1)?.indent ?? 0) >= indent && !this.staysFlat()) this.items.pop();
    this.openLoose(text, indent, true);
  }

  private staysFlat(): boolean {
    const only = this.items.length === 1 ? this.items[0] : undefined;
    if (!only?.flat) return false;
    this.flatSeen = true;
    return true;
  }

  private visitFence(index: number, at: number): void {
    const fence = this.fences[at];
    if (!fence || fence.open !== index) return;
    while (this.items.length > 0) {
      const top = this.items.at(-1);
      if (!top || fence.indent > top.indent) return;
      const follows = this.lastTask === top.task && this.items.length === 1 && this.headTasks.length === 0;
      if ((fence.indent === top.indent && follows) || this.staysFlat()) return;
      this.items.pop();
    }
  }
}

function isChecked(text: string, box: Span): boolean {
  return text.slice(box.start, box.end).toLowerCase() === 'x';
}
