import { wordRows } from '../../support/wordRows.ts';

const TRY = 'kubectl exec gull -n bay -- wget -qO- --timeout=3 http://vault.bay';

describe('a word that a command prints for any failure', () => {
  wordRows([
    ['pass', '`blocked`', `${TRY} || echo blocked`, 'blocked\n', { err: 'wget: download timed out\n' }],
    [
      'pass',
      '"timeout"',
      'curl -sS -m 3 http://10.4.0.9/ || echo timeout',
      'timeout\n',
      { err: 'curl: (28) Connection timed out\n' },
    ],
    [
      'pass',
      '`refused`',
      'curl -sS http://10.4.0.9/ || echo "refused"',
      'refused\n',
      { err: 'curl: (7) Failed to connect: Connection refused\n' },
    ],
    ['undecided', '`blocked`', `${TRY} || echo blocked`, 'blocked\n'],
    ['undecided', '`blocked`', `${TRY} || echo blocked`, 'blocked\n', { err: "wget: bad address 'vault.bay'\n" }],
    [
      'undecided',
      '`blocked`',
      `${TRY} || echo blocked`,
      'blocked\n',
      { err: 'wget: server returned error: HTTP/1.1 403\n' },
    ],
    [
      'undecided',
      '`blocked`',
      'curl -sS http://10.4.0.9/ || echo blocked',
      'blocked\n',
      { err: 'curl: (7) Failed to connect: Connection refused\n' },
    ],
    [
      'undecided',
      '`blocked`',
      'ssh gull curl -sS http://a/ || echo blocked',
      'blocked\n',
      { err: 'ssh: connect to host gull port 22: Connection timed out\n' },
    ],
    [
      'undecided',
      '`safe`',
      'curl -sS -m 3 http://10.4.0.9/ || echo safe',
      'safe\n',
      { err: 'curl: (28) Connection timed out\n' },
    ],
    ['fail', '`blocked`', `${TRY} || echo blocked`, 'coins\n'],
  ]);
});
