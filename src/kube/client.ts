import { HttpMethod, IsomorphicFetchHttpLibrary, KubeConfig, RequestContext } from '@kubernetes/client-node';
import type { ApiAnswer } from './answer.ts';
import { CANCELLED, readAnswer } from './answer.ts';
import { readCredentials, text } from './credentials.ts';
import type { ConfigFile, Entry } from './files.ts';
import { networkSentence } from './networkError.ts';
import { proxyFor } from './proxy.ts';

/*
 * The only file that sees the Kubernetes client library, which is large and needs Node 22.19: it is imported when a
 * cluster is first asked. The library is given one cluster and one user and reads no kubeconfig itself, so that it can
 * reach nothing else, and so that what it reads otherwise than kubectl (tokenFile, data beside files, no user at all)
 * is read as kubectl does.
 */

/**
 * One GET (`/api/v1/namespaces/kube-system`) to the current context of an isolated file. `ms` is all its time. Null
 * where the library cannot ask: as browsers do, it refuses some ports (6000, 6666, 10080).
 */
export async function getByClient(
  config: ConfigFile,
  path: string,
  env: Readonly<Record<string, string>>,
  ms: number,
  signal: AbortSignal,
): Promise<ApiAnswer | null> {
  const cluster = config.clusters[0]?.value ?? {};
  const server = String(cluster['server']);
  const time = AbortSignal.timeout(ms);
  try {
    const kubeConfig = await load(cluster, config.users[0]?.value ?? {}, env);
    const request = new RequestContext(`${server.replace(/\/+$/, '')}${path}`, HttpMethod.GET);
    request.setSignal(AbortSignal.any([signal, time]));
    request.setHeaderParam('Accept', 'application/json');
    await kubeConfig.applySecurityAuthentication(request);
    const response = await new IsomorphicFetchHttpLibrary().send(request).toPromise();
    return readAnswer(response.httpStatusCode, await response.body.text(), server);
  } catch (error) {
    if (signal.aborted) return CANCELLED;
    if (((error as Error).cause as Error | undefined)?.message === 'bad port') return null;
    return { kind: 'blocked', why: networkSentence(server, error, time.aborted ? ms : null) };
  }
}

async function load(cluster: Entry, user: Entry, env: Readonly<Record<string, string>>): Promise<KubeConfig> {
  const server = String(cluster['server']);
  const login = await readCredentials(cluster, user);
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromOptions({
    clusters: [
      defined({
        name: 'it',
        server,
        caData: login.ca?.toString('base64'),
        // Plain HTTP is refused by the library unless told that there is nothing to verify.
        skipTLSVerify: login.insecure || server.startsWith('http:'),
        tlsServerName: login.serverName,
        proxyUrl: text(cluster['proxy-url']) ?? proxyFor(server, env),
      }),
    ],
    users: [
      defined({
        name: 'it',
        certData: login.cert?.toString('base64'),
        keyData: login.key?.toString('base64'),
        token: login.token,
        username: login.basic?.username,
        password: login.basic?.password,
        impersonateUser: login.impersonate,
      }),
    ],
    contexts: [{ name: 'it', cluster: 'it', user: 'it' }],
    currentContext: 'it',
  });
  return kubeConfig;
}

/** Without the fields that are undefined: the library takes a field that is there for a value. */
function defined<T extends object>(entry: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as never;
}
