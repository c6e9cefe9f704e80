import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { living, openTestShell, type TestShell } from './support.ts';

describe('a watch', () => {
  let test: TestShell;
  let leader = 0;
  beforeEach(async () => {
    test = await openTestShell({ settleMs: 20 });
    leader = Number((await test.run('echo $$')).stdout.text);
  });
  afterEach(() => test.end());

  it('ends when its condition holds, and the shell goes on', async () => {
    const end = new AbortController();
    let seen = '';
    const result = await test.run('kubectl get deploy web -w', {
      mode: 'watch',
      end: end.signal,
      onOutput: (_, chunk) => {
        seen += Buffer.from(chunk).toString();
        if (seen.includes('Running\nweb')) end.abort('two lines were seen');
      },
    });
    assert.deepEqual(result.outcome, { kind: 'ended', why: 'two lines were seen' });
    assert.match(result.stdout.text, /^web 1\/1 Running\nweb/);
    assert.equal(result.stderr.text, '');
    assert.equal(living(leader), 1);
    assert.equal((await test.run('echo "on $?"')).stdout.text, 'on 0\n');
  });

  it('ends a flood by its limit, and ends all stages of a pipeline', async () => {
    const result = await test.run('kubectl logs -f web | cat | cat', { mode: 'watch', end: AbortSignal.timeout(100) });
    assert.equal(result.outcome.kind, 'ended');
    assert.equal(living(leader), 1);
  });

  it('by the program `watch` prints every turn, as its shell reads the words, and ends between two', async () => {
    const end = new AbortController();
    let turns = 0;
    const result = await test.run('watch -d -n 0.1 "echo one two" "| cut -d\\  -f2; echo end"', {
      mode: 'watch',
      end: end.signal,
      onOutput: (_, chunk) => {
        turns += Buffer.from(chunk).toString().split('end').length - 1;
        if (turns >= 2) end.abort('two turns were seen');
      },
    });
    assert.match(result.stdout.text, /^(two\nend\n){2,}$/);
    assert.match(result.ran ?? '', /^watch\(\) .*; watch -d -n 0\.1 "echo one two"/);
    assert.doesNotMatch((await test.run('type -t watch')).stdout.text, /function/);
  });

  it('keeps what a later stage had found and not yet printed', async () => {
    const end = new AbortController();
    await test.run('said=$(mktemp -u)');
    const last = 'until [ -e "$said" ]; do sleep 0.01; done; rm "$said"; echo >&2; sort';
    const result = await test.run(`{ echo a lamp; touch "$said"; forever; } | grep lamp | { ${last}; }`, {
      mode: 'watch',
      end: end.signal,
      onOutput: () => end.abort('all has been said'),
    });
    assert.equal(result.stdout.text, 'a lamp\n');
    assert.equal(living(leader), 1);
  });

  it('runs nothing of the text that is there for a failure', async () => {
    const end = AbortSignal.timeout(50);
    const result = await test.run('forever | cat || echo failed', { mode: 'watch', end });
    assert.equal(result.stdout.text, '');
    assert.equal(living(leader), 1);
  });

  it('ends, and the shell goes on, also where jobs have groups of their own', async () => {
    await test.run('set -m');
    const result = await test.run('forever | cat', { mode: 'watch', end: AbortSignal.timeout(100) });
    assert.equal(result.outcome.kind, 'ended');
    assert.equal((await test.run('echo on')).stdout.text, 'on\n');
    assert.equal(living(leader), 1);
  });

  it('ends what ignores signals', async () => {
    const result = await test.run('ignore-term', { mode: 'watch', end: AbortSignal.timeout(50) });
    assert.equal(result.outcome.kind, 'ended');
    assert.equal(living(leader), 1);
  });

  it('that ends by itself has an exit and stages', async () => {
    const never = new AbortController().signal;
    const result = await test.run('echo rolled out | grep -c out; (exit 3)', { mode: 'watch', end: never, stages: 1 });
    assert.deepEqual([result.outcome, result.stages], [{ kind: 'exited', code: 3 }, [3]]);
    assert.equal((await test.run('echo $?')).stdout.text, '3\n');
  });

  it('that was already told to end does not run on', async () => {
    const result = await test.run('forever', { mode: 'watch', end: AbortSignal.abort('too late') });
    assert.deepEqual(result.outcome, { kind: 'ended', why: 'too late' });
  });

  it('that runs out of its time is timed out, not ended', async () => {
    const never = new AbortController().signal;
    const result = await test.run('forever', { mode: 'watch', end: never, timeoutMs: 60 });
    assert.equal(result.outcome.kind, 'timed-out');
  });

  it('that is an endless loop ends between two of its iterations', async () => {
    const end = new AbortController();
    const result = await test.run('while true; do echo begin; sleep 0.2; echo end; done', {
      mode: 'watch',
      end: end.signal,
      onOutput: () => end.abort('the other terminal ended'),
    });
    assert.deepEqual(result.outcome, { kind: 'ended', why: 'the other terminal ended' });
    assert.equal(result.stdout.text, 'begin\nend\n');
    assert.equal(result.ran, 'while [ ! -e stop ]; do echo begin; sleep 0.2; echo end; done');
    assert.equal((await test.run('echo on')).stdout.text, 'on\n');
  });
});
