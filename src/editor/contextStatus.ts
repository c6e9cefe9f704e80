import * as vscode from 'vscode';
import type { Choices } from './choices.ts';
import { COMMANDS, CONTEXT_KEYS } from './ids.ts';
import type { Stories } from './stories.ts';

/** The chosen context of the story that is open, and a spinner with cancel while it runs. */
export function registerContextStatus(
  stories: Stories,
  choices: Choices,
  runs: { readonly onDidChange: vscode.Event<void>; isStoryRunning(uri: string): boolean },
): vscode.Disposable {
  const context = vscode.window.createStatusBarItem('storyOps.context', vscode.StatusBarAlignment.Left, 20);
  context.name = 'Story Ops: context';
  context.command = COMMANDS.chooseContext;
  const running = vscode.window.createStatusBarItem('storyOps.running', vscode.StatusBarAlignment.Left, 19);
  running.name = 'Story Ops: run';
  running.text = '$(loading~spin) Story running';
  running.tooltip = 'Cancel the run';
  running.command = COMMANDS.cancel;
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const uri = document && stories.planOf(document) ? document.uri.toString() : null;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.inStory, uri !== null);
    const busy = uri !== null && runs.isStoryRunning(uri);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.running, busy);
    if (busy) running.show();
    else running.hide();
    if (uri === null) return context.hide();
    const { alias, real, isProtected } = choices.shown(uri);
    const name = alias === null ? 'no context' : real === null || real === alias ? alias : `${alias} (${real})`;
    context.text = `${isProtected ? '$(shield)' : '$(server-environment)'} ${name}`;
    context.tooltip =
      alias === null
        ? 'Choose where commands go that name no context'
        : `Commands that name no context go to ${name}${isProtected ? ', which is protected: writes are refused' : ''}`;
    context.accessibilityInformation = {
      label: `Story context: ${name}${isProtected ? ', protected' : ''}`,
      role: 'button',
    };
    context.backgroundColor = isProtected ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    context.show();
  };
  update();
  return vscode.Disposable.from(
    context,
    running,
    stories.onDidChange(update),
    choices.onDidChange(update),
    runs.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
