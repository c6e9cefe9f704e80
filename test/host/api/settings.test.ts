import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids.ts';
import { folder, lenses, openFile, until, withSetting } from './support.ts';

const story = (command: string): string =>
  `# STORY-SNUFF — Snuff the candles\n\n## Tasks\n\n- [ ] **1.1 Look**\n  \`\`\`bash\n  ${command}\n  \`\`\`\n  - Expected: \`function\`\n`;
const place = (name: string): string => join(folder().fsPath, name);
const run = (document: vscode.TextDocument): Thenable<unknown> =>
  vscode.commands.executeCommand(COMMANDS.run, document.uri.toString(), 'task:1.1');

describe('a setting that was changed, from the next run on', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is the bash that runs', async () => {
    await writeFile(place('other-bash'), '#!/bin/bash\nsnuff() { :; }\nexport -f snuff\nexec bash "$@"\n');
    await chmod(place('other-bash'), 0o755);
    const document = await openFile('snuff.md', story('type -t snuff'));
    const verdict = async (): Promise<string> => (await lenses(document))[1] ?? '';
    await run(document);
    assert.match(await verdict(), /failed/);
    await withSetting('bashPath', place('other-bash'), async () => {
      await run(document);
      assert.match(await verdict(), /passed/);
    });
    await run(document);
    assert.match(await verdict(), /failed/);
  });

  it('is the kubeconfig that contexts are offered from', async () => {
    for (const name of ['cellar', 'attic']) {
      const cluster = { name, cluster: { server: 'https://127.0.0.1:1' } };
      const context = { name, context: { cluster: name, user: name } };
      const config = { clusters: [cluster], contexts: [context], users: [{ name, user: { token: 'none' } }] };
      await writeFile(place(`${name}.yaml`), JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...config }));
      const document = await openFile(`${name}.md`, story('kubectl get candles'));
      await withSetting('kubeconfig', place(`${name}.yaml`), async () => {
        const ended = run(document);
        // The only context that is offered; nothing tells when the list is there.
        await until(async () => {
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
          return (await lenses(document))[0] === `5 Run on ${name}`;
        });
        await ended;
      });
    }
  });
});
