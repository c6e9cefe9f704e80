import assert from 'node:assert/strict';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IdentityAnswer } from '../../../src/kube/contract.ts';
import { parseConfig } from '../../../src/kube/files.ts';
import { getDirectly } from '../../../src/kube/direct.ts';
import { makeKube } from '../../../src/kube/kube.ts';
import { inFolder } from '../../support/inFolder.ts';
import type { Reply } from './fakeApi.ts';
import { fakeApi, FORBIDDEN, identityReply, NAMESPACE, UNAUTHORIZED } from './fakeApi.ts';

const never = new AbortController().signal;
const configOf = (server: string, user: object, cluster: object = {}): string =>
  JSON.stringify({
    clusters: [{ name: 'c', cluster: { server, ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'farm', context: { cluster: 'c', user: 'u', namespace: 'hay' } }],
  });

interface Given {
  readonly reply?: Reply;
  readonly user?: object;
  readonly cluster?: object;
  /** Instead of the fake server's own address. */
  readonly server?: string;
  /** A shell script that stands for kubectl; without it there is none. */
  readonly kubectl?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly said?: string[];
  readonly seen?: string[];
}

async function identify(given: Given): Promise<IdentityAnswer> {
  const api = await fakeApi(identityReply(given.reply ?? NAMESPACE));
  let answer: IdentityAnswer | undefined;
  try {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'config');
      await writeFile(file, configOf(given.server ?? api.server, given.user ?? { token: 't' }, given.cluster));
      const kubectl = path.join(folder, 'kubectl');
      if (given.kubectl !== undefined) {
        await writeFile(kubectl, `#!/bin/sh\n${given.kubectl}\n`);
        await chmod(kubectl, 0o755);
      }
      const env = { PATH: process.env['PATH'] ?? '', KUBECONFIG: file, SEEN: path.join(folder, 'seen'), ...given.env };
      const kube = makeKube({
        env: () => Promise.resolve(env),
        cwd: folder,
        parent: folder,
        kubectl,
        networkMs: 700,
        loginMs: 1_500,
        onLogin: (context, text) => given.said?.push(`${context}: ${text}`),
      });
      answer = await kube.identity('farm', given.signal ?? never);
      await kube.dispose();
      given.seen?.push(...api.seen, await readFile(env.SEEN, 'utf8').catch(() => ''));
      assert.deepEqual(
        (await readdir(folder)).filter((name) => name.startsWith('story-ops')),
        [],
        'nothing is left',
      );
    });
  } finally {
    await api.close();
  }
  assert.ok(answer);
  return answer;
}

const why = async (given: Given): Promise<string> => {
  const answer = await identify(given);
  return answer.kind === 'blocked' ? answer.why : `known ${JSON.stringify(answer.identity)}`;
};

describe('the identity of a cluster', () => {
  it('is its server and the uid of kube-system', async () => {
    const seen: string[] = [];
    const answer = await identify({ seen });
    assert.equal(answer.kind, 'known');
    assert.match(answer.identity.server, /^http:\/\/127\.0\.0\.1:/);
    assert.deepEqual([answer.identity.uid, answer.identity.caHash], ['uid-1', null]);
    assert.deepEqual(seen, ['GET /api/v1/namespaces/kube-system Bearer t -', '']);
  });

  it('is its server and authority where reading the namespace is forbidden', async () => {
    const ca = Buffer.from('-----BEGIN CERTIFICATE-----\r\nabc\r\n').toString('base64');
    const answer = await identify({ reply: FORBIDDEN, cluster: { 'certificate-authority-data': ca } });
    assert.equal(answer.kind, 'known');
    assert.equal(answer.identity.uid, null);
    assert.match(answer.identity.caHash ?? '', /^[0-9a-f]{64}$/);
    const moved = Buffer.from('-----BEGIN CERTIFICATE-----\nabc').toString('base64');
    const again = await identify({ reply: FORBIDDEN, cluster: { 'certificate-authority-data': moved } });
    assert.equal(again.kind === 'known' && again.identity.caHash, answer.identity.caHash, 'line ends do not count');
  });

  it('is asked with the login of the context: token file, name and password, impersonation', () =>
    inFolder(async (folder) => {
      const tokenFile = path.join(folder, 'token');
      await writeFile(tokenFile, 'fresh\n');
      for (const [user, expected] of [
        [{ tokenFile, token: 'old' }, 'Bearer fresh -'],
        [{ username: 'ada', password: 'hay' }, `Basic ${Buffer.from('ada:hay').toString('base64')} -`],
        [{ token: 't', as: 'eve' }, 'Bearer t eve'],
        [{}, '- -'],
      ] as const) {
        const seen: string[] = [];
        await identify({ user, seen });
        assert.equal(seen[0], `GET /api/v1/namespaces/kube-system ${expected}`);
      }
    }));

  it('is blocked where something else answers', async () => {
    assert.match(
      await why({ reply: { status: 503, body: 'no upstream' } }),
      /not a working Kubernetes API \(HTTP 503\)/,
    );
    assert.match(await why({ reply: { status: 200, body: '<html>log in</html>' } }), /HTTP 200/);
    assert.match(await why({ reply: { status: 200, body: '{"metadata":{}}' } }), /not a Kubernetes API/);
    assert.match(await why({ reply: { status: 403, body: '<html>gateway</html>' } }), /HTTP 403/);
    assert.match(await why({ reply: 'close' }), /closes the connection/);
  });

  it('is blocked within the time for the network where the server hangs', async () => {
    const start = performance.now();
    assert.match(await why({ reply: 'hang' }), /did not answer within 0\.7 s/);
    assert.ok(performance.now() - start < 3_000);
  });

  it('is blocked where the server refuses, has no name, or is no address', async () => {
    assert.match(await why({ server: 'https://127.0.0.1:1' }), /127\.0\.0\.1:1 cannot be reached\. It refuses/);
    assert.match(await why({ server: 'https://farm.invalid:6443' }), /name cannot be resolved/);
    assert.match(await why({ server: 'farm' }), /cannot be reached/);
  });

  it('is blocked where a file that the login needs is gone', async () => {
    assert.match(await why({ user: { tokenFile: '/nowhere/token' } }), /names the file \/nowhere\/token, which cannot/);
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    const running = why({ reply: 'hang', signal: controller.signal });
    controller.abort();
    assert.equal(await running, 'Cancelled.');
  });
});

describe('a login that is refused', () => {
  it('is tried again by kubectl, which may know more', async () => {
    const kubectl = `echo "$@" >"$SEEN"; echo '${NAMESPACE.body}'`;
    const seen: string[] = [];
    assert.match(await why({ reply: UNAUTHORIZED, kubectl, seen }), /^known .*uid-1/);
    assert.equal(seen.at(-1), 'get --raw /api/v1/namespaces/kube-system\n');
  });

  it('is blocked where kubectl is refused as well, or is not there', async () => {
    const kubectl = 'echo "error: You must be logged in to the server (Unauthorized)" >&2; exit 1';
    assert.match(await why({ reply: UNAUTHORIZED, kubectl }), /has expired or is not valid there\. Log in again/);
    assert.match(await why({ reply: UNAUTHORIZED }), /has expired or is not valid there\. Log in again/);
  });
});

describe('a login by a plugin', () => {
  const user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'farm-login' } };

  it('is left to kubectl, with the one context and nothing that leads past it', async () => {
    const kubectl = `{ grep -c '^  - name' "$KUBECONFIG"; env | grep -c ^HELM_KUBE; grep command: "$KUBECONFIG"; } >"$SEEN"; echo '${NAMESPACE.body}'`;
    const seen: string[] = [];
    const env = { HELM_KUBEAPISERVER: 'https://other' };
    assert.match(await why({ user, kubectl, seen, env }), /^known .*uid-1/);
    assert.equal(seen.at(-1), '3\n0\n        command: "farm-login"\n');
  });

  it('shows live what it says', async () => {
    const said: string[] = [];
    await identify({ user, kubectl: `echo 'open the page' >&2; echo '${NAMESPACE.body}'`, said });
    assert.deepEqual(said, ['farm: open the page\n']);
  });

  it('is not begun where the server does not answer', async () => {
    const kubectl = 'echo begun >"$SEEN"; exit 1';
    for (const server of ['https://127.0.0.1:1', 'https://farm.invalid']) {
      const seen: string[] = [];
      assert.match(await why({ user, kubectl, server, seen }), /cannot be reached/);
      assert.equal(seen.at(-1), '');
    }
  });

  it('is blocked after its time, and names the plugin', async () => {
    assert.match(await why({ user, kubectl: 'sleep 600' }), /`farm-login` did not finish within 1\.5 s/);
  });

  it('is blocked where it fails, asks, or is missing', async () => {
    const fails = (words: string): string =>
      `echo "Unable to connect to the server: getting credentials: ${words}" >&2; exit 1`;
    assert.match(
      await why({ user, kubectl: fails('exec: executable farm-login failed with exit code 3') }),
      /failed \(exit 3\)/,
    );
    assert.match(
      await why({
        user,
        kubectl: fails('exec plugin cannot support interactive mode: standard input is not a terminal'),
      }),
      /wants to ask/,
    );
    assert.match(
      await why({ user, kubectl: fails('exec: executable farm-login not found') }),
      /`farm-login` is not installed/,
    );
  });

  it('says that kubectl is needed where there is none', async () => {
    assert.match(await why({ user }), /kubectl is needed .* not installed/);
  });

  it('knows a cluster that forbids reading the namespace', async () => {
    const kubectl =
      'echo "Error from server (Forbidden): namespaces \\"kube-system\\" is forbidden: User \\"ada\\" cannot get resource \\"namespaces\\"" >&2; exit 1';
    const answer = await identify({ user, kubectl });
    assert.equal(answer.kind === 'known' && answer.identity.uid, null);
  });
});

describe('asking with Node alone, where the library cannot be loaded', () => {
  const ask = async (user: object, reply: Reply, seen: string[] = []): Promise<string> => {
    const api = await fakeApi(identityReply(reply));
    try {
      const config = parseConfig(configOf(api.server, user), 'config');
      const answer = await getDirectly(config, '/api/v1/namespaces/kube-system', 500, never);
      seen.push(...api.seen);
      return answer.kind === 'ok' ? JSON.stringify(answer.body) : `${answer.kind}: ${answer.why}`;
    } finally {
      await api.close();
    }
  };

  it('gives the same answers', async () => {
    const seen: string[] = [];
    assert.equal(await ask({ token: 't', as: 'eve' }, NAMESPACE, seen), JSON.stringify(JSON.parse(NAMESPACE.body)));
    assert.deepEqual(seen, ['GET /api/v1/namespaces/kube-system Bearer t eve']);
    assert.match(await ask({ username: 'ada', password: 'hay' }, FORBIDDEN), /^forbidden: .*"ada" cannot get/);
    assert.match(await ask({}, UNAUTHORIZED), /^login: /);
    assert.match(await ask({}, { status: 502, body: '<html>' }), /^blocked: .*HTTP 502/);
    assert.match(await ask({}, 'hang'), /^blocked: .*did not answer within 0\.5 s/);
    assert.match(await ask({}, 'close'), /^blocked: .*closes the connection/);
  });
});

describe('what can fill a placeholder', () => {
  const offer = async (
    reply: (url: string) => Reply,
    kind: 'pods' | 'nodes',
    namespace: string | null = null,
  ): Promise<unknown> => {
    const api = await fakeApi(({ url }) => reply(url ?? ''));
    let answer: unknown;
    try {
      await inFolder(async (folder) => {
        const file = path.join(folder, 'config');
        await writeFile(file, configOf(api.server, { token: 't' }));
        const kube = makeKube({ env: () => Promise.resolve({ KUBECONFIG: file }), cwd: folder, parent: folder });
        answer = kind === 'pods' ? await kube.podIps('farm', namespace, never) : await kube.nodeNames('farm', never);
        await kube.dispose();
      });
    } finally {
      await api.close();
    }
    return answer;
  };
  const pod = (name: string, podIP: string | undefined, phase = 'Running', hostIP = '10.0.0.1'): object => ({
    metadata: { name },
    status: { phase, podIP, hostIP },
  });
  const list = (items: readonly object[]): Reply => ({ status: 200, body: JSON.stringify({ items }) });

  it('are the addresses of pods that run, in the namespace of the context where none is named', async () => {
    const pods = [
      pod('web-1', '10.8.0.7'),
      pod('gone', '10.8.0.8', 'Succeeded'),
      pod('new', undefined),
      pod('proxy', '10.0.0.1'),
    ];
    const answer = await offer((url) => (url.startsWith('/api/v1/namespaces/hay/pods') ? list(pods) : 'close'), 'pods');
    assert.deepEqual(answer, { kind: 'known', offers: [{ value: '10.8.0.7', label: 'web-1' }] });
  });

  it('are asked for in the namespace that is named, which cannot lead to another path', async () => {
    const answer = await offer(
      (url) => (url.startsWith('/api/v1/namespaces/..%2Fx/pods') ? list([]) : 'close'),
      'pods',
      '../x',
    );
    assert.deepEqual(answer, { kind: 'known', offers: [] });
  });

  it('are the names of nodes', async () => {
    const answer = await offer(() => list([{ metadata: { name: 'node-1' } }]), 'nodes');
    assert.deepEqual(answer, { kind: 'known', offers: [{ value: 'node-1', label: 'node-1' }] });
  });

  it('are none, with the reason, where reading them is forbidden', async () => {
    const answer = await offer(() => FORBIDDEN, 'nodes');
    assert.match(JSON.stringify(answer), /"blocked".*cannot get resource/);
  });
});
