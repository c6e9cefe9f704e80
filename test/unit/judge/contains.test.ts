import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const has = (token: string, exact = false): RuleTest => ({ kind: 'contains', token, exact });

describe('a rule that something is printed', () => {
  rows([
    {
      says: 'words that an article stands between',
      test: has('Success! configuration is valid'),
      ran: { command: 'terraform validate', out: 'Success! The configuration is valid.\n' },
      verdict: 'pass',
    },
    {
      says: 'a key and its value in JSON',
      test: has('status: ok'),
      ran: { command: 'curl -s localhost/health', out: '{"status":"ok"}' },
      verdict: 'pass',
    },
    {
      says: 'another value of the key in JSON',
      test: has('status: ok'),
      ran: { command: 'curl -s localhost/health', out: '{"status":"degraded","message":"ok"}' },
      verdict: 'fail',
    },
    {
      says: 'a whole word',
      test: has('healthy'),
      ran: { command: 'etcdctl endpoint health', out: '10.9.1.4:2379 is healthy: successfully committed proposal\n' },
      verdict: 'pass',
    },
    {
      says: 'the opposite word',
      test: has('healthy'),
      ran: { command: 'etcdctl endpoint health', out: '10.9.1.4:2379 is unhealthy: failed to commit\n' },
      verdict: 'fail',
    },
    {
      says: 'a word after not',
      test: has('healthy'),
      ran: { command: 'etcdctl endpoint health', out: '10.9.1.4:2379 is not healthy\n' },
      verdict: 'fail',
    },
    {
      says: 'a run of words over blanks',
      test: has('Available True'),
      ran: {
        command: 'kubectl describe deploy web',
        out: 'Conditions:\n  Available      True    MinimumReplicasAvailable\n',
      },
      verdict: 'pass',
    },
    {
      says: 'words of another line',
      test: has('Available True'),
      ran: { command: 'kubectl describe deploy web', out: 'Available\nTrue\n' },
      verdict: 'fail',
    },
    {
      says: 'exact letters',
      test: has('PONG', true),
      ran: { command: 'redis-cli ping', out: 'PONG\n' },
      verdict: 'pass',
    },
    {
      says: 'other letters than the exact ones',
      test: has('PONG', true),
      ran: { command: 'redis-cli ping', out: 'pong\n' },
      verdict: 'fail',
    },
    {
      says: 'words on stderr only',
      test: has('done'),
      ran: { command: 'make deploy', out: '', err: 'done\n' },
      verdict: 'fail',
    },
    {
      says: 'words of a command that failed',
      test: has('done'),
      ran: { command: 'make deploy', out: 'done\n', exit: 2 },
      verdict: 'fail',
    },
    {
      says: 'words that only the fallback prints',
      test: has('all good'),
      ran: { command: 'kubectl logs x | grep -q error || echo "all good"', out: 'all good\n', masks: ['or-true'] },
      verdict: 'undecided',
    },
    {
      says: 'what only the annotation says',
      test: has('10.9.0.7'),
      ran: {
        command: 'kubectl get svc web -o yaml',
        out: 'metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"v1","kind":"Service","spec":{"clusterIP":"10.9.0.7"}}\nspec:\n  clusterIP: 10.9.0.8\n',
      },
      verdict: 'undecided',
    },
    {
      says: 'an image in every line of a cut',
      test: has('web:1.4.0'),
      ran: {
        command: 'kubectl get pods -o yaml | grep image:',
        stages: [0, 0],
        out: '    image: reg.example/web:1.4.0\n    image: reg.example/web:1.4.0\n',
      },
      verdict: 'pass',
    },
    {
      says: 'another image in a line of the same key',
      test: has('web:1.4.0'),
      ran: {
        command: 'kubectl get pods -o yaml | grep image:',
        stages: [0, 0],
        out: '    image: reg.example/web:1.4.0\n    image: reg.example/web:1.3.9\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a branch',
      test: has('main'),
      ran: { command: 'git branch --show-current', out: 'main\n' },
      verdict: 'pass',
    },
    {
      says: 'a branch of a longer name',
      test: has('main'),
      ran: { command: 'git branch --show-current', out: 'main-backup\n' },
      verdict: 'fail',
    },
    {
      says: 'a certificate that verifies',
      test: has('Verify return code: 0 (ok)'),
      ran: { command: 'openssl s_client -connect x:443', out: '    Verify return code: 0 (ok)\n' },
      verdict: 'pass',
    },
    {
      says: 'a certificate that does not',
      test: has('Verify return code: 0 (ok)'),
      ran: {
        command: 'openssl s_client -connect x:443',
        out: '    Verify return code: 20 (unable to get local issuer certificate)\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a word in what was kept of a long output',
      test: has('ready'),
      ran: { command: 'kubectl logs web', out: 'ready\n[…]\n', complete: false },
      verdict: 'pass',
    },
    {
      says: 'a word that may be in what was dropped',
      test: has('ready'),
      ran: { command: 'kubectl logs web', out: 'start\n[…]\n', complete: false },
      verdict: 'undecided',
    },
    {
      says: 'a word in terminal colours',
      test: has('OK'),
      ran: { command: 'cilium status', out: '    \x1b[32mCilium:\x1b[0m     \x1b[32mOK\x1b[0m\n' },
      verdict: 'pass',
    },
    { says: 'nothing', test: has('OK'), ran: { command: 'cilium status', out: '\n' }, verdict: 'fail' },
  ]);
});
