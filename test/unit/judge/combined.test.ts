import { strict as assert } from 'node:assert';
import type { FileTest, RuleTest } from '../../../src/expect/rule.ts';
import { judgeRule } from '../../../src/judge/rule.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

const has = (token: string): RuleTest => ({ kind: 'contains', token, exact: false });
const row = (
  says: string,
  test: RuleTest,
  command: string,
  out: string,
  verdict: Verdict,
  end: { readonly exit?: number; readonly err?: string } = {},
): Row => ({ says, test, ran: { command, out, ...end }, verdict });

const both: RuleTest = { kind: 'all', rules: [has('blue'), has('green')] };
const either: RuleTest = { kind: 'any', rules: [has('blue'), has('green')] };
const open: RuleTest = { kind: 'number', op: '=', value: 3 };
const GONE = 'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?\n';

describe('all of several rules, or any', () => {
  rows([
    row('both', both, 'cat colors', 'blue\ngreen\n', 'pass'),
    row('one of both', both, 'cat colors', 'blue\n', 'fail'),
    row('one that stands in a longer word', both, 'helm list', 'blue greenish\n', 'fail'),
    row('one that is open', { kind: 'all', rules: [has('blue'), open] }, 'docker ps', 'blue\n3 4\n', 'undecided'),
    row('one that fails beside one that is open', { kind: 'all', rules: [has('red'), open] }, 'ls', 'blue\n', 'fail'),
    row('both of a failed command', both, 'flux get ks', 'blue\ngreen\n', 'fail', { exit: 1 }),
    row('none of nothing', { kind: 'all', rules: [] }, 'ls', 'blue\n', 'undecided'),
    row('one of two', either, 'jq -r .color x.json', 'green\n', 'pass'),
    row('neither', either, 'jq -r .color x.json', 'red\n', 'fail'),
    row('neither whole', either, 'yq .color x.yaml', 'bluegreen\n', 'fail'),
    row('either of a failed command', either, 'git status', 'blue\n', 'fail', { exit: 128 }),
    row('either of a cluster that is not reached', either, 'kubectl get pods', '', 'blocked', { exit: 1, err: GONE }),
    row('a failure beside one that is open', { kind: 'any', rules: [has('red'), open] }, 'ls', 'a b\n', 'undecided'),
    row('either of nothing', { kind: 'any', rules: [] }, 'ls', 'blue\n', 'undecided'),
    row(
      'a repeated read that still differs',
      { kind: 'eventually', rule: has('up'), ms: 900, everyMs: 300 },
      'ls',
      'down',
      'fail',
    ),
  ]);
});

const within: RuleTest = { kind: 'within', ms: 10 };
const WRITES = "curl -s -o /dev/null -w '%{http_code} in %{time_total} s\\n' http://a";

describe('a rule on time', () => {
  rows([
    row('as long as it may take', within, 'dig a.example', 'x', 'pass'),
    row('longer than it may take', { kind: 'within', ms: 9 }, 'curl -s http://a', 'x', 'fail'),
    row('a time that curl wrote', { kind: 'within', ms: 900 }, WRITES, '200 in 0.412341 s\n', 'pass'),
    row('a longer time that curl wrote', { kind: 'within', ms: 400 }, WRITES, '200 in 0.412341 s\n', 'fail'),
    row('a quick failure', within, 'kubectl get pod a', '', 'fail', { exit: 1, err: 'Error from server (NotFound)' }),
    row('a quick refusal', within, 'nc -z db 1', '', 'fail', { exit: 1 }),
    row('a tool that is not there', within, 'helm list', '', 'blocked', { exit: 127, err: 'helm: command not found' }),
  ]);
});

const YAML = 'spec:\n  values:\n    image:\n      tag: 1.38.0\n    ports: [53, 9153]\n    labels: { app: dns }\n';
const file = (says: string, test: FileTest, text: string | null, verdict: Verdict): void => {
  it(`${says}: ${verdict}`, () => {
    const rule = { kind: 'file', path: 'apps/dns.yaml', test, command: null, on: 'file', clause: says } as const;
    const supplied = new Map([['file:apps/dns.yaml', { kind: 'file', text } as const]]);
    assert.equal(judgeRule(rule, new Map(), supplied).verdict, verdict);
  });
};
const fragment = (yaml: string, under: string | null = 'spec.values'): FileTest => ({ is: 'fragment', under, yaml });

describe('a rule on a file', () => {
  file('is there', { is: 'present' }, '', 'pass');
  file('is not there', { is: 'present' }, null, 'fail');
  file('has the value', { is: 'value', key: 'tag', value: '1.38.0' }, YAML, 'pass');
  file('has a longer value', { is: 'value', key: 'tag', value: '1.38.0' }, YAML.replace('1.38.0', '1.38.01'), 'fail');
  file('has no such key', { is: 'value', key: 'digest', value: '1.38.0' }, YAML, 'fail');
  file('has it in a comment', { is: 'value', key: 'tag', value: '1.38.0' }, '# tag: 1.38.0\nname: a\n', 'fail');
  file('says two things', { is: 'value', key: 'tag', value: '1' }, 'a:\n  tag: 1\nb:\n  tag: 2\n', 'undecided');
  file('holds a piece in another order', fragment('ports: [53, 9153]\nimage:\n  tag: 1.38.0\n'), YAML, 'pass');
  file('holds a flow map as a block', fragment('labels:\n  app: dns\n'), YAML, 'pass');
  file('holds another value', fragment('image:\n  tag: 1.37.0\n'), YAML, 'fail');
  file('holds it elsewhere', fragment('tag: 1.38.0\n', 'spec.other'), YAML, 'fail');
  file('is no piece of YAML', fragment('just words'), YAML, 'undecided');
  file('is not there for a piece', fragment('image: {}'), null, 'fail');
});

const yaml = (piece: string | null): RuleTest => ({ kind: 'yaml', fragment: piece });
const POD =
  'kind: Pod\nspec:\n  containers:\n  - name: a\n    securityContext:\n      capabilities:\n        drop:\n        - ALL\n';

describe('a rule on YAML or JSON', () => {
  rows([
    row('a document', yaml(null), 'kustomize build .', 'a: 1\n', 'pass'),
    row('several documents', yaml(null), 'helm template .', '---\na: 1\n---\nb: 2\n', 'pass'),
    row('JSON', yaml(null), 'curl -s http://a/info', '{"a": [1, 2]}', 'pass'),
    row('plain text', yaml(null), 'curl -s http://a/info', 'upstream is down\n', 'fail'),
    row('broken JSON', yaml(null), 'jq . x.json', '{"a": [1, 2}', 'fail'),
    row('nothing', yaml(null), 'yq . x.yaml', '', 'fail'),
    row('a document of a failed command', yaml(null), 'kubectl get cm a -o yaml', 'a: 1\n', 'fail', { exit: 1 }),
    row('flow for block', yaml('drop: [ALL]'), 'kubectl get pod a -o yaml', POD, 'pass'),
    row('a list that holds more', yaml('drop: [ALL]'), 'kubectl get pod a -o yaml', `${POD}        - KILL\n`, 'pass'),
    row('another item', yaml('drop: [ALL]'), 'kubectl get pod a -o yaml', POD.replace('ALL', 'NET_RAW'), 'fail'),
    row('a key that is not there', yaml('add: [ALL]'), 'kubectl get pod a -o yaml', POD, 'fail'),
    row('a piece of JSON', yaml('state: { up: true }'), 'curl -s http://a', '{"state":{"up":true,"n":2}}', 'pass'),
    row('a piece that is no YAML', yaml('just words'), 'curl -s http://a', '{"up":true}', 'undecided'),
    row('a piece in a text', yaml('up: true'), 'cat notes.txt', 'it is up: true they say\n', 'fail'),
  ]);
});
