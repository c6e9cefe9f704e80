import assert from 'node:assert/strict';
import path from 'node:path';
import type { Executed } from '../../../src/kube/execute.ts';
import { execute } from '../../../src/kube/execute.ts';
import { untilOver } from '../../support/processLives.ts';
import { inFolder } from '../../support/inFolder.ts';

const env = { PATH: process.env['PATH'] ?? '' };
const never = new AbortController().signal;

function sh(script: string, limitMs = 4_000, signal = never, onStderr?: (text: string) => void): Promise<Executed> {
  return execute({ file: 'sh', args: ['-c', script], env, cwd: '/', limitMs, ...(onStderr && { onStderr }) }, signal);
}

describe('a program that is run to ask a cluster', () => {
  it('gives both streams and its exit as data', async () => {
    assert.deepEqual(await sh('echo out; echo err >&2; exit 3'), {
      kind: 'exited',
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('has no standard input to wait for', async () => {
    assert.deepEqual(await sh('cat; echo done'), { kind: 'exited', code: 0, stdout: 'done\n', stderr: '' });
  });

  it('shows what it says on standard error while it still runs', () =>
    inFolder(async (folder) => {
      const fifo = path.join(folder, 'seen');
      const said: string[] = [];
      const done = await sh(
        `mkfifo ${fifo}; echo 'open the page' >&2; read x <${fifo}; echo "$x"`,
        4_000,
        never,
        (text) => {
          said.push(text);
          // Goes on only because its words were seen in time.
          void sh(`echo seen >${fifo}`);
        },
      );
      assert.deepEqual(said, ['open the page\n']);
      assert.equal(done.kind === 'exited' && done.stdout, 'seen\n');
    }));

  it('is ended with all that it started when its time is over', async () => {
    const pids: string[] = [];
    const done = await sh(
      'trap "" TERM; (sleep 600 & echo $! >&2; wait) & echo $! >&2; echo $$ >&2; wait',
      300,
      never,
      (text) => {
        pids.push(...text.trim().split('\n'));
      },
    );
    assert.equal(done.kind, 'too-long');
    assert.equal(pids.length, 3);
    for (const pid of pids) await untilOver(Number(pid));
  });

  it('is ended when it is cancelled, and not started when it was before', async () => {
    const controller = new AbortController();
    const running = sh('echo ready >&2; sleep 600', 60_000, controller.signal, () => {
      controller.abort();
    });
    assert.deepEqual(await running, { kind: 'cancelled' });
    assert.deepEqual(await sh('exit 9', 4_000, controller.signal), { kind: 'cancelled' });
  });

  it('may be missing or not executable', async () => {
    for (const file of ['no-such-program-here', '/dev/null'])
      assert.deepEqual(
        await execute({ file, args: [], env, cwd: '/', limitMs: 1000 }, never),
        { kind: 'not-found' },
        file,
      );
  });
});
