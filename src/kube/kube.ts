import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UserError } from '../base/errors.ts';
import type { ApiAnswer } from './answer.ts';
import { ask } from './ask.ts';
import type { AliasTarget, ClusterIdentity, IdentityAnswer, IsolatedConfig, Kube, KubeContext } from './contract.ts';
import { fileOrData } from './credentials.ts';
import type { Entry } from './files.ts';
import { isEntry, kubeconfigFiles, parseConfig, readConfigFile } from './files.ts';
import { isolatedText, MissingContext, resolveContext } from './isolatedText.ts';
import type { Merged } from './merge.ts';
import { mergeConfigs } from './merge.ts';
import { readNodes, readPods } from './offers.ts';
import type { Guard, PrivateFolder } from './privateFolder.ts';
import { makePrivateFolder, privateParent, sweep } from './privateFolder.ts';

export interface KubeOptions {
  /** The environment of the user's shell: KUBECONFIG, HOME, PATH, proxies. Asked for when first needed. */
  readonly env: () => Promise<Readonly<Record<string, string>>>;
  /** The folder in which commands run: relative entries of KUBECONFIG start here, and so do login plugins. */
  readonly cwd: string;
  /** One file instead of KUBECONFIG (`--kubeconfig`). Read whenever contexts are, since a setting may change. */
  readonly kubeconfig?: string | undefined;
  /** `kubectl` where not set. */
  readonly kubectl?: string;
  /** What a login plugin says on its standard error while it is waited for. */
  readonly onLogin?: (context: string, text: string) => void;
  /** Where the private folder is made; for tests. */
  readonly parent?: string;
  /** Removes the private folder where we are killed. */
  readonly guard?: Guard;
  /** Limits in milliseconds; for tests. 5,000 and 60,000. */
  readonly networkMs?: number;
  readonly loginMs?: number;
}

/** Kube with its private folder, which goes with `dispose` and at the latest with the process. */
export interface DisposableKube extends Kube {
  /** Removes what processes of ours that were killed have left; done before the first file is made, too. */
  sweep(): Promise<void>;
  dispose(): Promise<void>;
}

/** Reads the user's kubeconfig files, and writes only into a private folder of its own. */
export function makeKube(options: KubeOptions): DisposableKube {
  let folder: Promise<PrivateFolder> | undefined;
  const privateFolder = (): Promise<PrivateFolder> => (folder ??= openFolder(options));
  const merged = (): Promise<Merged> => readAll(options);

  const isolate = async (targets: readonly AliasTarget[]): Promise<IsolatedConfig> => {
    const all = targets.length === 0 ? EMPTY : await merged();
    for (const target of targets) await refuseMoved(all, target);
    return (await privateFolder()).write('config', isolatedText(all, targets));
  };

  const get = async (context: string, path: string | ((namespace: string) => string), signal: AbortSignal) => {
    const all = await merged();
    const parts = resolveContext(all, context);
    const namespace = String(parts.context.value['namespace'] ?? 'default');
    const env = await options.env();
    const file = await isolate([{ alias: context, context }]);
    try {
      const config = parseConfig(await readFile(file.path, 'utf8'), file.path);
      const settings = {
        program: options.kubectl ?? 'kubectl',
        env,
        cwd: options.cwd,
        networkMs: options.networkMs ?? 5_000,
        loginMs: options.loginMs ?? 60_000,
        onLogin: (text: string) => options.onLogin?.(context, text),
      };
      const answer = await ask(config, typeof path === 'string' ? path : path(namespace), settings, signal);
      return { answer, cluster: parts.cluster.value };
    } finally {
      await file.dispose();
    }
  };

  return {
    contexts: async () => listContexts(await merged()),
    isolate,
    identity: (context, signal) =>
      blockedByMissing(async (): Promise<IdentityAnswer> => {
        const { answer, cluster } = await get(context, '/api/v1/namespaces/kube-system', signal);
        return identityFrom(answer, cluster);
      }),
    podIps: (context, namespace, signal) =>
      blockedByMissing(async () => {
        const path = (own: string): string =>
          `/api/v1/namespaces/${encodeURIComponent(namespace ?? own)}/pods?limit=500`;
        return readPods((await get(context, path, signal)).answer);
      }),
    nodeNames: (context, signal) =>
      blockedByMissing(async () => readNodes((await get(context, '/api/v1/nodes?limit=500', signal)).answer)),
    sweep: async () => {
      await sweep(options.parent ?? privateParent(await options.env()));
    },
    dispose: async () => {
      await (await folder)?.dispose();
    },
  };
}

const EMPTY: Merged = mergeConfigs([]);

async function openFolder(options: KubeOptions): Promise<PrivateFolder> {
  const parent = options.parent ?? privateParent(await options.env());
  await sweep(parent);
  return makePrivateFolder(parent, options.guard);
}

async function readAll(options: KubeOptions): Promise<Merged> {
  const list = kubeconfigFiles(await options.env(), options.cwd, options.kubeconfig);
  const files = await Promise.all(list.paths.map(readConfigFile));
  const missing = list.paths.find((_, i) => files[i] === null);
  if (list.explicit && missing !== undefined)
    throw new UserError('This kubeconfig does not exist.', { place: { path: missing }, next: 'Check its path.' });
  const found = files.filter((file) => file !== null);
  const [first] = found;
  if (first && first.path !== '/dev/null' && found.every((file) => file.contexts.length === 0))
    throw new UserError('The kubeconfig holds no context.', {
      place: { path: first.path },
      next: 'Add a context to it, or set KUBECONFIG to a file that has one.',
    });
  return mergeConfigs(found);
}

function listContexts(merged: Merged): readonly KubeContext[] {
  return [...merged.contexts.values()].map(({ name, value }): KubeContext => {
    const cluster = String(value['cluster'] ?? '');
    const namespace = value['namespace'];
    return {
      name,
      cluster,
      server: String(merged.clusters.get(cluster)?.value['server'] ?? ''),
      namespace: typeof namespace === 'string' && namespace !== '' ? namespace : null,
      execPlugin: isEntry(merged.users.get(String(value['user'] ?? ''))?.value['exec']),
    };
  });
}

async function refuseMoved(merged: Merged, target: AliasTarget): Promise<void> {
  if (!target.expected) return;
  const { cluster } = resolveContext(merged, target.context);
  const server = String(cluster.value['server']);
  const caHash = await caHashOf(cluster.value);
  if (server === target.expected.server && caHash === target.expected.caHash) return;
  const how =
    server === target.expected.server
      ? 'trusts another authority'
      : `leads to ${server} instead of ${target.expected.server}`;
  throw new UserError(`Context "${target.context}" changed while it was in use: it ${how} now.`, {
    place: { path: cluster.file, line: cluster.line },
    next: `Run again; if the change is meant, bind "${target.alias}" again.`,
  });
}

async function identityFrom(answer: ApiAnswer, cluster: Entry): Promise<IdentityAnswer> {
  const known = async (uid: string | null): Promise<IdentityAnswer> => {
    const identity: ClusterIdentity = { server: String(cluster['server']), uid, caHash: await caHashOf(cluster) };
    return { kind: 'known', identity };
  };
  switch (answer.kind) {
    case 'ok': {
      const uid = (answer.body as { metadata?: { uid?: unknown } } | null)?.metadata?.uid;
      if (typeof uid === 'string' && uid !== '') return known(uid);
      return { kind: 'blocked', why: 'What answers there is not a Kubernetes API. Check the server of the context.' };
    }
    case 'forbidden':
      return known(null);
    case 'login':
    case 'blocked':
      return { kind: 'blocked', why: answer.why };
  }
}

/** Of the bundle's text, line ends evened out, so that moving it from a file into the kubeconfig changes nothing. */
async function caHashOf(cluster: Entry): Promise<string | null> {
  const bytes = await fileOrData(cluster, 'certificate-authority');
  if (bytes === undefined) return null;
  return createHash('sha256').update(bytes.toString('latin1').replace(/\r\n/g, '\n').trim(), 'latin1').digest('hex');
}

/** A context that is not there is an answer of its own; a broken file is not. */
async function blockedByMissing<T>(
  read: () => Promise<T>,
): Promise<T | { readonly kind: 'blocked'; readonly why: string }> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MissingContext) return { kind: 'blocked', why: `${error.message} ${error.next ?? ''}`.trim() };
    throw error;
  }
}
