import { UserError } from '../base/errors.ts';

/** Why a request failed on its way, as Node's network and TLS code names it, and what helps. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'Its name cannot be resolved. Check the server of the context, the VPN and DNS.'],
  [/ECONNREFUSED/, 'It refuses the connection. Check that it runs, and the address and port in the kubeconfig.'],
  [/EHOSTUNREACH|ENETUNREACH|ENETDOWN/, 'There is no way to it from here. Check the VPN and the network.'],
  [/ETIMEDOUT|UND_ERR_\w*TIMEOUT/, 'It does not answer in time. Check the VPN and whether the cluster is up.'],
  [
    /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    'Its certificate is not valid now. Check the clock, and have the certificate renewed.',
  ],
  [
    /ERR_TLS_CERT_ALTNAME_INVALID/,
    'Its certificate is for another name. Check the server and tls-server-name of the context.',
  ],
  [
    /SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|CERT_(?:UNTRUSTED|SIGNATURE)|INVALID_CA/,
    'Its certificate is not signed by the authority in the kubeconfig. It may be another cluster: check the context.',
  ],
  [
    /ERR_SSL_\w*ALERT_(?:CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA)|ALERT_NUMBER_11[06]|ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED/,
    'It refuses the client certificate, which may have expired. Get a new one and repeat.',
  ],
  [
    /ERR_SSL_(?:WRONG_VERSION|PACKET_LENGTH)|EPROTO|HPE_/,
    'What answers there does not speak TLS. Check the server of the context.',
  ],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE/, 'It closes the connection. It may be starting or in trouble: try again later.'],
  [
    /UND_ERR_ABORTED|UND_ERR_PRX|proxy/i,
    'The proxy cannot be used. Check HTTPS_PROXY or the proxy-url of the context.',
  ],
];

/** A sentence for people. `afterMs` is given where we gave up waiting. */
export function networkSentence(server: string, error: unknown, afterMs: number | null): string {
  if (error instanceof UserError) return `${error.message} ${error.next ?? ''}`.trim();
  const head = `The cluster at ${hostOf(server)} cannot be reached.`;
  if (afterMs !== null)
    return `${head} It did not answer within ${String(afterMs / 1000)} s. Check the VPN and whether the cluster is up.`;
  const chain = causes(error);
  const words = chain.map((cause) => `${cause.code ?? ''} ${cause.message}`).join(' ');
  const known = REASONS.find(([pattern]) => pattern.test(words));
  return `${head} ${known?.[1] ?? `The reason given is: ${chain.at(-1)?.message ?? String(error)}.`}`;
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}

/** The error and what it was caused by, outermost first; of several tries at once (IPv4, IPv6) the first. */
function causes(error: unknown): readonly (Error & { code?: string })[] {
  const chain: (Error & { code?: string })[] = [];
  for (let at = error; at instanceof Error && chain.length < 8;) {
    chain.push(at);
    const [first] = at instanceof AggregateError ? (at.errors as readonly unknown[]) : [];
    at = first ?? at.cause;
  }
  return chain;
}
