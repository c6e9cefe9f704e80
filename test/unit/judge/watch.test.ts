import { strict as assert } from 'node:assert';
import type { RuleTest } from '../../../src/expect/rule.ts';
import { judgeRule } from '../../../src/judge/rule.ts';
import { startWatch } from '../../../src/judge/watch.ts';
import { observe, rule } from '../../support/observe.ts';
import type { Ran } from '../../support/observe.ts';

/** Judges an output of which only the first and last 20 characters were kept, fed in chunks of 7 bytes. */
function long(test: RuleTest, ran: Ran, out: string): { verdict: string; foundLine: number | null } {
  const one = observe({ ...ran, out: `${out.slice(0, 20)}\n[…]\n${out.slice(-20)}`, complete: false });
  const bound = rule(test);
  const watch = startWatch([bound], one.text, one.facts, 64);
  const bytes = new TextEncoder().encode(out);
  for (let at = 0; at < bytes.length; at += 7) watch.feed('stdout', bytes.slice(at, at + 7));
  const watched = watch.finish();
  assert.ok(watched);
  return judgeRule(bound, new Map([[0, { ...one, watched }]]), new Map());
}

const LOG = Array.from({ length: 200 }, (_, i) => `line ${String(i)} is fine é\n`).join('');
const BAD = LOG.replace('line 100 is fine', 'line 100 had an error');
const logs: Ran = { command: 'kubectl logs web' };
const errors: RuleTest = { kind: 'absent', tokens: [], exact: false, list: 'errors' };

describe('watching an output that is too long to keep', () => {
  it('finds what stood in the dropped middle, and says where', () => {
    const found = long({ kind: 'contains', token: 'error', exact: false }, logs, BAD);
    assert.equal(found.verdict, 'pass');
    assert.equal(found.foundLine, 101);
  });

  it('fails where an error stood in the dropped middle', () => {
    assert.equal(long(errors, logs, BAD).verdict, 'fail');
  });

  it('passes where every byte was seen and none was an error', () => {
    assert.equal(long(errors, logs, LOG).verdict, 'pass');
  });

  it('fails a word that was nowhere', () => {
    assert.equal(long({ kind: 'contains', token: 'ready', exact: false }, logs, LOG).verdict, 'fail');
  });

  it('does not find half of a longer word at the edge of a chunk', () => {
    assert.equal(long({ kind: 'contains', token: 'fin', exact: false }, logs, LOG).verdict, 'fail');
  });

  it('matches line by line', () => {
    assert.equal(long({ kind: 'matches', pattern: '^line 150 ', flags: '' }, logs, LOG).verdict, 'pass');
    assert.equal(long({ kind: 'matches', pattern: '^line 250 ', flags: '' }, logs, LOG).verdict, 'fail');
  });

  it('counts all lines', () => {
    assert.equal(long({ kind: 'lines', of: 'lines', op: '=', count: 200 }, logs, LOG).verdict, 'pass');
    assert.equal(long({ kind: 'lines', of: 'lines', op: '=', count: 199 }, logs, LOG).verdict, 'fail');
  });

  it('counts a line once that is longer than what is looked at together', () => {
    const text = `short\n${'x'.repeat(500)}\n\nlast\n${'y'.repeat(300)}`;
    assert.equal(long({ kind: 'lines', of: 'lines', op: '=', count: 4 }, logs, text).verdict, 'pass');
  });

  it('finds a token in a line that is longer than what is looked at together', () => {
    // Wherever the pieces of a line are cut.
    for (let shift = 0; shift < 64; shift++) {
      const text = `${'x'.repeat(shift)} ${'x '.repeat(120)}10.9.0.1 ${'y '.repeat(120)}\n`;
      assert.equal(
        long({ kind: 'contains', token: '10.9.0.1', exact: true }, logs, text).verdict,
        'pass',
        String(shift),
      );
    }
    const text = `${'x '.repeat(120)}10.9.0.1 ${'y '.repeat(120)}\n`;
    assert.equal(long({ kind: 'contains', token: '10.9.0.10', exact: true }, logs, text).verdict, 'fail');
    const name = `${'x '.repeat(120)}\nDNS:*.tide.example\n${'y '.repeat(120)}\n`;
    assert.notEqual(long({ kind: 'contains', token: 'quay.tide.example', exact: true }, logs, name).verdict, 'fail');
  });

  it('finds an amount that is said in another unit', () => {
    const text = LOG.replace('line 120 is fine é', 'memory 2048Mi');
    assert.notEqual(long({ kind: 'contains', token: '2Gi', exact: false }, logs, text).verdict, 'fail');
  });

  it('finds a sample among many', () => {
    const text = LOG.replace('line 120 is fine é', 'web_up{a="b"} 1');
    assert.equal(long({ kind: 'metrics', series: 'web_up' }, logs, text).verdict, 'pass');
    assert.equal(long({ kind: 'metrics', series: 'db_up' }, logs, text).verdict, 'fail');
  });

  it('fails all of it where the command failed', () => {
    assert.equal(long(errors, { ...logs, exit: 1 }, LOG).verdict, 'fail');
  });

  it('does not take silence for success where the failure is hidden', () => {
    assert.equal(long(errors, { ...logs, masks: ['or-true'] }, LOG).verdict, 'undecided');
  });

  it('looks at nothing where nothing was too long', () => {
    const one = observe(logs);
    const watch = startWatch([rule(errors)], one.text, one.facts);
    watch.feed('stdout', new TextEncoder().encode(LOG));
    assert.equal(watch.finish(), null);
  });
});
