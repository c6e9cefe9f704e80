import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { UserError } from '../../src/base/errors.ts';
import { until } from '../../src/run/group.ts';
import { descendants, fromProc, fromPs, listProcesses, signal } from '../../src/run/processes.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { notRun } from '../support/notRun.ts';
import { openTestShell, testEnvironment } from './support.ts';

function isUserError(words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, words);
    return true;
  };
}

describe('a machine that lacks something', () => {
  let dir = '';
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'story-ops-machine-'))));
  afterEach(() => rmSync(dir, { recursive: true }));
  const shell = { cwd: '/', env: testEnvironment(), graceMs: 100 };

  it('without bash is told so', async () => {
    await assert.rejects(
      makeRunner({ bashPath: join(dir, 'bash') }).open(shell),
      isUserError(/bash cannot be started/),
    );
  });

  it('without the folder is told so', async () => {
    const runner = makeRunner();
    await assert.rejects(runner.open({ ...shell, cwd: join(dir, 'none') }), isUserError(/There is no folder/));
    runner.dispose();
  });

  it('without a folder for temporary files is told so, and nothing is left', async () => {
    writeFileSync(join(dir, 'file'), '');
    const runner = makeRunner({ tempDir: join(dir, 'file') });
    await assert.rejects(runner.open(shell), isUserError(/No private folder for a run can be made/));
    runner.dispose();
    assert.deepEqual(readdirSync(dir), ['file']);
  });

  it('with a full disk is told so', async function () {
    const disk = join(dir, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'nr_inodes=3', 'tmpfs', disk]);
    if (mounted.status !== 0) return notRun(this, 'only root can make a full disk');
    try {
      const runner = makeRunner({ tempDir: disk });
      await assert.rejects(runner.open(shell), isUserError(/No space left on device/));
      runner.dispose();
      assert.deepEqual(readdirSync(disk), []);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('whose supervisor was ended gets another', async () => {
    const runner = makeRunner();
    await (await runner.open(shell)).close();
    const ours = descendants(process.pid, listProcesses()).filter((p) => p.session === p.pid && p.pid !== process.pid);
    assert.ok(ours.length > 0);
    for (const { pid } of ours) signal(pid, 'SIGKILL');
    const open = async () => {
      try {
        return await runner.open(shell);
      } catch (error) {
        assert.ok(error instanceof UserError);
        return null;
      }
    };
    await (await open())?.close();
    const again = await runner.open(shell);
    await again.close();
    runner.dispose();
  });

  it('without /proc lists the same processes by ps', async function () {
    const ours = (list: ReturnType<typeof fromPs>) =>
      list
        .filter((p) => p.group === child.pid)
        .map(({ pid, parent, group, zombie }) => ({ pid, parent, group, zombie }));
    const child = spawn('bash', ['-c', 'sleep 100 & sleep 100; :'], { detached: true, stdio: 'ignore' });
    const proc = () => ours(fromProc() ?? fromPs());
    assert.ok(await until(() => proc().length === 3, 2000));
    if (spawnSync('ps', ['-A']).status !== 0) return notRun(this, 'there is no ps');
    assert.deepEqual(ours(fromPs()), proc());
    signal(-(child.pid ?? 0), 'SIGKILL');
  });
});

describe('what a shell is given', () => {
  it('may be much larger than a pipe holds', async () => {
    const test = await openTestShell();
    const body = 'x'.repeat(99).concat('\n').repeat(3000);
    const { stdout } = await test.run(`cat <<'EOF' | wc -c\n${body}EOF`);
    assert.equal(stdout.text.trim(), '300000');
    await test.end();
  });

  it('by start-up files is part of the first command', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'story-ops-start-'));
    writeFileSync(join(dir, 'env'), 'echo started');
    const test = await openTestShell({ env: { BASH_ENV: join(dir, 'env') } });
    assert.equal((await test.run('echo first')).stdout.text, 'started\nfirst\n');
    await test.end();
    rmSync(dir, { recursive: true });
  });

  it('may be a limit longer than timers are', async () => {
    const test = await openTestShell();
    assert.equal((await test.run('sleep 0.05; echo on', { timeoutMs: 1e12 })).stdout.text, 'on\n');
    await test.end();
  });
});

describe('two terminals', () => {
  it('run side by side, the first until the second ends', async () => {
    const [first, second] = [await openTestShell(), await openTestShell()];
    const end = new AbortController();
    const loop = first.run('while true; do echo lookup; sleep 0.05; done', { mode: 'watch', end: end.signal });
    await second.run('sleep 0.2; echo restarted');
    end.abort('the second terminal has ended');
    const { outcome, stdout } = await loop;
    assert.deepEqual(outcome, { kind: 'ended', why: 'the second terminal has ended' });
    assert.ok(stdout.text.split('\n').length > 3);
    await Promise.all([first.end(), second.end()]);
  });
});
