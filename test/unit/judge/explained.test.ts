import { wordRows } from '../../support/wordRows.ts';

describe('a result and what it means', () => {
  wordRows([
    ['pass', 'empty → nothing failed', 'kubectl get pods --no-headers | grep Failed', '', { stages: [0, 1] }],
    ['fail', 'empty → nothing failed', 'kubectl get pods --no-headers | grep Failed', 'x Failed', { stages: [0, 0] }],
    ['pass', '0 → no orphans', "find /data -name '*.tmp' | wc -l", '0\n', { stages: [0, 0] }],
    ['fail', '0 → no orphans', "find /data -name '*.tmp' | wc -l", '3\n', { stages: [0, 0] }],
    [
      'undecided',
      'nginx → 1/1 Running',
      'kubectl get pods',
      'NAME READY STATUS\nnginx-a 0/1 Running\nb-c 1/1 Running\n',
    ],
  ]);
});

describe('an arrow to what comes next', () => {
  wordRows([
    ['undecided', '2 → 3', "kubectl get deploy tide -o jsonpath='{.spec.replicas}'", '2'],
    [
      'undecided',
      'times out → is refused',
      'curl -sS -m 3 http://10.4.0.9/',
      '',
      { exit: 28, err: 'curl: (28) timed out\n' },
    ],
    ['pass', 'no output → up to date', 'git status --porcelain', ''],
    ['fail', 'no output → up to date', 'git status --porcelain', ' M pier.yaml\n'],
    ['fail', 'Ready / Running', "kubectl get pods -o jsonpath='{.items[*].status.phase}'", 'Running'],
  ]);
});
