import assert from 'node:assert/strict';
import type { Runner, Shell, UnitResult } from '../../src/run/contract.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { notRun } from '../support/notRun.ts';

/*
 * Forwards need pods that run: the testbed's CoreDNS. The light control planes have none.
 */
const ENV = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
const KUBECTL = 'kubectl --context admin@infra-01 -n kube-system';

describe('a forward to a real pod', () => {
  let runner: Runner;
  let shell: Shell;
  before(function () {
    if (process.env['STORY_OPS_TEST_NODES'] === undefined) notRun(this, 'needs clusters with real nodes');
    runner = makeRunner();
  });
  after(() => runner?.dispose());
  beforeEach(async () => (shell = await runner.open({ cwd: '/', env: ENV, graceMs: 1000 })));
  afterEach(() => shell.close());

  const run = (text: string, mode: 'run' | 'probe' = 'run'): Promise<UnitResult> =>
    shell.run({ text, mode, kubeconfig: null, timeoutMs: 20_000 }, new AbortController().signal);

  it('in the foreground serves the metrics that follow', async () => {
    const probe = await run(`${KUBECTL} port-forward deploy/coredns 9153:9153`, 'probe');
    assert.deepEqual(probe.outcome, { kind: 'ended', why: 'forwards 127.0.0.1:9153' });
    const metrics = await run('curl -sS http://localhost:9153/metrics | grep coredns_build_info');
    assert.match(metrics.stdout.text, /^coredns_build_info\{/m);
  });

  it('with & and a curl that races is awaited', async () => {
    await run(`${KUBECTL} port-forward deploy/coredns 8080 &`, 'probe');
    const health = await run('curl -sv http://localhost:8080/health');
    assert.match(health.stderr.text, /< HTTP\/1\.1 200 OK/);
    assert.equal(health.stdout.text, 'OK');
  });

  it('goes with its shell, so that the next one finds the port free', async () => {
    for (const port of ['8181', '8181:8181']) {
      const own = await runner.open({ cwd: '/', env: ENV, graceMs: 1000 });
      const common = { kubeconfig: null, timeoutMs: 20_000 } as const;
      const never = new AbortController().signal;
      const text = `${KUBECTL} port-forward deploy/coredns ${port}`;
      assert.equal((await own.run({ ...common, text, mode: 'probe' }, never)).outcome.kind, 'ended');
      const ready = await own.run({ ...common, text: 'curl -sf http://localhost:8181/ready', mode: 'run' }, never);
      assert.equal(ready.stdout.text, 'OK');
      assert.deepEqual((await own.close()).left, []);
    }
  });

  it('to a pod that does not exist tells why', async () => {
    const probe = await run(`${KUBECTL} port-forward deploy/no-such-thing 9153:9153`, 'probe');
    assert.deepEqual(probe.outcome, { kind: 'exited', code: 1 });
    assert.match(probe.stderr.text, /NotFound/);
  });
});
