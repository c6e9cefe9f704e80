import * as vscode from 'vscode';
import { planStory, type Plan } from '../plan/plan.ts';
import { looksLikeStory } from '../story/sniff.ts';

/** Milliseconds of quiet after which an edited story is read again. */
const QUIET_MS = 150;

/** The plans of open documents, each made once for a version of its text. */
export interface Stories extends vscode.Disposable {
  /** Null for a document that is not a story. Reads the text at once when it has not been read in this version. */
  planOf(document: vscode.TextDocument): Plan | null;
  /** Fires with a document's uri when its text, or its being open, changed; while typing after a short quiet. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

export function makeStories(): Stories {
  const plans = new Map<string, { readonly version: number; readonly plan: Plan | null }>();
  const timers = new Map<string, NodeJS.Timeout>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const soon = (uri: vscode.Uri): void => {
    const key = uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        changed.fire(uri);
      }, QUIET_MS),
    );
  };
  const forget = (document: vscode.TextDocument): void => {
    plans.delete(document.uri.toString());
    if (isMarkdown(document)) changed.fire(document.uri);
  };
  const listeners = [
    vscode.workspace.onDidChangeTextDocument((e) => {
      if (isMarkdown(e.document) && e.contentChanges.length > 0) soon(e.document.uri);
    }),
    vscode.workspace.onDidOpenTextDocument((d) => {
      if (isMarkdown(d)) changed.fire(d.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
  ];
  return {
    onDidChange: changed.event,
    planOf(document) {
      const key = document.uri.toString();
      const known = plans.get(key);
      if (known?.version === document.version) return known.plan;
      const text = document.getText();
      const plan = isMarkdown(document) && looksLikeStory(text) ? planStory(key, text) : null;
      plans.set(key, { version: document.version, plan });
      return plan;
    },
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      vscode.Disposable.from(changed, ...listeners).dispose();
    },
  };
}

function isMarkdown(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown';
}

/** Only files on disk can run: what is shown from git, in a diff or from memory is read, never run. */
export function canRun(document: vscode.TextDocument): boolean {
  return document.uri.scheme === 'file' && !document.isUntitled;
}
