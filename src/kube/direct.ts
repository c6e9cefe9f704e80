import type { RequestOptions } from 'node:https';
import type { ApiAnswer } from './answer.ts';
import { CANCELLED, readAnswer } from './answer.ts';
import type { Credentials } from './credentials.ts';
import { readCredentials } from './credentials.ts';
import type { ConfigFile } from './files.ts';
import { networkSentence } from './networkError.ts';

/** An identity is a kilobyte, five hundred pods are some megabytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * One GET with Node's own means, for a Node that is too old for the client library and for the command line, whose one
 * file would grow tenfold by it. For logins that are in the kubeconfig itself, and without a proxy.
 */
export async function getDirectly(
  config: ConfigFile,
  path: string,
  ms: number,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const cluster = config.clusters[0]?.value ?? {};
  const server = String(cluster['server']);
  const time = AbortSignal.timeout(ms);
  try {
    const login = await readCredentials(cluster, config.users[0]?.value ?? {});
    const { status, body } = await get(
      `${server.replace(/\/+$/, '')}${path}`,
      optionsOf(login, AbortSignal.any([signal, time])),
    );
    return readAnswer(status, body, server);
  } catch (error) {
    if (signal.aborted) return CANCELLED;
    return { kind: 'blocked', why: networkSentence(server, error, time.aborted ? ms : null) };
  }
}

function optionsOf(login: Credentials, signal: AbortSignal): RequestOptions {
  const { ca, cert, key, token, basic, impersonate, serverName } = login;
  const authorization = token !== undefined ? `Bearer ${token}` : basic && `Basic ${encode(basic)}`;
  return {
    signal,
    agent: false,
    rejectUnauthorized: !login.insecure,
    headers: {
      Accept: 'application/json',
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(impersonate !== undefined && { 'Impersonate-User': impersonate }),
    },
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(serverName !== undefined && { servername: serverName }),
  };
}

function encode({ username, password }: { readonly username: string; readonly password: string }): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

async function get(url: string, options: RequestOptions): Promise<{ readonly status: number; readonly body: string }> {
  const { get: ask } = url.startsWith('https:') ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const request = ask(url, options, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BYTES) response.destroy(new Error('the answer is too long'));
        else chunks.push(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.on('error', reject);
  });
}
