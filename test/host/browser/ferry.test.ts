import { mkdtemp } from 'node:fs/promises';
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
});
