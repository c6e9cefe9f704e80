import { beside } from '../../support/severalCases.ts';

const LOG = 'kubectl logs deploy/lock';
const TRIVY = 'trivy image lock:2';
const ARGO = 'argocd app get lock';
const EVENTS =
  'LAST SEEN   TYPE      REASON        OBJECT     MESSAGE\n9s          Warning   FailedMount   pod/lock   no such volume\n';
const STATUS = "curl -s -o /dev/null -w '%{http_code}' http://lock/";

describe('what words deny, in the forms in which it is printed', () => {
  describe('a slash between two levels or states means either', () => {
    beside(
      ['no LOW/HIGH', [[TRIVY, 'Total: 3 (LOW: 0, HIGH: 3)\n']], 'fail'],
      ['no HIGH/LOW', [[TRIVY, 'Total: 0 (LOW: 0, HIGH: 0)\n']], 'pass'],
      ['no FATAL/ERROR lines', [[LOG, 'ERROR gate is stuck\n']], 'fail'],
      ['no FATAL/ERROR lines', [[LOG, 'INFO gate opens\n']], 'pass'],
      ['no XXX/FIXME', [['cat gate.c', '// FIXME: hinge\n']], 'fail'],
      ['no Degraded/Missing', [[ARGO, 'Health Status: Degraded\n']], 'fail'],
      ['no Error/Warning events', [['kubectl get events', EVENTS]], 'fail'],
      ['does not contain text/plain', [['curl -sI http://lock/', 'content-type: text/html\n']], 'pass'],
    );
  });

  describe('levels, frames and messages of logs', () => {
    const errors = [
      'E1230 09:15:01.000001       1 gate.go:7] Hinge gave way\n',
      "thread 'gate' panicked at src/gate.rs:7:3:\n",
      'Segmentation fault (core dumped)\n',
      '[SEVERE] hinge\n',
      '2026/01/02 03:04:05 [crit] 7#7: hinge\n',
      '[emerg] hinge\n',
      '{"level":50,"msg":"hinge"}\n',
      '{"level":60,"msg":"hinge"}\n',
      '[2026-01-02] local.ERROR: hinge\n',
    ];
    for (const out of errors) beside(['no errors', [[LOG, out]], 'fail'], ['no warnings', [[LOG, out]], 'pass']);
    beside(
      ['no errors', [[LOG, 'I1230 09:15:01.000001       1 gate.go:7] Gate opens\n']], 'pass'],
      ['no errors', [[LOG, '{"level":30,"msg":"gate opens"}\n']], 'pass'],
      ['no errors', [[LOG, 'part E1230 of the gate\n']], 'pass'],
      ['no errors', [[LOG, '{"waterlevel":50}\n']], 'pass'],
      ['no errors', [[LOG, 'water level: 50\n']], 'pass'],
      ['no errors', [[LOG, 'Killed\n']], 'undecided'],
      ['no errors', [[LOG, 'out of memory: Killed process 7 (gate)\n']], 'undecided'],
      ['no warnings', [[LOG, 'W1230 09:15:01.000001       1 gate.go:7] Slow\n']], 'fail'],
      ['no warnings', [[LOG, '{"level":40,"msg":"slow"}\n']], 'fail'],
      ['no ERROR/FATAL lines', [[LOG, 'E1230 09:15:01.000001       1 gate.go:7] Hinge\n']], 'fail'],
      ['no panics', [[LOG, "thread 'gate' panicked at src/gate.rs:7:3:\n"]], 'fail'],
      ['no stack traces', [[LOG, 'lock.Gone: x\n\tat lock.Gate.open(Gate.java:7)\n']], 'fail'],
      ['no stack traces', [[LOG, 'oops\n    at open (/srv/gate.js:7:3)\n']], 'fail'],
      ['no stack traces', [[LOG, 'Traceback (most recent call last):\n  File "gate.py", line 7\n']], 'fail'],
      ['no stack traces', [[LOG, 'boats wait\n  at gate 7\n']], 'pass'],
      ['no errors', [[LOG, 'lock.Gone: x\n\tat lock.Gate.open(Gate.java:7)\n']], 'undecided'],
    );
  });

  describe('failures in the words of tools', () => {
    beside(
      ['no failures', [['make check | tail', '# PASS: 8\n# FAIL:  2\n']], 'undecided'],
      ['no failures', [['make check | tail', '# PASS: 8\n# FAIL:  0\n']], 'pass'],
      ['no failures', [['make check | tail', 'FAIL: gate\n']], 'undecided'],
      ['no failures', [['velero backup describe lock', 'Phase:  PartiallyFailed\n']], 'fail'],
      ['no failures', [['ansible-playbook lock.yml | tail', 'lock : ok=2 unreachable=0 failed=2\n']], 'fail'],
      ['no failures', [['ansible-playbook lock.yml | tail', 'lock : ok=2 unreachable=0 failed=0\n']], 'pass'],
      ['no failures', [['flux check', '► checking\n✗ gate is shut\n']], 'fail'],
      ['no failures', [['flux check', '► checking\n✘ gate is shut\n']], 'fail'],
      ['no failures', [['flux check', '► checking\n✔ gate is open\n']], 'pass'],
      ['no errors', [['flux check', '► checking\n✗ gate is shut\n']], 'undecided'],
    );
  });

  describe('one and many', () => {
    beside(
      ['no OutOfSync', [[ARGO, 'Sync Status:  OutOfSync from main\n']], 'fail'],
      ['no OutOfSync', [[ARGO, 'Sync Status:  Synced to main\n']], 'pass'],
      ['no FailedMounts', [['kubectl get events', EVENTS]], 'fail'],
      ['no BackOffs', [['kubectl get events', EVENTS]], 'pass'],
      ['no GateExceptions', [[LOG, 'com.lock.GateException: shut\n']], 'undecided'],
      ['no GateException', [[LOG, 'com.lock.GateException: shut\n']], 'undecided'],
      ['no LOCK_KEYS', [['env', 'LOCK_KEY=7\n']], 'fail'],
      ['no OOM', [[LOG, 'OOM: no room\n']], 'fail'],
      ['no OOMs', [[LOG, 'OOM: no room\n']], 'fail'],
      ['without OOM', [[LOG, 'gate opens in the room\n']], 'pass'],
    );
  });

  describe('classes of statuses, whatever the verb', () => {
    beside(
      ['returns no 4xx', [[STATUS, '404']], 'fail'],
      ['prints no 4xx', [[STATUS, '404']], 'fail'],
      ['shows no 5xx', [[STATUS, '502']], 'fail'],
      ['returns no 5xx', [[STATUS, '204']], 'pass'],
      ['returns no 5xx', [['kubectl get svc', 'NAME\nlock\n']], 'undecided'],
    );
  });

  describe('what is quoted, inside a longer word', () => {
    beside(
      ['does not contain "gate"', [['crontab -l', '5 4 * * * /opt/floodgate.sh\n']], 'undecided'],
      ['does not contain "gate"', [['crontab -l', '5 4 * * * /opt/weir.sh\n']], 'pass'],
      ['no "E" lines', [[LOG, 'E1230 09:15:01.000001       1 gate.go:7] Hinge\n']], 'undecided'],
      ['does not contain "10.4.0.1"', [['cat hosts', '10.4.0.12 lock\n']], 'pass'],
      ['does not contain "gate"', [['crontab -l', '5 4 * * * gate\n']], 'fail'],
    );
  });
});
