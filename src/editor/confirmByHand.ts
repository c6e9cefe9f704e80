import * as vscode from 'vscode';
import { confirmed, toConfirm } from '../session/confirm.ts';
import { keep, tick, type SessionPorts } from '../session/runStory.ts';
import { settingsFor } from './settings.ts';
import { checksOf, nameOf, type TargetId } from './target.ts';
import type { WorkspaceStories } from './workspaceStories.ts';

/** A person says that what no rule decides is so, with a note; the tick says who earned it by its record. */
export async function confirmByHand(
  uri: string,
  target: TargetId,
  { stories, ports }: { readonly stories: WorkspaceStories; readonly ports: SessionPorts },
): Promise<void> {
  const plan = stories.planOf(uri);
  if (!plan || !vscode.workspace.isTrusted) return;
  const found = toConfirm(plan, checksOf(plan.checks, target), ports.ledger);
  if (found.kind === 'refused') {
    void vscode.window.showInformationMessage(found.why);
    return;
  }
  const { checks } = found;
  const words = checks.flatMap((c) => c.expectations.map((e) => e.text));
  const note = await vscode.window.showInputBox({
    title: `Confirm ${nameOf(target)} by hand`,
    prompt: words.length > 0 ? `Expected: ${words.join(' · ')}` : 'Say what you saw.',
    placeHolder: 'What did you check, and what did you see?',
    ignoreFocusOut: true,
  });
  if (note === undefined) return;
  const results = checks.flatMap((c) => confirmed(plan, c.id, note, ports.clock.now()) ?? []);
  keep(uri, results, ports);
  const { notTicked } = await tick(uri, { parents: settingsFor(vscode.Uri.parse(uri)).tickParents }, results, ports);
  const [first] = notTicked;
  if (first) void vscode.window.showWarningMessage(`${first.id} was not ticked. ${first.why}`);
}
