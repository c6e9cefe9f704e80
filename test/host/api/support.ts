import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The first folder of the workspace: a copy of test/host/workspace, gone with the server. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no folder is open');
  return first.uri;
}

/** Writes a Markdown file into the workspace and opens it in an editor. */
export async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Changes a setting of the user's for the time of `body`. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const all = vscode.workspace.getConfiguration('storyOps');
  const before = all.inspect(name)?.globalValue;
  await all.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await body();
  } finally {
    await all.update(name, before, vscode.ConfigurationTarget.Global);
  }
}

/** The lenses of a document as the editor shows them: `12 Run`, without icons, in the order of the lines. */
export async function lenses(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    1000,
  );
  return found
    .map((lens) => ({
      line: lens.range.start.line + 1,
      title: (lens.command?.title ?? '').replace(/\$\([^)]*\)\s?/g, ''),
    }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, title }) => `${String(line)} ${title}`.trim());
}

/** How many lenses stand on each line. */
export async function lensesALine(document: vscode.TextDocument): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const lens of await lenses(document)) {
    const line = lens.split(' ', 1)[0] ?? '';
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

/** Looks again until it is so; the test's own time limit ends it. */
export async function until<T>(look: () => T | Promise<T>): Promise<NonNullable<Awaited<T>>> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Parts of the extension that this process has loaded: `plan`, `running`, …. */
export function loadedParts(): readonly string[] {
  const names = Object.keys(require.cache).map((path) => /dist[\\/]part-(?!chunk)(\w+)-/.exec(path)?.[1]);
  return [...new Set(names.flatMap((name) => (name === undefined ? [] : [name])))].sort();
}
