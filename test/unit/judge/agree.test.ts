import type { RuleTest } from '../../../src/expect/rule.ts';
import { lines, rows } from '../../support/judgeRows.ts';

const agreed = (token: string): RuleTest => ({ kind: 'contains', token, exact: false, agree: true });
const each = (token: string): RuleTest => ({ kind: 'contains', token, exact: false, each: true });
const SETS =
  'kubectl -n store get sts -o jsonpath=\'{range .items[*]}{.metadata.name} {.status.readyReplicas}/{.spec.replicas}{"\\n"}{end}\'';
const CLAIMS = 'kubectl -n store get pvc -o custom-columns=NAME:.metadata.name,SIZE:.spec.resources.requests.storage';
const claims = (one: string, two: string): string => `NAME     SIZE\nblob-0   ${one}\nblob-1   ${two}\n`;

describe('a value that all lines must agree on', () => {
  rows([
    {
      says: 'the same ratio in every line',
      test: agreed('5/5'),
      ran: { command: SETS, out: 'blob 5/5\nmeta 5/5\n' },
      verdict: 'pass',
    },
    {
      says: 'another ratio in one line',
      test: agreed('5/5'),
      ran: { command: SETS, out: 'blob 5/5\nmeta 4/5\n' },
      verdict: 'fail',
    },
    {
      says: 'a ratio beside lines without one',
      test: agreed('5/5'),
      ran: { command: 'istat', out: 'shards: 5/5\nleader: blob-0\n' },
      verdict: 'pass',
    },
    {
      says: 'the same size in every row',
      test: agreed('40Gi'),
      ran: { command: CLAIMS, out: claims('40Gi', '40Gi') },
      verdict: 'pass',
    },
    {
      says: 'another size in one row',
      test: agreed('40Gi'),
      ran: { command: CLAIMS, out: claims('40Gi', '4Gi') },
      verdict: 'undecided',
    },
    {
      says: 'a row without a size',
      test: agreed('40Gi'),
      ran: { command: CLAIMS, out: claims('40Gi', '<none>') },
      verdict: 'undecided',
    },
    {
      says: 'a name in the first column',
      test: agreed('blob-1'),
      ran: { command: CLAIMS, out: claims('40Gi', '4Gi') },
      verdict: 'pass',
    },
    {
      says: 'a truth that one row denies',
      test: agreed('true'),
      ran: {
        command: 'kubectl get pods -o custom-columns=POD:.metadata.name,RO:.spec.ro',
        out: 'POD   RO\na-0   true\na-1   false\n',
      },
      verdict: 'undecided',
    },
  ]);
});

describe('a token that every line must have', () => {
  rows([
    {
      says: 'two lines that have it',
      test: each('reg.example:5000'),
      ran: { command: 'images', out: 'reg.example:5000/a:1\nreg.example:5000/b:2\n' },
      verdict: 'pass',
    },
    {
      says: 'a line that has it not',
      test: each('reg.example:5000'),
      ran: { command: 'images', out: 'reg.example:5000/a:1\ndocker.io/b:2\n' },
      verdict: 'fail',
    },
    {
      says: 'a header without it',
      test: each('40Gi'),
      ran: { command: CLAIMS, out: claims('40Gi', '40Gi') },
      verdict: 'pass',
    },
    { says: 'no line', test: each('40Gi'), ran: { command: CLAIMS, out: '\n' }, verdict: 'fail' },
    { says: 'a header alone', test: each('40Gi'), ran: { command: CLAIMS, out: 'NAME     SIZE\n' }, verdict: 'fail' },
  ]);
});

describe('several lines', () => {
  const sample: RuleTest = { kind: 'contains', token: 'zone = "north"\nsize = 3', exact: true };
  rows([
    {
      says: 'lines one below the other',
      test: sample,
      ran: { command: 'tofu output', out: 'zone  = "north"\nsize = 3\n' },
      verdict: 'pass',
    },
    {
      says: 'another value in one of them',
      test: sample,
      ran: { command: 'tofu output', out: 'zone = "north"\nsize = 13\n' },
      verdict: 'fail',
    },
    {
      says: 'lines in another order',
      test: sample,
      ran: { command: 'tofu output', out: 'size = 3\nzone = "north"\n' },
      verdict: 'undecided',
    },
  ]);
});

describe('a pair that is written otherwise', () => {
  const absent: RuleTest = { kind: 'absent', tokens: ['hostPID: true'], exact: true, list: null };
  const has: RuleTest = { kind: 'contains', token: 'workers: 6', exact: true };
  rows([
    {
      says: 'a pair that JSON says in its own way',
      test: absent,
      ran: { command: 'kubectl get pod a -o json', out: '{"spec":{"hostPID":true}}' },
      verdict: 'fail',
    },
    {
      says: 'another value in JSON',
      test: absent,
      ran: { command: 'kubectl get pod a -o json', out: '{"spec":{"hostPID":false}}' },
      verdict: 'pass',
    },
    {
      says: 'a comment that says another than the key',
      test: has,
      ran: {
        command: 'helm get values q',
        out: lines`
        # workers: 6
        workers: 2
      `,
      },
      verdict: 'fail',
    },
    {
      says: 'a comment beside the key',
      test: has,
      ran: { command: 'helm get values q', out: 'workers: 6\n# workers: 2\n' },
      verdict: 'pass',
    },
  ]);
});

describe('a text where a number or a truth is wished', () => {
  const value = (path: string, wanted: string): RuleTest => ({ kind: 'value', path, op: '=', value: wanted });
  const ran = (out: string): { command: string; out: string } => ({ command: 'curl -s localhost:8200/state', out });
  rows([
    { says: 'a truth', test: value('open', 'true'), ran: ran('{"open":true,"n":3}'), verdict: 'pass' },
    {
      says: 'a text of the same letters',
      test: value('open', 'true'),
      ran: ran('{"open":"true","n":3}'),
      verdict: 'undecided',
    },
    { says: 'another text', test: value('open', 'true'), ran: ran('{"open":"false","n":3}'), verdict: 'fail' },
    { says: 'a text alone', test: value('open', 'true'), ran: ran('{"open":"true"}'), verdict: 'undecided' },
    { says: 'one text of many', test: value('open', 'true'), ran: ran('{"open":"true","n":"3"}'), verdict: 'pass' },
    { says: 'a label', test: value('tier', '3'), ran: ran('{"labels":{"tier":"3"},"n":3}'), verdict: 'pass' },
    { says: 'a text that is wished in quotes', test: value('n', '"3"'), ran: ran('{"n":"3","m":4}'), verdict: 'pass' },
    {
      says: 'a number where a text is wished',
      test: value('n', '"3"'),
      ran: ran('{"n":3,"m":4}'),
      verdict: 'undecided',
    },
    {
      says: 'a fragment with a truth',
      test: { kind: 'yaml', fragment: 'open: true\nn: 3' },
      ran: ran('{"open":"true","n":3}'),
      verdict: 'undecided',
    },
    {
      says: 'a fragment with a text',
      test: { kind: 'yaml', fragment: 'open: "true"\nn: 3' },
      ran: ran('{"open":"true","n":3}'),
      verdict: 'pass',
    },
    {
      says: 'a fragment of a config map',
      test: { kind: 'yaml', fragment: 'data:\n  open: true' },
      ran: { command: 'kubectl get cm a -o yaml', out: 'data:\n  open: "true"\nmetadata:\n  generation: 3\n' },
      verdict: 'pass',
    },
  ]);
});
