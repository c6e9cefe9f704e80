import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'mocha';
import type { Runner } from '../../src/run/contract.ts';
import { until } from '../../src/run/group.ts';
import { listProcesses, refersTo } from '../../src/run/processes.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { notRun } from '../support/notRun.ts';
import { BIN, living, testEnvironment } from './support.ts';

const TEXTS = [
  'ignore-term',
  'ignore-term & ignore-term',
  'double-fork; double-fork; forever',
  'hold-pipe & hold-pipe; forever',
  'while true; do (ok; fail 3) | cat; done',
  'while true; do sleep 0.01 & done',
  'spam',
  'spam & spam >&2',
  'set -m; forever & forever & wait',
  'trap "forever" EXIT TERM INT; forever',
  'f() { f | f & }; for i in 1 2 3 4 5; do (ignore-term &) ; done; forever',
  'exec ignore-term',
];

const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

describe('200 kills at random times', () => {
  let temp = '';
  before(() => (temp = mkdtempSync(join(tmpdir(), 'story-ops-kills-'))));
  after(() => rmSync(temp, { recursive: true, force: true }));

  async function cancelOne(runner: Runner): Promise<void> {
    const text = pick(TEXTS);
    const shell = await runner.open({ cwd: '/', env: testEnvironment(), graceMs: 50 });
    const unit = { kubeconfig: null, mode: 'run', timeoutMs: 30_000 } as const;
    const first = await shell.run({ ...unit, text: 'echo $$' }, new AbortController().signal);
    const leader = Number(first.stdout.text);
    assert.ok(leader > 1);
    const cancel = new AbortController();
    const delay = Math.random() * 120;
    setTimeout(() => cancel.abort(), delay);
    const { outcome } = await shell.run({ ...unit, text }, cancel.signal);
    assert.deepEqual(outcome, { kind: 'cancelled' }, `${text} after ${String(delay)} ms`);
    assert.equal(living(leader), 0, `${text} after ${String(delay)} ms`);
    await shell.close();
  }

  it('by a cancel leave no process, 150 times', async () => {
    const runner = makeRunner({ tempDir: temp, keepBytes: 10_000 });
    for (let i = 0; i < 50; i++) await Promise.all([cancelOne(runner), cancelOne(runner), cancelOne(runner)]);
    runner.dispose();
    assert.deepEqual(readdirSync(temp), []);
  });

  it('of the program itself (kill -9) leave no process and no folder, 50 times', async function () {
    if (process.platform !== 'linux') return notRun(this, 'processes are found by /proc');
    this.timeout(120_000);
    const host = new URL('./host.ts', import.meta.url).pathname;
    // TMPDIR is in the environment of everything that a host runs.
    const ours = () => listProcesses().filter((p) => !p.zombie && refersTo(p.pid, [temp]));
    for (let i = 0; i < 10; i++) {
      const children = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const child = spawn(process.execPath, [host], {
            env: { ...testEnvironment(), TMPDIR: temp, PATH: `${BIN}:${process.env['PATH'] ?? ''}` },
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          // Half of them while it starts, half of them while its command runs.
          if (i % 2 === 0) await once(createInterface(child.stdout), 'line');
          await sleep(Math.random() * 150);
          child.kill('SIGKILL');
          await once(child, 'exit');
          return child;
        }),
      );
      assert.equal(children.length, 5);
      assert.ok(await until(() => ours().length === 0, 5000), `round ${String(i)}: processes are left`);
      assert.ok(await until(() => readdirSync(temp).length === 0, 2000), `round ${String(i)}: folders are left`);
    }
  });
});
