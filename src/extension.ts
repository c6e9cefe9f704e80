import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { makeChoices } from './editor/choices.ts';
import { registerCommands } from './editor/commands.ts';
import { registerContextStatus } from './editor/contextStatus.ts';
import { editorDocuments } from './editor/documents.ts';
import { folderOf } from './editor/environment.ts';
import { registerLenses } from './editor/lenses.ts';
import { makeOutputs } from './editor/output.ts';
import { makeRuns } from './editor/runs.ts';
import { settingsFor } from './editor/settings.ts';
import { makeStates } from './editor/states.ts';
import { makeStories } from './editor/stories.ts';
import { registerStoriesView } from './editor/storiesView.ts';
import { makeWorkspaceStories } from './editor/workspaceStories.ts';
import { makeKube } from './kube/kube.ts';
import { secretValues } from './redact/names.ts';
import { makeEnvironments } from './run/environment.ts';
import { lockFolder, makeLocks } from './run/locks.ts';
import { makeRunner } from './run/runner.ts';
import { findMissingTools } from './run/tools.ts';
import { systemClock } from './session/clock.ts';
import { makeLedger } from './session/ledger.ts';
import type { SessionPorts } from './session/runStory.ts';
import { workspaceFiles } from './terminal/workspaceFiles.ts';

/** The editor root: builds the adapters, the session, and the parts of the editor. Nothing is started or contacted. */
export function activate(context: vscode.ExtensionContext): void {
  const settings = settingsFor(null);
  const own = Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const environments = makeEnvironments({ own });
  const runner = makeRunner(settings.bashPath === '' ? {} : { bashPath: settings.bashPath });
  const kube = makeKube({
    env: async () => (await environments.login()).env,
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? dirname(context.extensionPath),
    ...(settings.kubeconfig === '' ? {} : { kubeconfig: settings.kubeconfig }),
    onLogin: (name, text) => void vscode.window.setStatusBarMessage(`$(key) ${name}: ${text.trim()}`, 10_000),
  });
  const ledger = makeLedger();
  const stories = makeStories();
  const workspace = makeWorkspaceStories(stories);
  const choices = makeChoices(context.globalState);
  const outputs = makeOutputs((uri) => runs.cancel(uri));
  const ports: SessionPorts = {
    documents: editorDocuments(),
    runner,
    missingTools: findMissingTools,
    locks: makeLocks(lockFolder(process.env)),
    kube,
    clock: systemClock,
    ledger,
    filesOf: (uri) => workspaceFiles(folderOf(uri)),
    keeping: {
      sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
      redact: { hide: secretValues(process.env) },
      nameOf: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false),
    },
  };
  const runs = makeRuns({ stories, choices, outputs, environments, ports });
  const states = makeStates(ledger, runs.isRunning);
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    runs.onDidChange(() => changed.fire()),
    choices.onDidChange(() => changed.fire()),
    registerLenses(stories, { onDidChange: changed.event, chosenFor: (uri) => choices.shown(uri).alias, states }),
    registerStoriesView(workspace, states, changed.event),
    registerContextStatus(stories, choices, runs),
    registerCommands({ stories: workspace, runs, choices, outputs, states, ports }),
    outputs,
    choices,
    workspace,
    stories,
    runs,
    { dispose: () => runner.dispose() },
    { dispose: () => void kube.dispose() },
  );
}
