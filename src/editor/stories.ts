import * as vscode from 'vscode';
import type { Plan, planStory } from '../plan/plan.ts';
import { looksLikeStory } from '../story/sniff.ts';

/** Milliseconds of quiet after which an edited story is read again. */
const QUIET_MS = 150;

/** The plans of open documents, each made once for a version of its text. */
export interface Stories extends vscode.Disposable {
  /**
   * Null for a document that is not a story, or as long as what reads stories is being loaded. Reads the text at once
   * when it has not been read in this version.
   */
  planOf(document: vscode.TextDocument): Plan | null;
  /** The same, after loading what reads stories where this looks like one. */
  read(document: vscode.TextDocument): Promise<Plan | null>;
  /** The same for any text; `path` is a uri. */
  plan(path: string, text: string): Plan | null;
  /** Resolves when what reads stories is loaded. Until somebody asks for it, no story has to be read. */
  ready(): Promise<void>;
  /** Fires with a document's uri when its text, or its being open, changed; while typing after a short quiet. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** What reads a story; it is loaded with the first one. */
export type Planner = typeof planStory;

export function makeStories(load: () => Promise<Planner>): Stories {
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
  let planner: Planner | null = null;
  let loading: Promise<void> | null = null;
  const ready = (): Promise<void> =>
    (loading ??= load().then((loaded) => {
      planner = loaded;
      for (const document of vscode.workspace.textDocuments) if (isMarkdown(document)) changed.fire(document.uri);
    }));
  const plan = (path: string, text: string): Plan | null => {
    if (!looksLikeStory(text)) return null;
    if (planner) return planner(path, text);
    void ready();
    return null;
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
  const planOf = (document: vscode.TextDocument): Plan | null => {
    const key = document.uri.toString();
    const known = plans.get(key);
    if (known?.version === document.version) return known.plan;
    const found = isMarkdown(document) ? plan(key, document.getText()) : null;
    if (planner || found) plans.set(key, { version: document.version, plan: found });
    return found;
  };
  return {
    onDidChange: changed.event,
    planOf,
    async read(document) {
      if (isMarkdown(document) && looksLikeStory(document.getText())) await ready();
      return planOf(document);
    },
    plan,
    ready,
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
