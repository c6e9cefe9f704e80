import { openFolder, type OpenedFolder } from './openFolder.ts';

describe('a story in a workspace that is not trusted', () => {
  let opened: OpenedFolder;

  before(async () => {
    opened = await openFolder('demo', { trust: true, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
    await opened.openFile('lighthouse.md');
  });
  after(() => opened.close());

  it('is read and shown, and nothing of it runs', async () => {
    await opened.lens('Run').first().waitFor();
    await opened.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
    await opened.clickLensAbove('1.1 Count the lamps', 'Run');
    // A page under test pops up no messages by itself; they wait behind the bell.
    await opened.page.locator('[id="status.notifications"]').click();
    await opened.page
      .locator('.notification-list-item')
      .filter({ hasText: 'Trust this workspace to run them' })
      .waitFor();
    await opened.picture('untrusted');
    await opened.lens('not run').first().waitFor();
    await opened.lens('running').waitFor({ state: 'detached' });
    await opened.page.locator('.view-line').filter({ hasText: '- [ ] **1.1' }).waitFor();
  });
});
