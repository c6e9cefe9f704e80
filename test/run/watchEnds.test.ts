import assert from 'node:assert/strict';
import { fence, useSession, type SessionGiven } from '../support/sessionRun.ts';

/** Rows as kubectl prints them, one after the other, then nothing more until it is ended. */
const rows = (...all: readonly string[]): string =>
  [...['NAME STATUS', ...all].map((row) => `printf '%-8s%s\\n' ${row};`), 'forever'].join(' ');

describe('a watch that nothing but the run ends', () => {
  const session = useSession();
  /** The verdict of a watch that prints so, and why it was ended. */
  async function watch(command: string, expected: string, plays: string, given: SessionGiven = {}) {
    const text = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: at it.\n${fence(command)}\n  - Expected: ${expected}\n`;
    const report = await session.run(text, {
      ...{ contexts: ['porch'], chosen: 'porch', env: { KUBECTL_WATCH: plays }, watchMs: 15_000 },
      ...given,
    });
    const [record] = report.records;
    const outcome = record?.commands[0]?.outcome;
    return {
      verdict: record?.verdict,
      because: record?.because ?? '',
      why: outcome?.kind === 'ended' ? outcome.why : outcome?.kind,
      printed: record?.commands[0]?.stdout.excerpt,
    };
  }
  const SEEN = 'all that is expected of it was seen';

  it('ends with the line that is expected of a log', async () => {
    const log = 'echo lamp found; echo lamp lit; forever';
    const { verdict, why } = await watch('kubectl logs -f web', '`lamp lit`', log);
    assert.deepEqual([verdict, why], ['pass', SEEN]);
  });

  it('ends with it in a log that never pauses, too, and through a filter that passes lines on', async () => {
    const log = 'echo lamp lit; exec yes still';
    const given = await watch('kubectl logs -f web', '`lamp lit`', log);
    assert.deepEqual([given.verdict, given.why], ['pass', SEEN]);
    const filtered = await watch('kubectl logs -f web | grep --line-buffered lamp', '`lamp lit`', log);
    assert.deepEqual([filtered.verdict, filtered.why], ['pass', SEEN]);
  });

  it('does not take a line for one before it is whole', async () => {
    const log = 'printf "lamp lit"; sleep 0.3; echo ter; forever';
    const { verdict, why } = await watch('kubectl logs -f web', '`lamp lit`', log, { watchMs: 800 });
    assert.deepEqual([verdict, why], ['fail', 'its time was over (0.8 s)']);
  });

  it('ends when the last row of every object is as expected, and not with the first one that is', async () => {
    const plays = rows('web-1 Running', 'web-2 Pending').replace(
      'forever',
      'sleep 1.5; echo "web-2   Running"; forever',
    );
    const { verdict, why, printed } = await watch('kubectl get pods -w', 'all pods Running', plays);
    assert.deepEqual([verdict, why], ['pass', SEEN]);
    assert.match(printed ?? '', /web-2 +Pending\nweb-2 +Running/);
  });

  it('waits until a list that comes in pieces is whole', async () => {
    const plays = rows('web-1 Running').replace('forever', 'sleep 0.3; echo "web-2   Pending"; forever');
    const { verdict, why } = await watch('kubectl get pods -w', 'all pods Running', plays, { watchMs: 2500 });
    assert.deepEqual([verdict, why], ['fail', 'its time was over (2.5 s)']);
  });

  it('does not end because a row is not as expected, and is judged by its last rows when its time is over', async () => {
    const plays = rows('web-1 Running', 'web-1 Error');
    const { verdict, why } = await watch('kubectl get pods -w', 'all pods Running', plays, { watchMs: 1500 });
    assert.deepEqual([verdict, why], ['fail', 'its time was over (1.5 s)']);
  });

  it('takes its whole time for what must not show, and fails where it shows late', async () => {
    const clean = await watch('kubectl logs -f web', 'no errors', 'echo on; forever', { watchMs: 400 });
    assert.deepEqual([clean.verdict, clean.why], ['pass', 'its time was over (0.4 s)']);
    const late = 'echo lamp lit; sleep 0.5; echo "error: dark"; forever';
    const both = await watch('kubectl logs -f web', '`lamp lit`, no errors', late, { watchMs: 1500 });
    assert.deepEqual([both.verdict, both.why], ['fail', 'its time was over (1.5 s)']);
  });

  it('takes its whole time where words wait for a person', async () => {
    const plays = 'echo lamp lit; forever';
    const expected = '`lamp lit`\n  - Expected: it feels warm';
    const { verdict, why } = await watch('kubectl logs -f web', expected, plays, { watchMs: 600 });
    assert.deepEqual([verdict, why], ['undecided', 'its time was over (0.6 s)']);
  });

  it('finds what a filter held back until its time was over', async () => {
    const plays = 'echo "error: dark"; forever';
    const { verdict } = await watch('kubectl logs -f web | grep error', 'no errors', plays, { watchMs: 500 });
    assert.equal(verdict, 'fail');
  });

  it('that ends by itself is judged by its exit', async () => {
    const { verdict, why } = await watch('kubectl logs -f web', '`lamp lit`', 'echo lamp found; exit 1');
    assert.deepEqual([verdict, why], ['fail', 'exited']);
  });
});
