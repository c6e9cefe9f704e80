import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { makeKube } from '../../../src/kube/kube.ts';
import type { DisposableKube, KubeOptions } from '../../../src/kube/kube.ts';
import { inFolder } from '../../support/inFolder.ts';
import { testClusters } from '../../support/testClusters.ts';

export interface Named {
  readonly name: string;
  readonly cluster?: Record<string, unknown>;
  readonly user?: Record<string, unknown>;
  readonly context?: Record<string, unknown>;
}

/** The parts of a kubeconfig, to be put together anew. */
export interface Parts {
  readonly cluster: Record<string, unknown>;
  readonly user: Record<string, unknown>;
}

/** Cluster and user of the real contexts, by the alias of the tests. */
export async function realParts(alias: 'infra' | 'apps'): Promise<Parts> {
  const { kubeconfig, contexts } = testClusters();
  const config = parse(await readFile(kubeconfig, 'utf8')) as Record<
    'clusters' | 'users' | 'contexts',
    readonly Named[]
  >;
  const context = config.contexts.find(({ name }) => name === contexts[alias])?.context;
  const cluster = config.clusters.find(({ name }) => name === context?.['cluster'])?.cluster;
  const user = config.users.find(({ name }) => name === context?.['user'])?.user;
  if (!cluster || !user) throw new Error(`The test's kubeconfig has no whole context for ${alias}.`);
  return { cluster, user };
}

/** A kubeconfig with one context a name, each with a cluster and a user of its own. */
export function kubeconfigOf(contexts: Readonly<Record<string, Parts>>, more: Record<string, unknown> = {}): string {
  const names = Object.entries(contexts);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    ...more,
    clusters: names.map(([name, { cluster }]) => ({ name: `${name}-c`, cluster })),
    users: names.map(([name, { user }]) => ({ name: `${name}-u`, user })),
    contexts: names.map(([name]) => ({ name, context: { cluster: `${name}-c`, user: `${name}-u` } })),
  });
}

export interface KubeFolder {
  readonly folder: string;
  readonly kube: DisposableKube;
  readonly env: Record<string, string>;
}

/** A home of its own with these files, and Kube over them. Afterwards the files are as they were and ours are gone. */
export async function withKubeFolder(
  files: Readonly<Record<string, string>>,
  body: (given: KubeFolder) => Promise<void>,
  options: Partial<KubeOptions> & { readonly env?: never; readonly more?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
      if (text.startsWith('#!')) await chmod(path.join(folder, name), 0o755);
    }
    const tmp = path.join(folder, 'tmp');
    await mkdir(tmp);
    const { more, ...rest } = options;
    const env: Record<string, string> = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      KUBECONFIG: 'config',
      ...more,
    };
    const before = await fingerprints(folder, Object.keys(files));
    const kube = makeKube({ cwd: folder, parent: tmp, ...rest, env: () => Promise.resolve(env) });
    try {
      await body({ folder, kube, env });
      const after = await fingerprints(folder, Object.keys(files));
      if (after !== before) throw new Error(`The user's files changed:\n${before}\n${after}`);
    } finally {
      await kube.dispose();
    }
    const left = await readdir(tmp);
    if (left.length > 0) throw new Error(`Left behind: ${left.join(', ')}`);
  });
}

/** Bytes, times, mode and place of files: equal means untouched. */
export async function fingerprints(folder: string, names: readonly string[]): Promise<string> {
  const lines = names.map(async (name) => {
    const file = path.join(folder, name);
    const { ino, mode, mtimeNs } = await stat(file, { bigint: true });
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    return `${name} ${hash} ${String(ino)} ${String(mode)} ${String(mtimeNs)}`;
  });
  return (await Promise.all(lines)).join('\n');
}

/** Puts the tests' login plugin into a folder, under a relative path that only its own kubeconfig can know. */
export async function putLogin(folder: string, name: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await copyFile(fileURLToPath(new URL('../../bin/login', import.meta.url)), path.join(folder, name));
}
