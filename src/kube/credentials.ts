import { readFile } from 'node:fs/promises';
import { UserError } from '../base/errors.ts';
import type { Entry } from './files.ts';

/** What a request needs from a cluster and a user entry, files already read: as kubectl reads them. */
export interface Credentials {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  /** A token file counts more than a token beside it. */
  readonly token?: string;
  readonly basic?: { readonly username: string; readonly password: string };
  readonly impersonate?: string;
  readonly serverName?: string;
  readonly insecure: boolean;
}

export async function readCredentials(cluster: Entry, user: Entry): Promise<Credentials> {
  const ca = await fileOrData(cluster, 'certificate-authority');
  const cert = await fileOrData(user, 'client-certificate');
  const key = await fileOrData(user, 'client-key');
  const tokenFile = text(user['tokenFile']);
  const token = tokenFile === undefined ? text(user['token']) : (await readLogin(tokenFile)).toString('utf8').trim();
  const username = text(user['username']);
  const impersonate = text(user['as']);
  const serverName = text(cluster['tls-server-name']);
  return {
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(token !== undefined && { token }),
    ...(username !== undefined && { basic: { username, password: text(user['password']) ?? '' } }),
    ...(impersonate !== undefined && { impersonate }),
    ...(serverName !== undefined && { serverName }),
    insecure: cluster['insecure-skip-tls-verify'] === true,
  };
}

/** `<field>-data` in base64, else the file's bytes; the data count where both are there. */
export async function fileOrData(entry: Entry, field: string): Promise<Buffer | undefined> {
  const inline = text(entry[`${field}-data`]);
  if (inline !== undefined) return Buffer.from(inline, 'base64');
  const file = text(entry[field]);
  return file === undefined ? undefined : readLogin(file);
}

async function readLogin(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError(`The kubeconfig names the file ${file}, which cannot be read.`, {
      place: { path: file },
      next: 'Log in again, or correct its path in the kubeconfig.',
      cause: error,
    });
  }
}

/** Text that is there; an empty value counts as none, as in kubectl. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
