import assert from 'node:assert/strict';
import { clusterFailure } from '../../../src/command/clusterFailure.ts';

const memcache = (words: string): string =>
  `E0304 10:11:12.131415    9 memcache.go:265] "Unhandled Error" err="couldn't get current server API group list: ${words}"\n`;

/** Kind, text as the tool prints it, and what the sentence must hold. */
const CASES: readonly (readonly [kind: string, text: string, says: RegExp])[] = [
  // kubectl
  [
    'unreachable',
    `${memcache('Get \\"https://10.9.0.7:6443/api?timeout=32s\\": dial tcp 10.9.0.7:6443: connect: connection refused')}The connection to the server 10.9.0.7:6443 was refused - did you specify the right host or port?\n`,
    /at 10\.9\.0\.7:6443 .*refuses/,
  ],
  ['unreachable', 'Unable to connect to the server: dial tcp 10.9.0.7:6443: i/o timeout\n', /not answer in time/],
  ['unreachable', 'Unable to connect to the server: net/http: TLS handshake timeout\n', /not answer in time/],
  [
    'unreachable',
    'Unable to connect to the server: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)\n',
    /not answer in time/,
  ],
  ['unreachable', 'Unable to connect to the server: context deadline exceeded\n', /not answer in time/],
  [
    'unreachable',
    'Unable to connect to the server: dial tcp: lookup farm.example on 10.0.0.2:53: no such host\n',
    /at farm\.example .*resolved/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: dial tcp 10.9.0.7:6443: connect: no route to host\n',
    /no way to it/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: dial tcp 10.9.0.7:6443: connect: network is unreachable\n',
    /no way to it/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
    /authority/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for kubernetes, localhost, not farm.example\n',
    /another name/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2031-05-06T07:08:09Z is after 2030-01-01T00:00:00Z\n',
    /not valid now/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: http: server gave HTTP response to HTTPS client\n',
    /not a Kubernetes API/,
  ],
  [
    'unreachable',
    'Unable to connect to the server: proxyconnect tcp: dial tcp 127.0.0.1:3128: connect: connection refused\n',
    /proxy/,
  ],
  ['unreachable', 'Unable to connect to the server: EOF\n', /not as a working API server/],
  ['unreachable', memcache('Get \\"https://10.9.0.7:6443/api?timeout=32s\\": EOF'), /not as a working API server/],
  [
    'unreachable',
    'Error from server (ServiceUnavailable): the server is currently unable to handle the request\n',
    /in trouble/,
  ],
  [
    'unreachable',
    'error: error validating "web.yaml": error validating data: failed to download openapi: Get "https://10.9.0.7:6443/openapi/v2?timeout=32s": dial tcp 10.9.0.7:6443: connect: connection refused; if you choose to ignore these errors, turn validation off with --validate=false\n',
    /refuses/,
  ],
  ['login', 'error: You must be logged in to the server (Unauthorized)\n', /expired/],
  [
    'login',
    'error: You must be logged in to the server (the server has asked for the client to provide credentials)\n',
    /expired/,
  ],
  [
    'login',
    'Unable to connect to the server: getting credentials: exec: executable farm-login not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.\n',
    /`farm-login` is not installed/,
  ],
  [
    'login',
    'Unable to connect to the server: getting credentials: exec: fork/exec /opt/farm/login: no such file or directory\n',
    /`\/opt\/farm\/login` is not installed/,
  ],
  [
    'login',
    'Unable to connect to the server: getting credentials: exec: fork/exec /opt/farm/login: permission denied\n',
    /not executable/,
  ],
  [
    'login',
    'Your session is over, run: farm login\nUnable to connect to the server: getting credentials: exec: executable farm-login failed with exit code 3\n',
    /`farm-login` failed \(exit 3\)/,
  ],
  [
    'login',
    'Unable to connect to the server: getting credentials: exec plugin cannot support interactive mode: standard input is not a terminal\n',
    /wants to ask/,
  ],
  [
    'login',
    "Unable to connect to the server: getting credentials: decoding stdout: couldn't get version/kind; json parse error: unexpected end of JSON input\n",
    /no usable credentials/,
  ],
  ['login', 'Unable to connect to the server: remote error: tls: expired certificate\n', /client certificate/],
  [
    'forbidden',
    'Error from server (Forbidden): secrets is forbidden: User "ada" cannot list resource "secrets" in API group "" in the namespace "hay"\n',
    /user "ada" cannot list resource "secrets"/,
  ],
  [
    'forbidden',
    'Error from server (Forbidden): pods "web" is forbidden: violates PodSecurity "restricted:latest"\n',
    /violates PodSecurity/,
  ],
  ['no-context', 'error: context "barn" does not exist\n', /"barn"/],
  ['no-context', 'Error in configuration: context was not found for specified context: barn\n', /"barn"/],
  [
    'no-context',
    'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?\n',
    /names no context/,
  ],
  [
    'no-context',
    'error: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable\n',
    /Choose a context/,
  ],
  // helm
  [
    'unreachable',
    'Error: Kubernetes cluster unreachable: Get "https://10.9.0.7:6443/version": dial tcp 10.9.0.7:6443: connect: connection refused\n',
    /at 10\.9\.0\.7:6443 .*refuses/,
  ],
  [
    'unreachable',
    'Error: INSTALLATION FAILED: Kubernetes cluster unreachable: Get "https://10.9.0.7:6443/version": dial tcp 10.9.0.7:6443: i/o timeout\n',
    /in time/,
  ],
  [
    'login',
    'Error: Kubernetes cluster unreachable: the server has asked for the client to provide credentials\n',
    /expired/,
  ],
  ['no-context', 'Error: Kubernetes cluster unreachable: context "barn" does not exist\n', /"barn"/],
  [
    'no-context',
    'Error: Kubernetes cluster unreachable: Get "https://127.0.0.1:1/version": dial tcp 127.0.0.1:1: connect: connection refused\n',
    /names no context/,
  ],
  [
    'forbidden',
    'Error: list: failed to list: secrets is forbidden: User "ada" cannot list resource "secrets" in API group "" in the namespace "hay"\n',
    /user "ada" cannot/,
  ],
  // flux
  [
    'unreachable',
    '✗ failed to get API group resources: unable to retrieve the complete list of server APIs: kustomize.toolkit.fluxcd.io/v1: Get "https://10.9.0.7:6443/apis/kustomize.toolkit.fluxcd.io/v1?timeout=32s": dial tcp 10.9.0.7:6443: connect: connection refused\n',
    /refuses/,
  ],
  [
    'forbidden',
    '✗ kustomizations.kustomize.toolkit.fluxcd.io "web" is forbidden: User "ada" cannot patch resource "kustomizations" in API group "kustomize.toolkit.fluxcd.io" in the namespace "flux-system"\n',
    /cannot patch/,
  ],
];

/** Failures that a reached cluster, or a program in it, answers with. */
const ANSWERS: readonly string[] = [
  '',
  'Error from server (NotFound): pods "web" not found\n',
  'error: the server doesn\'t have a resource type "pigs"\n',
  'No resources found in hay namespace.\n',
  'Error from server (AlreadyExists): pods "dns-check" already exists\n',
  'error: timed out waiting for the condition on deployments/web\n',
  'Error from server (BadRequest): container "web" in pod "web-1" is waiting to start: PodInitializing\n',
  'Error from server: Get "https://10.9.0.21:10250/containerLogs/hay/web-1/web": dial tcp 10.9.0.21:10250: connect: connection refused\n',
  'Error from server (InternalError): error when creating "web.yaml": Internal error occurred: failed calling webhook "check.example": failed to call webhook: Post "https://check.hay.svc:443/validate?timeout=10s": dial tcp 10.8.1.9:443: connect: connection refused\n',
  'Error from server (ServiceUnavailable): the server is currently unable to handle the request (get nodes.metrics.k8s.io)\n',
  'error: Metrics API not available\n',
  'curl: (7) Failed to connect to web port 80 after 1 ms: Connection refused\ncommand terminated with exit code 7\n',
  'Unable to connect to the server: dial tcp 10.8.1.9:443: i/o timeout\ncommand terminated with exit code 1\n',
  '✗ Kustomization reconciliation failed: failed to download archive: GET http://source-controller.flux-system.svc.cluster.local./gitrepository/x.tar.gz: dial tcp 10.8.1.9:80: connect: connection refused\n',
  "pod hay/dns-check terminated (Error)\nnslookup: can't resolve 'web'\n",
  'Unable to use a TTY - input is not a terminal or the right kind of file\n',
  'Error: release: not found\n',
];

describe('what a failed call says about its cluster', () => {
  for (const [kind, text, says] of CASES)
    it(`is ${kind}: ${text.trim().split('\n').at(-1)?.slice(0, 90) ?? ''}`, () => {
      const failure = clusterFailure(text);
      assert.equal(failure?.kind, kind);
      assert.match(failure.why, says);
      assert.match(failure.why, /^[A-Z`].*[.?`]$/, 'is a sentence');
    });

  it('is nothing where the cluster, or a program in it, has answered', () => {
    for (const text of ANSWERS) assert.equal(clusterFailure(text), null, text);
  });
});
