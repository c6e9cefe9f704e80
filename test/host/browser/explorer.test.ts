import { openFolder, type OpenedFolder } from './openFolder.ts';

describe('a story that is opened in the Explorer, with the address that the demo gives', () => {
  let opened: OpenedFolder;

  before(async () => {
    opened = await openFolder('demo', { file: 'ferry.md' });
    await opened.page.locator('.tab.active').filter({ hasText: 'ferry.md' }).waitFor();
  });
  after(() => opened.close());

  // A path of another form than that of commands would make two documents of one file.
  it('is the document that is ticked', async () => {
    await opened.row('lighthouse.md').dblclick();
    await opened
      .lens(/^\s*Run$/)
      .first()
      .click();
    await opened.page.locator('.view-line').filter({ hasText: '- [x] **1.1' }).waitFor();
    await opened.lens('passed').first().waitFor();
  });
});
