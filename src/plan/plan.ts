import { commandInCell } from '../command/prose.ts';
import type { Problem } from '../text/problem.ts';
import { parseStory } from '../story/parse.ts';
import { unescapePipes } from '../story/tables.ts';
import type { Above, FreeBlock, MatrixRow, Step, Story, Task } from '../story/story.ts';
import type { Check, Expectation, Owner, PlannedCommand } from './check.ts';
import { fenceCommands, meantBy, textCommands } from './commands.ts';
import { planDamaged } from './damaged.ts';
import { planProblems } from './problems.ts';
import { groupsOf, type Group } from './groups.ts';
import { firstStaticLine, staticExpectations } from './static.ts';
import { aimChecks } from './target.ts';
import type { Words } from './target.ts';
import { terminalIn } from './terminal.ts';
import { refuseUndecoded, undecodedProblem } from './undecoded.ts';

/** A story and everything that it says can be checked, in the order of the file. */
export interface Plan {
  readonly path: string;
  readonly story: Story;
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
}

/** A run reads the file again right before it starts, and most often finds what was read to choose from. */
let last: Plan | null = null;

/** Reads a story's text and plans its checks, without the rules of their expectations (rules.ts). Never throws. */
export function planStory(path: string, text: string): Plan {
  if (last?.story.text !== text) last = planDamaged(text, (sound) => planSound(path, sound));
  return last.path === path ? last : { ...last, path };
}

function planSound(path: string, text: string): Plan {
  const story = parseStory(text);
  const byId = new Map(story.tasks.map((task) => [task.id, task]));
  const checks = [
    ...story.tasks.flatMap((task) => taskChecks(story, task, byId)),
    ...story.matrices.flatMap((matrix) => matrix.rows.map((row) => rowCheck(story, row, matrix.above))),
    ...sharingBash(story.blocks).flatMap(([block, shell]) => blockChecks(story, block, shell)),
  ];
  const order = checks.sort((a, b) => a.line - b.line);
  const planned = refuseUndecoded(aimChecks(text, order));
  const problems = [...story.problems, ...undecodedProblem(text), ...planProblems(story, planned)];
  problems.sort((a, b) => a.span.start - b.span.start);
  return { path, story, checks: planned, problems };
}

/** The checks of each task, found once for a plan: whoever asks for one most often asks for all. */
const owned = new WeakMap<Plan, ReadonlyMap<string, readonly Check[]>>();

/** The checks that a task owns; it passes when all of them do. */
export function checksOfTask(plan: Plan, task: string): readonly Check[] {
  const byTask = owned.get(plan) ?? byOwner(plan.checks);
  owned.set(plan, byTask);
  return byTask.get(task) ?? [];
}

function byOwner(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const out = new Map<string, Check[]>();
  for (const check of checks) {
    if (check.owner.kind !== 'task') continue;
    const its = out.get(check.owner.id);
    if (its) its.push(check);
    else out.set(check.owner.id, [check]);
  }
  return out;
}

/** A task and those that it is part of, nearest first. */
function lineage(task: Task, byId: ReadonlyMap<string, Task>): readonly Task[] {
  const out: Task[] = [];
  for (let at: Task | undefined = task; at && out.length < 100;) {
    out.push(at);
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  return out;
}

/** What may name the cluster of a task's commands, nearest first: titles, and the labels and headings between them. */
function aroundTask(family: readonly Task[]): readonly Words[] {
  const titles = family.map(({ title, line: at }) => ({ text: title, from: 'title' as const, at }));
  const above = (family[0]?.above ?? []).map(({ text, line: at }) => ({ text, from: 'label' as const, at }));
  return [...titles, ...above].sort((a, b) => b.at - a.at);
}

function label(text: string | null | undefined): readonly Words[] {
  return text == null ? [] : [{ text, from: 'label' }];
}

function labels(above: readonly Above[]): readonly Words[] {
  return above.flatMap(({ text }) => label(text));
}

function labelAbove(start: Step | null): string | null {
  return start?.kind === 'fence' || start?.kind === 'inline' ? start.label : null;
}

function taskChecks(story: Story, task: Task, byId: ReadonlyMap<string, Task>): readonly Check[] {
  const family = lineage(task, byId);
  // Its own criteria, or those of the nearest task that it is part of.
  const criteria = family.find((one) => one.criteria.length > 0)?.criteria ?? [];
  const groups = groupsOf(task.steps);
  const statics = staticExpectations(task.steps);
  const joins = Math.max(
    0,
    groups.findIndex((group) => group.start?.kind === 'fence'),
  );
  return groups.map((group, i) => {
    const made = makeGroup(story, group);
    const line = group.line ?? (statics.length > 0 ? firstStaticLine(task.steps) : null) ?? task.line;
    return {
      id: i === 0 ? task.id : `${task.id}#${String(i + 1)}`,
      line,
      owner: { kind: 'task', id: task.id },
      title: task.title,
      label: group.start?.kind === 'fence' ? group.start.label : null,
      above: made.commands.length > 0 ? [...label(labelAbove(group.start)), ...aroundTask(family)] : [],
      criteria,
      shell: `task:${task.id}`,
      commands: made.commands,
      expectations: inOrder([...made.expectations, ...(i === joins ? statics : [])]),
      refused: refusal(story, group.start),
    };
  });
}

/** Blocks with the name of their bash: under "Terminal 2" it is that of the block under "Terminal 1" right above. */
function sharingBash(blocks: readonly FreeBlock[]): readonly (readonly [FreeBlock, string])[] {
  let before: { readonly terminal: number | null; readonly shell: string } | null = null;
  return blocks.map((block) => {
    const terminal = terminalIn(block.label);
    const joins = before !== null && before.terminal !== null && terminal !== null && terminal > before.terminal;
    const shell = joins && before ? before.shell : block.id;
    before = { terminal, shell };
    return [block, shell];
  });
}

function blockChecks(story: Story, block: FreeBlock, shell: string): readonly Check[] {
  return groupsOf(block.steps).flatMap((group, i) => {
    if (!group.start) return [];
    const made = makeGroup(story, group);
    const owner: Owner = { kind: 'block', line: group.start.line };
    return {
      id: i === 0 ? block.id : `${block.id}#${String(i + 1)}`,
      line: group.start.line,
      owner,
      title: block.label,
      label: group.start.kind === 'fence' ? (group.start.label ?? block.label) : block.label,
      above: [...label(labelAbove(group.start)), ...label(block.label), ...labels(block.above)],
      criteria: block.criteria,
      shell,
      commands: made.commands,
      expectations: inOrder(made.expectations),
      refused: refusal(story, group.start),
    };
  });
}

function rowCheck(story: Story, row: MatrixRow, above: readonly Above[]): Check {
  const reading = commandInCell(unescapePipes(row.command.text));
  const commands = reading.kind === 'commands' ? textCommands(row.command, reading.spans, row.line) : [];
  const words = /^[\s—–-]*$|^(?:n\/?a|tbd|\.\.\.|…)$/i.test(row.expected.text) ? null : row.expected;
  return {
    id: row.id,
    line: row.line,
    owner: { kind: 'row', line: row.line },
    title: row.title,
    label: null,
    above: [{ text: row.title, from: 'title' }, ...labels(above)],
    criteria: row.criteria,
    shell: row.id,
    commands,
    expectations: words
      ? [
          {
            line: row.line,
            span: words.span,
            text: unescapePipes(words.text),
            source: 'cell',
            place: { kind: 'check' },
            rules: null,
            unread: [],
          },
        ]
      : [],
    refused: refusal(story, null),
  };
}

function refusal(story: Story, start: Step | null): string | null {
  if (story.conflicted) return 'The file holds the markers of an unfinished merge.';
  if (start?.kind === 'fence' && start.fence.ended === 'never')
    return 'Its fence never closes, so what belongs to it is not known.';
  return null;
}

function makeGroup(
  story: Story,
  group: Group,
): { readonly commands: readonly PlannedCommand[]; readonly expectations: readonly Expectation[] } {
  const start = group.start;
  const words = group.steps.flatMap((step): readonly Expectation[] =>
    step.kind === 'expectation'
      ? [
          {
            line: step.line,
            span: step.span,
            text: step.text,
            source: step.source,
            place: { kind: 'check' },
            rules: null,
            unread: [],
          },
        ]
      : [],
  );
  if (start?.kind === 'fence') {
    const made = fenceCommands(story, start);
    return { commands: made.commands, expectations: [...made.expectations, ...words] };
  }
  if (start?.kind === 'inline') {
    const cell = { span: start.span, text: start.text };
    return {
      commands: textCommands(cell, [{ start: 0, end: meantBy(start.text).length }], start.line),
      expectations: words,
    };
  }
  return { commands: [], expectations: words };
}

function inOrder(expectations: readonly Expectation[]): readonly Expectation[] {
  return [...expectations].sort((a, b) => a.line - b.line);
}
