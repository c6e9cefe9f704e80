import { wordRows } from '../../support/wordRows.ts';

describe('nothing bad, and where it was looked for', () => {
  wordRows([
    ['pass', '0 pods Failed', 'kubectl get pods', 'NAME   READY   STATUS\ncod    1/1     Running\n'],
    ['fail', '0 pods Failed', 'kubectl get pods', 'NAME   READY   STATUS\ncod    0/1     Error\n'],
    [
      'undecided',
      'no errors',
      "promtool query instant http://a:9090 'rate(lost_total[5m])'",
      'lost_total{} => 3 @[1]\n',
    ],
    ['undecided', 'no errors', 'promtool query instant http://a:9090 up', 'up{} => 1 @[1]\nup{} => 0 @[1]\n'],
    ['pass', 'no errors', "promtool query instant http://a:9090 'rate(lost_total[5m])'", 'lost_total{} => 0 @[1]\n'],
    ['pass', 'no errors', 'promtool check rules a.yml', 'Checking a.yml\n  SUCCESS: 4 rules found\n'],
    [
      'undecided',
      'no errors',
      "curl -s 'http://a:9090/api/v1/query?query=lost_total'",
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1.5,"3"]}]}}',
    ],
    ['undecided', 'no exceptions at night', 'kubectl logs web | grep -i exception', '', { stages: [0, 1] }],
    ['fail', 'no exceptions', 'kubectl logs web', 'at com.pier.TideException: low\n'],
    ['pass', 'no exceptions', 'kubectl logs web', 'tide is low\n'],
    ['fail', 'No errors', 'cat out.log', 'TypeError: x is not a function\n'],
    ['pass', 'No errors', 'cat out.log', 'LastError: none\n'],
    ['undecided', 'no errors in the crane log', 'kubectl logs deploy/tide', 'fine\n'],
    ['undecided', 'no errors without a token', 'cat a.log', 'fine\n'],
    [
      'pass',
      '0 failed units',
      'systemctl list-units --failed --no-pager',
      '  UNIT LOAD ACTIVE SUB DESCRIPTION\n0 loaded units listed.\n',
    ],
    ['pass', 'No failed units', 'systemctl --failed', '  UNIT LOAD ACTIVE SUB DESCRIPTION\n0 loaded units listed.\n'],
    [
      'fail',
      '0 failed units',
      'systemctl list-units --failed --no-pager',
      '  UNIT        LOAD   ACTIVE SUB    DESCRIPTION\n● a.service loaded failed failed A\n\n1 loaded units listed.\n',
    ],
    [
      'fail',
      'No failed units',
      'systemctl list-units --state=failed',
      '  UNIT        LOAD   ACTIVE SUB    DESCRIPTION\n● a.service loaded failed failed A\n\n1 loaded units listed.\n',
    ],
    [
      'pass',
      'No errors in the past 20 minutes',
      "journalctl -u tided -p err --since '20 min ago' --no-pager",
      '-- No entries --\n',
    ],
    [
      'fail',
      'No errors in the past 20 minutes',
      "journalctl -u tided -p err --since '20 min ago' --no-pager",
      'Nov 28 10:00:00 n1 tided[1]: cannot start pod\n',
    ],
    [
      'undecided',
      'No errors in the last hour',
      "journalctl -u tided -p err --since '20 min ago' --no-pager",
      '-- No entries --\n',
    ],
    ['pass', 'no errors in the past hour', 'kubectl logs deploy/web --since=1h', 'all good\n'],
    ['fail', 'no errors in the past hour', 'kubectl logs deploy/web --since=60m', 'ERROR bad\n'],
    ['pass', 'no entries', 'journalctl -u tided -p err -b', '-- No entries --\n'],
    [
      'pass',
      'No errors nor panics',
      "kubectl logs -l app=x --tail=200 | grep -iE 'error|panic'",
      '',
      { stages: [0, 1] },
    ],
    [
      'fail',
      'No errors nor panics',
      "kubectl logs -l app=x --tail=200 | grep -iE 'error|panic'",
      'panic: boom\n',
      { stages: [0, 0] },
    ],
    [
      'fail',
      'No errors nor panics',
      "kubectl logs -l app=x --tail=200 | grep -iE 'error|panic'",
      '',
      { stages: [1, 1] },
    ],
    ['pass', 'no exceptions in the tide log', 'kubectl logs deploy/tide | grep -i exception', '', { stages: [0, 1] }],
    [
      'fail',
      'no exceptions in the tide log',
      'kubectl logs deploy/tide | grep -i exception',
      'java.lang.Exception: x',
      { stages: [0, 0] },
    ],
    [
      'undecided',
      'no exceptions in the tide log',
      'kubectl logs deploy/web | grep -i exception',
      '',
      { stages: [0, 1] },
    ],
    ['pass', 'no errors, panics or timeouts', 'kubectl logs web', 'fine\n'],
    ['fail', 'no errors, panics or timeouts', 'kubectl logs web', 'request timed out\n'],
  ]);
});

describe('a journal of which a part is hidden from the user', () => {
  const err = 'Hint: You are currently not seeing messages from other users and the system.\n';
  wordRows([
    ['undecided', 'No errors', 'journalctl -u tided -p err', '-- No entries --\n', { err }],
    ['undecided', 'No errors', 'journalctl -u tided -n 50', '-- No entries --\n', { err }],
    ['pass', 'No errors', 'journalctl -u tided -p err', '-- No entries --\n'],
  ]);
});
