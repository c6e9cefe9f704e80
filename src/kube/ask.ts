import type { ApiAnswer } from './answer.ts';
import type * as Client from './client.ts';
import { text } from './credentials.ts';
import { getDirectly } from './direct.ts';
import type { ConfigFile, Entry } from './files.ts';
import type { KubectlSettings } from './kubectl.ts';
import { getByKubectl } from './kubectl.ts';
import { proxyFor } from './proxy.ts';

/** What only kubectl does as kubectl does it: plugins, providers, and impersonation beyond a name. */
const KUBECTL_ONLY = ['exec', 'auth-provider', 'as-uid', 'as-groups', 'as-user-extra'];

/**
 * One GET to the current context of an isolated file: by kubectl where the login is more than what the file holds, or
 * where that is refused; else by the client library; where that cannot be loaded or will not ask, with Node's own means or,
 * behind a proxy, by kubectl.
 */
export async function ask(
  config: ConfigFile,
  path: string,
  settings: KubectlSettings,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const user: Entry = config.users[0]?.value ?? {};
  if (KUBECTL_ONLY.some((field) => user[field] !== undefined && user[field] !== null))
    return getByKubectl(config, path, settings, signal);
  const { env, networkMs } = settings;
  const byLibrary = await (await loadClient())?.getByClient(config, path, env, networkMs, signal);
  if (!byLibrary && needsProxy(config, env)) return getByKubectl(config, path, settings, signal);
  const answer = byLibrary ?? (await getDirectly(config, path, networkMs, signal));
  if (answer.kind !== 'login') return answer;
  // kubectl may know a way of logging in that we do not; where it is missing, what we have is the better answer.
  const again = await getByKubectl(config, path, settings, signal);
  return again.kind === 'blocked' ? answer : again;
}

function needsProxy(config: ConfigFile, env: Readonly<Record<string, string>>): boolean {
  const cluster: Entry = config.clusters[0]?.value ?? {};
  return (text(cluster['proxy-url']) ?? proxyFor(String(cluster['server']), env)) !== undefined;
}

let loading: Promise<typeof Client | null> | undefined;

/** The library, once in a process; null where this Node is too old for it, or the bundle has left it out. */
function loadClient(): Promise<typeof Client | null> {
  loading ??= import('./client.ts').catch(() => null);
  return loading;
}
