import assert from 'node:assert/strict';
import type { RuleTest } from '../../../src/expect/rule.ts';
import { judgeRule } from '../../../src/judge/rule.ts';
import { decidable, openSoFar } from '../../../src/judge/soFar.ts';
import { observe, rule, type Ran } from '../../support/observe.ts';

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
const status = (value: string, more: object = {}): RuleTest => ({
  ...{ kind: 'table', column: 'STATUS', test: 'compare', op: '=', value, min: 1 },
  ...more,
});
const PODS: Ran = { command: 'kubectl get pods -w', mode: 'watch' };
const LOG: Ran = { command: 'kubectl logs -f web', mode: 'watch' };
const ERRORS: RuleTest = { kind: 'absent', tokens: [], exact: false, list: 'errors' };
const says = (token: string): RuleTest => ({ kind: 'contains', token, exact: true });

/** The rule on a watch that we ended. */
function judged(test: RuleTest, ran: Ran, early = false) {
  const ended = { ...observe(ran), outcome: { kind: 'ended', why: 'its time was over' } as const };
  const { verdict, foundLine, needs } = judgeRule(
    rule(test),
    new Map([[0, early ? { ...ended, endedEarly: true } : ended]]),
    new Map(),
  );
  return { verdict, foundLine, asks: needs?.flatMap((need) => (need.kind === 'reread' ? need.text : [])) ?? [] };
}
const pods = (...rows: readonly string[]): Ran => ({ ...PODS, out: lines('NAME    READY   STATUS', ...rows) });
const UP = ['web-1   0/1     Pending', 'web-2   1/1     Running', 'web-1   1/1     Running'];
const DOWN = ['web-1   1/1     Running', 'web-2   1/1     Running', 'web-1   0/1     Error'];

describe('a watch of rows', () => {
  it('is judged by the last row of each object, at its own line', () => {
    assert.equal(judged(status('Running'), pods(...UP)).verdict, 'pass');
    assert.deepEqual(judged(status('Running'), pods(...DOWN)), { verdict: 'fail', foundLine: 4, asks: [] });
  });

  it('says a word only where a last row says it', () => {
    const only = ['web-1   1/1     Running', 'web-1   0/1     Error'];
    assert.equal(judged(says('Running'), pods(...only)).verdict, 'fail');
    assert.equal(judged(says('Error'), pods(...only)).verdict, 'pass');
  });

  it('counts objects, not rows', () => {
    const two: RuleTest = { kind: 'lines', of: 'rows', op: '=', count: 2 };
    assert.equal(judged(two, pods(...UP)).verdict, 'pass');
    assert.equal(judged({ ...two, count: 3 }, pods(...UP)).verdict, 'fail');
  });

  it('looks for what must not show in every row', () => {
    const error: RuleTest = { kind: 'absent', tokens: ['Error'], exact: true, list: null };
    assert.equal(judged(error, pods(...DOWN, 'web-1   1/1     Running')).verdict, 'fail');
    assert.equal(judged(error, pods(...UP)).verdict, 'pass');
  });

  it('tells objects of one name in two namespaces apart', () => {
    const rows = ['NAMESPACE   NAME   STATUS', 'a           web    Pending', 'b           web    Running'];
    assert.equal(judged(status('Running'), { ...PODS, out: lines(...rows) }).verdict, 'fail');
    assert.equal(
      judged(status('Running'), { ...PODS, out: lines(...rows, 'a           web    Running') }).verdict,
      'pass',
    );
  });

  it('reads rows without a header, and rows that a filter left', () => {
    const rows = ['web-1   0/1   Pending   0   1s', 'web-2   1/1   Running   0   1s', 'web-1   1/1   Running   0   4s'];
    for (const command of ['kubectl get pods -w --no-headers', 'kubectl get pods -w | grep web'])
      assert.equal(judged(status('Running'), { ...PODS, command, out: lines(...rows) }).verdict, 'pass', command);
  });

  it('keeps all rows where none names its object', () => {
    const ran: Ran = {
      ...{ ...PODS, command: 'kubectl get pods -w -o custom-columns=STATUS:.status.phase,NODE:.spec.nodeName' },
      out: lines('STATUS    NODE', 'Pending   a', 'Running   b'),
    };
    assert.equal(judged(status('Running'), ran).verdict, 'fail');
  });

  it('leaves out what is said to be deleted', () => {
    const rows = [
      'EVENT      NAME    STATUS',
      'ADDED      web-1   Pending',
      'ADDED      web-2   Running',
      'DELETED    web-1   Pending',
    ];
    assert.equal(judged(status('Running'), { ...PODS, out: lines(...rows) }).verdict, 'pass');
  });

  it('takes the last of several lists that a loop prints, also where its columns became wider', () => {
    const loop: Ran = { command: 'while true; do kubectl get pods; sleep 2; done', mode: 'watch' };
    const first = ['NAME   STATUS', 'a      Pending', 'gone   Pending'];
    const same = ['NAME   STATUS', 'a      Running'];
    const wider = ['NAME    STATUS', 'a       Running', 'a-new   Running'];
    for (const second of [same, wider])
      assert.equal(judged(status('Running'), { ...loop, out: lines(...first, ...second) }).verdict, 'pass');
    assert.equal(judged(status('Running'), { ...loop, out: lines(...same, ...first) }).verdict, 'fail');
  });

  it('asks once more, without the watch, where the last word on an object is that it leaves', () => {
    const rows = [...UP, 'web-0   1/1     Terminating'];
    assert.deepEqual(judged(status('Running'), pods(...rows)), {
      ...{ verdict: 'undecided', foundLine: null, asks: ['kubectl get pods -o wide'] },
    });
    const wide: Ran = { ...pods(...rows), command: 'kubectl get pods -o wide --watch-only' };
    assert.deepEqual(judged(status('Running'), wide).asks, ['kubectl get pods -o wide']);
  });

  it('leaves the lines of a log alone', () => {
    const table = lines('NAME    STATUS', 'web-1   Pending', 'web-1   Running');
    assert.equal(judged(says('Pending'), { ...LOG, out: table }).verdict, 'pass');
  });
});

describe('a watch that we ended', () => {
  it('has not failed where it had passed, and more came while it was ended', () => {
    assert.equal(judged(status('Running'), pods(...DOWN), true).verdict, 'undecided');
    assert.equal(judged(status('Running'), pods(...UP), true).verdict, 'pass');
  });

  it('proves no absence where nothing at all was printed', () => {
    for (const command of ['kubectl logs -f web', 'kubectl logs -f web | grep -i error'])
      assert.equal(judged(ERRORS, { ...LOG, command, out: '' }).verdict, 'undecided', command);
    assert.equal(judged(ERRORS, { ...LOG, out: 'all is well\n' }).verdict, 'pass');
    assert.equal(judged({ kind: 'equals', value: '', exact: true }, { ...LOG, out: '' }).verdict, 'undecided');
  });

  it('has no exit that could speak for a filter that is quiet', () => {
    const ran: Ran = { ...LOG, command: 'kubectl logs -f web | grep -q ready', err: 'Defaulted container "web"\n' };
    assert.equal(judged({ kind: 'exists', name: null }, ran).verdict, 'undecided');
  });

  it('did not end within any time', () => {
    assert.equal(judged({ kind: 'within', ms: 60_000 }, { ...LOG, out: 'on\n' }).verdict, 'undecided');
  });
});

describe('what a watch has printed so far', () => {
  it('decides at once where a line decides, after a quiet where all rows do, and else at the end', () => {
    const when = (...tests: readonly RuleTest[]): string => decidable(tests);
    assert.equal(when(says('ready')), 'at once');
    assert.equal(when({ kind: 'exists', name: 'web' }), 'at once');
    assert.equal(when(status('Running')), 'when quiet');
    assert.equal(when(says('ready'), status('Running', { min: 2, max: 2 })), 'when quiet');
    assert.equal(when({ kind: 'eventually', rule: status('Running'), ms: 9, everyMs: 1 }), 'when quiet');
    assert.equal(when({ kind: 'any', rules: [says('ready'), ERRORS] }), 'at the end');
  });

  it('is never enough for what must not show, for a limit, for an exact count, nor where nothing is expected', () => {
    for (const test of [
      ERRORS,
      status('0', { column: 'RESTARTS' }),
      status('5', { column: 'RESTARTS', op: '<' }),
      status('Running', { max: 3 }),
      { kind: 'lines', of: 'rows', op: '=', count: 3 },
      { kind: 'equals', value: 'on', exact: true },
      { kind: 'exit', op: '=', code: 0 },
      { kind: 'within', ms: 5 },
    ] satisfies readonly RuleTest[])
      assert.equal(decidable([says('ready'), test]), 'at the end', JSON.stringify(test));
    assert.equal(decidable([]), 'at the end');
  });

  it('leaves open what it does not show yet', () => {
    const [started, listening] = [rule(says('started')), rule(says('listening'))];
    const soFar = { ...observe({ ...LOG, out: 'started\n' }), outcome: { kind: 'ended', why: '' } as const };
    assert.deepEqual(openSoFar([started, listening], soFar), [listening]);
  });
});
