import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { until } from '../../src/run/group.ts';
import { listProcesses, signal as send } from '../../src/run/processes.ts';
import { startSupervisor } from '../../src/run/supervisor.ts';
import { notRun } from '../support/notRun.ts';
import { living, openTestShell, testEnvironment } from './support.ts';

const GRACE = 300;
const STUBBORN = ['forever', 'ignore-term', 'double-fork; forever', 'hold-pipe; forever', 'ignore-term & forever'];

/** The id of a shell's bash, which leads its group and session. */
async function leaderOf(test: Awaited<ReturnType<typeof openTestShell>>): Promise<number> {
  return Number((await test.run('echo $$')).stdout.text);
}

describe('the end of a run', () => {
  for (const text of STUBBORN) {
    it(`leaves no process after a cancel, within a second beyond the grace: ${text}`, async () => {
      const test = await openTestShell({ graceMs: GRACE });
      const leader = await leaderOf(test);
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), 100);
      const before = performance.now();
      const { outcome } = await test.run(text, {}, cancel.signal);
      const took = performance.now() - before;
      assert.deepEqual(outcome, { kind: 'cancelled' });
      assert.equal(living(leader), 0);
      assert.ok(took < 100 + GRACE + 1000, `took ${String(took)} ms`);
      assert.equal((await test.run('echo never')).outcome.kind, 'not-started');
      assert.deepEqual((await test.end()).left, []);
    });
  }

  it('leaves no process after a timeout', async () => {
    const test = await openTestShell({ graceMs: GRACE });
    const leader = await leaderOf(test);
    const { outcome } = await test.run('ignore-term & ignore-term', { timeoutMs: 100 });
    assert.deepEqual(outcome, { kind: 'timed-out', afterMs: 100 });
    assert.equal(living(leader), 0);
    await test.end();
  });

  it('lets an EXIT trap clean up after a cancel, and keeps what it printed', async () => {
    const test = await openTestShell({ graceMs: 2000 });
    await test.run("trap 'echo cleaned' EXIT");
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 50);
    const { stdout } = await test.run('echo started; sleep 1000', {}, cancel.signal);
    assert.equal(stdout.text, 'started\ncleaned\n');
    await test.end();
  });

  it('starts nothing where it was cancelled before', async () => {
    const test = await openTestShell();
    const { outcome } = await test.run('echo never', {}, AbortSignal.abort());
    assert.deepEqual(outcome, { kind: 'cancelled' });
    assert.equal((await test.run('echo still here')).stdout.text, 'still here\n');
    await test.end();
  });

  it('leaves no background process after closing, whatever it ignores', async () => {
    const test = await openTestShell({ graceMs: GRACE, settleMs: 50 });
    const leader = await leaderOf(test);
    await test.run('ignore-term & forever & double-fork; hold-pipe');
    assert.ok(living(leader) > 3);
    await test.end();
    assert.equal(living(leader), 0);
  });

  it('ends jobs that have groups of their own (set -m)', async () => {
    const test = await openTestShell({ graceMs: GRACE, settleMs: 50 });
    const leader = await leaderOf(test);
    await test.run('set -m; sleep 1000 & ignore-term &');
    assert.deepEqual((await test.end()).left, []);
    assert.equal(living(leader), 0);
  });

  it('names what left the session by its own will', async function () {
    if (process.platform !== 'linux') notRun(this, 'the system shows no process that left its session');
    const test = await openTestShell({ graceMs: GRACE, settleMs: 50 });
    await test.run('leave-session 31.25', { kubeconfig: '/private/of/this/test' });
    // It has the name of setsid until it has become what that was told to start.
    await test.run('setsid sleep 32.25 & disown; until [ "$(ps -o comm= -p $!)" = sleep ]; do :; done');
    const { left } = await test.end();
    assert.equal(left.length, 2);
    const [a, b] = [...left].sort();
    assert.match(a ?? '', /^sleep 31\.25 \(pid \d+\)$/);
    assert.match(b ?? '', /^sleep 32\.25 \(pid \d+\)$/);
    for (const name of left) send(Number(/pid (\d+)/.exec(name)?.[1]), 'SIGKILL');
  });

  it('names what it ended because it was still alive', async () => {
    const test = await openTestShell({ graceMs: GRACE, settleMs: 50 });
    await test.run('while :; do :; done & sleep 33.25 & (sleep 34.25; echo late) &');
    // Until then both have the name of the bash that starts them.
    await test.run("until [ $(ps -A -o args= | grep -c '^sleep 3[34][.]25$') = 2 ]; do :; done");
    const { left, ended } = await test.end();
    assert.deepEqual(left, []);
    assert.deepEqual([...ended].map((name) => name.replace(/\(pid \d+\)/, '(pid N)')).sort(), [
      'a part of the block (pid N)',
      'sleep 33.25 (pid N)',
      'sleep 34.25 (pid N)',
    ]);
  });

  it('names nothing as ended where all has ended by itself, or the run was cancelled', async () => {
    const quiet = await openTestShell({ graceMs: GRACE });
    await quiet.run('sleep 0.01 &');
    assert.deepEqual((await quiet.end()).ended, []);
    const cancelled = await openTestShell({ graceMs: GRACE });
    await cancelled.run('sleep 1000 &');
    assert.deepEqual((await cancelled.shell.close(AbortSignal.abort())).ended, []);
    await cancelled.end();
  });

  for (const twice of [false, true])
    it(`leaves no process and no folder where we are killed ourselves${twice ? ', after what guards them was' : ''}`, async () => {
      const host = new URL('./host.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, [host], { env: testEnvironment(), stdio: ['ignore', 'pipe', 'inherit'] });
      const lines = createInterface(child.stdout);
      const [line] = (await once(lines, 'line')) as [string];
      const { leader, dir } = JSON.parse(line) as { leader: number; dir: string };
      assert.ok(living(leader) >= 3, 'the command runs');
      const guards = (): readonly number[] =>
        listProcesses()
          .filter((p) => p.parent === child.pid && p.session === p.pid && p.pid !== leader && !p.zombie)
          .map(({ pid }) => pid);
      if (twice) {
        const [first = 0] = guards();
        send(first, 'SIGKILL');
        assert.ok(await until(() => guards().length === 1 && !guards().includes(first), 3000), 'no other guards them');
        // What guards them is there a moment before it is told.
        const told = once(lines, 'line');
        child.kill('SIGUSR2');
        await told;
      }
      child.kill('SIGKILL');
      assert.ok(await until(() => living(leader) === 0, 3000), 'processes are left');
      assert.ok(await until(() => !exists(dir), 1000), 'the private folder is left');
    });

  it('does not strand a bash that has not yet opened its script when we are killed', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'story-ops-strand-'));
    const supervisor = startSupervisor('bash', 100);
    await supervisor.makePipes(dir);
    const child = spawn('bash', ['script.sh'], { cwd: dir, detached: true, stdio: 'ignore' });
    const leader = child.pid ?? 0;
    assert.equal(living(leader), 1);
    supervisor.dispose();
    assert.ok(await until(() => living(leader) === 0 && !exists(dir), 2000));
  });

  it('lets an EXIT trap take its time at the end, but not after a cancel', async () => {
    const patient = await openTestShell({ graceMs: 50 });
    await patient.run("trap 'sleep 0.3; echo cleaned' EXIT");
    assert.equal((await patient.end()).stdout.text, 'cleaned\n');
    const hurried = await openTestShell({ graceMs: 50 });
    await hurried.run("trap 'sleep 60; echo cleaned' EXIT");
    const before = performance.now();
    assert.equal((await hurried.shell.close(AbortSignal.timeout(50))).stdout.text, '');
    assert.ok(performance.now() - before < 2000);
    await hurried.end();
  });

  it('shows a bash that was killed from outside', async () => {
    const test = await openTestShell();
    const { outcome } = await test.run('kill -KILL $$');
    assert.deepEqual(outcome, { kind: 'signalled', signal: 'SIGKILL' });
    assert.match(String(Object.values((await test.run('true')).outcome)), /bash was ended by SIGKILL/);
    await test.end();
  });

  it('does not hang where a background job floods the output', async () => {
    const test = await openTestShell({ graceMs: GRACE, settleMs: 20, keepBytes: 1000 });
    await test.run('spam & sleep 0.05');
    const { outcome } = await test.run('echo next');
    assert.deepEqual(outcome, { kind: 'exited', code: 0 });
    await sleep(10);
    await test.end();
  });
});

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
