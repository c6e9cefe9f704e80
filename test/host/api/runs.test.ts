import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids.ts';
import { folder, lenses, lensesALine, openFile, until } from './support.ts';

const STORY = `# STORY-WICK — Trim the wicks

## Tasks

- [ ] **1.1 Count the wicks**: there are two.
  \`\`\`bash
  printf 'long\\nshort\\n'
  \`\`\`
  - Expected: 2 lines

- [ ] **1.2 Count them again**: there are three.
  \`\`\`bash
  printf 'long\\nshort\\n'
  \`\`\`
  - Expected: 3 lines

- [ ] **1.3 Smell the oil**: it is fresh.

| AC | Command | Expected | Status |
|----|---------|----------|--------|
| AC1 | \`echo long\` | \`long\` | ⬜ |
| AC2 | \`echo short\` | \`long\` | ⬜ |
`;

const run = (document: vscode.TextDocument, target: string): Thenable<unknown> =>
  vscode.commands.executeCommand(COMMANDS.run, document.uri.toString(), target);
const verdictOn = async (document: vscode.TextDocument, line: number): Promise<string> =>
  (await lenses(document)).filter((lens) => lens.startsWith(`${String(line)} `))[1] ?? '';

describe('a run in a real VS Code', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('ticks what passed by an edit that undo takes back, and leaves the file to the user', async () => {
    const document = await openFile('ticks.md', STORY);
    await run(document, 'task:1.1');
    assert.equal(document.getText(), STORY.replace('- [ ] **1.1', '- [x] **1.1'));
    assert.equal(document.isDirty, true);
    assert.equal(await readFile(document.uri.fsPath, 'utf8'), STORY);
    await vscode.commands.executeCommand('undo');
    await until(() => document.getText() === STORY);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('leaves the box of a failed task alone, and writes verdicts into the cells of rows', async () => {
    const document = await openFile('cells.md', STORY);
    await run(document, 'task:1.2');
    assert.equal(document.getText(), STORY);
    assert.match(await verdictOn(document, 11), /^11 failed/);
    await vscode.commands.executeCommand(COMMANDS.runReads, document.uri.toString());
    const ticked = STORY.replace('⬜', '✅').replace('⬜', '❌');
    assert.equal(document.getText(), ticked);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('keeps the number of lenses on every line, whatever the verdicts', async () => {
    const document = await openFile('lenses.md', STORY);
    const before = await lensesALine(document);
    assert.deepEqual(before, { '5': 3, '11': 3, '17': 3, '19': 1, '21': 3, '22': 3 });
    for (const target of ['task:1.1', 'task:1.2']) await run(document, target);
    await vscode.commands.executeCommand(COMMANDS.runReads, document.uri.toString());
    assert.deepEqual(await lensesALine(document), before);
    assert.match(await verdictOn(document, 5), /^5 passed/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('ticks nothing where the command was changed while it ran', async () => {
    execFileSync('mkfifo', [join(folder().fsPath, 'gate')]);
    const story =
      '# STORY-GATE\n\n## Tasks\n\n- [ ] **1.1 Pass the gate**\n  ```bash\n  cat gate\n  ```\n  - Expected: open\n';
    const document = await openFile('gate.md', story);
    const ended = run(document, 'task:1.1');
    // Opening to write waits for the reader: from here on the command runs.
    const gate = await open(join(folder().fsPath, 'gate'), 'w');
    assert.match(await verdictOn(document, 5), /^5 running/);
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(story.indexOf('cat gate') + 'cat gate'.length);
    edit.insert(document.uri, at, ' /dev/null');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const changed = document.getText();
    await gate.write('open\n');
    await gate.close();
    await Promise.race([ended, until(async () => (await verdictOn(document, 5)).startsWith('5 stale'))]);
    assert.match(await verdictOn(document, 5), /^5 stale/);
    assert.equal(document.getText(), changed);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is cancelled at once, and decides nothing', async () => {
    execFileSync('mkfifo', [join(folder().fsPath, 'shut')]);
    const story = '# STORY-SHUT\n\n## Tasks\n\n- [ ] **1.1 Wait**\n  ```bash\n  cat shut\n  ```\n  - Expected: open\n';
    const document = await openFile('shut.md', story);
    const ended = run(document, 'task:1.1');
    const gate = await open(join(folder().fsPath, 'shut'), 'w');
    await vscode.commands.executeCommand(COMMANDS.cancel, document.uri.toString());
    await ended;
    await gate.close();
    assert.match(await verdictOn(document, 5), /^5 undecided/);
    assert.equal(document.getText(), story);
  });
});
