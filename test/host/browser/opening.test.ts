import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../../tools/folders.ts';
import { openFolder, type OpenedFolder } from './openFolder.ts';

describe('a story opened in the browser', () => {
  let opened: OpenedFolder;

  before(async () => {
    opened = await openFolder('test/host/workspace');
  });
  after(() => opened.close());

  it('shows the text and changes nothing in the file', async () => {
    await opened.openFile('lanterns.md');
    await opened.page.locator('.view-line').filter({ hasText: 'Light the harbour' }).waitFor();
    await opened.picture('opening');
    const copy = await readFile(join(opened.folder, 'lanterns.md'), 'utf8');
    assert.equal(copy, await readFile(inProject('test', 'host', 'workspace', 'lanterns.md'), 'utf8'));
    assert.equal(await opened.page.locator('.tab.active.dirty').count(), 0);
  });

  it('asks nothing of the network', () => {
    assert.deepEqual(opened.foreignRequests(), []);
  });
});
