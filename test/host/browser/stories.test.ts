import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../../tools/folders.ts';
import { openFolder, type OpenedFolder } from './openFolder.ts';

/** A write whose text is not what it looks like, and a read that does not end by itself. */
const SIGN = `# STORY-SIGN — A sign that lies

## Tasks

- [ ] **1.1 Paint the sign**
  \`\`\`bash
  echo "open\u202e tuhs\u200b" > sign.txt
  \`\`\`
  - Expected: open

- [ ] **1.2 Wait for the tide**
  \`\`\`bash
  tail -f /dev/null
  \`\`\`
  - Expected: high
`;

describe('stories, notes and dialogs in the editor', () => {
  let opened: OpenedFolder;
  let source: string;

  before(async () => {
    source = await mkdtemp(join(tmpdir(), 'story-ops-stories-'));
    await cp(inProject('demo'), source, { recursive: true });
    await writeFile(join(source, 'sign.md'), SIGN);
    opened = await openFolder(source);
    await opened.openFile('lighthouse.md');
    await opened.lens('Run').first().waitFor();
    await opened.page.getByRole('tab', { name: 'Story Ops' }).click();
    await opened.unfold('The timetable on two clusters', false);
    await opened.unfold('A sign that lies', false);
    await opened.unfold('Validation matrix');
    await opened.row('No lamp is dark').waitFor();
  });
  after(async () => {
    await opened.close();
    await rm(source, { recursive: true, force: true });
  });

  it('open the line of the check that is clicked in the view', async () => {
    await opened.row('No lamp is dark').click();
    await opened.page.locator('.view-line').filter({ hasText: '| No lamp is dark |' }).waitFor();
    await opened.page.locator('.statusbar-item').filter({ hasText: 'Ln 46' }).waitFor();
  });

  it('keep the view in step while somebody types', async () => {
    await opened.page.locator('.view-line').filter({ hasText: '| No lamp is dark |' }).click();
    await opened.page.keyboard.press('Home');
    for (let i = 0; i < '| AC1 | '.length; i++) await opened.page.keyboard.press('ArrowRight');
    await opened.page.keyboard.type('Tonight ');
    await opened.row('Tonight No lamp is dark').waitFor();
    for (let i = 0; i < 'Tonight '.length; i++) await opened.page.keyboard.press('Backspace');
    await opened.row(/^No lamp is dark/).waitFor();
  });

  it('run all reads of a matrix, and say what was left out and why', async () => {
    await opened.lens(/Run all reads \(4\)/).click();
    await opened.row('The rhythm is right').filter({ hasText: 'failed' }).waitFor();
    await opened.row('No lamp is dark').filter({ hasText: 'passed' }).waitFor();
    await opened.row('The light is seen').filter({ hasText: 'not run' }).waitFor();
    await opened.runCommand('Story Ops: Show Run Output');
    const output = opened.page.locator('.terminal-wrapper.active .xterm-rows');
    await output.filter({ hasText: 'nothing to run: a person checks it' }).waitFor();
    await opened.picture('matrix');
  });

  it('show a result line by line, with what was found', async () => {
    await opened.page.locator('.codelens-decoration a').filter({ hasText: 'failed' }).first().click();
    await opened.row('flashes: 3').filter({ hasText: 'found' }).waitFor();
    await opened.picture('result');
    await opened.page.keyboard.press('Escape');
  });

  it('export dev notes to the clipboard, what is not proven first', async () => {
    await opened.runCommand('Story Ops: Export Dev Notes');
    await opened.row('Copy to Clipboard').click();
    // A promise of the page is not polled, so each frame asks anew.
    let text = '';
    while (!text.includes('Not proven')) {
      await opened.page.evaluate('new Promise((drawn) => requestAnimationFrame(drawn))');
      text = String(await opened.page.evaluate('navigator.clipboard.readText()'));
    }
    assert.match(text, /AC2.*failed/);
    assert.match(text, /grep flashes lamp\/settings\.yaml/);
    assert.ok(text.indexOf('Not proven') < text.indexOf('grep flashes'));
  });

  it('export dev notes to a new document', async () => {
    await opened.runCommand('Story Ops: Export Dev Notes');
    await opened.row('Open as a New Document').click();
    await opened.page.locator('.tab.active').filter({ hasText: 'Untitled' }).waitFor();
    await opened.page.locator('.view-line').filter({ hasText: 'Not proven' }).waitFor();
    await opened.picture('notes');
  });

  it('show a write in full before it runs, what the eye would miss spelled out, and run nothing without a yes', async () => {
    await opened.openFile('sign.md');
    await opened.lens('Run').first().click();
    const dialog = opened.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'echo "open⟨U+202E⟩ tuhs⟨U+200B⟩" > sign.txt' }).waitFor();
    await dialog.filter({ hasText: 'it writes into `sign.txt`' }).waitFor();
    await opened.picture('confirm');
    await opened.page.keyboard.press('Escape');
    await opened.lens('blocked').first().waitFor();
    assert.equal(existsSync(join(opened.folder, 'sign.txt')), false);
  });

  it('cancel a long run from the status bar, and decide nothing', async () => {
    await opened.clickLensAbove('1.2 Wait for the tide', 'Run');
    await opened.lens('running').waitFor();
    const running = opened.page.locator('.statusbar-item').filter({ hasText: 'Story running' });
    await running.click();
    await running.waitFor({ state: 'hidden' });
    await opened.lens('undecided').waitFor();
    assert.equal(await opened.page.locator('.tab.active.dirty').count(), 0);
  });
});
