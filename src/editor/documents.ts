import * as vscode from 'vscode';
import type { Changed, Documents } from '../session/ports.ts';
import { linePatch } from '../text/linePatch.ts';

/**
 * Stories as open documents: paths are uri strings. Unsaved changes are read, and a change is an ordinary edit, so that
 * undo works and saving stays the user's.
 */
export function editorDocuments(): Documents {
  return {
    async read(uri) {
      return (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText();
    },
    async change(uri, make): Promise<Changed> {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      const before = document.getText();
      const edits = make(before);
      if (edits.length === 0) return { kind: 'nothing' };
      const change = new vscode.WorkspaceEdit();
      for (const { span, text } of edits) {
        const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
        change.replace(document.uri, range, text);
      }
      if (await vscode.workspace.applyEdit(change)) return { kind: 'changed', before, edits };
      return {
        kind: 'refused',
        why: 'The editor did not take the edit; the file may be read-only.',
        patch: linePatch(document.uri.path, before, edits),
      };
    },
  };
}
