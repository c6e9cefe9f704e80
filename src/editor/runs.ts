import * as vscode from 'vscode';
import { select, type Selection } from '../session/selection.ts';
import type { RunRequest } from './runOnce.ts';
import type { Running } from './running.ts';
import { showError } from './showError.ts';
import { canRun, type Stories } from './stories.ts';

/** Runs of stories, one at a time for each story. */
export interface Runs extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  isRunning(uri: string, checkId: string): boolean;
  isStoryRunning(uri: string): boolean;
  /** Resolves when the run has ended. A second start of what is running or waiting does nothing. */
  start(
    uri: string,
    selections: readonly Selection[],
    mode: 'reads' | 'writes',
    each?: readonly string[],
  ): Promise<void>;
  /** Ends the story's runs at once. */
  cancel(uri: string): void;
}

export interface RunsParts {
  readonly stories: Stories;
  /** What runs need; it is loaded with the first of them. */
  running(): Promise<Running>;
}

interface Going {
  readonly checks: ReadonlySet<string>;
  readonly abort: AbortController;
}

export function makeRuns(parts: RunsParts): Runs {
  const changed = new vscode.EventEmitter<void>();
  const going = new Map<string, Going[]>();
  const tails = new Map<string, Promise<void>>();
  const runsOf = (uri: string): readonly Going[] => going.get(uri) ?? [];
  const isRunning = (uri: string, id: string): boolean => runsOf(uri).some((g) => g.checks.has(id));
  const enter = (uri: string, one: Going): void => {
    going.set(uri, [...runsOf(uri), one]);
    changed.fire();
  };
  const leave = (uri: string, one: Going): void => {
    going.set(
      uri,
      runsOf(uri).filter((g) => g !== one),
    );
    changed.fire();
  };
  return {
    onDidChange: changed.event,
    isRunning,
    isStoryRunning: (uri) => runsOf(uri).length > 0,
    async start(uri, selections, mode, each = []) {
      const plan = await mayRun(uri, parts.stories);
      if (!plan) return;
      const ids = select(plan.checks, selections, mode).checks.map((c) => c.id);
      if (ids.some((id) => isRunning(uri, id))) return;
      const one: Going = { checks: new Set(ids), abort: new AbortController() };
      enter(uri, one);
      // Who started the run before this one is told of its error; here only its end counts.
      const before = (tails.get(uri) ?? Promise.resolve()).catch(() => undefined);
      const run = before
        .then(() =>
          one.abort.signal.aborted ? undefined : runNow({ uri, plan, selections, mode, each }, parts, one.abort.signal),
        )
        .catch(showError)
        .finally(() => leave(uri, one));
      tails.set(uri, run);
      await run;
    },
    cancel(uri) {
      for (const one of runsOf(uri)) one.abort.abort();
    },
    dispose() {
      for (const all of going.values()) for (const one of all) one.abort.abort();
      changed.dispose();
    },
  };
}

/** The plan of a story that may run, or null after saying why not. */
async function mayRun(uri: string, stories: Stories): Promise<ReturnType<Stories['planOf']>> {
  if (!vscode.workspace.isTrusted) {
    const manage = 'Manage Trust';
    const picked = await vscode.window.showWarningMessage(
      'Commands of a story are code. Trust this workspace to run them.',
      manage,
    );
    if (picked === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return null;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (canRun(document)) return stories.read(document);
  void vscode.window.showWarningMessage('Only a story that is saved on disk can run.');
  return null;
}

async function runNow(request: RunRequest, parts: RunsParts, signal: AbortSignal): Promise<void> {
  await (await parts.running()).run(request, signal);
}
