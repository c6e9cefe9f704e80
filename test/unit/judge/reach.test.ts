import { wordRows } from '../../support/wordRows.ts';

describe('a connection that is cut off in one of two ways', () => {
  wordRows([
    [
      'pass',
      'Connection refused or timed out',
      'curl -sS -m 3 http://10.1.1.1',
      ' ',
      { exit: 7, err: 'curl: (7) Failed to connect to 10.1.1.1 port 80: Connection refused' },
    ],
    [
      'pass',
      'timeout or connection refused (blocked by firewall)',
      'curl -sS -m 3 http://10.1.1.1',
      ' ',
      { exit: 28, err: 'curl: (28) Connection timed out after 3001 milliseconds' },
    ],
    ['fail', 'timeout or connection refused (blocked by firewall)', 'curl -sS -m 3 http://10.1.1.1', 'ok'],
    [
      'fail',
      'Connection refused or timeout (kept inside)',
      'curl -sS -m 3 http://10.1.1.1',
      ' ',
      { exit: 6, err: 'curl: (6) Could not resolve host: 10.1.1.x' },
    ],
    [
      'pass',
      'times out or is refused',
      'nc -zv -w 3 10.1.1.1 22',
      ' ',
      { exit: 1, err: 'nc: connect to 10.1.1.1 port 22 (tcp) failed: Connection refused' },
    ],
    [
      'pass',
      'Connection times out or is refused',
      'nc -zv -w 3 10.1.1.1 22',
      ' ',
      { exit: 1, err: 'nc: connect to 10.1.1.1 port 22 (tcp) timed out: Operation now in progress' },
    ],
    [
      'pass',
      'connection timeout / refused',
      'curl -sS -m 3 http://10.1.1.1',
      ' ',
      { exit: 28, err: 'curl: (28) Connection timed out after 3001 milliseconds' },
    ],
    [
      'pass',
      'timeout (blocked by the policy)',
      'curl -sS -m 3 http://10.1.1.1',
      ' ',
      { exit: 28, err: 'curl: (28) Connection timed out after 3001 milliseconds' },
    ],
  ]);
});

describe('what ping sums up', () => {
  wordRows([
    [
      'pass',
      '100% packet loss (a pier of its own)',
      'ping -c 3 -W 1 10.6.0.9',
      '3 packets transmitted, 0 received, 100% packet loss, time 2041ms\n',
      { exit: 1 },
    ],
    [
      'fail',
      '100% packet loss (a pier of its own)',
      'ping -c 3 -W 1 10.6.0.9',
      '3 packets transmitted, 3 received, 0% packet loss, time 2041ms\nrtt min/avg/max/mdev = 0.2/0.3/0.4/0.1 ms\n',
    ],
    [
      'pass',
      '0% packet loss, average RTT under 6 ms',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 3 received, 0% packet loss, time 2041ms\nrtt min/avg/max/mdev = 0.2/0.3/0.4/0.1 ms\n',
    ],
    [
      'fail',
      '0% packet loss, average RTT under 6 ms',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 3 received, 0% packet loss, time 2041ms\nrtt min/avg/max/mdev = 38.2/41.3/43.4/0.1 ms\n',
    ],
    [
      'fail',
      '0% packet loss',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 2 received, 33.3% packet loss, time 2041ms\nrtt min/avg/max/mdev = 38.2/41.3/43.4/0.1 ms\n',
    ],
    [
      'fail',
      '0% packet loss',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 0 received, 100% packet loss, time 2041ms\n',
      { exit: 1 },
    ],
    [
      'undecided',
      'RTT < 5 ms',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 3 received, 0% packet loss, time 2041ms\nrtt min/avg/max/mdev = 0.2/4.3/9.4/0.1 ms\n',
    ],
    [
      'fail',
      'max latency under 5ms',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 3 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 0.2/4.3/9.4/0.1 ms\n',
    ],
    [
      'pass',
      'packet loss < 50%',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 2 received, 33% packet loss, time 2041ms\nrtt min/avg/max/mdev = 0.2/4.3/9.4/0.1 ms\n',
    ],
    [
      'pass',
      'no packet loss',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 3 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 0.2/4.3/9.4/0.1 ms\n',
    ],
    [
      'pass',
      'no reply',
      'ping -c 3 10.6.0.9',
      '3 packets transmitted, 0 received, 100% packet loss, time 2041ms\n',
      { exit: 1 },
    ],
    ['fail', '100% packet loss', 'ping -c 3 nohost', '', { exit: 2, err: 'ping: nohost: Name or service not known\n' }],
    [
      'pass',
      '100% packet loss',
      'kubectl exec web -- ping -c 3 10.6.0.9',
      '3 packets transmitted, 0 received, 100% packet loss, time 2041ms\n',
      { exit: 1, err: 'command terminated with exit code 1\n' },
    ],
    ['undecided', 'no reply', 'curl -s http://a/', 'x'],
  ]);
});

describe('how long an answer takes', () => {
  wordRows([
    ['pass', 'Answers within 3 seconds', "curl -s -o /dev/null -w '%{time_total}\\n' http://a/", '0.08\n'],
    ['fail', 'Answers within 3 seconds', "curl -s -o /dev/null -w '%{time_total}\\n' http://a/", '3.38\n'],
    ['pass', 'response time below 500 ms', "curl -s -o /dev/null -w '%{time_total}\\n' http://a/", '0.08\n'],
    ['fail', 'response time below 500 ms', "curl -s -o /dev/null -w '%{time_total}\\n' http://a/", '0.8\n'],
    ['pass', 'less than 1s', 'curl -s -o /dev/null -w "%{time_total}" http://a/', '0.8\n'],
    ['fail', 'less than 1s', 'curl -s -o /dev/null -w "%{time_total}" http://a/', '1.8\n'],
    ['fail', 'less than 500ms', 'curl -s -o /dev/null -w "%{time_total}" http://a/', '1.8\n'],
    ['pass', 'under 2 seconds', 'curl -s -o /dev/null -w "%{time_starttransfer}\\n" http://a/', '0.8\n'],
    ['undecided', 'Answers within 3 seconds', 'curl -s http://a/', 'x'],
    [
      'pass',
      'Answers within 3 seconds',
      "curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' http://a/",
      '200 0.08\n',
    ],
    [
      'undecided',
      'Answers within 3 seconds',
      "curl -s -o /dev/null -w '%{http_code} %{time_total}\\n' http://a/",
      '503 0.08\n',
    ],
  ]);
});

describe('what a filter leaves of the sum of ping', () => {
  wordRows([
    [
      'fail',
      'Packet loss: 0%',
      'ping -c 5 10.6.0.9 | grep loss',
      '5 packets transmitted, 1 received, 80% packet loss, time 4088ms\n',
      { stages: [0, 0] },
    ],
    [
      'pass',
      'packet loss 0%',
      'ping -c 5 10.6.0.9 | tail -3',
      '5 packets transmitted, 5 received, 0% packet loss, time 4088ms\n',
      { stages: [0, 0] },
    ],
    [
      'undecided',
      'max RTT below 9 ms',
      'ping -c 5 10.6.0.9 | grep loss',
      '5 packets transmitted, 5 received, 0% packet loss, time 4088ms\n',
      { stages: [0, 0] },
    ],
  ]);
});
