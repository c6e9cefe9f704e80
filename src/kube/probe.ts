import net from 'node:net';
import type { Entry } from './files.ts';
import { networkSentence } from './networkError.ts';
import { proxyFor } from './proxy.ts';

/** Failures that no login can change. Others (a certificate that we do not check here) are left to the real request. */
const DEAD = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT/;

/**
 * Whether anything answers at a cluster's address, without any login: so that an unreachable cluster is said within
 * `ms`, before a login plugin opens a browser. Null where something answers; else a sentence. Behind a proxy it is the
 * proxy that must accept a connection.
 */
export function probe(
  cluster: Entry,
  env: Readonly<Record<string, string>>,
  ms: number,
  signal: AbortSignal,
): Promise<string | null> {
  const server = String(cluster['server']);
  if (!URL.canParse(server)) return Promise.resolve(`The server "${server}" of the context is not an address.`);
  const ownProxy = cluster['proxy-url'];
  const proxy = typeof ownProxy === 'string' && ownProxy !== '' ? ownProxy : proxyFor(server, env);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const answer = proxy === undefined ? ask(server, cluster['tls-server-name'], limit) : connect(proxy, limit);
  return answer.then(
    () => null,
    (error: unknown) => {
      if (signal.aborted) return 'Cancelled.';
      if (limit.aborted) return networkSentence(server, error, ms);
      const code = String((error as NodeJS.ErrnoException).code);
      const first = (error as AggregateError).errors as readonly NodeJS.ErrnoException[] | undefined;
      if (!DEAD.test(code) && !DEAD.test(String(first?.[0]?.code))) return null;
      return proxy === undefined
        ? networkSentence(server, error, null)
        : `The proxy ${new URL(proxy).host} cannot be reached. Check HTTPS_PROXY or the proxy-url of the context.`;
    },
  );
}

/** Any HTTP answer is enough. No credentials are sent, so the certificate need not be checked. */
async function ask(server: string, serverName: unknown, signal: AbortSignal): Promise<void> {
  const secure = server.startsWith('https:');
  const options = {
    signal,
    agent: false as const,
    rejectUnauthorized: false,
    ...(typeof serverName === 'string' && serverName !== '' ? { servername: serverName } : {}),
  };
  // Loading Node's HTTP takes longer than reading a story, so only who asks a cluster waits for it.
  const { get } = secure ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const request = get(server, options, (response) => {
      response.destroy();
      resolve();
    });
    request.on('error', reject);
  });
}

function connect(address: string, signal: AbortSignal): Promise<void> {
  if (!URL.canParse(address)) return Promise.resolve();
  const { hostname, port, protocol } = new URL(address);
  const standard = protocol === 'https:' ? 443 : protocol === 'http:' ? 80 : 1080;
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || standard, signal });
    socket.once('error', reject).once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
