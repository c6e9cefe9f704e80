import { wordRows } from '../../support/wordRows.ts';

const LOGS = 'http://10.4.0.9/logs';

describe('what follows a request that was answered by an error', () => {
  wordRows([
    ['fail', '0', `curl -sf ${LOGS} | grep -c panic`, '0\n', { stages: [22, 1] }],
    ['fail', 'no errors', `curl -sf ${LOGS} | grep -c ERROR`, '0\n', { stages: [22, 1] }],
    ['fail', 'less than 5', `curl -sf ${LOGS} | grep ERROR | wc -l`, '0\n', { stages: [22, 1, 0] }],
    ['fail', '0', `curl -sf ${LOGS} | awk '/bad/ {n++} END {print n+0}'`, '0\n', { stages: [22, 0] }],
    ['fail', 'at most 3', `wget -qO- ${LOGS} | wc -l`, '0\n', { stages: [8, 0] }],
    ['fail', 'no output', `wget -qO- ${LOGS} | grep ERROR`, '', { stages: [8, 1] }],
    ['fail', 'no output', `curl -sf ${LOGS} | jq -r '.failed[]'`, '', { stages: [22, 0] }],
    ['fail', 'succeeds', `curl -sf ${LOGS} | tee all.log`, '', { stages: [22, 0] }],
    ['fail', 'no output', `curl -sf ${LOGS}`, '', { exit: 22 }],
    ['fail', 'HTTP 200', `curl -sf -o x -w '%{http_code}' ${LOGS} | cat`, '404', { stages: [22, 0] }],
    ['pass', 'HTTP 404', `curl -sf -o x -w '%{http_code}' ${LOGS} | cat`, '404', { stages: [22, 0] }],
    ['pass', '0', `curl -sf ${LOGS} | grep -c panic`, '0\n', { stages: [0, 1] }],
    ['fail', '0', `curl -sf ${LOGS} | grep -c panic`, '2\n', { stages: [0, 0] }],
    ['undecided', '0', `curl -sf ${LOGS} | grep panic | wc -l`, '0\n', { exit: 0 }],
  ]);
});

describe('what follows kubectl where its exit may be an answer or an error', () => {
  wordRows([
    ['undecided', '0', 'kubectl diff -f pier.yaml 2>/dev/null | wc -l', '0\n', { stages: [1, 0] }],
    ['fail', '0', 'kubectl diff -f pier.yaml | wc -l', '0\n', { stages: [1, 0], err: 'error: no such file\n' }],
    [
      'fail',
      '0',
      'kubectl auth can-i get pods --as crane | grep -c yes',
      '0\n',
      { stages: [1, 1], err: 'Error from server: users cannot be impersonated\n' },
    ],
    ['pass', '0', 'kubectl auth can-i get pods --as crane | grep -c yes', '0\n', { stages: [1, 1] }],
  ]);
});

describe('a stage whose reader had read enough', () => {
  const METRICS = 'http://10.4.0.9/metrics';
  const text = '# TYPE quay_ships gauge\nquay_ships 4\n';
  wordRows([
    ['pass', '`quay_ships` is present', `curl -s ${METRICS} | head -2`, text, { stages: [23, 0] }],
    [
      'pass',
      'contains `quay_ships`',
      `curl -s ${METRICS} | grep -m1 '^quay_ships'`,
      'quay_ships 4\n',
      { stages: [23, 0] },
    ],
    ['pass', 'contains `quay_ships`', `curl -s ${METRICS} | sed -n '2p;2q'`, 'quay_ships 4\n', { stages: [23, 0] }],
    [
      'pass',
      'contains `quay_ships`',
      `curl -s ${METRICS} | awk '/^quay/ {print; exit}'`,
      'quay_ships 4\n',
      { stages: [23, 0] },
    ],
    [
      'pass',
      'contains `quay_ships`',
      'zcat old.gz | head -1',
      'quay_ships 4\n',
      { stages: [1, 0], err: 'gzip: stdout: Broken pipe\n' },
    ],
    ['fail', 'contains `quay_ships`', `curl -s ${METRICS} | sort`, text, { stages: [23, 0] }],
    ['fail', 'contains `quay_ships`', `curl -s ${METRICS} -o a | head -1`, 'quay_ships 4\n', { stages: [23, 0] }],
    ['fail', 'contains `quay_ships`', `curl -s ${METRICS} | head -2`, text, { stages: [56, 0] }],
    ['fail', 'contains `quay_ships`', 'zcat old.gz | head -1', 'quay_ships 4\n', { stages: [1, 0] }],
  ]);
});

describe('a first stage that bash did not find', () => {
  const lost = 'bash: line 1: helmsman: command not found\n';
  wordRows([
    ['blocked', '0', 'helmsman render pier | grep -c Ingress', '0\n', { exit: 1, err: lost }],
    ['blocked', 'should be 0', 'helmsman render pier | grep -c Ingress', '0\n', { stages: [0, 1], err: lost }],
    ['blocked', 'no output', 'helmsman render pier | grep Ingress', '', { exit: 1, err: lost }],
    [
      'blocked',
      '0',
      'helmsman render pier | wc -l',
      '0\n',
      { stages: [0, 0], err: '/bin/sh: 1: helmsman: not found\n' },
    ],
    ['blocked', 'prints nothing', './bin/helmsman render | sort', '', { exit: 0, err: lost }],
    // The script that is run was found, and says itself what it lacks.
    [
      'pass',
      '0',
      './render.sh | grep -c Ingress',
      '0\n',
      { stages: [0, 1], err: 'render.sh: line 3: jib: command not found\n' },
    ],
    [
      'undecided',
      '0',
      'cat pier.yaml | grep -c Ingress',
      '0\n',
      { exit: 1, err: 'cat: pier.yaml: No such file or directory\n' },
    ],
    [
      'undecided',
      'no Ingress',
      'cat pier.yaml | grep Ingress',
      '',
      { exit: 1, err: 'cat: pier.yaml: No such file or directory\n' },
    ],
    [
      'undecided',
      '0',
      'cat pier.yaml | grep -c Ingress',
      '0\n',
      { stages: [0, 1], err: 'cat: pier.yaml: No such file or directory\n' },
    ],
  ]);
});
