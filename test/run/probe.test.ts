import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { until } from '../../src/run/group.ts';
import { BIN, openTestShell, shown, testEnvironment, type TestShell } from './support.ts';

async function listen(): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await listen();
  server.close();
  await once(server, 'close');
  return port;
}

describe('a managed forward', () => {
  let port = 0;
  let test: TestShell;
  const open = async (env: Readonly<Record<string, string>> = {}) =>
    (test = await openTestShell({ env, settleMs: 20 }));
  const probe = (text: string, ports?: readonly number[] | null, more = {}) =>
    test.run(text, { mode: 'probe', ...(ports ? { probe: { local: ports } } : {}), ...more });
  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => test.end());

  it('is awaited, used by what follows, and ended with the shell', async () => {
    await open({ FORWARD_DELAY: '0.2' });
    const text = `kubectl port-forward deploy/web ${String(port)}:9153`;
    const started = await probe(text, [port]);
    assert.deepEqual(started.outcome, { kind: 'ended', why: `forwards 127.0.0.1:${String(port)}` });
    assert.equal(started.ran, `${text} &`);
    assert.match(started.stdout.text, /^Forwarding from/);
    const got = await test.run(`curl -sS localhost:${String(port)}/metrics`);
    assert.deepEqual(shown(got), { outcome: 'exited 0', stdout: 'port 9153\n', stderr: '' });
    assert.deepEqual(
      test.shell.probes().map(({ ports, alive }) => ({ ports, alive })),
      [{ ports: [port], alive: true }],
    );
    assert.deepEqual((await test.end()).ended, []);
    const again = await listen();
    again.server.close();
  });

  it('is not named among what was ended, also where a script stands before its program', async () => {
    const shims = mkdtempSync(join(tmpdir(), 'story-ops-shim-'));
    writeFileSync(join(shims, 'kubectl'), `#!/bin/bash\n${join(BIN, 'kubectl')} "$@" & wait\n`, { mode: 0o755 });
    await open({ PATH: `${shims}:${testEnvironment()['PATH'] ?? ''}` });
    const started = await probe(`kubectl port-forward deploy/web ${String(port)}`, [port]);
    assert.equal(started.outcome.kind, 'ended');
    assert.deepEqual((await test.end()).ended, []);
    rmSync(shims, { recursive: true });
  });

  it('is the author’s own job where it was written with &', async () => {
    await open();
    const started = await probe(`kubectl port-forward deploy/web ${String(port)} &`, [port]);
    assert.equal(started.ran, null);
    const used = await test.run(
      `forward=$!; curl -sS 127.0.0.1:${String(port)}; kill $forward; wait $forward; echo "status $?"`,
    );
    assert.equal(used.stdout.text, `port ${String(port)}\nstatus 143\n`);
    assert.equal(test.shell.probes()[0]?.alive, false);
  });

  it('keeps its words out of the output of what follows', async () => {
    await open();
    await probe(`kubectl port-forward deploy/web ${String(port)}:1 &`, [port]);
    const got = await test.run(`curl -sS localhost:${String(port)}; curl -sS localhost:${String(port)}`);
    assert.deepEqual([got.stdout.text, got.stderr.text], ['port 1\nport 1\n', '']);
    const handled = () => test.shell.probes()[0]?.stdout.text.match(/Handling/g)?.length === 2;
    assert.ok(await until(handled, 1000));
  });

  it('tells the port where any free one was asked for', async () => {
    await open();
    const started = await probe('kubectl port-forward svc/web :8080', [0]);
    assert.equal(started.outcome.kind, 'ended');
    const [real = 0] = test.shell.probes()[0]?.ports ?? [];
    assert.ok(real > 0);
    assert.equal((await test.run(`curl -sS localhost:${String(real)}`)).stdout.text, 'port 8080\n');
  });

  it('is not started where the port is busy, and says so', async () => {
    await open();
    const { server, port: busy } = await listen();
    const { outcome } = await probe(`kubectl port-forward deploy/web ${String(busy)}:1`);
    assert.ok(outcome.kind === 'not-started');
    assert.match(outcome.why, new RegExp(`Local port ${String(busy)} is in use`));
    server.close();
    assert.equal((await test.run('echo on')).stdout.text, 'on\n');
  });

  it('is started where what held the port lets go of it a moment later', async () => {
    await open();
    const { server, port: leaving } = await listen();
    const started = probe(`kubectl port-forward deploy/web ${String(leaving)}:1`, [leaving]);
    setTimeout(() => server.close(), 60);
    assert.deepEqual((await started).outcome, { kind: 'ended', why: `forwards 127.0.0.1:${String(leaving)}` });
  });

  it('runs beside others, and waits for all ports of one', async () => {
    await open();
    const [second, third] = [await freePort(), await freePort()];
    await probe(`kubectl port-forward deploy/web ${String(port)}:1`, [port]);
    await probe(`kubectl port-forward deploy/api ${String(second)}:2 ${String(third)}:3`, [second, third]);
    const got = await test.run([port, second, third].map((p) => `curl -sS localhost:${String(p)}`).join('; '));
    assert.equal(got.stdout.text, 'port 1\nport 2\nport 3\n');
  });

  it('gives exit and words of a forward that fails', async () => {
    await open({ FORWARD_FAILS: '1' });
    const { outcome, stderr } = await probe(`kubectl port-forward deploy/web ${String(port)}`, [port]);
    assert.deepEqual(outcome, { kind: 'exited', code: 1 });
    assert.match(stderr.text, /NotFound/);
    assert.deepEqual(test.shell.probes(), []);
  });

  it('shows a forward that died in between', async () => {
    await open({ FORWARD_LIVES: '0.1' });
    await probe(`kubectl port-forward deploy/web ${String(port)}`, [port]);
    assert.ok(await until(() => test.shell.probes()[0]?.alive === false, 2000));
    assert.match(test.shell.probes()[0]?.stderr.text ?? '', /lost connection to pod/);
    assert.equal((await test.run(`curl -sS localhost:${String(port)}`)).outcome.kind, 'exited');
  });

  it('is found by its port where its output goes elsewhere', async () => {
    await open({ FORWARD_DELAY: '0.2' });
    const text = `kubectl port-forward deploy/web ${String(port)}:5 >/dev/null 2>&1 &`;
    assert.equal((await probe(text, [port])).outcome.kind, 'ended');
    assert.equal((await test.run(`curl -sS localhost:${String(port)}`)).stdout.text, 'port 5\n');
  });

  it('is not waited for where the port that it chose stands in a file of the author’s', async () => {
    await open();
    const started = await probe('kubectl port-forward svc/web :8080 > forward.log 2>&1 &', [0]);
    assert.equal(started.outcome.kind, 'ended');
    const find = `until p=$(grep -oE '127.0.0.1:[0-9]+' forward.log); do :; done; curl -sS "localhost:\${p##*:}"`;
    assert.equal((await test.run(find)).stdout.text, 'port 8080\n');
  });

  it('is ended where it never forwards in time', async () => {
    await open({ FORWARD_DELAY: '60' });
    const { outcome } = await probe(`kubectl port-forward deploy/web ${String(port)}`, [port], { timeoutMs: 150 });
    assert.deepEqual(outcome, { kind: 'timed-out', afterMs: 150 });
  });

  it('sees the KUBECONFIG of its command', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'story-ops-test-'));
    await open({ KUBECTL_LOG: join(dir, 'log') });
    await probe(`kubectl port-forward deploy/web ${String(port)}`, [port], { kubeconfig: '/private/infra' });
    await test.run('kubectl get pods', { kubeconfig: '/private/apps' });
    const log = readFileSync(join(dir, 'log'), 'utf8');
    assert.equal(log, `/private/infra port-forward deploy/web ${String(port)}\n/private/apps get pods\n`);
    rmSync(dir, { recursive: true });
  });
});
