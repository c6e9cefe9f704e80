import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { makeRunner } from '../../src/run/runner.ts';
import { openTestShell, shown, testEnvironment, type TestShell } from './support.ts';

describe('a shell', () => {
  let test: TestShell;
  beforeEach(async () => (test = await openTestShell()));
  afterEach(() => test.end());

  it('carries variables, functions, directory, $? and $_ from command to command', async () => {
    await test.run('here=/usr; f() { echo "f of $1"; }');
    await test.run('cd "$here"');
    await test.run('sh -c "exit 7" last');
    const { stdout } = await test.run('echo "$? $_ $PWD"; f x');
    assert.equal(stdout.text, '7 last /usr\nf of x\n');
  });

  it('gives each command its own output and stages', async () => {
    const first = await test.run('echo one; echo two >&2');
    const second = await test.run('echo three | grep -v three | cat');
    assert.deepEqual(shown(first), { outcome: 'exited 0', stdout: 'one\n', stderr: 'two\n' });
    assert.deepEqual(shown(second), { outcome: 'exited 0', stdout: '', stderr: '' });
    assert.deepEqual(second.stages, [0, 1, 0]);
  });

  it('shows stages only where bash reports as many as the grammar does', async () => {
    assert.deepEqual((await test.run('false && true', { stages: 1 })).stages, [1]);
    assert.deepEqual((await test.run('for x in 1; do true | false; done', { stages: 0 })).stages, []);
  });

  it('exports KUBECONFIG to one command after the other', async () => {
    await test.run('(sleep 0.2; printf "%s\\n" "$KUBECONFIG") &', { kubeconfig: '/first' });
    const { stdout } = await test.run("sh -c 'echo $KUBECONFIG'; wait", { kubeconfig: "/it's second" });
    assert.equal(stdout.text, "/it's second\n/first\n");
  });

  it('gives commands no stdin and a true pipe as stdout', async () => {
    const result = await test.run('cat; echo seen > /dev/stdout; echo too | tee /dev/stderr');
    assert.deepEqual(shown(result), { outcome: 'exited 0', stdout: 'seen\ntoo\n', stderr: 'too\n' });
  });

  it('ends at an exit in the middle, with its trap, and starts nothing afterwards', async () => {
    await test.run("trap 'echo leaving $?' EXIT");
    assert.deepEqual(shown(await test.run('echo before; exit 3')), {
      outcome: 'exited 3',
      stdout: 'before\nleaving 3\n',
      stderr: '',
    });
    const after = await test.run('echo never');
    assert.equal(after.stdout.bytes, 0);
    assert.deepEqual(after.outcome, {
      kind: 'not-started',
      why: 'The script had ended with exit 3 at: echo before; exit 3',
    });
  });

  it('runs the EXIT trap at the end, with the last exit status', async () => {
    await test.run("trap 'echo leaving $?' EXIT");
    await test.run('sh -c "exit 4"');
    assert.deepEqual(shown(await test.end()), { outcome: 'exited 4', stdout: 'leaving 4\n', stderr: '' });
  });

  it('counts lines as the author does', async () => {
    await test.run('echo a\n\n');
    assert.match((await test.run('echo $LINENO; nosuch', { line: 12 })).stderr.text, /line 12: nosuch/);
    assert.equal((await test.run('echo $LINENO\n: $(\necho $LINENO >&2)')).stdout.text, '13\n');
  });

  it('repeats a read apart, without a trace in variables and status, also under set -e', async () => {
    await test.run('set -e; x=1; ! true');
    const apart = await test.run('x=2; echo $x | grep 3', { apart: true });
    assert.deepEqual([apart.outcome, apart.stages], [{ kind: 'exited', code: 1 }, [0, 1]]);
    assert.equal((await test.run('echo $? $x')).stdout.text, '1 1\n');
  });

  it('says which signal ended a command', async () => {
    assert.deepEqual((await test.run("sh -c 'kill -9 $$'")).outcome, { kind: 'signalled', signal: 'SIGKILL' });
    assert.deepEqual((await test.run('set -o pipefail; yes | head -1')).outcome, { kind: 'exited', code: 141 });
  });

  it('does not wait for a background job that holds the output open, and hands its bytes to the next command', async () => {
    const first = await test.run('(sleep 0.3; echo late) & echo now');
    assert.equal(first.stdout.text, 'now\n');
    assert.ok(first.ms < 250, `took ${String(first.ms)} ms`);
    assert.equal((await test.run('wait')).stdout.text, 'late\n');
  });

  it('gives a job that is just ending the time to print', async () => {
    await test.run('(sleep 0.05; echo late) &');
    assert.equal((await test.end()).stdout.text, 'late\n');
  });

  it('runs a block that does not parse to its end, as bash does', async () => {
    const result = await test.run('echo first\necho "never closed', { whole: true });
    assert.equal(result.stdout.text, 'first\n');
    assert.match(result.stderr.text, /unexpected EOF/);
    assert.deepEqual(result.outcome, { kind: 'exited', code: 2 });
  });

  it('never lets an open heredoc swallow its own lines', async () => {
    const result = await test.run('cat <<END\nbody');
    assert.equal(result.stdout.text, 'body\n');
    assert.match(result.stderr.text, /here-document/);
  });

  it('never lets an open quote, loop or group swallow its own lines', async () => {
    for (const text of ['echo "open', 'for x in 1 2; do echo $x', '( echo a', 'f() {', 'echo $(', 'if then']) {
      const own = await openTestShell();
      const result = await own.run(`echo first\n${text}`, { timeoutMs: 3000 });
      assert.deepEqual([result.outcome, result.stdout.text], [{ kind: 'exited', code: 2 }, 'first\n'], text);
      await own.end();
    }
  });

  it('survives an expansion error, as bash does', async () => {
    await test.run('echo $((1/0)); echo skipped');
    assert.equal((await test.run('echo "after $?"')).stdout.text, 'after 1\n');
  });

  it('is given up where bash reads its first line and runs nothing, at once where nobody waits any more', async () => {
    const broken = openTestShell({ env: { SHELLOPTS: 'noexec' }, startMs: 200 });
    await assert.rejects(broken, { name: 'UserError', message: /runs no command/ });
    const runner = makeRunner({ startMs: 60_000 });
    const abort = new AbortController();
    const env = testEnvironment({ SHELLOPTS: 'noexec' });
    const waiting = runner.open({ cwd: '/', env, graceMs: 300, signal: abort.signal });
    abort.abort();
    await assert.rejects(waiting, { message: 'The run was cancelled.' });
    runner.dispose();
  });

  it('refuses a second command while one runs', async () => {
    const first = test.run('sleep 0.1');
    await assert.rejects(test.run('true'), /one command at a time/);
    await first;
  });
});
