import type { Lines } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import type { Fence } from './fences.ts';
import { headingPath, Ids } from './ids.ts';
import type { Line } from './lineKinds.ts';
import type { DraftTask, Outline } from './drafts.ts';
import { plainText, slugOf } from './plain.ts';
import { readReferences, withoutReferences } from './references.ts';
import { withMapping } from './mapping.ts';
import { isRunnable, StepReader } from './steps.ts';
import { joinWrapped, unwrapped } from './wrapped.ts';
import type { Criterion, FreeBlock, Heading, Matrix, Step, Task } from './story.ts';

interface Parts {
  readonly text: string;
  readonly lines: Lines;
  readonly kinds: readonly Line[];
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  readonly outline: Outline;
  readonly criteria: readonly Criterion[];
  readonly matrices: readonly Matrix[];
}

/** Reads what stands in each task's block, and the fences between tasks, in one pass over the lines. */
export function readFlow(
  parts: Parts,
  problems: Problem[],
): { readonly tasks: readonly Task[]; readonly blocks: readonly FreeBlock[] } {
  const { outline, fences } = parts;
  const kinds = joinWrapped(parts.text, parts.kinds);
  const wrapped = new Map<number, number>();
  for (const line of kinds)
    if (line.kind === 'item' && line.text.includes('\n')) wrapped.set(line.index, line.content.end);
  const ids = new Ids();
  const drafts = outline.drafts.map((draft): DraftTask => {
    const end = wrapped.get(draft.index);
    return end === undefined ? draft : { ...draft, rest: parts.text.slice(draft.restAt, end) };
  });
  const readers = drafts.map((draft) => {
    const reader = new StepReader(parts.text, parts.lines);
    reader.readTitle(draft.rest, draft.restAt, draft.index);
    return reader;
  });
  const free = new FreeReader(parts, ids);
  for (const line of kinds) {
    const task = outline.owner[line.index] ?? -1;
    const draft = drafts[task];
    if (!draft) {
      free.read(line);
      continue;
    }
    free.interrupt();
    if (line.index !== draft.index && line.kind !== 'heading')
      readers[task]?.read(line, line.kind === 'fence' ? fences[line.fence] : undefined);
  }
  const known = knownCriteria(parts.criteria);
  const paths = new Map<number, string>();
  const pathOf = (heading: number): string => {
    const known = paths.get(heading) ?? headingPath(parts.headings, heading);
    paths.set(heading, known);
    return known;
  };
  const taskIds = drafts.map((draft) => ids.task(draft.label, () => pathOf(draft.heading)));
  const seen = new Set<string>();
  const tasks = drafts.map((draft, i): Task => {
    const reader = readers[i];
    reader?.close();
    const own = referencesOf([draft.rest, ...(reader?.criteriaWords ?? [])].join('\n'), parts.criteria, known);
    const inherited = own.length === 0 && draft.group ? referencesOf(draft.group, parts.criteria, known) : own;
    if (draft.label !== null && seen.has(draft.label)) problems.push(repeated(draft, taskIds[i] ?? ''));
    if (draft.label !== null) seen.add(draft.label);
    return {
      id: taskIds[i] ?? '',
      label: draft.label,
      line: draft.index + 1,
      title: titleOf(draft),
      span: draft.span,
      box: draft.box,
      checked: draft.checked,
      phase: draft.phase,
      criteria: inherited,
      parent: taskIds[draft.parent] ?? null,
      steps: reader?.steps ?? [],
    };
  });
  return { tasks: withMapping(tasks, kinds, known), blocks: free.finish() };
}

function repeated(draft: DraftTask, id: string): Problem {
  return {
    code: 'id-duplicate',
    severity: 'warning',
    span: draft.span,
    message: `The label ${draft.label ?? ''} stands on more than one task; this one is read as ${id}. Give each task a label of its own.`,
  };
}

/** The bold part of the first line, without label and decoration; the whole first line where nothing is bold. */
function titleOf(draft: DraftTask): string {
  const source = draft.span.end > draft.span.start ? unwrapped(draft.rest) : '';
  const opened = /^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__)/.exec(source);
  const closed = /^([^*`]{1,200}?)\*\*/.exec(source);
  const bold = opened?.[1] ?? opened?.[2] ?? (draft.label !== null ? closed?.[1] : undefined);
  const words = withoutReferences(plainText(withoutTags(bold ?? source))).replace(/\s*[:：]\s*$/, '');
  return words === '' ? (draft.label ?? plainText(source)) : words.replace(/\s*\[P\]$/, '');
}

/** Marks in front of a title that say something else: `[P] [US2] Create the model`. */
function withoutTags(text: string): string {
  return text.replace(/^\s*(?:\[(?:P|US-?\d+|[A-Z]{1,3}\d*)\]\s*)+(?:[—–:-]\s*)?/, '');
}

/** Written reference → criterion id: `AC1` finds `AC1-Cluster` where that is the only one of its number. */
function knownCriteria(criteria: readonly Criterion[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const { id } of criteria) out.set(id.toLowerCase(), id);
  for (const { id } of criteria) {
    const number = /^AC\d+/.exec(id)?.[0].toLowerCase();
    if (number !== undefined && !out.has(number)) out.set(number, id);
  }
  return out;
}

function referencesOf(
  source: string,
  criteria: readonly Criterion[],
  known: ReadonlyMap<string, string>,
): readonly string[] {
  const { ids, all } = readReferences(source);
  const named = all ? criteria.map((c) => c.id) : ids.map((id) => known.get(id.toLowerCase()) ?? id);
  return [...new Set(named)];
}

/** Fences that no task owns, each with the words behind it in its section. */
class FreeReader {
  private readonly blocks: FreeBlock[] = [];
  private reader: StepReader;
  private label = '';
  private heading = -1;
  private headingCount = -1;
  private current: { id: string; line: number; label: string; from: number } | null = null;
  private readonly parts: Parts;
  private readonly ids: Ids;

  constructor(parts: Parts, ids: Ids) {
    this.parts = parts;
    this.ids = ids;
    this.reader = new StepReader(parts.text, parts.lines);
  }

  read(line: Line): void {
    if (line.kind === 'heading') {
      this.headingCount = this.parts.outline.under[line.index] ?? -1;
      this.interrupt();
      this.heading = this.headingCount;
      this.label = '';
      return;
    }
    const heading = this.parts.headings[this.heading];
    if (heading?.section === 'notes') return;
    if (line.kind === 'text' && /^(?:\*\*|__)[^*]+(?:\*\*|__):?\s*$|:\s*(?:\*\*)?$/.test(line.text)) {
      this.label = plainText(line.text).replace(/[:：]\s*$/, '');
    }
    const before = this.reader.steps.length;
    const fence = line.kind === 'fence' ? this.parts.fences[line.fence] : undefined;
    if (fence && fence.open === line.index && isRunnable(fence) && this.current) this.split(line, fence, before);
    else this.reader.read(line, fence);
    this.notice(line);
  }

  /** A second fence ends the block of the first, unless it shows the output that the words above announce. */
  private split(line: Line, fence: Fence, before: number): void {
    this.reader.read(line, fence);
    const step = this.reader.steps.at(-1);
    if (this.reader.steps.length === before || step?.kind !== 'fence') return;
    this.reader.steps.pop();
    const label = this.label;
    this.interrupt();
    this.label = label;
    this.reader.steps.push(step);
  }

  private notice(line: Line): void {
    if (this.current) return;
    const at = this.reader.steps.findIndex((step) => step.kind === 'fence' || step.kind === 'inline');
    if (at < 0) return;
    const heading = this.parts.headings[this.heading];
    const label = this.label || (heading?.text ?? '');
    const slug = slugOf(label) || `line`;
    this.current = { id: this.ids.named(`block:${slug}`), line: line.index + 1, label, from: 0 };
  }

  /** Ends the block that is open: a heading or a task stands between. */
  interrupt(): void {
    this.reader.close();
    if (this.current) {
      const { id, line, label } = this.current;
      const steps: readonly Step[] = this.reader.steps;
      this.blocks.push({ id, line, label, criteria: readReferences(label).ids, steps });
    }
    if (this.current || this.reader.steps.length > 0) this.reader = new StepReader(this.parts.text, this.parts.lines);
    this.current = null;
  }

  finish(): readonly FreeBlock[] {
    this.interrupt();
    return this.blocks;
  }
}
