/**
 * What a tool's stderr says about reaching the cluster, as against what the cluster answered. The texts are those of
 * kubectl 1.36, helm and flux, which share client-go and with it Go's network and TLS errors:
 *
 *     Unable to connect to the server: dial tcp 10.9.0.7:6443: i/o timeout
 *     Error: Kubernetes cluster unreachable: Get "https://10.9.0.7:6443/version": dial tcp …: connect: connection refused
 */
export interface ClusterFailure {
  readonly kind: 'unreachable' | 'login' | 'forbidden' | 'no-context';
  /** Sentences for people: what is wrong, and what helps. */
  readonly why: string;
}

/**
 * Reads the standard error of one call of kubectl, helm, flux or a tool like them. Null where the text speaks of
 * something else: a pod's own words, a missing resource type, a webhook that is down are answers of a cluster that
 * was reached. Whether the call failed at all is for the caller to know.
 */
export function clusterFailure(stderr: string): ClusterFailure | null {
  // The program in the pod ran and failed: the rest of the text may be its own.
  if (/^command terminated with (?:non-zero )?exit code/m.test(stderr)) return null;
  const login =
    /(?:getting credentials|exec plugin)\b.*|You must be logged in to the server.*|the server has asked for the client to provide credentials.*|Please enter Username:.*/.exec(
      stderr,
    );
  if (login) return { kind: 'login', why: loginSentence(login[0]) };
  const missing = /context was not found for specified context: (.+)|context "([^"\n]+)" does not exist/.exec(stderr);
  if (missing) return { kind: 'no-context', why: noContext(missing[1] ?? missing[2] ?? '') };
  if (/no configuration has been provided|current-context must exist|has no server defined/.test(stderr))
    return { kind: 'no-context', why: 'The tool found no cluster to talk to. Choose a context for the command.' };
  if (stderr.includes('127.0.0.1:1/') || /server 127\.0\.0\.1:1 was refused/.test(stderr))
    return {
      kind: 'no-context',
      why: 'The command asked for a cluster, but it names no context and none was chosen. Choose a context, or write `--context`.',
    };
  const transport = transportError(stderr);
  if (transport !== null) return fromTransport(transport);
  const forbidden =
    /^.*\bis forbidden: User "([^"\n]*)" cannot (.+)$/m.exec(stderr) ??
    /^Error from server \(Forbidden\): (.+)$/m.exec(stderr);
  if (forbidden) return { kind: 'forbidden', why: forbiddenSentence(forbidden) };
  return null;
}

/** The part of the text in which a request to the API server failed on its way; null where none did. */
function transportError(stderr: string): string | null {
  const signs = [
    /^Unable to connect to the server: (.+)$/m,
    /^(The connection to the server \S+ was refused.*)$/m,
    /^(?:Error: )?.*Kubernetes cluster unreachable: (.+)$/m,
    /couldn't get current server API group list: (.+)$/m,
    // A webhook's or a source's address has another path: that is an answer of the cluster.
    /\b(?:Get|Post|Put|Patch|Delete|Head) "https?:\/\/[^/"\s]+\/(?:api|apis|openapi|version|healthz|readyz|livez)(?:[/?][^"\s]*)?": (.+)$/m,
    /^Error from server \((?:ServiceUnavailable|Timeout)\): (the server is currently unable to handle the request|.*net\/http: .*|.*etcdserver: .*)$/m,
    /^(?:error: )?(the server is currently unable to handle the request)$/m,
  ];
  for (const sign of signs) {
    const match = sign.exec(stderr);
    if (match) return match[1] ?? '';
  }
  return null;
}

function fromTransport(error: string): ClusterFailure {
  if (
    /remote error: tls: (?:expired|revoked|unknown|bad) certificate|tls: certificate (?:required|expired)|\bUnauthorized\b/i.test(
      error,
    )
  )
    return {
      kind: 'login',
      why: 'The cluster refused the client certificate: it may have expired. Get a new one and repeat.',
    };
  if (/is forbidden: User/.test(error)) return { kind: 'forbidden', why: `The cluster does not allow it: ${error}.` };
  return { kind: 'unreachable', why: unreachableSentence(error) };
}

const REACH: readonly (readonly [RegExp, string])[] = [
  [
    /no such host|server misbehaving|name resolution|name or service not known/i,
    'Its name cannot be resolved. Check the server of the context, the VPN and DNS.',
  ],
  [
    /proxyconnect|proxy authentication|socks connect/i,
    'The proxy cannot be used. Check HTTPS_PROXY or the proxy-url of the context.',
  ],
  [/refused/i, 'It refuses the connection. Check that it runs, and the address and port in the kubeconfig.'],
  [
    /certificate has expired|not yet valid/i,
    'Its certificate is not valid now. Check the clock, and have the certificate renewed.',
  ],
  [
    /certificate is valid for|doesn't contain any IP SANs|not valid for any names|cannot validate certificate for/i,
    'Its certificate is for another name. Check the server and tls-server-name of the context.',
  ],
  [
    /x509|failed to verify certificate|unknown authority/i,
    'Its certificate is not signed by the authority in the kubeconfig. It may be another cluster: check the context.',
  ],
  [
    /HTTP response to HTTPS client|first record does not look like a TLS|invalid character '<'/i,
    'What answers there is not a Kubernetes API over TLS. Check the server of the context, and for a login page in between.',
  ],
  [
    /no route to host|network is unreachable|host is (?:down|unreachable)/i,
    'There is no way to it from here. Check the VPN and the network.',
  ],
  [
    /timeout|timed out|deadline exceeded|Client\.Timeout/i,
    'It does not answer in time. Check the VPN and whether the cluster is up.',
  ],
  [
    /unable to handle the request|etcdserver|Bad gateway|EOF|reset by peer|broken pipe|connection lost/i,
    'It answers, but not as a working API server does. It may be starting or in trouble: try again later.',
  ],
];

function unreachableSentence(error: string): string {
  const host =
    /https?:\/\/([^/"\s]+)/.exec(error)?.[1] ??
    /server (\S+) was refused/.exec(error)?.[1] ??
    /lookup (\S+)/.exec(error)?.[1];
  const words = error.replace(/"https?:[^"]*"/g, '');
  const advice = REACH.find(([pattern]) => pattern.test(words))?.[1] ?? `The tool says: ${error.trim()}`;
  return `The cluster${host === undefined ? '' : ` at ${host}`} cannot be reached. ${advice}`;
}

function loginSentence(text: string): string {
  const missing = /exec: (?:executable |fork\/exec )?(\S+?)(?: not found|: no such file or directory)/.exec(text);
  if (missing)
    return `The login plugin \`${missing[1] ?? ''}\` is not installed or not on PATH. Install it and repeat.`;
  if (/interactive mode|stdin|standard input/i.test(text))
    return 'The login plugin wants to ask something. Log in once in a terminal of your own, then repeat.';
  const denied = /fork\/exec (\S+): permission denied/.exec(text);
  if (denied) return `The login plugin \`${denied[1] ?? ''}\` is not executable. Give it the right to run and repeat.`;
  const failed = /executable (\S+) failed with exit code (\d+)/.exec(text);
  if (failed)
    return `The login plugin \`${failed[1] ?? ''}\` failed (exit ${failed[2] ?? ''}). See what it says above, log in again, and repeat.`;
  if (/getting credentials/.test(text))
    return 'The login plugin gave no usable credentials. Run it in a terminal to see why, and repeat.';
  if (/Please enter Username/.test(text))
    return 'The context has no credentials. Add a user to it in the kubeconfig, or choose another context.';
  return 'The cluster does not accept the login: it has expired or is not valid there. Log in again and repeat.';
}

function noContext(name: string): string {
  return `There is no context "${name.trim()}" for this command. Bind the alias to a context of your kubeconfig.`;
}

function forbiddenSentence(match: RegExpExecArray): string {
  const [, who = '', deed] = match;
  const what = deed === undefined ? who : `user "${who}" cannot ${deed}`;
  return `The cluster does not allow it: ${what.replace(/\.?$/, '.')}`;
}
