import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids.ts';
import { folder, lenses, loadedParts, openFile } from './support.ts';

const README = '# Lanterns\n\nThree of them, see `ls`.\n\n- red\n- green\n\n```bash\nls\n```\n';

describe('the extension in a real VS Code', () => {
  it('activates with a Markdown file, and loads nothing for one that is no story', async () => {
    const extension = vscode.extensions.getExtension('story-ops.story-ops');
    assert.ok(extension, 'the extension is not installed');
    const document = await openFile('README.md', README);
    await extension.activate();
    assert.equal(extension.isActive, true);
    assert.deepEqual(await lenses(document), []);
    assert.deepEqual(loadedParts(), []);
  });

  it('registers every command of its manifest', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(COMMANDS).filter((id) => !known.has(id)),
      [],
    );
  });

  it('shows lenses on a story, and has loaded nothing that could start a process or reach a cluster', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'lanterns.md'));
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await lenses(document), ['11 Run', '11 not run', '11']);
    assert.deepEqual(loadedParts(), ['plan']);
    const started = execFileSync('ps', ['-o', 'comm=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    assert.doesNotMatch(started, /bash|kubectl/);
  });

  it('reads a story that is not on disk, and offers to run nothing of it', async () => {
    const text = (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'lanterns.md'))).getText();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
    assert.deepEqual(await lenses(document), []);
  });
});
