import { wordRows } from '../../support/wordRows.ts';

const HEALTH = "curl -s http://10.4.0.9/api/v1/targets | jq -r '.data.activeTargets[].health' | sort | uniq -c";
const ok = { stages: [0, 0, 0, 0] };

describe('values that `uniq -c` counted', () => {
  wordRows([
    ['pass', 'All targets `up`', HEALTH, '     14 up\n', ok],
    ['fail', 'All targets `up`', HEALTH, '     13 up\n      1 down\n', ok],
    ['fail', 'All targets `up`', HEALTH, '      3 unknown\n', ok],
    ['fail', 'All targets `up`', HEALTH, '', ok],
    [
      'pass',
      'all `Running`',
      "kubectl get pods -o jsonpath='{.items[*].status.phase}' | tr ' ' '\\n' | sort | uniq -c | sort -rn",
      '   7 Running\n',
      { stages: [0, 0, 0, 0, 0] },
    ],
    [
      'fail',
      'all `Running`',
      "kubectl get pods -o jsonpath='{.items[*].status.phase}' | tr ' ' '\\n' | sort | uniq -c | sort -rn",
      '   7 Running\n   1 Pending\n',
      { stages: [0, 0, 0, 0, 0] },
    ],
    ['fail', 'All targets `up`', "jq -r '.[].health' a.json | sort | uniq -d", '14 up\n', { stages: [0, 0, 0] }],
    ['pass', 'contains `14 up`', HEALTH, '     14 up\n', ok],
  ]);
});
