import { strict as assert } from 'node:assert';
import type { RuleTest } from '../../../src/expect/rule.ts';
import type { Supplied } from '../../../src/judge/contract.ts';
import { judge } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';
import { observe } from '../../support/observe.ts';
import type { Ran } from '../../support/observe.ts';

/** The verdict after the read that was asked for came back like this. */
function after(
  test: RuleTest,
  ran: Ran,
  again: Omit<Ran, 'command'>,
): { readonly verdict: string; readonly text: string } {
  const row: Row = { says: '', test, ran, verdict: 'pass' };
  const [need] = judge(row).needs ?? [];
  assert.equal(need?.kind, 'reread');
  const text = need?.kind === 'reread' ? need.text : '';
  const supplied: Supplied = { kind: 'observed', observed: observe({ command: text, ...again }) };
  return { verdict: judge(row, new Map([[need?.key ?? '', supplied]])).verdict, text };
}

const drop: RuleTest = { kind: 'value', path: 'drop', op: '=', value: '[ALL]' };
const pods = (...lists: readonly (readonly string[])[]): string =>
  JSON.stringify({
    kind: 'List',
    items: lists.map((list) => ({
      kind: 'Pod',
      spec: { containers: [{ securityContext: { capabilities: { drop: list } } }] },
    })),
  });
const cut: Ran = {
  command: "kubectl --context=east -n shop get pod -l 'app=web' -o yaml | grep -A 1 drop",
  stages: [0, 0],
  out: '          drop:\n          - ALL\n',
};

describe('a repeated read', () => {
  it('is the same read as JSON, without the filter behind it', () => {
    assert.deepEqual(after(drop, cut, { out: pods(['ALL'], ['ALL']) }), {
      verdict: 'pass',
      text: "kubectl --context=east -n shop get pod -l 'app=web' -o json",
    });
  });

  it('shows what the filter had cut off', () => {
    assert.equal(after(drop, cut, { out: pods(['ALL'], ['ALL', 'CHOWN']) }).verdict, 'fail');
    assert.equal(after(drop, cut, { out: pods(['ALL'], []) }).verdict, 'fail');
  });

  it('leaves it undecided when it fails or finds nothing to read', () => {
    assert.equal(after(drop, cut, { exit: 1, err: 'error: x' }).verdict, 'undecided');
    assert.equal(after(drop, cut, { out: '{"kind":"List","items":[]}' }).verdict, 'fail');
  });

  it('is the wide table where a column was not printed', () => {
    const nodes: RuleTest = { kind: 'table', column: 'NODE', test: 'distinct', op: '=', value: null, min: 2 };
    const ran: Ran = {
      command: 'kubectl get pods --no-headers',
      out: 'a   1/1   Running   0   5d\nb   1/1   Running   0   5d\n',
    };
    const wide = (second: string): string => `NAME   STATUS    NODE\na      Running   n1\nb      Running   ${second}\n`;
    assert.deepEqual(after(nodes, ran, { out: wide('n2') }), { verdict: 'pass', text: 'kubectl get pods -o wide' });
    assert.equal(after(nodes, ran, { out: wide('n1') }).verdict, 'fail');
  });

  it('is a GET with its status written out', () => {
    const ran: Ran = { command: 'curl localhost:8080/live', out: '200 OK' };
    const status: RuleTest = { kind: 'http', status: '200' };
    const text = "curl localhost:8080/live -s -o /dev/null -w '%{http_code}\\n'";
    assert.deepEqual(after(status, ran, { out: '200\n' }), { verdict: 'pass', text });
    assert.equal(after(status, ran, { out: '503\n' }).verdict, 'fail');
    assert.equal(after(status, ran, { out: '000\n', exit: 7 }).verdict, 'undecided');
  });

  it('is never asked for a command that is no plain read', () => {
    for (const command of ['kubectl get pods -o yaml > pods.yaml', 'kubectl apply -f x.yaml', 'helm get values web'])
      assert.deepEqual(
        judge({ says: '', test: drop, ran: { command, out: 'x\n' }, verdict: 'undecided' }).needs ?? [],
        [],
        command,
      );
  });
});

describe('trying again', () => {
  const test: RuleTest = {
    kind: 'eventually',
    rule: { kind: 'contains', token: 'ready', exact: false },
    ms: 30_000,
    everyMs: 2000,
  };

  it('is asked for as long as a read does not pass', () => {
    const { verdict, needs } = judge({
      says: '',
      test,
      ran: { command: 'kubectl logs web', out: 'starting\n' },
      verdict: 'fail',
    });
    assert.equal(verdict, 'fail');
    assert.deepEqual(needs, [{ kind: 'retry', key: 'retry:0', command: 0, everyMs: 2000, untilMs: 30_000 }]);
  });

  it('is not asked for once it passes, and not after the time', () => {
    assert.equal(
      judge({ says: '', test, ran: { command: 'kubectl logs web', out: 'ready\n' }, verdict: 'pass' }).needs,
      undefined,
    );
    const over = new Map<string, Supplied>([['retry:0', { kind: 'unavailable', why: 'The time is over.' }]]);
    const late = judge(
      { says: '', test, ran: { command: 'kubectl logs web', out: 'starting\n' }, verdict: 'fail' },
      over,
    );
    assert.deepEqual([late.verdict, late.needs], ['fail', undefined]);
  });
});
