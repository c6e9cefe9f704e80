import * as vscode from 'vscode';
import type { Plan } from '../plan/plan.ts';
import { VIEWS } from './ids.ts';
import type { States } from './states.ts';
import { itemOf, type Node } from './storyItems.ts';
import { checksOf, targetOf, type TargetId } from './target.ts';
import type { WorkspaceStories } from './workspaceStories.ts';

/** Story → criteria and phases → checks, with their states. */
export function registerStoriesView(
  stories: WorkspaceStories,
  states: States,
  changed: vscode.Event<void>,
): vscode.Disposable {
  const redraw = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: redraw.event,
    getChildren: async (node) =>
      node ? childrenOf(node, stories) : (await stories.all()).map((uri) => ({ kind: 'story', uri })),
    getTreeItem: (node) => itemOf(node, stories.planOf(node.uri), states),
  };
  const view = vscode.window.createTreeView(VIEWS.stories, { treeDataProvider: provider, showCollapseAll: true });
  const update = (): void => {
    redraw.fire(undefined);
    view.badge = badge(stories, states);
  };
  return vscode.Disposable.from(redraw, view, changed(update), stories.onDidChange(update));
}

/** How many targets have failed; undefined shows no badge. */
function badge(stories: WorkspaceStories, states: States): vscode.ViewBadge | undefined {
  const failed = stories
    .known()
    .flatMap((plan) => targetsOf(plan).filter((t) => states.of(plan, t).state === 'fail')).length;
  return failed === 0 ? undefined : { value: failed, tooltip: `${String(failed)} failed` };
}

function targetsOf(plan: Plan): readonly TargetId[] {
  return [...new Set(plan.checks.map(targetOf))];
}

const CRITERIA = 'Acceptance criteria';
const MATRIX = 'Validation matrix';
const BLOCKS = 'Other blocks';
const TASKS = 'Tasks';

/** The group that a target stands under: its phase, the matrix, or the free blocks. */
function groupOf(plan: Plan, target: TargetId): string {
  const [check] = checksOf(plan.checks, target);
  if (check?.owner.kind === 'row') return MATRIX;
  if (check?.owner.kind !== 'task') return BLOCKS;
  const { id } = check.owner;
  return plan.story.tasks.find((t) => t.id === id)?.phase ?? TASKS;
}

function childrenOf(node: Node, stories: WorkspaceStories): Node[] {
  const plan = stories.planOf(node.uri);
  if (!plan) return [];
  const { uri } = node;
  if (node.kind === 'story') {
    const groups = [...new Set(targetsOf(plan).map((t) => groupOf(plan, t)))];
    const criteria = plan.story.criteria.length > 0 ? [CRITERIA] : [];
    return [...criteria, ...groups].map((id) => ({ kind: 'group', uri, id }));
  }
  if (node.kind === 'group' && node.id === CRITERIA)
    return plan.story.criteria.map(({ id }) => ({ kind: 'criterion', uri, id }));
  const within = targetsOf(plan).filter((target) =>
    node.kind === 'group'
      ? groupOf(plan, target) === node.id
      : node.kind === 'criterion' && checksOf(plan.checks, target).some((c) => c.criteria.includes(node.id)),
  );
  return within.map((id) => ({ kind: 'target', uri, id }));
}
