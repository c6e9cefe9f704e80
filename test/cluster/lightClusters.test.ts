import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  buildLightClusters,
  downLightClusters,
  hasGo,
  kubeconfigIn,
  lightClustersUp,
  upLightClusters,
} from '../../tools/lightClusters.ts';
import { mustRun } from '../../tools/runProgram.ts';
import { runDemo } from '../support/demoRun.ts';
import { notRun } from '../support/notRun.ts';

describe('the light clusters of the demo', () => {
  let folder: string;
  let bin: string;
  const kubectl = async (context: string, ...args: readonly string[]): Promise<string> =>
    (await mustRun(join(bin, 'kubectl'), ['--kubeconfig', kubeconfigIn(folder), '--context', context, ...args])).trim();

  before(async function () {
    this.timeout(15 * 60_000);
    if (!(await hasGo())) notRun(this, 'there is no Go to build them with');
    bin = await buildLightClusters();
    folder = await mkdtemp(join(tmpdir(), 'story-ops-light-'));
    await upLightClusters({ folder, bin, endWithUs: true });
  });
  after(async () => {
    if (folder) await downLightClusters(folder);
  });

  it('stand as the contexts infra and apps, and differ in their addresses', async () => {
    const address = ['-n', 'ferry', 'get', 'svc', 'timetable', '-o', 'jsonpath={.spec.clusterIP}'];
    assert.equal(await kubectl('infra', ...address), '10.61.0.40');
    assert.equal(await kubectl('apps', ...address), '10.62.0.40');
  });

  it('hold a Deployment that is ready, with copies on different nodes', async () => {
    const table = await kubectl('apps', '-n', 'ferry', 'get', 'deploy', 'timetable', '--no-headers');
    assert.match(table, /^timetable +2\/2 +2 +2 /);
    const nodes = await kubectl('apps', '-n', 'ferry', 'get', 'pods', '-o', 'jsonpath={.items[*].spec.nodeName}');
    assert.deepEqual(nodes.split(' ').sort(), ['apps-quay-1', 'apps-quay-2']);
  });

  it('differ in the one setting that the story finds wrong', async () => {
    const level = ['-n', 'ferry', 'get', 'cm', 'timetable-settings', '-o', 'jsonpath={.data.LOG_LEVEL}'];
    assert.equal(await kubectl('infra', ...level), 'info');
    assert.equal(await kubectl('apps', ...level), 'debug');
  });

  it('hold what the demo’s story looks for, and the one thing that it finds wrong', async () => {
    const env = { ...process.env, KUBECONFIG: kubeconfigIn(folder), PATH: [bin, process.env['PATH']].join(delimiter) };
    const contexts = ['--context', 'infra=infra', '--context', 'apps=apps'];
    const { verdicts } = await runDemo('ferry.md', [...contexts, '--set', 'pod-name=timetable-6f9c8d7b54-7wq2x'], env);
    const others = verdicts.filter((line) => !line.endsWith(' pass'));
    assert.equal(verdicts.length - others.length, 13);
    assert.deepEqual(others, [
      'AC3:log-level-apps fail',
      '3.2 left out',
      'AC4:season-announced left out',
      'AC4:readable left out',
    ]);
  });

  it('leave nothing when they go down', async () => {
    await downLightClusters(folder);
    assert.equal(await lightClustersUp(folder), false);
    assert.equal(existsSync(folder), false);
  });
});
