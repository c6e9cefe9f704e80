import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in a real VS Code', () => {
  it('activates when a Markdown file opens', async () => {
    const extension = vscode.extensions.getExtension('story-ops.story-ops');
    assert.ok(extension, 'the extension is not installed');
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'no folder is open');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'lanterns.md'));
    await vscode.window.showTextDocument(document);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
