import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, NO_BROWSER } from '../../tools/browser.ts';
import { openFolder, type OpenedFolder } from '../host/browser/openFolder.ts';
import { notRun } from '../support/notRun.ts';
import { sampleStory } from '../support/sample.ts';

const NAME = 'STORY-DNS-COREDNS-BASE.md';

describe('a click on a lens, against a real cluster', () => {
  let opened: OpenedFolder | undefined;
  let folder = '';
  const text = sampleStory(NAME);
  const contexts = new Map(
    (process.env['STORY_OPS_TEST_CONTEXTS'] ?? '').split(',').map((p) => p.split('=') as [string, string]),
  );

  before(async function () {
    if (text === null) return notRun(this, 'the sample story is not beside the project');
    if (process.env['STORY_OPS_TEST_NODES'] !== '1') return notRun(this, 'it needs clusters with nodes');
    if (findBrowser() === undefined) return notRun(this, NO_BROWSER);
    folder = await mkdtemp(join(tmpdir(), 'story-ops-lens-'));
    await writeFile(join(folder, NAME), text);
    opened = await openFolder(folder, { width: 1400, height: 900 });
    await opened.openFile(NAME);
  });
  after(async () => {
    await opened?.close();
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  it('asks once which context is meant, runs, and ticks the box of the task and nothing else', async () => {
    assert.ok(opened && text !== null);
    const { page, lens, picture } = opened;
    await goToLine(opened, 102);
    await lens(/Run on infra/)
      .first()
      .waitFor();
    await picture('lens-before');
    await opened.clickLensAbove('2.3 Verify Infra Deployment', 'Run on infra');
    await pick(opened, contexts.get('infra') ?? '');
    await lens(/passed/)
      .first()
      .waitFor();
    // The verdict is known a moment before its edit is in the text.
    await page
      .locator('.view-line')
      .filter({ hasText: /\[x\]\s\*\*2\.3/ })
      .waitFor();
    await picture('lens-after');
    await page.keyboard.press('Control+S');
    // The editor saves in its own time, also by itself, and empties the file before it writes.
    let saved = text;
    while (saved === text || saved.length < text.length) {
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(drawn))');
      saved = await readFile(join(opened.folder, NAME), 'utf8');
    }
    assert.equal(saved, text.replace('- [ ] **2.3 ', '- [x] **2.3 '));
  });
});

async function goToLine({ page }: OpenedFolder, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input[type="text"]');
  await input.waitFor();
  await input.fill(`:${String(line)}`);
  await page.keyboard.press('Enter');
}

async function pick({ page }: OpenedFolder, label: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
}
