import { readFile } from 'node:fs/promises';
import { HttpMethod, IsomorphicFetchHttpLibrary, KubeConfig, RequestContext } from '@kubernetes/client-node';
import type { ApiAnswer } from './answer.ts';
import { CANCELLED } from './answer.ts';
import type { ConfigFile, Entry } from './files.ts';
import { networkSentence } from './networkError.ts';
import { proxyFor } from './proxy.ts';

/*
 * The only file that sees the Kubernetes client library, which is large and needs Node 22.19: it is imported when a
 * cluster is first asked. The library is given one cluster and one user and reads no kubeconfig itself, so that it can
 * reach nothing else, and so that what it reads otherwise than kubectl (tokenFile, data beside files, no user at all)
 * is read as kubectl does.
 */

/** One GET (`/api/v1/namespaces/kube-system`) to the current context of an isolated file. `ms` is all its time. */
export async function getByClient(
  config: ConfigFile,
  path: string,
  env: Readonly<Record<string, string>>,
  ms: number,
  signal: AbortSignal,
): Promise<ApiAnswer> {
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
    return read(response.httpStatusCode, await response.body.text(), server);
  } catch (error) {
    if (signal.aborted) return CANCELLED;
    return { kind: 'blocked', why: networkSentence(server, error, time.aborted ? ms : null) };
  }
}

async function load(cluster: Entry, user: Entry, env: Readonly<Record<string, string>>): Promise<KubeConfig> {
  const server = String(cluster['server']);
  const proxy = text(cluster['proxy-url']) ?? proxyFor(server, env);
  const token = text(user['token']);
  const tokenFile = text(user['tokenFile']);
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromOptions({
    clusters: [
      defined({
        name: 'it',
        server,
        caData: await data(cluster, 'certificate-authority'),
        // Plain HTTP is refused by the library unless told that there is nothing to verify.
        skipTLSVerify: cluster['insecure-skip-tls-verify'] === true || server.startsWith('http:'),
        tlsServerName: text(cluster['tls-server-name']),
        proxyUrl: proxy,
      }),
    ],
    users: [
      defined({
        name: 'it',
        certData: await data(user, 'client-certificate'),
        keyData: await data(user, 'client-key'),
        token: tokenFile === undefined ? token : (await readFile(tokenFile, 'utf8')).trim(),
        username: text(user['username']),
        password: text(user['password']),
        impersonateUser: text(user['as']),
      }),
    ],
    contexts: [{ name: 'it', cluster: 'it', user: 'it' }],
    currentContext: 'it',
  });
  return kubeConfig;
}

/** Base64 of `<field>-data`, else of the file; as in kubectl the data count where both are there. */
async function data(entry: Entry, field: string): Promise<string | undefined> {
  const inline = text(entry[`${field}-data`]);
  if (inline !== undefined) return inline;
  const file = text(entry[field]);
  return file === undefined ? undefined : (await readFile(file)).toString('base64');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function defined<T extends object>(entry: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as never;
}

function read(status: number, body: string, server: string): ApiAnswer {
  if (status === 401)
    return {
      kind: 'login',
      why: `The cluster at ${new URL(server).host} does not accept the login: it has expired or is not valid there. Log in again and repeat.`,
    };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = null; // a login page or a proxy's words: not an API server's answer
  }
  if (status === 403) {
    const message = (parsed as { message?: unknown } | null)?.message;
    return {
      kind: 'forbidden',
      why: `The cluster does not allow it: ${typeof message === 'string' ? message : 'forbidden'}.`,
    };
  }
  if (status === 200 && parsed !== null) return { kind: 'ok', body: parsed };
  return {
    kind: 'blocked',
    why: `What answers at ${new URL(server).host} is not a working Kubernetes API (HTTP ${String(status)}). Check the server of the context.`,
  };
}
