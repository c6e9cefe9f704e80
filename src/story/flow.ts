import type { Lines } from '../text/lines.ts';
import type { Problem } from '../text/problem.ts';
import type { Fence } from './fences.ts';
import { headingPath, Ids } from './ids.ts';
import type { Line } from './lineKinds.ts';
import type { DraftTask, Outline } from './drafts.ts';
import { plainText } from './plain.ts';
import { readReferences, withoutReferences } from './references.ts';
import { withMapping } from './mapping.ts';
import { FreeReader } from './freeBlocks.ts';
import { Siblings } from './siblings.ts';
import { StepReader } from './steps.ts';
import { joinStatements, joinWrapped, unwrapped } from './wrapped.ts';
import type { Criterion, FreeBlock, Heading, Matrix, Step, Task } from './story.ts';
import { sparing } from '../text/sparing.ts';

/** What the parts of a story that were read before tell the readers of its blocks. */
export interface Parts {
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
  const spans = joinWrapped(parts.text, parts.kinds);
  const kinds = joinStatements(parts.text, spans);
  const wrapped = endsOfItems(spans);
  const stated = endsOfItems(kinds);
  const ids = new Ids();
  const drafts = outline.drafts.map((draft): DraftTask => {
    const end = wrapped.get(draft.index);
    return end === undefined ? draft : { ...draft, rest: parts.text.slice(draft.restAt, end) };
  });
  const readers = drafts.map((draft) => {
    const reader = new StepReader(parts.text, parts.lines);
    const end = stated.get(draft.index);
    reader.readTitle(end === undefined ? draft.rest : parts.text.slice(draft.restAt, end), draft.restAt);
    return reader;
  });
  const siblings = new Siblings(drafts);
  const free = new FreeReader(parts, ids, (steps, heading) => {
    const last = siblings.last;
    if (drafts[last]?.heading !== heading) return;
    readers[last]?.close();
    readers[last]?.steps.push(...steps);
  });
  for (const line of kinds) {
    const owner = outline.owner[line.index] ?? -1;
    const draft = drafts[owner];
    if (!draft) {
      free.read(line);
      continue;
    }
    free.interrupt();
    const before = siblings.last;
    const task = siblings.readerOf(line, owner);
    // Words that wait for a list do not wait past another task.
    if (siblings.last !== before) readers[before]?.close();
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
      above: [],
      steps: (reader?.steps ?? []).filter(saysSomething),
    };
  });
  return { tasks: withMapping(tasks, kinds, known), blocks: free.finish() };
}

/** Where the first lines of items end that go over several lines, by their 0-based line. */
function endsOfItems(lines: readonly Line[]): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  for (const line of lines) if (line.kind === 'item' && line.text.includes('\n')) out.set(line.index, line.content.end);
  return out;
}

/** `**Acceptance:**` above boxes announces tasks, and expects nothing of its own. */
function saysSomething(step: Step): boolean {
  return step.kind !== 'expectation' || step.text !== '';
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

const TAGS = sparing(/^\s*(?:\[(?:P|VERIFY|US-?\d+|[A-Z]{1,3}\d*)\]\s*)+(?:[—–:-]\s*)?/);

/** Marks in front of a title that say something else: `[P] [US2] Create the model`. */
function withoutTags(text: string): string {
  return TAGS.replace(text, '');
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
