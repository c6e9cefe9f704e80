import assert from 'node:assert/strict';
import { openFolder, type OpenedFolder } from './openFolder.ts';

describe('the demo’s story without a cluster, as a newcomer clicks through it', () => {
  let opened: OpenedFolder;

  before(async () => {
    opened = await openFolder('demo', {
      width: 1240,
      height: 780,
      settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
    });
    await opened.openFile('lighthouse.md');
    await opened.lens('Run').first().waitFor();
  });
  after(() => opened.close());

  it('ticks the box of a task whose check passed', async () => {
    await opened
      .lens(/^\s*Run$/)
      .first()
      .click();
    await opened.lens('passed').first().waitFor();
    await opened.page.locator('.view-line').filter({ hasText: '- [x] **1.1' }).waitFor();
  });

  it('shows a failed task as failed, and leaves its box alone', async () => {
    await opened
      .lens(/^\s*Run$/)
      .nth(1)
      .click();
    await opened.lens('failed').first().waitFor();
    assert.equal(await opened.page.locator('.view-line').filter({ hasText: '- [ ] **1.2' }).count(), 1);
  });

  it('shows an expectation that no rule covers as undecided', async () => {
    await opened
      .lens(/^\s*Run$/)
      .nth(2)
      .click();
    await opened.lens('undecided').first().waitFor();
    assert.equal(await opened.page.locator('.view-line').filter({ hasText: '- [ ] **1.3' }).count(), 1);
  });

  it('shows criteria and tasks with their state beside the text, for the README', async () => {
    await opened.page.getByRole('tab', { name: 'Story Ops' }).click();
    await opened.unfold('The timetable on two clusters', false);
    await opened.unfold('Phase 1: The lamps');
    await opened.row('1.1').waitFor();
    await opened.unfold('Acceptance criteria');
    await opened.row('Every lamp on the list').waitFor();
    await opened.picture('story');
  });
});
