import * as vscode from 'vscode';
import type { Plan } from '../plan/plan.ts';
import type { Stories } from './stories.ts';

/** The stories of the workspace: open ones as they are being typed, the others as they are on disk. */
export interface WorkspaceStories extends vscode.Disposable {
  /** Uris in path order. The first call reads the workspace; later ones know what changed. */
  all(): Promise<readonly string[]>;
  planOf(uri: string): Plan | null;
  /** The same for a command, which cannot wait for a redraw: loads what reads stories first. */
  read(uri: string): Promise<Plan | null>;
  /** The plans that were read so far. */
  known(): readonly Plan[];
  readonly onDidChange: vscode.Event<void>;
  refresh(): void;
}

const GLOB = '**/*.md';
const LEFT_OUT = '**/{node_modules,.git,dist,vendor}/**';
/** Larger Markdown is not a story that somebody works through. */
const MOST_BYTES = 2 * 1024 * 1024;

export function makeWorkspaceStories(stories: Stories): WorkspaceStories {
  let onDisk = new Map<string, Plan | null>();
  const changed = new vscode.EventEmitter<void>();
  let index: Promise<void> | null = null;
  const readOne = async (uri: vscode.Uri, into: Map<string, Plan | null>): Promise<void> => {
    into.set(uri.toString(), await planOnDisk(uri, stories));
  };
  /** Fills what it was started for: another start has taken a map of its own. */
  const readAll = async (into: Map<string, Plan | null>): Promise<void> => {
    await stories.ready();
    for (const uri of await vscode.workspace.findFiles(GLOB, LEFT_OUT)) {
      if (into !== onDisk) return;
      await readOne(uri, into);
    }
    // What counts over all stories, as the badge does, was drawn before they were read.
    changed.fire();
  };
  const readAgain = (): void => {
    index = null;
    onDisk = new Map();
    changed.fire();
  };
  const planOf = (uri: string): Plan | null => {
    const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri);
    return document ? stories.planOf(document) : (onDisk.get(uri) ?? null);
  };
  const again = (uri: vscode.Uri): void => {
    if (index) void readOne(uri, onDisk).then(() => changed.fire());
  };
  const watcher = vscode.workspace.createFileSystemWatcher(GLOB);
  const listeners = [
    watcher,
    watcher.onDidChange(again),
    watcher.onDidCreate(again),
    watcher.onDidDelete((uri) => {
      onDisk.delete(uri.toString());
      changed.fire();
    }),
    stories.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(readAgain),
  ];
  return {
    onDidChange: changed.event,
    planOf,
    async read(uri) {
      await stories.ready();
      return planOf(uri);
    },
    known: () => [...onDisk.keys()].flatMap((uri) => planOf(uri) ?? []),
    async all() {
      const reading = (index ??= readAll(onDisk));
      await reading.catch((error: unknown) => {
        if (index === reading) index = null;
        throw error;
      });
      return [...onDisk.keys()].filter((uri) => planOf(uri) !== null).sort();
    },
    refresh: readAgain,
    dispose: () => vscode.Disposable.from(changed, ...listeners).dispose(),
  };
}

/** Null for files that are no story, too large, or gone in the meantime. */
async function planOnDisk(uri: vscode.Uri, stories: Stories): Promise<Plan | null> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MOST_BYTES) return null;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return stories.plan(uri.toString(), text);
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return null;
    throw error;
  }
}
