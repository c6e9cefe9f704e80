import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import type { ClusterIdentity, Kube } from '../../src/kube/contract.ts';
import { makeKube } from '../../src/kube/kube.ts';
import { aliasState, compareIdentity } from '../../src/session/bindings.ts';
import type { Binding } from '../../src/session/bindings.ts';
import { inFolder } from '../support/inFolder.ts';
import type { Parts } from './support/kubeFolder.ts';
import { kubeconfigOf, realParts } from './support/kubeFolder.ts';

const never = new AbortController().signal;

describe('a context that was bound', () => {
  let infra: Parts;
  let apps: Parts;
  before(async () => {
    [infra, apps] = [await realParts('infra'), await realParts('apps')];
  });

  /** Binds `farm`, then writes other files, and says what stands in the way of the next run. */
  async function afterwards(now: Readonly<Record<string, Parts>>, was: Parts = infra): Promise<string> {
    let said = '';
    await inFolder(async (folder) => {
      const file = path.join(folder, 'config');
      await writeFile(file, kubeconfigOf({ farm: was, other: apps }));
      const env = { KUBECONFIG: file, PATH: process.env['PATH'] ?? '' };
      const kube = makeKube({ env: () => Promise.resolve(env), cwd: folder, parent: folder });
      const identity = await known(kube, 'farm');
      const { server } = identity;
      const binding: Binding = {
        alias: 'infra',
        context: 'farm',
        server,
        identity,
        confirmedAt: '2031-05-06T07:08:09Z',
      };
      await writeFile(file, kubeconfigOf(now));
      said = await stands(kube, binding);
      const expected = { server, caHash: identity.caHash };
      const isolated = kube.isolate([{ alias: 'infra', context: 'farm', expected }]);
      if (said === 'nothing') await isolated;
      else if (!said.includes('another cluster answers')) await assert.rejects(isolated, { name: 'UserError' });
      await kube.dispose();
    });
    return said;
  }

  async function known(kube: Kube, context: string): Promise<ClusterIdentity> {
    const answer = await kube.identity(context, never);
    assert.equal(answer.kind, 'known', JSON.stringify(answer));
    return answer.identity;
  }

  async function stands(kube: Kube, binding: Binding): Promise<string> {
    const state = aliasState('infra', [binding], await kube.contexts());
    if (state.kind === 'moved') return state.why;
    const compared = compareIdentity('farm', binding.identity, await known(kube, 'farm'));
    return compared.kind === 'other' ? compared.why : 'nothing';
  }

  it('runs again while it leads to the same cluster', async () => {
    assert.equal(await afterwards({ farm: infra, other: apps }), 'nothing');
    assert.equal(await afterwards({ other: apps, farm: infra, third: infra }), 'nothing');
  });

  it('does not run after it was swapped with another, and both servers are named', async () => {
    const why = await afterwards({ farm: apps, other: infra });
    assert.ok(why.includes(String(infra.cluster['server'])) && why.includes(String(apps.cluster['server'])), why);
  });

  it('does not run after it was renamed or taken away', async () => {
    assert.match(await afterwards({ barn: infra, other: apps }), /"farm", which is in no kubeconfig any more/);
  });

  it('does not run where another cluster answers behind the same address', async () => {
    const forward = await forwarder();
    const through = (parts: Parts): Parts => {
      const { 'certificate-authority-data': _, ...cluster } = parts.cluster;
      return { ...parts, cluster: { ...cluster, server: forward.server, 'insecure-skip-tls-verify': true } };
    };
    try {
      forward.to(infra);
      await inFolder(async (folder) => {
        const file = path.join(folder, 'config');
        // One user for both clusters cannot be had, so the context's user changes with the cluster behind.
        await writeFile(file, kubeconfigOf({ farm: through(infra) }));
        const env = { KUBECONFIG: file, PATH: process.env['PATH'] ?? '' };
        const kube = makeKube({ env: () => Promise.resolve(env), cwd: folder, parent: folder });
        const before = await known(kube, 'farm');
        forward.to(apps);
        await writeFile(file, kubeconfigOf({ farm: through({ ...infra, user: apps.user }) }));
        const compared = compareIdentity('farm', before, await known(kube, 'farm'));
        assert.match(compared.kind === 'other' ? compared.why : 'same', /another cluster answers there: its uid was/);
        await kube.dispose();
      });
    } finally {
      forward.close();
    }
  });
});

/** One local port that leads to the API server of whichever cluster it was last told. */
async function forwarder(): Promise<{ readonly server: string; to(parts: Parts): void; close(): void }> {
  let target = new URL('https://127.0.0.1:1');
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
    client.pipe(upstream).pipe(client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    server: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    to(parts) {
      target = new URL(String(parts.cluster['server']));
      // Connections that are kept open would still lead to the cluster before.
      for (const socket of sockets) socket.destroy();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('a cluster that does not answer', () => {
  it('is said within five seconds, whether nothing is there or it hangs, with and without a plugin', async () => {
    const hung = net.createServer().listen(0, '127.0.0.1');
    await once(hung, 'listening');
    const plugin = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'never-to-be-called' } };
    const servers = [`https://127.0.0.1:${String((hung.address() as AddressInfo).port)}`, 'https://127.0.0.1:1'];
    await inFolder(async (folder) => {
      const file = path.join(folder, 'config');
      const env = { KUBECONFIG: file, PATH: process.env['PATH'] ?? '' };
      const kube = makeKube({ env: () => Promise.resolve(env), cwd: folder, parent: folder });
      const contexts = servers.flatMap((server, i) => [
        [`plain${String(i)}`, { cluster: { server }, user: { token: 't' } }],
        [`plugin${String(i)}`, { cluster: { server }, user: plugin }],
      ]);
      await writeFile(file, kubeconfigOf(Object.fromEntries(contexts) as Record<string, Parts>));
      const names = (await kube.contexts()).map(({ name }) => name);
      await Promise.all(
        names.map(async (name) => {
          const start = performance.now();
          const answer = await kube.identity(name, never);
          const ms = performance.now() - start;
          assert.match(
            answer.kind === 'blocked' ? answer.why : 'known',
            /cannot be reached\. It (?:did not answer within 5 s|refuses the connection)/,
            name,
          );
          assert.ok(ms < 6_000, `${name}: ${String(ms)} ms`);
        }),
      );
      await kube.dispose();
    });
    hung.close();
  });
});
