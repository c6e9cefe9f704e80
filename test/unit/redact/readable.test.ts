import assert from 'node:assert/strict';
import { redact, type RedactOptions } from '../../../src/redact/redact.ts';

/** Near misses: they look like secrets, are none, and must stay as they are. */
const CASES: readonly (readonly [what: string, text: string, options?: RedactOptions])[] = [
  [
    'an image digest',
    'image: registry.example/coredns@sha256:1eeb4c7316bacb1d4c8ead65571cd92dd21e27359f0d4917f1a5822a73b75db1',
  ],
  ['an image with a port and a tag', 'registry.example:5000/external-secrets/token-service:1.2.3'],
  ['one indented item whose value could be base64', '    - alert: LanternHighQueryRate'],
  ['a uid', 'uid: 0f6d4c1e-3a52-4f0e-9d34-5f7a8c2b1d90'],
  ['a resource version', 'resourceVersion: "123456789"'],
  ['an absent token', 'token: <none>'],
  ['the name of a Secret', 'secretName: web-tls'],
  ['a Secret object in prose', '- Secret: web-tls exists'],
  ['a Secret volume', 'volumes:\n- name: tls\n  secret:\n    secretName: web-tls\n    defaultMode: 420'],
  ['a reference to a Secret', 'valueFrom:\n  secretKeyRef:\n    name: db\n    key: password'],
  ['a reference in describe', "DB_PASSWORD:  <set to the key 'password' in secret 'db'>  Optional: false"],
  ['sizes in describe secret', 'Data\n====\npassword:  8 bytes\ntoken:     856 bytes'],
  ['pull secrets', 'imagePullSecrets:\n- name: registry-login'],
  ['a token volume', 'serviceAccountToken:\n  expirationSeconds: 3607\n  path: token'],
  ['a switch', 'automountServiceAccountToken: true'],
  ['a token type', 'type: kubernetes.io/service-account-token'],
  [
    'a CA bundle',
    `caBundle: ${Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n').toString('base64')}`,
  ],
  ['a CA in kubeconfig', 'certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUI='],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----'],
  ['a public key', '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYI\n-----END PUBLIC KEY-----'],
  ['a CA hash for joining', 'kubeadm join --discovery-token-ca-cert-hash sha256:0f6d4c1e3a524f0e9d345f7a8c2b1d90'],
  ['a variable', 'psql --password "$DB_PASSWORD" --token=${TOKEN}'],
  ['a password from stdin', 'docker login --password-stdin registry.example'],
  ['a placeholder', 'export TOKEN=<token>'],
  ['a command substitution', 'TOKEN=$(kubectl create token web)'],
  ['a template', 'password: {{ .Values.password }}'],
  ['a ConfigMap', 'apiVersion: v1\ndata:\n  Corefile: |\n    .:53 {\n        errors\n    }\nkind: ConfigMap'],
  ['a ConfigMap in JSON', '{"data":{"mode":"fast","level":"info"},"kind":"ConfigMap"}'],
  ['a cut ConfigMap', 'apiVersion: v1\ndata:\n  mode: fast\n  level: info'],
  [
    'a table of pods',
    'NAME                       READY   STATUS    RESTARTS   AGE\ncoredns-7c9d6f8b5-x2k4p   1/1     Running   0          3d',
  ],
  [
    'a table of Secrets',
    'NAME      TYPE                DATA   AGE\nweb-tls   kubernetes.io/tls   2      5d',
    { sensitive: true },
  ],
  ['an empty list of a sensitive command', 'No resources found in dns namespace.', { sensitive: true }],
  [
    'metrics',
    'coredns_dns_requests_total{server="dns://:53",zone="."} 42\nauthentication_token_cache_request_total{status="hit"} 7',
  ],
  ['an address with a port', 'https://10.245.0.1:443/healthz and http://localhost:8080/@scope/x'],
  ['a mail address', 'mailto:bob@example.com https://example.com/a:b@c'],
  ['a bearer in prose', 'token_type: Bearer, Bearer authentication is required'],
  ['an expired token', 'error: token: expired'],
  ['limits', 'max_tokens: 100, password_min_length: 12, tokenExpirationSeconds: 3600'],
  ['a path', 'passwordFile: /etc/db/password\ntokenPath=/var/run/secrets/kubernetes.io/serviceaccount/token'],
  ['a git hash', 'commit 22bea5d0c1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6'],
  ['an event name', 'event/webapp.17f0c1e2d3a4b5c6'],
  ['a file name', 'backup.kubernetesconfig'],
  ['RBAC for secrets', 'secrets    []    []    [get list watch]'],
  ['resources in a role', 'resources:\n- secrets\n- configmaps\nverbs: ["get"]'],
  ['a service', 'clusterIP: 10.245.0.10\nclusterIPs:\n- 10.245.0.10'],
  ['a dash', 'kubectl get secret -n kube-system'],
  ['short hidden values inside words', 'abcd xabc', { hide: ['abc'] }],
  ['switches given as values', 'ready: true 1', { hide: ['true', '1', ''] }],
  ['a marker of ours beside a hidden word', 'x ‹redacted:pair› y', { hide: ['redacted', 'pair'] }],
  ['nothing', ''],
];

describe('redact leaves readable', () => {
  for (const [what, text, options] of CASES)
    it(what, () => {
      assert.equal(redact(text, options), text);
    });
});
