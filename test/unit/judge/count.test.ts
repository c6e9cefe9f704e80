import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const number = (value: number, op: '=' | '>' | '>=' | '<' = '='): RuleTest => ({ kind: 'number', op, value });
const lines = (count: number, of: 'lines' | 'rows' = 'lines', op: '=' | '>=' = '='): RuleTest => ({
  kind: 'lines',
  op,
  count,
  of,
});
const equals = (value: string, more: { exact?: boolean; each?: boolean } = {}): RuleTest => ({
  kind: 'equals',
  value,
  exact: false,
  ...more,
});
const matches = (pattern: string): RuleTest => ({ kind: 'matches', pattern, flags: 'i' });
const exit = (code: number, op: '=' | '!=' = '='): RuleTest => ({ kind: 'exit', op, code });

describe('a rule on a number that was printed', () => {
  rows([
    { says: 'thousands', test: number(1000, '>='), ran: { command: 'count', out: '1,250\n' }, verdict: 'pass' },
    {
      says: 'a comma that divides no thousands',
      test: number(100, '>='),
      ran: { command: 'count', out: '12,5\n' },
      verdict: 'undecided',
    },
    {
      says: 'what is more as a number and less as a version',
      test: number(2.14, '>='),
      ran: { command: 'jq .engine p.json', out: '2.9\n' },
      verdict: 'undecided',
    },
    {
      says: 'more either way',
      test: number(2.14, '>='),
      ran: { command: 'jq .engine p.json', out: '2.15\n' },
      verdict: 'pass',
    },
    {
      says: 'a version',
      test: number(14, '>='),
      ran: { command: 'thing --version', out: 'v14.2.1\n' },
      verdict: 'pass',
    },
    {
      says: 'a version below',
      test: number(14, '>='),
      ran: { command: 'thing --version', out: 'v9.14.1\n' },
      verdict: 'fail',
    },
    {
      says: 'the count of rows without a header',
      test: number(3),
      ran: { command: 'kubectl get pods --no-headers | wc -l', stages: [0, 0], out: '3\n' },
      verdict: 'pass',
    },
    {
      says: 'the count of a table with its header',
      test: number(3),
      ran: { command: 'kubectl get pods | wc -l', stages: [0, 0], out: '3\n' },
      verdict: 'undecided',
    },
    {
      says: 'the count of helm with its header',
      test: number(2),
      ran: { command: 'helm list -A | wc -l', stages: [0, 0], out: '2\n' },
      verdict: 'undecided',
    },
    {
      says: 'the count of names',
      test: number(2),
      ran: { command: 'helm list -q | wc -l', stages: [0, 0], out: '2\n' },
      verdict: 'pass',
    },
    {
      says: 'the count behind grep',
      test: number(2),
      ran: { command: 'kubectl get pods | grep Running | wc -l', stages: [0, 0, 0], out: '       2\n' },
      verdict: 'pass',
    },
    {
      says: 'another count',
      test: number(2),
      ran: { command: 'kubectl get pods | grep Running | wc -l', stages: [0, 0, 0], out: '12\n' },
      verdict: 'fail',
    },
    {
      says: 'grep -c that counted none',
      test: number(0),
      ran: { command: 'kubectl logs web | grep -c error', stages: [0, 1], out: '0\n' },
      verdict: 'pass',
    },
    {
      says: 'grep -c that had nothing to look at',
      test: number(0),
      ran: {
        command: 'kubectl get pods | grep -c Evicted',
        stages: [0, 1],
        out: '0\n',
        err: 'No resources found in wick namespace.',
      },
      verdict: 'undecided',
    },
    {
      says: 'grep -c behind a failure',
      test: number(0),
      ran: { command: 'kubectl logs web | grep -c error', stages: [1, 1], out: '0\n', err: 'error: x' },
      verdict: 'fail',
    },
    {
      says: 'grep -c whose upstream is not known',
      test: number(0),
      ran: { command: 'kubectl logs web | grep -c error', exit: 1, out: '0\n' },
      verdict: 'undecided',
    },
    {
      says: 'wc -l behind a failure',
      test: number(0),
      ran: { command: 'kubectl get pods --no-headers | wc -l', stages: [1, 0], out: '0\n' },
      verdict: 'fail',
    },
    {
      says: 'a number of redis',
      test: number(5, '>'),
      ran: { command: 'redis-cli dbsize', out: '(integer) 12\n' },
      verdict: 'pass',
    },
    {
      says: 'a cell of psql',
      test: number(42),
      ran: { command: 'psql -c "select count(*) from t"', out: ' count \n-------\n    42\n(1 row)\n' },
      verdict: 'pass',
    },
    {
      says: 'another cell of psql',
      test: number(42),
      ran: { command: 'psql -c "select count(*) from t"', out: ' count \n-------\n    1\n(1 row)\n' },
      verdict: 'fail',
    },
    {
      says: 'several numbers',
      test: number(2),
      ran: { command: 'jq .items[].n f.json', out: '2\n2\n' },
      verdict: 'undecided',
    },
    { says: 'no number', test: number(2), ran: { command: 'jq length f.json', out: 'null\n' }, verdict: 'undecided' },
    { says: 'nothing', test: number(0), ran: { command: 'jq length f.json', out: '' }, verdict: 'fail' },
    {
      says: 'a number that is larger',
      test: number(100, '>='),
      ran: { command: 'psql -tA -c "show max"', out: '200\n' },
      verdict: 'pass',
    },
  ]);
});

describe('a rule on the number of lines or rows', () => {
  const TABLE = 'NAME   READY\na      1/1\nb      1/1\n';
  rows([
    {
      says: 'rows of a table',
      test: lines(2, 'rows'),
      ran: { command: 'kubectl get pods', out: TABLE },
      verdict: 'pass',
    },
    {
      says: 'a row too few',
      test: lines(3, 'rows'),
      ran: { command: 'kubectl get pods', out: TABLE },
      verdict: 'fail',
    },
    {
      says: 'lines of a table, of which one is the header',
      test: lines(3),
      ran: { command: 'kubectl get pods', out: TABLE },
      verdict: 'undecided',
    },
    {
      says: 'no rows',
      test: lines(0, 'rows'),
      ran: { command: 'kubectl get pods', err: 'No resources found in shop namespace.' },
      verdict: 'pass',
    },
    {
      says: 'rows of a table whose middle was dropped',
      test: lines(2, 'rows'),
      ran: { command: 'kubectl get pods', out: TABLE, complete: false },
      verdict: 'undecided',
    },
    {
      says: 'items of JSON',
      test: lines(2, 'rows'),
      ran: { command: 'kubectl get pods -o json', out: '{"items":[{},{}]}' },
      verdict: 'pass',
    },
    {
      says: 'rows of psql',
      test: lines(1, 'rows'),
      ran: { command: 'psql -c x', out: ' a | b\n---+---\n 1 | 2\n(1 row)\n' },
      verdict: 'pass',
    },
    {
      says: 'two rows of psql',
      test: lines(1, 'rows'),
      ran: { command: 'psql -c x', out: ' a | b\n---+---\n 1 | 2\n 1 | 3\n(2 rows)\n' },
      verdict: 'fail',
    },
    { says: 'plain lines', test: lines(2), ran: { command: 'git branch', out: '* main\n  next\n' }, verdict: 'pass' },
    {
      says: 'blank lines, which do not count',
      test: lines(2),
      ran: { command: 'ls', out: 'a\n\nb\n\n' },
      verdict: 'pass',
    },
    {
      says: 'at least as many',
      test: lines(2, 'lines', '>='),
      ran: { command: 'ls', out: 'a\nb\nc\n' },
      verdict: 'pass',
    },
    {
      says: 'a list of a command that failed',
      test: lines(0, 'rows'),
      ran: { command: 'kubectl get pods', exit: 1, err: 'error' },
      verdict: 'fail',
    },
  ]);
});

describe('a rule on the whole text', () => {
  rows([
    {
      says: 'the very words',
      test: equals('yes'),
      ran: { command: 'kubectl auth can-i get pods', out: 'yes\n' },
      verdict: 'pass',
    },
    {
      says: 'an answer of no',
      test: equals('no'),
      ran: { command: 'kubectl auth can-i get pods', out: 'no\n', exit: 1 },
      verdict: 'pass',
    },
    {
      says: 'words among others',
      test: equals('on'),
      ran: { command: 'psql -tA -c "show fsync"', out: 'connection is on\n' },
      verdict: 'fail',
    },
    {
      says: 'a value between quotes',
      test: equals('eu-1'),
      ran: { command: 'terraform output region', out: '"eu-1"\n' },
      verdict: 'pass',
    },
    {
      says: 'letters that differ where they must not',
      test: equals('PONG', { exact: true }),
      ran: { command: 'redis-cli ping', out: 'pong\n' },
      verdict: 'fail',
    },
    {
      says: 'every word',
      test: equals('2', { each: true }),
      ran: { command: 'kubectl get rs -o jsonpath=x', out: '2 2' },
      verdict: 'pass',
    },
    {
      says: 'a word that differs',
      test: equals('2', { each: true }),
      ran: { command: 'kubectl get rs -o jsonpath=x', out: '2 3' },
      verdict: 'fail',
    },
    { says: 'no output', test: equals(''), ran: { command: 'git status --short' }, verdict: 'pass' },
    {
      says: 'an output where none is expected',
      test: equals(''),
      ran: { command: 'git status --short', out: ' M a\n' },
      verdict: 'fail',
    },
    {
      says: 'no output of a command that failed',
      test: equals(''),
      ran: { command: 'git status --short', exit: 128, err: 'fatal' },
      verdict: 'fail',
    },
    {
      says: 'no output whose failure is hidden',
      test: equals(''),
      ran: { command: 'git diff || true', masks: ['or-true'] },
      verdict: 'undecided',
    },
    { says: 'no difference', test: equals(''), ran: { command: 'kubectl diff -f x.yaml' }, verdict: 'pass' },
    {
      says: 'a difference',
      test: equals(''),
      ran: { command: 'kubectl diff -f x.yaml', out: '+ x\n', exit: 1 },
      verdict: 'fail',
    },
    { says: 'a pattern', test: matches('^v\\d+'), ran: { command: 'node -v', out: 'v22.1.0\n' }, verdict: 'pass' },
    {
      says: 'a pattern that no line matches',
      test: matches('^\\d+'),
      ran: { command: 'node -v', out: 'v22.1.0\n' },
      verdict: 'fail',
    },
    {
      says: 'a pattern that could run for ever',
      test: matches('(a+)+$'),
      ran: { command: 'node -v', out: `${'a'.repeat(60)}!\n` },
      verdict: 'undecided',
    },
    {
      says: 'repetitions that multiply on a long line',
      test: matches('a*a*a*a*a*a*a*b'),
      ran: { command: 'node -v', out: `${'a'.repeat(4000)}\n` },
      verdict: 'undecided',
    },
    {
      says: 'a row of options',
      test: matches(`${'a?'.repeat(40)}${'a'.repeat(40)}`),
      ran: { command: 'node -v', out: `${'a'.repeat(39)}\n` },
      verdict: 'undecided',
    },
    {
      says: 'a group of options a number of times',
      test: matches('^(a?){40}a{40}$'),
      ran: { command: 'node -v', out: `${'a'.repeat(39)}\n` },
      verdict: 'undecided',
    },
    {
      says: 'a row of a table with several repetitions',
      test: matches('^web-\\S+\\s+\\d+/\\d+\\s+Running\\s+\\d+'),
      ran: { command: 'kubectl get pods', out: `${'web-1  0/1  Pending  0\n'.repeat(200)}web-2  1/1  Running  0\n` },
      verdict: 'pass',
    },
    {
      says: 'an end that the cut of a long line only seems to show',
      test: matches('a$'),
      ran: { command: 'node -v', out: `${'a'.repeat(4096)}b\n` },
      verdict: 'undecided',
    },
    {
      says: 'a pattern that is none',
      test: matches('('),
      ran: { command: 'node -v', out: 'v22\n' },
      verdict: 'undecided',
    },
  ]);
});

describe('a rule on the exit', () => {
  rows([
    { says: 'exit 0', test: exit(0), ran: { command: 'terraform validate' }, verdict: 'pass' },
    { says: 'exit 1 for 0', test: exit(0), ran: { command: 'terraform validate', exit: 1 }, verdict: 'fail' },
    {
      says: 'a pipeline of which an earlier stage failed',
      test: exit(0),
      ran: { command: 'make test | tee log', stages: [2, 0] },
      verdict: 'fail',
    },
    {
      says: 'a pipe that was closed early',
      test: exit(0),
      ran: { command: 'kubectl logs web | head -1', stages: [141, 0], out: 'x' },
      verdict: 'pass',
    },
    {
      says: 'a grep in the middle that found nothing',
      test: exit(0),
      ran: { command: 'ls | grep x | wc -l', stages: [0, 1, 0], out: '0' },
      verdict: 'pass',
    },
    {
      says: 'an exit that is hidden',
      test: exit(0),
      ran: { command: 'make test || true', masks: ['or-true'] },
      verdict: 'undecided',
    },
    { says: 'a stated exit other than 0', test: exit(1), ran: { command: 'grep -q x f', exit: 1 }, verdict: 'pass' },
    {
      says: 'a missing tool for any exit but 0',
      test: exit(0, '!='),
      ran: { command: 'nope', exit: 127 },
      verdict: 'blocked',
    },
    {
      says: 'changes of terraform',
      test: exit(2),
      ran: { command: 'terraform plan -detailed-exitcode', exit: 2 },
      verdict: 'pass',
    },
    {
      says: 'a unit that is not active',
      test: exit(3),
      ran: { command: 'systemctl is-active web', exit: 3, out: 'inactive' },
      verdict: 'pass',
    },
  ]);
});
