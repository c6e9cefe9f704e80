import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { confirmByHand } from './editor/confirmByHand.ts';
import { editorDocuments } from './editor/documents.ts';
import { folderOf } from './editor/environment.ts';
import { exportNotes } from './editor/exportNotes.ts';
import { runOnce, type RunOnceParts } from './editor/runOnce.ts';
import type { Running } from './editor/running.ts';
import { settingsFor } from './editor/settings.ts';
import type { WorkspaceStories } from './editor/workspaceStories.ts';
import { makeKube } from './kube/kube.ts';
import { secretValues } from './redact/names.ts';
import { makeEnvironments } from './run/environment.ts';
import { lockFolder, makeLocks } from './run/locks.ts';
import { makeRunner } from './run/runner.ts';
import { findMissingTools } from './run/tools.ts';
import { systemClock } from './session/clock.ts';
import type { Ledger } from './session/ledger.ts';
import type { SessionPorts } from './session/runStory.ts';
import { workspaceFiles } from './terminal/workspaceFiles.ts';

export interface RunningParts extends Pick<RunOnceParts, 'choices' | 'outputs' | 'handOvers'> {
  readonly stories: WorkspaceStories;
  readonly ledger: Ledger;
  readonly extensionPath: string;
}

/**
 * The half of the editor root that extension.ts loads with the first run: builds the adapters and the session. A file
 * of its own because it is most of the code, and who only reads a story should not wait for it.
 */
export function makeRunning({ stories, ledger, extensionPath, ...shown }: RunningParts): Running {
  const own = Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const environments = makeEnvironments({ own });
  // Settings are read when they are used: a change counts from the next run on.
  const runner = makeRunner({
    get bashPath() {
      return settingsFor(null).bashPath || 'bash';
    },
  });
  const kube = makeKube({
    env: async () => (await environments.login()).env,
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? dirname(extensionPath),
    get kubeconfig() {
      return settingsFor(null).kubeconfig || undefined;
    },
    guard: (folder) => runner.guard(folder),
    onLogin: (name, text) => void vscode.window.setStatusBarMessage(`$(key) ${name}: ${text.trim()}`, 10_000),
  });
  const locks = makeLocks(lockFolder(process.env));
  const ports: SessionPorts = {
    documents: editorDocuments(),
    runner,
    missingTools: findMissingTools,
    // A story is locked by its file, under which the command line knows it too.
    locks: { take: (name, what) => locks.take(name.startsWith('file:') ? vscode.Uri.parse(name).fsPath : name, what) },
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
  return {
    run: (request, signal) => runOnce(request, { ...shown, environments, ports }, signal),
    confirmByHand: (uri, target) => confirmByHand(uri, target, { stories, ports }),
    exportNotes: (uri) => exportNotes(uri, { stories, ports }),
    contexts: () => kube.contexts(),
    async dispose() {
      runner.dispose();
      await kube.dispose();
    },
  };
}
