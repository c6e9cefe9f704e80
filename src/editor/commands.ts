import * as vscode from 'vscode';
import type { Plan } from '../plan/plan.ts';
import type { Ledger } from '../session/ledger.ts';
import { isManual } from '../session/selection.ts';
import { askLift } from './askLift.ts';
import type { Choices } from './choices.ts';
import type { HandOvers } from './handOvers.ts';
import { COMMANDS } from './ids.ts';
import type { Outputs } from './output.ts';
import { pickContext, pickContexts } from './pickContext.ts';
import type { Running } from './running.ts';
import type { Runs } from './runs.ts';
import { showError } from './showError.ts';
import { showResult } from './showResult.ts';
import type { States } from './states.ts';
import { checksOf, isTargetId, nameOf, selectionOf, targetOf, type TargetId } from './target.ts';
import type { WorkspaceStories } from './workspaceStories.ts';

export interface CommandParts {
  readonly stories: WorkspaceStories;
  readonly runs: Runs;
  readonly choices: Choices;
  readonly outputs: Outputs;
  readonly states: States;
  readonly ledger: Ledger;
  readonly handOvers: HandOvers;
  running(): Promise<Running>;
}

/** What a command was called on: by a lens or the palette with a uri and an id, by the tree with a node of both. */
interface Called {
  readonly uri: string;
  readonly target: TargetId | null;
}

export function registerCommands(parts: CommandParts): vscode.Disposable {
  const { runs, outputs, stories } = parts;
  const on = (id: string, run: (called: Called, second: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, async (first?: unknown, second?: unknown) => {
      const called = calledOn(first, second);
      if (called)
        try {
          return await run(called, second);
        } catch (error) {
          return showError(error);
        }
      void vscode.window.showInformationMessage('Open a story first.');
      return undefined;
    });
  const onTarget = (id: string, run: (uri: string, target: TargetId) => unknown): vscode.Disposable =>
    on(id, ({ uri, target }) => (target === null ? undefined : run(uri, target)));
  return vscode.Disposable.from(
    onTarget(COMMANDS.run, (uri, target) => runTarget(uri, target, parts)),
    onTarget(COMMANDS.showResult, (uri, target) => result(uri, target, parts)),
    onTarget(COMMANDS.confirm, (uri, target) => confirm(uri, target, parts)),
    onTarget(COMMANDS.mark, (uri, target) => parts.handOvers.mark(uri, target)),
    onTarget(COMMANDS.copyCommand, (uri, target) => copyCommands(uri, target, parts)),
    onTarget(COMMANDS.more, (uri, target) => more(uri, target, parts)),
    on(COMMANDS.runReads, ({ uri }) => runs.start(uri, [{ kind: 'matrix' }], 'reads')),
    on(COMMANDS.runTask, ({ uri }) => runAtCursor(uri, parts)),
    on(COMMANDS.runEach, ({ uri, target }) => runOnEach(uri, target, parts)),
    on(COMMANDS.cancel, ({ uri }) => runs.cancel(uri)),
    on(COMMANDS.showOutput, ({ uri }) => outputs.of(uri).show()),
    on(COMMANDS.chooseContext, ({ uri }) => chooseContext(uri, parts)),
    on(COMMANDS.liftProtection, ({ uri }) => liftProtection(uri, parts)),
    on(COMMANDS.exportNotes, ({ uri }) => notes(uri, parts)),
    on(COMMANDS.open, ({ uri }, line) => open(uri, typeof line === 'number' ? line : 1)),
    vscode.commands.registerCommand(COMMANDS.refresh, () => stories.refresh()),
  );
}

function calledOn(first: unknown, second: unknown): Called | null {
  if (typeof first === 'string') return { uri: first, target: isTargetId(second) ? second : null };
  if (typeof first === 'object' && first !== null && 'uri' in first && typeof first.uri === 'string')
    return { uri: first.uri, target: 'id' in first && isTargetId(first.id) ? first.id : null };
  const active = vscode.window.activeTextEditor?.document;
  return active?.languageId === 'markdown' ? { uri: active.uri.toString(), target: null } : null;
}

async function runTarget(uri: string, target: TargetId, parts: CommandParts): Promise<void> {
  const plan = await parts.stories.read(uri);
  const checks = plan ? checksOf(plan.checks, target) : [];
  if (checks.every(isManual)) return confirm(uri, target, parts);
  if (checks.some((c) => parts.handOvers.isWaiting(uri, c.id))) return parts.handOvers.mark(uri, target);
  await parts.runs.start(uri, [selectionOf(target)], 'writes');
}

async function confirm(uri: string, target: TargetId, parts: CommandParts): Promise<void> {
  await (await parts.running()).confirmByHand(uri, target);
}

async function notes(uri: string, parts: CommandParts): Promise<void> {
  await (await parts.running()).exportNotes(uri);
}

async function result(uri: string, target: TargetId, parts: CommandParts): Promise<void> {
  const plan = await parts.stories.read(uri);
  if (plan) await showResult(plan, target, parts);
}

async function copyCommands(uri: string, target: TargetId, parts: CommandParts): Promise<void> {
  const checks = checksOf((await parts.stories.read(uri))?.checks ?? [], target);
  const commands = checks.flatMap((c) => c.commands.map((d) => d.text)).join('\n');
  await vscode.env.clipboard.writeText(commands);
  vscode.window.setStatusBarMessage('$(copy) Commands copied', 3000);
}

async function more(uri: string, target: TargetId, parts: CommandParts): Promise<void> {
  const items = [
    { label: '$(info) Show Last Result', run: () => result(uri, target, parts) },
    { label: '$(terminal) Show Run Output', run: () => parts.outputs.of(uri).show() },
    { label: '$(check) Confirm by Hand…', run: () => confirm(uri, target, parts) },
    { label: '$(run-all) Run on Each Context…', run: () => runOnEach(uri, target, parts) },
    { label: '$(copy) Copy Commands', run: () => copyCommands(uri, target, parts) },
    { label: '$(server-environment) Choose Context…', run: () => chooseContext(uri, parts) },
    { label: '$(note) Export Dev Notes…', run: () => notes(uri, parts) },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: nameOf(target) });
  await picked?.run();
}

/** The target that the cursor stands in: the last one that begins at or above its line. */
async function runAtCursor(uri: string, parts: CommandParts): Promise<void> {
  const plan = await parts.stories.read(uri);
  const line = vscode.window.activeTextEditor?.selection.active.line;
  if (!plan || line === undefined) return;
  const target = targetAt(plan, line + 1);
  if (target) return runTarget(uri, target, parts);
  void vscode.window.showInformationMessage('There is nothing to run at or above the cursor.');
}

/** Runs a target, or the one at the cursor, on several contexts side by side. */
async function runOnEach(uri: string, called: TargetId | null, parts: CommandParts): Promise<void> {
  const plan = await parts.stories.read(uri);
  const line = vscode.window.activeTextEditor?.selection.active.line ?? 0;
  const target = called ?? (plan ? targetAt(plan, line + 1) : undefined);
  if (!plan || target === undefined || !vscode.workspace.isTrusted) return;
  const contexts = await pickContexts(await (await parts.running()).contexts());
  if (!contexts) return;
  const each: string[] = [];
  for (const context of contexts) each.push(await parts.choices.aliasFor(uri, context));
  await parts.runs.start(uri, [selectionOf(target)], 'writes', each);
}

function targetAt(plan: Plan, line: number): TargetId | undefined {
  const before = plan.checks
    .map((c) => ({ target: targetOf(c), line: startOf(plan, c.owner, c.line) }))
    .filter((c) => c.line <= line);
  return before.sort((a, b) => a.line - b.line).at(-1)?.target;
}

function startOf(plan: Plan, owner: Plan['checks'][number]['owner'], line: number): number {
  return owner.kind === 'task' ? (plan.story.tasks.find((t) => t.id === owner.id)?.line ?? line) : line;
}

async function chooseContext(uri: string, { choices, running }: CommandParts): Promise<void> {
  const contexts = await (await running()).contexts();
  const context = await pickContext(contexts, 'Where do commands go that name no context?');
  if (context) await choices.choose(uri, context);
}

/** Offers the protected contexts that the story's folder uses. */
async function liftProtection(uri: string, { choices, running }: CommandParts): Promise<void> {
  const contexts = await (await running()).contexts();
  const world = choices.world(uri, contexts);
  const bound = [...choices.answersFor(uri, contexts).aim.contexts];
  const closed = bound.filter(([alias, name]) => {
    const context = contexts.find((c) => c.name === name);
    return context !== undefined && world.writeGate(alias, context) !== null;
  });
  if (closed.length === 0) {
    void vscode.window.showInformationMessage('No context that this story uses is protected now.');
    return;
  }
  const names = [...new Set(closed.map(([, name]) => name))];
  const name = names.length === 1 ? names[0] : await vscode.window.showQuickPick(names, { title: 'Which context?' });
  if (name !== undefined) await askLift(name, choices.asking(uri, contexts));
}

async function open(uri: string, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
