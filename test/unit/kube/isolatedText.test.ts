import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/kube/files.ts';
import { isolatedText } from '../../../src/kube/isolatedText.ts';
import { mergeConfigs } from '../../../src/kube/merge.ts';

const merged = mergeConfigs([
  parseConfig(
    `
current-context: b
clusters:
- name: farm
  cluster:
    server: https://farm:6443
    proxy-url: socks5://127.0.0.1:1080
    tls-server-name: farm.example
    insecure-skip-tls-verify: true
    extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: hay}}]
- name: bare
  cluster: {}
users:
- name: ada
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: bin/login
      env: [{name: REALM, value: "0123"}]
      interactiveMode: IfAvailable
      installHint: Ask the farmer.
    as: eve
    as-groups: [barn, "yes"]
- name: old
  user: {auth-provider: {name: oidc, config: {client-id: c}}, token: "1e3", username: "no"}
contexts:
- {name: a b/c@d, context: {cluster: farm, user: ada, namespace: hay}}
- {name: b, context: {cluster: farm, user: old, namespace: "123"}}
- {name: nobody, context: {cluster: farm}}
- {name: no-cluster, context: {cluster: gone, user: ada}}
- {name: no-server, context: {cluster: bare, user: ada}}
- {name: no-user, context: {cluster: farm, user: gone}}
`,
    '/home/ada/.kube/config',
  ),
]);

interface Config {
  readonly 'current-context': string;
  readonly clusters: readonly { name: string; cluster: Record<string, unknown> }[];
  readonly users: readonly { name: string; user: Record<string, unknown> }[];
  readonly contexts: readonly { name: string; context: Record<string, unknown> }[];
}

function isolated(...pairs: readonly [alias: string, context: string, namespace?: string][]): Config {
  const text = isolatedText(
    merged,
    pairs.map(([alias, context, namespace]) =>
      namespace === undefined ? { alias, context } : { alias, context, namespace },
    ),
  );
  const reading = parse(text, { version: '1.1' }) as Config;
  assert.deepEqual(reading, parse(text, { version: '1.2' }), 'reads the same by YAML 1.1 and 1.2');
  return reading;
}

describe('an isolated kubeconfig', () => {
  it('holds only the given contexts, under their aliases, the first current', () => {
    const config = isolated(['two', 'b'], ['one', 'a b/c@d']);
    assert.deepEqual(
      config.contexts.map(({ name }) => name),
      ['two', 'one'],
    );
    assert.equal(config['current-context'], 'two');
    assert.equal(config.clusters.length, 2);
    assert.equal(config.users.length, 2);
  });

  it('puts the namespace there that a story set', () => {
    const config = isolated(['x', 'a b/c@d', 'mill']);
    assert.equal(config.contexts[0]?.context['namespace'], 'mill');
  });

  it('keeps all that reaches a cluster: proxy, server name, namespace, what plugins are told', () => {
    const config = isolated(['x', 'a b/c@d']);
    assert.deepEqual(config.clusters[0]?.cluster, merged.clusters.get('farm')?.value);
    assert.deepEqual(config.contexts[0]?.context, { cluster: 'x', user: 'x', namespace: 'hay' });
  });

  it('keeps all that logs in: plugin with environment, impersonation, provider, words that look like numbers', () => {
    const [one, two] = isolated(['one', 'a b/c@d'], ['two', 'b']).users;
    assert.deepEqual(one?.user, {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: '/home/ada/.kube/bin/login',
        env: [{ name: 'REALM', value: '0123' }],
        interactiveMode: 'IfAvailable',
        installHint: 'Ask the farmer.',
      },
      as: 'eve',
      'as-groups': ['barn', 'yes'],
    });
    assert.deepEqual(two?.user, merged.users.get('old')?.value);
  });

  it('takes two aliases of one context, each with a cluster and user of its own', () => {
    const config = isolated(['x', 'b'], ['y', 'b']);
    assert.deepEqual(
      config.contexts.map(({ name, context }) => [name, context['cluster'], context['user']]),
      [
        ['x', 'x', 'x'],
        ['y', 'y', 'y'],
      ],
    );
  });

  it('takes an alias that is the name of another context', () => {
    const config = isolated(['b', 'a b/c@d']);
    assert.equal(config.contexts[0]?.context['namespace'], 'hay');
  });

  it('counts the same pair twice as one, and refuses one alias for two contexts', () => {
    assert.equal(isolated(['x', 'b'], ['x', 'b']).contexts.length, 1);
    assert.throws(() => isolated(['x', 'b'], ['x', 'a b/c@d']), /"x" stands for two contexts: "b" and "a b\/c@d"/);
  });

  it('without targets has one context to a closed port, with nothing that a tool could ask for', () => {
    const config = isolated();
    assert.equal(config['current-context'], 'no-context');
    assert.deepEqual(config.clusters, [{ name: 'no-context', cluster: { server: 'https://127.0.0.1:1' } }]);
    assert.deepEqual(config.users, [{ name: 'no-context', user: { token: 'no-context' } }]);
  });

  it('takes a context without a user', () => {
    assert.deepEqual(isolated(['x', 'nobody']).users, [{ name: 'x', user: {} }]);
  });

  it('refuses contexts that are not there or lead nowhere, and says what is missing', () => {
    assert.throws(() => isolated(['x', 'c']), /no context "c" in \/home\/ada\/.kube\/config/);
    assert.throws(() => isolated(['x', 'no-cluster']), /names the cluster "gone"/);
    assert.throws(() => isolated(['x', 'no-server']), /has no server/);
    assert.throws(() => isolated(['x', 'no-user']), /names the user "gone"/);
  });
});
