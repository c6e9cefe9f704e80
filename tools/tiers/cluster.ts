import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBrowser } from '../browser.ts';
import { inProject } from '../folders.ts';
import { buildLightClusters, downLightClusters, hasGo, kubeconfigIn, upLightClusters } from '../lightClusters.ts';
import { mustRun, runProgram } from '../runProgram.ts';
import { during } from '../say.ts';
import { testFiles, type Readiness, type Tier } from './tier.ts';

const TESTBED = inProject('..', 'shared', 'testbed', 'testbed');

/** Tests against real Kubernetes API servers: those that the caller names, else the testbed's, else the light ones. */
export const clusterTier: Tier = {
  name: 'cluster',
  about: 'a real Kubernetes API',
  prepare: async () => {
    const named = process.env['STORY_OPS_TEST_KUBECONFIG'];
    if (named !== undefined && named !== '') return ready({ KUBECONFIG: named, STORY_OPS_TEST_KUBECONFIG: named });
    if (existsSync(TESTBED) && process.getuid?.() === 0) return onTestbed();
    if (await hasGo()) return onLightClusters();
    return { kind: 'cannot', why: 'there is neither Go to build control planes with, nor STORY_OPS_TEST_KUBECONFIG' };
  },
};

function ready(env: NodeJS.ProcessEnv, after?: () => Promise<void>): Readiness {
  const args = ['--each', '--timeout', '120000', ...testFiles('test/cluster/**/*.test.ts')];
  return { kind: 'ready', run: { tool: 'runMocha', args, env, ...(after ? { after } : {}) } };
}

/** The two clusters with real nodes that lie beside the project. Ends them only if they were not up before. */
async function onTestbed(): Promise<Readiness> {
  const wasUp = /: running/.test((await runProgram(TESTBED, ['status'])).output);
  if (!wasUp)
    await during('Testbed: build, seven minutes with empty caches', () => mustRun(TESTBED, ['build'], { show: true }));
  // Does nothing where both are up and well, and clears up behind a half one.
  await during('Testbed: up, with two clusters', () => mustRun(TESTBED, ['up'], { show: true }));
  // One test clicks in an editor beside these clusters; where there is no browser it says that it is not run.
  await ensureBrowser();
  const bin = (await mustRun(TESTBED, ['bin'])).trim();
  const kubeconfig = (await mustRun(TESTBED, ['kubeconfig'])).trim();
  const env = {
    KUBECONFIG: kubeconfig,
    PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
    STORY_OPS_TEST_CONTEXTS: 'infra=admin@infra-01,apps=admin@apps-01',
    STORY_OPS_TEST_NODES: '1',
  };
  if (wasUp) return ready(env);
  return ready(env, async () => {
    await mustRun(TESTBED, ['down'], { show: true });
  });
}

/** Two API servers without nodes, for this run alone. */
async function onLightClusters(): Promise<Readiness> {
  const bin = await buildLightClusters();
  const folder = await mkdtemp(join(tmpdir(), 'story-ops-clusters-'));
  await during('Light clusters: up, for this run', () => upLightClusters({ folder, bin, endWithUs: true }));
  const env = {
    KUBECONFIG: kubeconfigIn(folder),
    PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
    STORY_OPS_TEST_CONTEXTS: 'infra=infra,apps=apps',
  };
  return ready(env, () => downLightClusters(folder));
}
