import * as vscode from 'vscode';
import type { Plan } from '../plan/plan.ts';
import { COMMANDS } from './ids.ts';
import type { States } from './states.ts';
import { checksOf, nameOf, targetOf, type TargetId } from './target.ts';
import { lookOf, type State } from './verdictText.ts';

/** A node is a uri and an id, nothing more: what it shows is looked up when it is drawn. */
export type Node =
  | { readonly kind: 'story'; readonly uri: string }
  | { readonly kind: 'group'; readonly uri: string; readonly id: string }
  | { readonly kind: 'criterion'; readonly uri: string; readonly id: string }
  | { readonly kind: 'target'; readonly uri: string; readonly id: TargetId };

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How a node is drawn. `plan` is null where the file is no longer a story. */
export function itemOf(node: Node, plan: Plan | null, states: States): vscode.TreeItem {
  if (!plan) return new vscode.TreeItem('No longer a story');
  switch (node.kind) {
    case 'story':
      return storyItem(node.uri, plan, states);
    case 'group':
      return new vscode.TreeItem(node.id, Collapsed);
    case 'criterion':
      return criterionItem(node, plan, states);
    case 'target':
      return targetItem(node, plan, states);
  }
}

function storyItem(uri: string, plan: Plan, states: States): vscode.TreeItem {
  const item = new vscode.TreeItem(plan.story.title ?? fileOf(uri), Expanded);
  item.id = uri;
  item.description = progress(plan, [...new Set(plan.checks.map(targetOf))], states);
  item.tooltip = vscode.Uri.parse(uri).fsPath;
  item.accessibilityInformation = {
    label: `Story ${item.label as string}, ${item.description} checks passed or ticked`,
  };
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.contextValue = 'story';
  return item;
}

/** `3 of 12`: passed here, or ticked in the file. */
function progress(plan: Plan, targets: readonly TargetId[], states: States): string {
  const done = targets.filter((t) => isDone(states.of(plan, t).state)).length;
  return targets.length === 0 ? '' : `${String(done)} of ${String(targets.length)}`;
}

function isDone(state: State): boolean {
  return state === 'pass' || state === 'ticked';
}

function criterionItem(node: Extract<Node, { kind: 'criterion' }>, plan: Plan, states: States): vscode.TreeItem {
  const criterion = plan.story.criteria.find((c) => c.id === node.id);
  const targets = [...new Set(plan.checks.filter((c) => c.criteria.includes(node.id)).map(targetOf))];
  const item = new vscode.TreeItem(`${node.id} ${criterion?.title ?? ''}`, targets.length > 0 ? Collapsed : None);
  const all = targets.map((t) => states.of(plan, t).state);
  const state = criterionState(all);
  item.description = targets.length === 0 ? 'no check' : progress(plan, targets, states);
  item.tooltip =
    targets.length === 0
      ? 'No check in this story proves this criterion.'
      : `${criterion?.title ?? node.id}\n${provenWord(all)}`;
  item.iconPath = iconOf(state);
  item.command = openAt(node.uri, criterion?.line ?? 1);
  item.accessibilityInformation = { label: `Criterion ${item.label as string}, ${provenWord(all)}` };
  return item;
}

/** How a criterion stands, from how its targets do. */
function provenWord(all: readonly State[]): string {
  if (all.includes('running') || all.includes('waiting')) return 'running';
  if (all.includes('fail')) return 'failed';
  if (all.length === 0) return 'without a check';
  if (all.every((s) => s === 'pass')) return 'proven';
  return all.includes('pass') ? 'partly proven' : 'unproven';
}

/** Proven when all passed, failed when one failed, else open or ticked. */
function criterionState(all: readonly State[]): State {
  if (all.includes('running') || all.includes('waiting')) return 'running';
  if (all.includes('fail')) return 'fail';
  if (all.length > 0 && all.every((s) => s === 'pass')) return 'pass';
  if (all.includes('stale')) return 'stale';
  return all.length > 0 && all.every(isDone) ? 'ticked' : 'open';
}

function targetItem(node: Extract<Node, { kind: 'target' }>, plan: Plan, states: States): vscode.TreeItem {
  const checks = checksOf(plan.checks, node.id);
  const [first] = checks;
  const item = new vscode.TreeItem(labelOf(node.id, checks.at(0)?.title ?? ''), None);
  const { state, when, because } = states.of(plan, node.id);
  const look = lookOf(state);
  item.description = when === null ? look.word : `${look.word} ${when}`;
  item.tooltip = because;
  item.iconPath = iconOf(state);
  const runs = checks.some((c) => c.commands.some((d) => d.mode !== 'manual'));
  item.contextValue = `check${state === 'waiting' ? ' waiting' : runs ? ' runnable' : ''}`;
  item.command = openAt(node.uri, first?.line ?? 1);
  item.accessibilityInformation = { label: `${item.label as string}, ${look.word}` };
  return item;
}

function labelOf(target: TargetId, title: string): string {
  const id = nameOf(target);
  if (target.startsWith('check:')) return title === '' ? id : title;
  return title === '' || title === id || title.startsWith(id) ? title || id : `${id} ${title}`;
}

function iconOf(state: State): vscode.ThemeIcon {
  const { icon, color } = lookOf(state);
  return new vscode.ThemeIcon(icon, color === null ? undefined : new vscode.ThemeColor(color));
}

function openAt(uri: string, line: number): vscode.Command {
  return { command: COMMANDS.open, title: 'Go to Story', arguments: [uri, line] };
}

function fileOf(uri: string): string {
  return vscode.Uri.parse(uri).path.split('/').at(-1) ?? uri;
}
