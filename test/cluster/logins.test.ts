import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import type { IdentityAnswer } from '../../src/kube/contract.ts';
import { getDirectly } from '../../src/kube/direct.ts';
import { parseConfig } from '../../src/kube/files.ts';
import { notRun } from '../support/notRun.ts';
import { untilOver } from '../support/processLives.ts';
import { testClusters } from '../support/testClusters.ts';
import type { KubeFolder, Parts } from './support/kubeFolder.ts';
import { kubeconfigOf, putLogin, realParts, withKubeFolder } from './support/kubeFolder.ts';

const run = promisify(execFile);
const never = new AbortController().signal;
const ACCOUNT = 'story-ops-login-test';
const exec = (way: readonly string[], more: object = {}): Record<string, unknown> => ({
  exec: {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: './plugins/login',
    args: way,
    interactiveMode: 'IfAvailable',
    ...more,
  },
});

/** kubectl with the administrator's context of infra. */
async function kubectl(...args: readonly string[]): Promise<string> {
  const { kubeconfig, contexts } = testClusters();
  return (
    await run('kubectl', ['--kubeconfig', kubeconfig, '--context', contexts['infra'] ?? '', ...args])
  ).stdout.trim();
}

/** The same isolated file through kubectl, as a command of a story would use it. */
async function whoAmI({ kube, env }: KubeFolder, context: string): Promise<string> {
  const made = await kube.isolate([{ alias: 'x', context }]);
  try {
    const args = ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'];
    return (await run('kubectl', args, { env: { ...env, KUBECONFIG: made.path } })).stdout;
  } finally {
    await made.dispose();
  }
}

const uidOf = (answer: IdentityAnswer): string | null => {
  assert.equal(answer.kind, 'known', JSON.stringify(answer));
  return answer.identity.uid;
};
const whyOf = (answer: IdentityAnswer): string => (answer.kind === 'blocked' ? answer.why : JSON.stringify(answer));

describe('logins of real clusters', () => {
  let infra: Parts;
  let apps: Parts;
  let uid: string;
  let token: string;

  before(async () => {
    [infra, apps] = [await realParts('infra'), await realParts('apps')];
    uid = await kubectl('get', 'ns', 'kube-system', '-o', 'jsonpath={.metadata.uid}');
    await kubectl('-n', 'default', 'delete', 'serviceaccount', ACCOUNT, '--ignore-not-found');
    await kubectl('-n', 'default', 'create', 'serviceaccount', ACCOUNT);
    token = await kubectl('-n', 'default', 'create', 'token', ACCOUNT);
  });
  after(() => kubectl('-n', 'default', 'delete', 'serviceaccount', ACCOUNT, '--ignore-not-found'));

  it('are those of the kubeconfig: the uid of kube-system is known, and the same with Node alone', async () => {
    await withKubeFolder({ config: kubeconfigOf({ 'a b/c@d': infra, e: apps }) }, async ({ folder, kube }) => {
      assert.equal(uidOf(await kube.identity('a b/c@d', never)), uid);
      assert.notEqual(uidOf(await kube.identity('e', never)), uid);
      const file = path.join(folder, 'alone');
      await writeFile(file, kubeconfigOf({ x: infra }));
      const config = parseConfig(await readFile(file, 'utf8'), file);
      const answer = await getDirectly(config, '/api/v1/namespaces/kube-system', 5_000, never);
      assert.equal(answer.kind === 'ok' && (answer.body as { metadata: { uid: string } }).metadata.uid, uid);
    });
  });

  it('may be forbidden to read the namespace: then the authority stands for the cluster', async () => {
    const users = { token: { token }, as: { ...infra.user, as: 'nobody-in-particular' } };
    const config = kubeconfigOf({
      token: { ...infra, user: users.token },
      as: { ...infra, user: users.as },
      groups: { ...infra, user: { ...users.as, 'as-groups': ['nobodies'] } },
    });
    await withKubeFolder({ config }, async ({ kube }) => {
      for (const context of ['token', 'as', 'groups']) {
        const answer = await kube.identity(context, never);
        assert.equal(uidOf(answer), null, context);
        assert.match((answer.kind === 'known' && answer.identity.caHash) || '', /^[0-9a-f]{64}$/);
      }
      const nodes = await kube.nodeNames('token', never);
      assert.match(nodes.kind === 'blocked' ? nodes.why : 'known', /does not allow it: .*cannot list resource "nodes"/);
    });
  });

  it('may be of the restricted user of the testbed', async function () {
    const file = path.join(path.dirname(testClusters().kubeconfig), 'infra', 'restricted.kubeconfig');
    if (!existsSync(file)) notRun(this, 'these clusters have no restricted user');
    await withKubeFolder({ config: await readFile(file, 'utf8') }, async ({ kube }) => {
      const [context] = await kube.contexts();
      assert.equal(uidOf(await kube.identity(context?.name ?? '', never)), null);
      const pods = await kube.podIps(context?.name ?? '', 'kube-system', never);
      assert.ok(pods.kind === 'known' && pods.offers.length > 0);
    });
  });

  it('are found in several files, with paths that belong to each file', async () => {
    const text = (part: Record<string, unknown>, field: string): string =>
      Buffer.from(String(part[`${field}-data`]), 'base64').toString('utf8');
    const cluster = { server: infra.cluster['server'], 'certificate-authority': '../pki/ca.pem' };
    const files: Record<string, string> = {
      'pki/ca.pem': text(infra.cluster, 'certificate-authority'),
      'one/config': kubeconfigOf({ files: { cluster, user: { tokenFile: 'secret/token' } } }),
      'one/secret/token': `${token}\n`,
      // Also has the first file's names, which must lose.
      'two/config': kubeconfigOf({
        files: { cluster: apps.cluster, user: apps.user },
        plugin: { ...infra, user: exec(['token']) },
      }),
    };
    const withCert = infra.user['client-certificate-data'] !== undefined;
    if (withCert) {
      files['two/ada.crt'] = text(infra.user, 'client-certificate');
      files['two/ada.key'] = text(infra.user, 'client-key');
      const user = { 'client-certificate': 'ada.crt', 'client-key': './ada.key' };
      files['three/config'] = kubeconfigOf({ certs: { cluster: infra.cluster, user } }).replaceAll(
        'ada.',
        '../two/ada.',
      );
    }
    const more = { KUBECONFIG: 'missing:one/config::two/config:three/config', LOGIN_TOKEN: token };
    await withKubeFolder(
      files,
      async (given) => {
        await putLogin(given.folder, 'two/plugins/login');
        const names = (await given.kube.contexts()).map(({ name }) => name);
        assert.deepEqual(names, withCert ? ['files', 'plugin', 'certs'] : ['files', 'plugin']);
        const account = `system:serviceaccount:default:${ACCOUNT}`;
        assert.equal(await whoAmI(given, 'files'), account);
        assert.equal(await whoAmI(given, 'plugin'), account);
        assert.equal(uidOf(await given.kube.identity('files', never)), null);
        assert.equal(uidOf(await given.kube.identity('plugin', never)), null);
        if (withCert) assert.equal(uidOf(await given.kube.identity('certs', never)), uid);
      },
      { more },
    );
  });

  describe('by a plugin', () => {
    const said: string[] = [];
    const withPlugin = async (
      user: Record<string, unknown>,
      body: (given: KubeFolder, answer: IdentityAnswer, ms: number) => Promise<void> | void,
      more: Readonly<Record<string, string>> = {},
      onLogin: (context: string, text: string) => void = (_, text) => said.push(text),
    ): Promise<void> => {
      said.length = 0;
      const config = kubeconfigOf({ plugin: { ...infra, user } });
      await withKubeFolder(
        { config },
        async (given) => {
          await putLogin(given.folder, 'plugins/login');
          const start = performance.now();
          const answer = await given.kube.identity('plugin', never);
          await body(given, answer, performance.now() - start);
        },
        { more: { LOGIN_TOKEN: token, ...more }, onLogin, loginMs: 3_000 },
      );
    };

    it('happen once, with the environment that the kubeconfig gives the plugin', async () => {
      const env = [
        { name: 'LOGIN_TOKEN', value: token },
        { name: 'LOGIN_CALLS', value: 'calls' },
      ];
      await withPlugin(
        exec(['token'], { env }),
        async ({ folder }, answer) => {
          assert.equal(uidOf(answer), null);
          const calls = await readFile(path.join(folder, 'calls'), 'utf8');
          assert.equal(calls, 'token\n');
        },
        { LOGIN_TOKEN: 'wrong' },
      );
    });

    it('are seen while they wait for the user', async () => {
      const words: string[] = [];
      let home = '';
      await withKubeFolder(
        { config: kubeconfigOf({ plugin: { ...infra, user: exec(['waits', 'answer']) } }) },
        async ({ folder, kube }) => {
          await putLogin(folder, 'plugins/login');
          home = folder;
          await run('mkfifo', [path.join(folder, 'answer')]);
          assert.equal(uidOf(await kube.identity('plugin', never)), null);
          assert.match(words.join(''), /^plugin: To log in, open https:\/\/login\.example\/device/);
        },
        {
          more: { LOGIN_TOKEN: token },
          // Only who sees the words in time gives the answer that the plugin waits for.
          onLogin: (context, text) => {
            words.push(`${context}: ${text}`);
            // Once: a second writer would wait for a reader that never comes.
            if (words.length === 1) void run('sh', ['-c', 'echo done >answer'], { cwd: home });
          },
        },
      );
    });

    it('that ask, fail, babble or are not there are blocked, each with a sentence', async () => {
      const why = async (user: Record<string, unknown>): Promise<string> => {
        let text = '';
        await withPlugin(user, (_, answer) => {
          text = whyOf(answer);
        });
        return text;
      };
      assert.match(await why(exec(['asks'])), /failed \(exit 4\)/);
      assert.match(
        await why(exec(['asks'], { interactiveMode: 'Always' })),
        /wants to ask something\. Log in once in a terminal/,
      );
      assert.match(await why(exec(['fails'])), /failed \(exit 3\)\. See what it says above/);
      assert.match(said.join(''), /Your session is over/);
      assert.match(await why(exec(['babbles'])), /no usable credentials/);
      assert.match(await why(exec([], { command: 'no-such-plugin-here' })), /`no-such-plugin-here` is not installed/);
      assert.match(await why(exec([], { command: './no/such' })), /no\/such` is not installed/);
    });

    it('that hand out a token which is not valid there are blocked', async () => {
      await withPlugin(
        exec(['token']),
        (_, answer) => {
          assert.match(whyOf(answer), /does not accept the login/);
        },
        { LOGIN_TOKEN: 'not-a-token' },
      );
    });

    it('that never end are ended after their time, and leave nothing', async () => {
      await withPlugin(exec(['hangs']), async (_, answer, ms) => {
        assert.match(whyOf(answer), /plugins\/login` did not finish within 3 s/);
        assert.ok(ms < 6_000, String(ms));
        const pid = Number(/process (\d+) waits/.exec(said.join(''))?.[1]);
        await untilOver(pid);
      });
    });
  });

  it('that have expired are blocked, and say so', async () => {
    await withKubeFolder({ config: kubeconfigOf({ old: { ...infra, user: { token: 'gone' } } }) }, async ({ kube }) => {
      assert.match(whyOf(await kube.identity('old', never)), /does not accept the login: it has expired/);
    });
  });

  it('go through a proxy that the context or the environment names', async () => {
    const passed: string[] = [];
    const proxy = http.createServer().on('connect', (request, client: net.Socket) => {
      passed.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      const upstream = net.connect(Number(port), host, () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      upstream.on('error', () => client.destroy()).pipe(client);
      client.on('error', () => upstream.destroy()).pipe(upstream);
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
    const { host, hostname } = new URL(String(infra.cluster['server']));
    const own = { ...infra, cluster: { ...infra.cluster, 'proxy-url': url } };
    await withKubeFolder(
      { config: kubeconfigOf({ own, plugin: { ...own, user: exec(['token']) } }) },
      async (given) => {
        await putLogin(given.folder, 'plugins/login');
        assert.equal(uidOf(await given.kube.identity('own', never)), uid);
        assert.deepEqual(passed, [host]);
        await whoAmI(given, 'own');
        assert.equal(passed.length, 2, 'kubectl went through it, too');
      },
    );
    passed.length = 0;
    if (!/^127\./.test(hostname))
      await withKubeFolder(
        { config: kubeconfigOf({ env: infra }) },
        async ({ kube }) => {
          assert.equal(uidOf(await kube.identity('env', never)), uid);
          assert.deepEqual(passed, [host]);
        },
        { more: { HTTPS_PROXY: url } },
      );
    await withKubeFolder(
      { config: kubeconfigOf({ env: infra }) },
      async ({ kube }) => {
        const before = passed.length;
        assert.equal(uidOf(await kube.identity('env', never)), uid);
        assert.equal(passed.length, before);
      },
      { more: { HTTPS_PROXY: url, NO_PROXY: hostname } },
    );
    proxy.close();
    proxy.closeAllConnections();
  });

  it('check whom they talk to: authority, name, and the choice not to', async () => {
    const { 'certificate-authority-data': ca, ...cluster } = infra.cluster;
    const config = kubeconfigOf({
      wrong: {
        ...infra,
        cluster: { ...cluster, 'certificate-authority-data': apps.cluster['certificate-authority-data'] },
      },
      none: { ...infra, cluster },
      name: { ...infra, cluster: { ...infra.cluster, 'tls-server-name': 'other.example' } },
      known: { ...infra, cluster: { ...infra.cluster, 'tls-server-name': 'kubernetes.default' } },
      blind: { ...infra, cluster: { ...cluster, 'insecure-skip-tls-verify': true } },
    });
    assert.ok(ca, 'the authority stands in the kubeconfig');
    await withKubeFolder({ config }, async ({ kube }) => {
      assert.match(whyOf(await kube.identity('wrong', never)), /not signed by the authority/);
      assert.match(whyOf(await kube.identity('none', never)), /not signed by the authority/);
      assert.match(whyOf(await kube.identity('name', never)), /for another name/);
      assert.equal(uidOf(await kube.identity('known', never)), uid);
      const blind = await kube.identity('blind', never);
      assert.deepEqual(blind.kind === 'known' && [blind.identity.uid, blind.identity.caHash], [uid, null]);
    });
  });
});
