import type { Span } from '../text/span.ts';
import { readAnchors, unboxedLabel } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import type { Fence } from './fences.ts';
import { isExpectationBox, isFileOnly } from './items.ts';
import { labelOf } from './labels.ts';
import { HEADING_BOX } from './lineKinds.ts';
import type { ItemLine, Line } from './lineKinds.ts';
import type { DraftTask, Outline } from './drafts.ts';
import { looseSection } from './looseBoxes.ts';
import type { LooseLabel } from './looseBoxes.ts';
import { namesPhase } from './sections.ts';
import type { Heading, LooseBox, SectionKind } from './story.ts';
import { sparing } from '../text/sparing.ts';

const NAMES_TASKS = sparing(
  /^(?:tasks?|subtasks?|tasks?\s*\/\s*subtasks?|tasks?\s+(?:breakdown|list)|implementation\s+(?:plan|tasks?))\b[^a-z]*(?:\(.*\))?$/i,
);
const EVIDENCE = sparing(/^(?:\*\*)?evidence\b[^`]{0,40}:/i);

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

interface OpenItem {
  readonly indent: number;
  readonly task: number;
  /** A labelled item at the margin that stands alone: paragraphs and fences at the margin below it are still its own. */
  readonly flat: boolean;
}

function isChecked(text: string, box: Span): boolean {
  return text.slice(box.start, box.end).toLowerCase() === 'x';
}

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
      const { line } = anchor;
      const source = line.kind === 'heading' ? anchor.text : line.text;
      const span = line.kind === 'heading' ? line.span : line.content;
      const boxAt =
        line.kind === 'heading' && HEADING_BOX.test(line.text) ? this.text.indexOf('[', span.start) + 1 : -1;
      const box = boxAt < 0 ? null : { start: boxAt, end: boxAt + 1 };
      const { label, after } = anchor.label;
      const task = this.addTask({
        label,
        index: line.index,
        rest: source.slice(after),
        restAt: Math.max(span.start, span.end - (source.length - after)),
        span,
        box,
        checked: box && isChecked(this.text, box),
        parent: this.headTasks.at(-1)?.task ?? -1,
      });
      this.headTasks.push({ level: anchor.level, task });
    } else if (anchor.level > 1 && (anchor.role === 'group' || kind === 'tasks' || kind === 'other')) {
      if (!NAMES_TASKS.test(anchor.text))
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
    const keep = this.continuesFlat(line) ? 1 : 0;
    while (this.items.length > keep && (this.items.at(-1)?.indent ?? 0) >= line.indent) this.items.pop();
    if (this.loose && (line.indent < this.loose.indent || (line.indent === this.loose.indent && !this.loose.paragraph)))
      this.loose = null;
    if (!line.box) this.openLoose(line.text, line.indent, false);
    if (line.indent <= this.evidenceIndent) this.evidenceIndent = -1;
    if (EVIDENCE.test(line.text)) this.evidenceIndent = line.indent;
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
      (isExpectationBox(line.text) && this.standsBelowTask()) ||
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

  /** There is a task that a box such as `**Expected**: 2/2` can speak of. */
  private standsBelowTask(): boolean {
    return this.currentOwner() >= 0 || this.drafts.at(-1)?.heading === this.heading;
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

  /** A label such as `**Done when**:`; any other paragraph ends what such a label began. */
  private openLoose(text: string, indent: number, paragraph: boolean): void {
    const own = /^(?:criteria|done|notes)$/.test(this.section()) && this.currentOwner() < 0;
    const section = own ? null : looseSection(text);
    if (section) this.loose = { section, indent, paragraph };
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

  /** A list at the margin below a labelled item: part of it where it cannot be more of the item's own list. */
  private continuesFlat(line: ItemLine): boolean {
    if (line.box || unboxedLabel(line) !== null) return false;
    const other = line.indent === 0 && (this.blankBefore || line.number !== null);
    return this.flatSeen || (other && this.staysFlat());
  }

  private visitFence(index: number, at: number): void {
    const fence = this.fences[at];
    if (!fence || fence.open !== index) return;
    while (this.items.length > 0) {
      const top = this.items.at(-1);
      if (!top || fence.depth > top.indent) return;
      const follows = this.lastTask === top.task && this.items.length === 1 && this.headTasks.length === 0;
      if ((fence.depth === top.indent && follows) || this.staysFlat()) return;
      this.items.pop();
    }
  }
}
