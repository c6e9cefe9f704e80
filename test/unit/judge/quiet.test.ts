import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const nothing: RuleTest = { kind: 'equals', value: '', exact: true };
const absent = (token: string): RuleTest => ({ kind: 'absent', tokens: [token], exact: false, list: null });
const gone: RuleTest = { kind: 'missing', name: null };
const word = (value: string): RuleTest => ({ kind: 'equals', value, exact: false, each: true });

describe('a command that prints nothing by its flags', () => {
  rows([
    {
      says: 'a quiet grep that found nothing',
      test: nothing,
      ran: { command: 'grep -q hostNetwork out.yaml', exit: 1 },
      verdict: 'pass',
    },
    {
      says: 'a quiet grep that found something',
      test: nothing,
      ran: { command: 'grep -q hostNetwork out.yaml' },
      verdict: 'fail',
    },
    {
      says: 'a quiet grep behind a pipe that found something',
      test: absent('oops'),
      ran: { command: 'kubectl logs job/load | grep -qi oops', stages: [0, 0] },
      verdict: 'fail',
    },
    {
      says: 'a listed name that a quiet grep found',
      test: gone,
      ran: { command: 'kubectl get crd -o name | grep -q widgets', stages: [0, 0] },
      verdict: 'fail',
    },
    {
      says: 'a grep whose lines are thrown away, and that found some',
      test: nothing,
      ran: { command: 'grep -r hunter2 conf/ > /dev/null' },
      verdict: 'fail',
    },
    {
      says: 'a grep that must find nothing, and found something',
      test: nothing,
      ran: { command: '! grep -q latest out.yaml', exit: 1 },
      verdict: 'fail',
    },
    {
      says: 'a grep that must find nothing, and did not',
      test: nothing,
      ran: { command: '! grep -q latest out.yaml' },
      verdict: 'pass',
    },
    {
      says: 'a grep that must find nothing, and could not look',
      test: nothing,
      ran: { command: '! grep -q latest out.yaml', err: 'grep: out.yaml: No such file or directory' },
      verdict: 'undecided',
    },
    {
      says: 'a quiet comparison of two that differ',
      test: nothing,
      ran: { command: 'cmp -s a.bin b.bin', exit: 1 },
      verdict: 'fail',
    },
    {
      says: 'a quiet comparison of two that are the same',
      test: nothing,
      ran: { command: 'git diff --quiet main -- charts/' },
      verdict: 'pass',
    },
    {
      says: 'a comparison whose lines are thrown away',
      test: nothing,
      ran: { command: 'kubectl diff -f app.yaml >/dev/null', exit: 1 },
      verdict: 'fail',
    },
    {
      says: 'nothing of a command whose output is thrown away',
      test: nothing,
      ran: { command: 'make report > /dev/null' },
      verdict: 'undecided',
    },
    {
      says: 'a unit that is active by the exit',
      test: word('active'),
      ran: { command: 'systemctl is-active --quiet chronyd' },
      verdict: 'pass',
    },
    {
      says: 'a unit that is not',
      test: word('active'),
      ran: { command: 'systemctl is-active --quiet chronyd', exit: 3 },
      verdict: 'fail',
    },
    {
      says: 'a right that is denied by the exit',
      test: word('no'),
      ran: { command: 'kubectl auth can-i patch nodes -q', exit: 1 },
      verdict: 'pass',
    },
    {
      says: 'a word that no exit stands for',
      test: word('failed'),
      ran: { command: 'make report > /dev/null' },
      verdict: 'undecided',
    },
  ]);
});

describe('kubectl diff', () => {
  rows([
    { says: 'no difference', test: nothing, ran: { command: 'kubectl diff -f app.yaml' }, verdict: 'pass' },
    {
      says: 'an error that has the exit of a difference',
      test: nothing,
      ran: {
        command: 'kubectl diff -f app.yaml',
        exit: 1,
        err: 'Error from server (NotFound): namespaces "shop" not found',
      },
      verdict: 'fail',
    },
    {
      says: 'the exit of a difference without any',
      test: absent('replicas'),
      ran: { command: 'kubectl diff -f app.yaml', exit: 1 },
      verdict: 'fail',
    },
    {
      says: 'a difference that does not touch a key',
      test: absent('replicas'),
      ran: { command: 'kubectl diff -f app.yaml', exit: 1, out: '-  image: a:1\n+  image: a:2\n' },
      verdict: 'pass',
    },
  ]);
});

describe('a list whose emptiness may be hidden', () => {
  rows([
    {
      says: 'rows that a grep did not find where stderr is thrown away',
      test: gone,
      ran: { command: 'kubectl get jobs -n etl 2>/dev/null | grep Failed', stages: [0, 1] },
      verdict: 'undecided',
    },
    {
      says: 'rows that a grep did not find where stderr is seen',
      test: gone,
      ran: { command: 'kubectl get jobs -n etl | grep Failed 2>/dev/null', stages: [0, 1] },
      verdict: 'pass',
    },
  ]);
});
