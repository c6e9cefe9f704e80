import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inCache, inProject } from './folders.ts';
import { fillControlPlane } from './fillControlPlane.ts';
import { startControlPlane, stopControlPlane, isRunning, type ControlPlane } from './controlPlane.ts';
import { mustRun, runProgram } from './runProgram.ts';
import { during } from './say.ts';

/** Kubernetes' own version, as the sources in tools/clusters/go.mod have it. */
const VERSION = 'v1.36.3';

/** The demo's two clusters. Service and pod addresses differ, so that a check of the wrong cluster shows. */
const CLUSTERS: readonly ControlPlane[] = [
  { alias: 'infra', services: '10.61', pods: '10.71', logLevel: 'info' },
  { alias: 'apps', services: '10.62', pods: '10.72', logLevel: 'debug' },
];

/** Where `npm run clusters` keeps its two. */
export const DEMO_CLUSTERS: string = inCache('clusters', 'demo');

/** The kubeconfig of a pair of light clusters; it exists while they are up and filled. */
export function kubeconfigIn(folder: string): string {
  return join(folder, 'kubeconfig');
}

/** True where Go is there to build with. */
export async function hasGo(): Promise<boolean> {
  return runProgram('go', ['version']).then(
    ({ status }) => status === 0,
    () => false,
  );
}

/** Where `buildLightClusters` puts `planes` and `kubectl`: the name stands for their sources. */
export async function binFolder(): Promise<string> {
  const hash = createHash('sha256').update(VERSION);
  for (const name of ['go.mod', 'go.sum', 'main.go']) hash.update(await readFile(inProject('tools', 'clusters', name)));
  return inCache('clusters', 'bin', hash.digest('hex').slice(0, 12));
}

/** Builds etcd, kube-apiserver and kubectl once. Returns the folder with `planes` and `kubectl`. */
export async function buildLightClusters(): Promise<string> {
  const folder = await binFolder();
  if (existsSync(join(folder, 'kubectl'))) return folder;
  await mkdir(folder, { recursive: true });
  const [major = '', minor = ''] = VERSION.slice(1).split('.');
  const stamps = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
    `-X ${path}.gitVersion=${VERSION}`,
    `-X ${path}.gitMajor=${major}`,
    `-X ${path}.gitMinor=${minor}`,
  ]);
  const fresh = join(folder, `planes.${String(process.pid)}`);
  await during(
    `Light clusters: building etcd, kube-apiserver and kubectl ${VERSION} into ${folder} (half a minute; six to ten minutes with an empty Go cache)`,
    (step) =>
      mustRun(
        'go',
        ['build', '-v', '-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${stamps.join(' ')}`, '-o', fresh, '.'],
        {
          cwd: inProject('tools', 'clusters'),
          onLine: step,
        },
      ),
    'packages compiled',
  );
  await rename(fresh, join(folder, 'planes'));
  await symlink('planes', join(folder, 'kubectl')).catch((error: unknown) => {
    if (!existsSync(join(folder, 'kubectl'))) throw error;
  });
  return folder;
}

export interface UpOptions {
  /** State of these two clusters. */
  readonly folder: string;
  readonly bin: string;
  /** True: they end with us. False: they stay until `downLightClusters`. */
  readonly endWithUs: boolean;
}

/** Starts and fills both; nothing to do where they are up. The kubeconfig is written last. */
export async function upLightClusters({ folder, bin, endWithUs }: UpOptions): Promise<void> {
  if ((await lightClustersUp(folder)) && existsSync(kubeconfigIn(folder))) return;
  await downLightClusters(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const started = await Promise.all(
      CLUSTERS.map(async (cluster) => {
        const access = await startControlPlane(cluster, { folder: join(folder, cluster.alias), bin, endWithUs });
        await fillControlPlane(cluster, access.kubeconfig, bin);
        return access;
      }),
    );
    const whole = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'infra',
      clusters: started.map(({ entry }) => entry.cluster),
      users: started.map(({ entry }) => entry.user),
      contexts: started.map(({ entry }) => entry.context),
    };
    // JSON is YAML. Renamed into place: whoever looks sees all of it or nothing.
    await writeFile(`${kubeconfigIn(folder)}.new`, JSON.stringify(whole, null, 2), { mode: 0o600 });
    await rename(`${kubeconfigIn(folder)}.new`, kubeconfigIn(folder));
  } catch (error) {
    await downLightClusters(folder);
    throw error;
  }
}

/** Ends what is left of both and removes their state. */
export async function downLightClusters(folder: string): Promise<void> {
  await rm(kubeconfigIn(folder), { force: true });
  const aliases = existsSync(folder) ? await readdir(folder) : [];
  await Promise.all(aliases.map((alias) => stopControlPlane(join(folder, alias))));
  await rm(folder, { recursive: true, force: true });
}

/** True where all processes of both run. */
export async function lightClustersUp(folder: string): Promise<boolean> {
  const all = await Promise.all(CLUSTERS.map(({ alias }) => isRunning(join(folder, alias))));
  return all.every(Boolean);
}
