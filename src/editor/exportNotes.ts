import * as vscode from 'vscode';
import type { Redacted } from '../base/redacted.ts';
import { replaceNotes } from '../report/replaceNotes.ts';
import { notesFor } from '../session/notesFor.ts';
import type { SessionPorts } from '../session/runStory.ts';
import type { WorkspaceStories } from './workspaceStories.ts';

/** Exports the story's dev notes: to the clipboard, to a new document, or into the story. */
export async function exportNotes(
  uri: string,
  { stories, ports }: { readonly stories: WorkspaceStories; readonly ports: SessionPorts },
): Promise<void> {
  const plan = stories.planOf(uri);
  if (!plan) {
    void vscode.window.showInformationMessage('This file is not a story.');
    return;
  }
  const places = [
    { label: '$(clippy) Copy to Clipboard', put: toClipboard },
    { label: '$(new-file) Open as a New Document', put: toDocument },
    { label: '$(edit) Write into the Story', description: 'under Dev Notes', put: intoStory },
  ];
  const picked = await vscode.window.showQuickPick(places, { title: 'Export dev notes' });
  await picked?.put(notesFor(plan, ports.ledger, ports.keeping.redact), uri, ports);
}

async function toClipboard(notes: Redacted): Promise<void> {
  await vscode.env.clipboard.writeText(notes);
  void vscode.window.showInformationMessage('Dev notes are on the clipboard.');
}

async function toDocument(notes: Redacted): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: notes });
  await vscode.window.showTextDocument(document, { preview: false });
}

async function intoStory(notes: Redacted, uri: string, ports: SessionPorts): Promise<void> {
  let why: string | null = null;
  const changed = await ports.documents.change(uri, (text) => {
    const put = replaceNotes(text, notes);
    if (put.kind === 'edit') return [put.edit];
    why = put.why;
    return [];
  });
  if (changed.kind === 'refused') why = changed.why;
  if (why !== null) void vscode.window.showWarningMessage(`The notes were not written. ${String(why)}`);
}
