import { fingerprint } from '../plan/fingerprint.ts';
import type { Check } from '../plan/check.ts';
import { planStory, type Plan } from '../plan/plan.ts';
import type { Task } from '../story/story.ts';
import type { TextEdit } from '../text/edit.ts';
import { isManual } from './selection.ts';
import { newStatus } from './statusCell.ts';

/** A decided check, as it was when it ran. */
export interface Decided {
  readonly id: string;
  readonly fingerprint: string;
  readonly verdict: 'pass' | 'fail';
}

export interface Ticks {
  readonly edits: readonly TextEdit[];
  /** Decided checks that were not written, each with a sentence for the user. */
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}

export interface TickPolicy {
  /** Tick a parent when all its children are ticked. */
  readonly parents: boolean;
}

/**
 * The edits that decided checks earn in the text as it is now. The text is read anew and every check is found by its id
 * and its content: what changed since it ran is not ticked. A passed row changes its status cell; a task's box is
 * ticked when all its checks have passed.
 * `decided` holds this run's verdicts; `proven` all checks known to have passed before, for tasks with several checks.
 */
export function ticksFor(
  path: string,
  text: string,
  decided: readonly Decided[],
  proven: readonly Decided[],
  policy: TickPolicy,
): Ticks {
  const plan = planStory(path, text);
  const edits: TextEdit[] = [];
  const refused: { id: string; why: string }[] = [];
  const passed = new Set<string>();
  for (const one of [...proven, ...decided]) {
    const found = find(plan, one);
    const isNew = decided.includes(one);
    if (typeof found === 'string') {
      if (isNew) refused.push({ id: one.id, why: found });
      continue;
    }
    if (one.verdict === 'pass') passed.add(found.id);
    else passed.delete(found.id);
    if (isNew && found.owner.kind === 'row') edits.push(...rowEdits(plan, found, one.verdict));
  }
  const owners = new Set(decided.flatMap((d) => ownerTask(plan, d.id)));
  const ticked = [...owners].flatMap((id) => taskTick(plan, id, passed));
  edits.push(...ticked.map(({ edit }) => edit));
  if (policy.parents) edits.push(...parentTicks(plan, new Set(ticked.map(({ task }) => task.id))));
  return { edits, refused };
}

/** The one check of that id and content, or why it cannot be ticked. */
function find(plan: Plan, one: Decided): Check | string {
  const [check, ...others] = plan.checks.filter((c) => c.id === one.id);
  if (!check) return 'It is no longer in the story under this id.';
  if (others.length > 0) return 'The story has several checks of this id.';
  if (check.refused !== null) return check.refused;
  if (fingerprint(check) !== one.fingerprint) return 'Its commands or expectations changed while it ran.';
  return check;
}

function ownerTask(plan: Plan, id: string): readonly string[] {
  const owner = plan.checks.find((c) => c.id === id)?.owner;
  return owner?.kind === 'task' ? [owner.id] : [];
}

function rowEdits(plan: Plan, check: Check, verdict: 'pass' | 'fail'): readonly TextEdit[] {
  const { owner } = check;
  if (owner.kind !== 'row') return [];
  const matrix = plan.story.matrices.find((m) => m.rows.some((r) => r.line === owner.line));
  const cell = matrix?.rows.find((r) => r.line === owner.line)?.status;
  if (!matrix || !cell) return [];
  const column = matrix.rows.flatMap((r) => (r.status ? [r.status.text] : []));
  const text = newStatus(cell.text, column, verdict);
  return text === null
    ? []
    : [{ span: cell.span, text: cell.text === '' ? emptyCell(plan, cell.span.start, text) : text }];
}

/** An empty cell may have no room around it: `||` becomes `| ✅ |`. */
function emptyCell(plan: Plan, at: number, text: string): string {
  const { text: source } = plan.story;
  const before = source[at - 1] === ' ' ? '' : ' ';
  const after = source[at] === ' ' ? '' : ' ';
  return `${before}${text}${after}`;
}

interface Ticked {
  readonly task: Task;
  readonly edit: TextEdit;
}

/** Ticks the task's box when it has one that is open and all its checks have passed. */
function taskTick(plan: Plan, id: string, passed: ReadonlySet<string>): readonly Ticked[] {
  const task = plan.story.tasks.find((t) => t.id === id);
  if (!task) return [];
  const checks = plan.checks.filter((c) => c.owner.kind === 'task' && c.owner.id === id);
  return checks.length > 0 && checks.every((c) => passed.has(c.id)) ? tick(task) : [];
}

function tick(task: Task): readonly Ticked[] {
  return task.box && task.checked === false ? [{ task, edit: { span: task.box, text: 'x' } }] : [];
}

/** Parents whose children are all ticked, now or by this edit, up to the top. */
function parentTicks(plan: Plan, ticked: Set<string>): readonly TextEdit[] {
  const done = new Set([...ticked, ...plan.story.tasks.filter((t) => t.checked === true).map((t) => t.id)]);
  const edits: TextEdit[] = [];
  for (const task of [...plan.story.tasks].reverse()) {
    const children = plan.story.tasks.filter((t) => t.parent === task.id);
    // What has something of its own to check earns its tick by that.
    const own = plan.checks.some((c) => c.owner.kind === 'task' && c.owner.id === task.id && !isManual(c));
    const touched = children.some((c) => ticked.has(c.id));
    if (own || !touched || !children.every((c) => done.has(c.id))) continue;
    for (const { edit } of tick(task)) {
      edits.push(edit);
      done.add(task.id);
      ticked.add(task.id);
    }
  }
  return edits;
}
