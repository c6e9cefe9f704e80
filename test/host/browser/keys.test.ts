import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openFolder, type OpenedFolder } from './openFolder.ts';

const STORY = `# STORY-OVEN — An oven that asks

## Tasks

- [ ] **1.1 Feel the oven**
  \`\`\`bash
  read -r -p "Is it wa"rm"? " answer; echo "$answer $(printenv KUBECONFIG)" > felt
  \`\`\`
  - Expected: it is warm

- [ ] **1.2 Feel it again**
  \`\`\`bash
  read -r -p "Still?" answer
  \`\`\`
`;

describe('a check that asks for keys', () => {
  let opened: OpenedFolder;
  let source: string;
  let terminal: Locator;
  let tab: Locator;

  before(async () => {
    source = await mkdtemp(join(tmpdir(), 'story-ops-keys-'));
    await writeFile(join(source, 'oven.md'), STORY);
    // Start-up files of a shell often name a kubeconfig. The server's own HOME stays: it keeps its data there.
    await writeFile(join(source, '.bashrc'), 'export KUBECONFIG=/elsewhere\n');
    opened = await openFolder(source, { env: { HOME: source } });
    await opened.openFile('oven.md');
    await opened.lens('Run in terminal').first().waitFor();
    terminal = opened.page.locator('.terminal-wrapper.active .xterm-rows');
    tab = opened.page.locator('.terminal-tabs-entry');
  });
  after(async () => {
    await opened.close();
    await rm(source, { recursive: true, force: true });
  });
  const felt = (): Promise<string> => readFile(join(opened.folder, 'felt'), 'utf8');

  it('is typed in a terminal once it is confirmed, and is not run before the user presses Enter', async () => {
    await opened.clickLensAbove('1.1 Feel the oven', 'Run in terminal');
    const dialog = opened.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'read -r -p' }).waitFor();
    await dialog.getByRole('button', { name: 'Run' }).click();
    await terminal.filter({ hasText: '> felt' }).waitFor();
    await opened.lens('Mark the result').waitFor();
    assert.equal(existsSync(join(opened.folder, 'felt')), false);
    await opened.picture('terminal');
  });

  it('takes the keys, with the kubeconfig of its own alone', async () => {
    await opened.page.locator('.terminal-wrapper.active .xterm-focus').waitFor();
    await opened.page.keyboard.press('Enter');
    await terminal.filter({ hasText: 'Is it warm?' }).waitFor();
    await opened.page.keyboard.type('yes');
    await opened.page.keyboard.press('Enter');
    // The file is there a moment before its line is.
    await opened.until(async () => existsSync(join(opened.folder, 'felt')) && (await felt()).endsWith('\n'));
    assert.match(await felt(), /^yes \/.*story-ops-kube\..*\/config$/m);
  });

  it('is ticked when the user marks it as passed, by their word', async () => {
    await opened.lens('Mark the result').click();
    await opened.row('Passed').waitFor();
    await opened.picture('mark');
    await opened.row('Passed').click();
    await opened.page.getByPlaceholder('What did you see?').fill('it glows');
    await opened.page.keyboard.press('Enter');
    await opened.page
      .locator('.view-line')
      .filter({ hasText: /\[x\]\s\*\*1\.1/ })
      .waitFor();
    await opened.lens('passed').click();
    await opened.row('it glows').waitFor();
    await opened.page.keyboard.press('Escape');
  });

  it('keeps its kubeconfig as long as its terminal is open', async () => {
    const config = (await felt()).trim().split(' ')[1] ?? '';
    assert.equal(existsSync(config), true);
    await opened.runCommand('Terminal: Kill the Active Terminal Instance');
    await opened.until(() => !existsSync(config));
  });

  it('may be marked as failed in the message, which ticks nothing', async () => {
    await opened.clickLensAbove('1.2 Feel it again', 'Run in terminal');
    await opened.lens('Mark the result').waitFor();
    // A page under test pops up no messages by itself; they wait behind the bell.
    await opened.page.locator('[id="status.notifications"]').click();
    const message = opened.page.locator('.notification-list-item').filter({ hasText: '1.2 is typed in its terminal' });
    await message.getByRole('button', { name: 'Failed' }).click();
    await opened.page.getByPlaceholder('What did you see?').fill('it stayed cold');
    await opened.page.keyboard.press('Enter');
    await opened.lens('failed').click();
    await opened.row('it stayed cold').waitFor();
    await opened.page.keyboard.press('Escape');
    assert.equal(await opened.page.locator('.view-line').filter({ hasText: '- [ ] **1.2' }).count(), 1);
    await opened.runCommand('Terminal: Kill the Active Terminal Instance');
    await tab.filter({ hasText: '1.2' }).waitFor({ state: 'hidden' });
  });

  it('ends with its terminal when the run is cancelled, and ticks nothing', async () => {
    await opened.clickLensAbove('1.2 Feel it again', 'Run in terminal');
    await terminal.filter({ hasText: 'Still?' }).waitFor();
    await tab.filter({ hasText: '1.2' }).waitFor();
    await opened.page.locator('.statusbar-item').filter({ hasText: 'Story running' }).click();
    await opened.lens('undecided').waitFor();
    await tab.filter({ hasText: '1.2' }).waitFor({ state: 'hidden' });
    assert.equal(await opened.page.locator('.view-line').filter({ hasText: '- [ ] **1.2' }).count(), 1);
  });
});
