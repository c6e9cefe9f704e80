/** What came of one GET to an API server. */
export type ApiAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** The login is good, this read is not allowed to it. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** The login was refused; another way to log in may know better. */
  | { readonly kind: 'login'; readonly why: string }
  | { readonly kind: 'blocked'; readonly why: string };

export const CANCELLED: ApiAnswer = { kind: 'blocked', why: 'Cancelled.' };

/** Reads an HTTP answer of an API server, or of whatever else answers at its address. */
export function readAnswer(status: number, body: string, server: string): ApiAnswer {
  const { host } = new URL(server);
  const parsed = parse(body);
  switch (status) {
    case 200:
      if (parsed !== null) return { kind: 'ok', body: parsed };
      break;
    case 401:
      return {
        kind: 'login',
        why: `The cluster at ${host} does not accept the login: it has expired or is not valid there. Log in again and repeat.`,
      };
    case 403: {
      // Without a Status it is not the API server that refuses, but a gateway before it.
      const message = (parsed as { message?: unknown } | null)?.message;
      if (typeof message === 'string')
        return { kind: 'forbidden', why: `The cluster does not allow it: ${message.replace(/\.?$/, '.')}` };
    }
  }
  return {
    kind: 'blocked',
    why: `What answers at ${host} is not a working Kubernetes API (HTTP ${String(status)}). Check the server of the context.`,
  };
}

function parse(body: string): object | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? value : null;
  } catch {
    return null; // a login page or a proxy's words
  }
}
