import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildLightClusters,
  downLightClusters,
  hasGo,
  kubeconfigIn,
  upLightClusters,
} from '../../../tools/lightClusters.ts';
import { notRun } from '../../support/notRun.ts';
import { openFolder, type OpenedFolder } from './openFolder.ts';

/** The clusters differ in the one setting. */
const BOTH = `# STORY-BOTH — Both piers

## Tasks

- [ ] **1.1 What both have**
  \`\`\`bash
  kubectl -n ferry get cm timetable-settings -o name
  \`\`\`
  - Expected: \`configmap/timetable-settings\`

- [ ] **1.2 What one has**
  \`\`\`bash
  kubectl -n ferry get cm timetable-settings -o jsonpath='{.data.LOG_LEVEL}'
  \`\`\`
  - Expected: \`info\`
`;

describe('the demo’s story for two clusters, as a newcomer clicks through it', () => {
  let opened: OpenedFolder | undefined;
  let bin: string;
  let folder: string | undefined;

  before(async function () {
    this.timeout(15 * 60_000);
    if (!(await hasGo())) notRun(this, 'there is no Go to build the clusters with');
    bin = await buildLightClusters();
    folder = await mkdtemp(join(tmpdir(), 'story-ops-ferry-'));
    opened = await openFolder('demo', {
      settings: {
        'storyOps.kubeconfig': kubeconfigIn(folder),
        // As tools/demo.ts has it: no kubectl is needed beside ours.
        'storyOps.envCommand': `env PATH="$PATH":'${bin}'`,
      },
    });
    await opened.openFile('ferry.md');
  });
  after(async () => {
    await opened?.close();
    if (folder !== undefined) await downLightClusters(folder);
  });

  it('finds clusters that came up after it was opened, asks which they are, and ticks what passed there', async () => {
    if (opened === undefined || folder === undefined) throw new Error('It was not opened.');
    await upLightClusters({ folder, bin, endWithUs: true });
    await opened.lens('Run on infra').first().click();
    const choice = opened.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'https://127.0.0.1' });
    await choice.first().waitFor();
    await opened.picture('binding');
    await choice.filter({ hasText: 'infra' }).click();
    await opened.lens('passed').first().waitFor();
    await opened.page.locator('.view-line').filter({ hasText: '- [x] **1.1' }).waitFor();
    await opened.picture('ferry');
  });

  it('runs a task on each of the clusters that are picked, and ticks only what passed on both', async () => {
    if (opened === undefined) throw new Error('It was not opened.');
    const { page, row, picture } = opened;
    await writeFile(join(opened.folder, 'both.md'), BOTH);
    await opened.openFile('both.md');
    const runOnBoth = async (line: string): Promise<void> => {
      await page.locator('.view-line').filter({ hasText: line }).click();
      await opened?.runCommand('Story Ops: Run on Each Context…');
      const choice = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'https://127.0.0.1' });
      await choice.nth(1).waitFor();
      for (const name of ['infra', 'apps']) await choice.filter({ hasText: name }).click();
      await picture('each');
      await page.getByRole('button', { name: 'OK' }).click();
    };
    await runOnBoth('1.1 What both have');
    await page
      .locator('.view-line')
      .filter({ hasText: /\[x\]\s\*\*1\.1/ })
      .waitFor();
    await runOnBoth('1.2 What one has');
    await opened.lens('failed').click();
    await row('info').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.view-line').filter({ hasText: '- [ ] **1.2' }).count(), 1);
    await opened.runCommand('Story Ops: Show Run Output');
    const output = page.locator('.terminal-wrapper.active .xterm-rows');
    await output.filter({ hasText: /pass.*1\.2.*\[infra\].*fail.*1\.2.*\[apps\]/ }).waitFor();
    await picture('each-output');
  });
});
