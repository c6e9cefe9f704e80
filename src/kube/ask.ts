import type { ApiAnswer } from './answer.ts';
import type * as Client from './client.ts';
import type { ConfigFile, Entry } from './files.ts';
import type { KubectlSettings } from './kubectl.ts';
import { getByKubectl } from './kubectl.ts';

/** What only kubectl does as kubectl does it: plugins, providers, and impersonation beyond a name. */
const KUBECTL_ONLY = ['exec', 'auth-provider', 'as-uid', 'as-groups', 'as-user-extra'];

/**
 * One GET to the current context of an isolated file: by the client library, or by kubectl where the library cannot
 * log in, is refused, or cannot be loaded (an older Node).
 */
export async function ask(
  config: ConfigFile,
  path: string,
  settings: KubectlSettings,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const user: Entry = config.users[0]?.value ?? {};
  const client = KUBECTL_ONLY.some((field) => user[field] !== undefined) ? null : await loadClient();
  if (!client) return getByKubectl(config, path, settings, signal);
  const answer = await client.getByClient(config, path, settings.env, settings.networkMs, signal);
  return answer.kind === 'login' ? getByKubectl(config, path, settings, signal) : answer;
}

let loading: Promise<typeof Client | null> | undefined;

/** The library, once in a process; null where this Node is too old for it. */
function loadClient(): Promise<typeof Client | null> {
  loading ??= import('./client.ts').catch(() => null);
  return loading;
}
