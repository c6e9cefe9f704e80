import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const none = (list: string | null, ...tokens: string[]): RuleTest => ({ kind: 'absent', tokens, exact: false, list });
const errors = none('errors');
const dns = none('dns-errors');
const logs = 'kubectl -n shop logs deploy/api --tail=50';

describe('a rule that something is absent', () => {
  rows([
    {
      says: 'the fallback of a command that may have failed',
      test: { kind: 'absent', tokens: [], exact: false, list: 'errors' },
      ran: { command: 'kubectl logs api-0 | grep -i error || echo "none"', out: 'none\n', masks: ['or-true'] },
      verdict: 'undecided',
    },
    { says: 'a quiet log', test: errors, ran: { command: logs, out: 'listening\nready\n' }, verdict: 'pass' },
    {
      says: 'an error in the log',
      test: errors,
      ran: { command: logs, out: 'listening\n[ERROR] plugin failed to start\n' },
      verdict: 'fail',
    },
    {
      says: 'a level of an error',
      test: errors,
      ran: { command: logs, out: 'level=error msg="no disk"\n' },
      verdict: 'fail',
    },
    {
      says: 'JSON with a level of an error',
      test: errors,
      ran: { command: logs, out: '{"level":"error","msg":"no disk"}\n' },
      verdict: 'fail',
    },
    {
      says: 'a count of none',
      test: errors,
      ran: { command: logs, out: 'finished: 0 errors, 12 files\n' },
      verdict: 'pass',
    },
    {
      says: 'a count of ten',
      test: errors,
      ran: { command: logs, out: 'finished: 10 errors, 12 files\n' },
      verdict: 'fail',
    },
    {
      says: 'a counter that is none',
      test: errors,
      ran: { command: logs, out: 'error_count=0 errors=0 "errors": 0\n' },
      verdict: 'pass',
    },
    { says: 'a counter above none', test: errors, ran: { command: logs, out: 'errors=3\n' }, verdict: 'fail' },
    {
      says: 'words that say there are none',
      test: errors,
      ran: { command: logs, out: 'completed without errors\nno errors found\n' },
      verdict: 'pass',
    },
    {
      says: 'an error that says no',
      test: errors,
      ran: { command: logs, out: 'error: no space left on device\n' },
      verdict: 'fail',
    },
    { says: 'error=nil', test: errors, ran: { command: logs, out: 'msg="synced" error=<nil>\n' }, verdict: 'pass' },
    {
      says: 'a command that failed',
      test: errors,
      ran: { command: logs, exit: 1, err: 'Error from server (NotFound): deployments.apps "api" not found' },
      verdict: 'fail',
    },
    {
      says: 'grep that found nothing in what was there',
      test: errors,
      ran: { command: `${logs} | grep -i error`, stages: [0, 1] },
      verdict: 'pass',
    },
    {
      says: 'grep that found something',
      test: errors,
      ran: { command: `${logs} | grep -i error`, stages: [0, 0], out: 'an error occurred\n' },
      verdict: 'fail',
    },
    {
      says: 'grep behind a command that failed',
      test: errors,
      ran: { command: `${logs} | grep -i error`, stages: [1, 1], err: 'error: timed out' },
      verdict: 'fail',
    },
    {
      says: 'grep with nothing to look at',
      test: errors,
      ran: {
        command: 'kubectl logs -l app=api | grep -i error',
        stages: [0, 1],
        err: 'No resources found in default namespace.',
      },
      verdict: 'undecided',
    },
    {
      says: 'grep whose upstream is not known',
      test: errors,
      ran: { command: `${logs} | grep -i error`, exit: 1 },
      verdict: 'undecided',
    },
    {
      says: 'an empty output whose failure is hidden',
      test: errors,
      ran: { command: `${logs} | grep -i error || true`, exit: 0, masks: ['or-true'] },
      verdict: 'undecided',
    },
    {
      says: 'a filtered log without errors',
      test: errors,
      ran: { command: `${logs} | tail -3`, stages: [0, 0], out: 'a\nb\nc\n' },
      verdict: 'pass',
    },
    {
      says: 'a log whose middle was dropped',
      test: errors,
      ran: { command: logs, out: 'a\n[…]\nz\n', complete: false },
      verdict: 'undecided',
    },
    {
      says: 'an error in a log whose middle was dropped',
      test: errors,
      ran: { command: logs, out: 'a\nfatal: no disk\n', complete: false },
      verdict: 'fail',
    },
    {
      says: 'a failed lookup',
      test: dns,
      ran: { command: logs, out: 'dial tcp: lookup db.shop on 10.9.0.10:53: no such host\n' },
      verdict: 'fail',
    },
    {
      says: 'an error that is not of DNS',
      test: dns,
      ran: { command: logs, out: 'dial tcp 10.9.4.7:5432: connection refused\n' },
      verdict: 'pass',
    },
    {
      says: 'journal lines without the word',
      test: none(null, 'OOMKilled'),
      ran: { command: 'journalctl -u api', out: 'started\n' },
      verdict: 'pass',
    },
    {
      says: 'the word in a journal',
      test: none(null, 'OOMKilled'),
      ran: { command: 'journalctl -u api', out: 'container was OOMKilled\n' },
      verdict: 'fail',
    },
    {
      says: 'a longer address',
      test: none(null, '10.9.0.1'),
      ran: { command: 'ip -4 addr', out: 'inet 10.9.0.10/24\n' },
      verdict: 'pass',
    },
    {
      says: 'the address itself',
      test: none(null, '10.9.0.1'),
      ran: { command: 'ip -4 addr', out: 'inet 10.9.0.1/24\n' },
      verdict: 'fail',
    },
    {
      says: 'a state in a table',
      test: none(null, 'NotReady'),
      ran: { command: 'kubectl get nodes', out: 'NAME   STATUS\nn1     Ready\n' },
      verdict: 'pass',
    },
    {
      says: 'a bad row of a table',
      test: none(null, 'NotReady'),
      ran: { command: 'kubectl get nodes', out: 'NAME   STATUS\nn1     Ready\nn2     NotReady\n' },
      verdict: 'fail',
    },
    {
      says: 'terraform that says it failed',
      test: errors,
      ran: { command: 'terraform plan', out: '╷\n│ Error: Missing argument\n╵\n' },
      verdict: 'fail',
    },
  ]);
});
