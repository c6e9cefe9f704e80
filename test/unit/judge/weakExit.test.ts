import { wordRows } from '../../support/wordRows.ts';

describe('an exit that says only that the command ran', () => {
  wordRows([
    ['undecided', 'clean', 'grype reef:1', 'NAME  INSTALLED  SEVERITY\nbilge  3.0.11  Critical\n'],
    ['undecided', 'passes', 'popeye', 'Your cluster score: 62 -- D\n'],
    ['undecided', 'all checks pass', 'kube-bench run', ''],
    ['undecided', 'passes', 'hadolint --no-fail Dockerfile', 'Dockerfile:3 DL3008 info: Pin it\n'],
    ['undecided', 'passes', 'ruff check --exit-zero .', 'hull.py:1:8: F401\n'],
    ['pass', 'passes', 'ruff check .', 'All checks passed!\n'],
    ['pass', 'exit 0', 'kube-bench run', '[PASS] 1.1.1 a\n'],
    ['pass', 'completes', 'kubescape scan', 'Compliance score: 91%\n'],
    ['pass', 'passes', 'trivy image --exit-code 1 reef:1', 'reef:1 (debian 12)\n'],
  ]);
});

describe('a success that found something, or that ran nothing', () => {
  wordRows([
    ['undecided', 'passes', 'tide scan', 'Ran 12 rules on 4 files: 3 findings.\n'],
    ['pass', 'passes', 'tide scan', 'Ran 12 rules on 4 files: 0 findings.\n'],
    ['undecided', 'passes with no issues', 'tflint', '1 issue(s) found:\n\nWarning: no version\n'],
    ['undecided', 'clean', 'yamllint .', './a.yaml\n  3:1  warning  missing start\n'],
    ['pass', 'clean', 'yamllint .', ''],
    ['undecided', 'passes', 'npm test', 'No tests found, exiting with code 0\n'],
    ['undecided', 'no failures', 'npm test', 'No tests found, exiting with code 0\n'],
    ['undecided', 'all packages ok', 'go test ./...', '?   \tkelp/c\t[no test files]\n'],
    ['pass', 'all packages ok', 'go test ./...', '?   \tkelp/c\t[no test files]\nok  \tkelp/d\t0.1s\n'],
    ['undecided', 'tests pass', './smoke.sh', 'SKIPPED: no cluster\n'],
    ['undecided', 'all checks pass', './smoke.sh', '2 checks, 1 passed, 1 skipped\n'],
    ['undecided', 'all tests pass', 'bats t.bats', '1..4\nok 1 a\nok 2 b\n'],
    ['pass', 'all tests pass', 'bats t.bats', '1..2\nok 1 a\nok 2 b\n'],
    ['undecided', 'all checks are green', 'linkerd check', '√ a\n‼ the certificate ends soon\n'],
    ['undecided', 'all checks pass', 'k6 run load.js', '  checks...: 96.00% ✓ 2880  ✗ 120\n'],
    ['pass', 'all checks pass', 'k6 run load.js', '  checks...: 100.00% ✓ 3000  ✗ 0\n  failed...: 0.00% ✓ 0 ✗ 3000\n'],
    ['undecided', 'all ok', './smoke.sh', 'login 200\ncheckout 500\n'],
    ['pass', 'all ok', './smoke.sh', 'login 200\ncheckout 204\n'],
    [
      'undecided',
      'rollout completes successfully',
      'kubectl rollout status deploy/tide --watch=false',
      'Waiting for deployment "tide" rollout to finish: 1 out of 3 new replicas have been updated...\n',
    ],
    ['undecided', '12 tests pass', 'pytest -q || true', '1 failed, 12 passed in 0.4s\n'],
    ['pass', '12 tests pass', 'pytest -q', '12 passed in 0.4s\n'],
  ]);
});

describe('a log in which something went wrong without the word', () => {
  const log = (line: string): string => `2031-05-01T10:00:00Z INFO afloat\n2031-05-01T10:00:01Z ${line}\n`;
  wordRows([
    ['pass', 'no errors', 'kubectl logs deploy/tide', log('INFO ebb')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('x.NullPointerException: null')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('    at com.tide.Main.main(Main.java:12)')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('UnhandledPromiseRejectionWarning: x')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('goroutine 1 [running]:')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('ORA-00942: no such table')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('x509: certificate has expired')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('context deadline exceeded')],
    ['undecided', 'no errors', 'kubectl logs deploy/tide', log('invalid configuration')],
    ['undecided', 'no warnings', 'kubectl logs deploy/tide', 'INFO afloat\n⚠ low\n'],
    ['undecided', 'no timeouts', 'traceroute -n reef', 'traceroute to reef\n 1  10.1.0.1  0.4 ms\n 2  * * *\n'],
    ['undecided', 'no errors', "curl -s -o /dev/null -w '%{http_code}' http://reef/", '503'],
    ['undecided', 'no non-200', "curl -s -o /dev/null -w '%{http_code}' http://reef/", '503'],
    [
      'undecided',
      'no pods being created',
      'kubectl get pods',
      'NAME   READY   STATUS              RESTARTS   AGE\ntide   0/1     ContainerCreating   0          5m\n',
    ],
    ['undecided', 'no vulnerabilities', 'trivy image reef:1', 'reef:1 (debian 12)\nTotal: 40 (LOW: 30, HIGH: 10)\n'],
  ]);
});
