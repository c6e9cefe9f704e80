import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [expect: string, out: string, verdict: Verdict];

function beside(command: string, cases: readonly Case[], exit = 0, stages: readonly number[] = []): void {
  for (const [expect, stdout, verdict] of cases)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 70)}`, () => {
      const judged = judgeSaved({ expect, command, exit, stages: [...stages], stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

/** A table as kubectl prints it. */
const table = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) => cell.padEnd(34))
        .join('')
        .trimEnd(),
    )
    .join('\n') + '\n';

describe('rows that have numbers for names', () => {
  const history = (...states: readonly string[]): string =>
    table(
      ['REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION', 'DESCRIPTION'],
      ...states.map((state, i) => [
        String(i + 1),
        `Mon Feb ${String(i + 10)} 09:00:12 2025`,
        state,
        `quay-0.${String(i)}.2`,
        '8',
        'Upgrade complete',
      ]),
    );
  beside('helm history quay', [
    ['revision 3 is deployed and 2 superseded', history('superseded', 'superseded', 'deployed'), 'pass'],
    ['revision 3 is deployed and 2 superseded', history('superseded', 'failed', 'deployed'), 'fail'],
    ['revision 3 is deployed and 2 superseded', history('superseded', 'superseded', 'failed'), 'fail'],
    ['Revision 2 is the deployed one', history('superseded', 'deployed'), 'pass'],
    ['Revision 2 is the deployed one', history('deployed', 'superseded'), 'fail'],
    ['the deployed revision is 2', history('superseded', 'deployed'), 'pass'],
    ['the deployed revision is 1', history('superseded', 'deployed'), 'fail'],
  ]);
});

describe('the version behind a name', () => {
  const list = (...charts: readonly string[]): string =>
    table(
      ['NAME', 'NAMESPACE', 'REVISION', 'STATUS', 'CHART', 'APP VERSION'],
      ...charts.map((chart, i) => [`quay-${'ab'.charAt(i)}`, 'sea', '4', 'deployed', chart, '3.2.7']),
    );
  beside('helm ls -n sea', [
    ['chart 4.2.x and deployed', list('quay-4.2.11'), 'pass'],
    ['chart 4.2.x and deployed', list('quay-4.20.1'), 'fail'],
    ['release quay-a deployed with chart 4.2.11', list('quay-4.2.11'), 'pass'],
    ['release quay-a deployed with chart 4.2.11', list('quay-4.2.1'), 'fail'],
    ['release quay-a deployed with chart 3.2.7', list('quay-4.2.1'), 'fail'],
    ['all releases deployed with chart 4.2.1', list('quay-4.2.1', 'quay-4.2.2'), 'fail'],
  ]);
});

describe('rows that no clause spoke of', () => {
  const fleet = (...states: readonly string[]): string =>
    table(
      ['MEMBER', 'ROLE', 'STATE'],
      ...states.map((state, i) => [`tug-${String(i)}`, i ? 'Replica' : 'Leader', state]),
    );
  beside('tugctl list', [
    ['tug-0 is Leader, the other two are streaming', fleet('running', 'streaming', 'streaming'), 'pass'],
    ['tug-0 is Leader, the other two are streaming', fleet('running', 'streaming', 'stopped'), 'fail'],
    ['tug-0 is Leader, the other two are streaming', fleet('running', 'streaming'), 'fail'],
    ['tug-0 is Leader, the rest streaming', fleet('running', 'streaming', 'streaming'), 'pass'],
    ['the others are streaming', fleet('running', 'streaming', 'streaming'), 'undecided'],
  ]);
});

describe('turns of words about several rows', () => {
  const pods = (...nodes: readonly string[]): string =>
    table(
      ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP', 'NODE'],
      ...nodes.map((node, i) => [`quay-${String(i)}`, '1/1', 'Running', '0', '2d', `10.9.0.${String(i)}`, node]),
    );
  beside('kubectl get pods -l app=quay -o wide', [
    ['three replicas, no two of them on one node', pods('n1', 'n2', 'n3'), 'pass'],
    ['three replicas, no two of them on one node', pods('n1', 'n2', 'n1'), 'fail'],
    ['three replicas, no two of them on one node', pods('n1', 'n2'), 'fail'],
    ['the replicas sit on different nodes', pods('n1', 'n2'), 'pass'],
    ['the replicas sit on different nodes', pods('n1', 'n1'), 'fail'],
    ['no two pods share a node', pods('n1'), 'undecided'],
    ['no two pods share a node, all on port 80', pods('n1', 'n2'), 'undecided'],
  ]);
  const sets = (...ready: readonly string[]): string =>
    table(['NAME', 'READY', 'AGE'], ...ready.map((cell, i) => [`quay-${'ab'.charAt(i)}`, cell, '9d']));
  beside('kubectl get sts -n sea', [
    ['all replicas of the statefulset ready', sets('3/3'), 'pass'],
    ['all replicas of the statefulset ready', sets('2/3'), 'fail'],
    ['all replicas ready', sets('3/3', '0/1'), 'fail'],
    ['all replicas ready', sets('0/0'), 'fail'],
    ['all 3 pods of quay-a are ready', sets('2/2'), 'fail'],
  ]);
  const classes = (...marks: readonly string[]): string =>
    table(
      ['NAME', 'PROVISIONER', 'RECLAIMPOLICY', 'AGE'],
      ...marks.map((mark, i) => [`disk-${'ab'.charAt(i)}${mark}`, 'csi.quay', 'Delete', '9d']),
    );
  beside('kubectl get sc', [
    ['disk-a is the only default class', classes(' (default)', ''), 'pass'],
    ['disk-a is the only default class', classes(' (default)', ' (default)'), 'fail'],
    ['disk-a is the only default class', classes('', ' (default)'), 'fail'],
  ]);
  const ends = (cell: string): string => table(['NAME', 'ENDPOINTS', 'AGE'], ['quay', cell, '9d']);
  beside('kubectl get endpoints quay', [
    ['two addresses behind the service, both on port 9000', ends('10.9.0.2:9000,10.9.0.3:9000'), 'pass'],
    ['two addresses behind the service, both on port 9000', ends('10.9.0.2:9000,10.9.0.3:9001'), 'fail'],
    ['two addresses behind the service, both on port 900', ends('10.9.0.2:9000,10.9.0.3:9000'), 'fail'],
    ['two addresses behind the service, both on port 9000', ends('10.9.0.2:9000'), 'fail'],
  ]);
  beside(
    'kubectl get pods -o json | jq -r .items[].image',
    [
      ['all images come from reg.quay', 'reg.quay/a:1\nreg.quay/b:2\n', 'pass'],
      ['all images come from reg.quay', 'reg.quay/a:1\nreg.quay.example/b:2\n', 'fail'],
      ['all images come from reg.quay', 'reg.quay/a:1\nb:2\n', 'fail'],
    ],
    0,
    [0, 0],
  );
});

describe('what is denied of rows', () => {
  const nodes = (...states: readonly string[]): string =>
    table(
      ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
      ...states.map((state, i) => [`w-${String(i)}`, state, '<none>', '9d', 'v1.30.2']),
    );
  beside('kubectl get nodes', [
    ['every node Ready and schedulable', nodes('Ready', 'Ready'), 'pass'],
    ['every node Ready and schedulable', nodes('Ready', 'Ready,SchedulingDisabled'), 'fail'],
    ['every node schedulable but w-1', nodes('Ready', 'Ready,SchedulingDisabled'), 'undecided'],
    ['two nodes Ready', nodes('Ready', 'NotReady', 'Ready'), 'undecided'],
    ['exactly two nodes are Ready', nodes('Ready', 'NotReady', 'Ready'), 'pass'],
    ['exactly two nodes are Ready', nodes('Ready', 'Ready', 'Ready'), 'fail'],
    ['w-0 is Ready, all nodes on v1.30.2', nodes('Ready', 'NotReady'), 'pass'],
    ['w-0, all nodes Ready', nodes('Ready', 'NotReady'), 'fail'],
  ]);
  const cron = (cell: string): string =>
    table(['NAME', 'SCHEDULE', 'SUSPEND', 'AGE'], ['sweep', '0 2 * * *', cell, '9d']);
  beside('kubectl get cronjob sweep', [
    ['the cronjob is not suspended', cron('False'), 'pass'],
    ['the cronjob is not suspended', cron('True'), 'fail'],
  ]);
  const scales = (cell: string): string =>
    table(['NAME', 'TARGETS', 'MINPODS'], ['a', 'cpu: 20%/80%', '1'], ['b', cell, '1']);
  beside('kubectl get hpa', [
    ['no `<unknown>` under TARGETS', scales('cpu: 30%/80%'), 'pass'],
    ['no `<unknown>` under TARGETS', scales('cpu: <unknown>/80%'), 'fail'],
  ]);
});

describe('cells that words name by more than the header', () => {
  const labels = (cell: string): string => table(['NAME', 'STATUS', 'AGE', 'LABELS'], ['sea', 'Active', '9d', cell]);
  beside('kubectl get ns sea --show-labels', [
    ['label tide/level=high on the namespace', labels('a=b,tide/level=high'), 'pass'],
    ['label tide/level=high on the namespace', labels('a=b,tide/level=highest'), 'fail'],
    ['label tide/level=high on the namespace', labels('low-tide/level=high'), 'fail'],
    ['label tide/level=high on the namespace', labels('<none>'), 'fail'],
  ]);
  const certs = (...issuers: readonly string[]): string =>
    table(
      ['NAME', 'READY', 'SECRET', 'ISSUER', 'AGE'],
      ...issuers.map((issuer, i) => [`c-${String(i)}`, 'True', 's', issuer, '9d']),
    );
  beside('kubectl get cert', [
    ['`READY=True`, issued by ca-quay', certs('ca-quay'), 'pass'],
    ['`READY=True`, issued by ca-quay', certs('ca-quay-old'), 'fail'],
    ['all issued by ca-quay', certs('ca-quay', 'ca-shore'), 'fail'],
  ]);
  const top = (cpu: string, memory: string): string =>
    table(
      ['NAME', 'CPU(cores)', 'CPU%', 'MEMORY(bytes)', 'MEMORY%'],
      ['w-0', '90m', '9%', '10Mi', '9%'],
      ['w-1', '90m', cpu, '10Mi', memory],
    );
  beside('kubectl top nodes', [
    ['CPU of each node under 70%', top('69%', '90%'), 'pass'],
    ['CPU of each node under 70%', top('71%', '9%'), 'fail'],
  ]);
  const lag = (mb: string): string =>
    `+--------+---------+-----------+\n| Member | Role    | Lag in MB |\n+--------+---------+-----------+\n| tug-0  | Replica | ${mb.padStart(9)} |\n+--------+---------+-----------+\n`;
  beside('tugctl lag', [
    ['every Replica has less than 10 MB lag', lag('12'), 'fail'],
    ['every Replica has less than 10 GB lag', lag('12'), 'undecided'],
  ]);
});

describe('lists that have no header', () => {
  const members = (...learners: readonly string[]): string =>
    learners
      .map((is, i) => `8e9e05c5216469${String(i)}, started, m-${String(i)}, http://a:2380, http://a:2379, ${is}\n`)
      .join('');
  beside('etcdctl member list', [
    ['3 members, all started, no learner', members('false', 'false', 'false'), 'pass'],
    ['3 members, all started, no learner', members('false', 'false', 'true'), 'fail'],
    ['3 members, all started, no learner', members('false', 'false'), 'fail'],
  ]);
  beside('ip -br addr show quay0', [
    ['UP, address 10.9.0.2/24', 'quay0            UP             10.9.0.2/24 fe80::1/64\n', 'pass'],
    ['UP, address 10.9.0.2/24', 'quay0            UP             10.9.0.20/24\n', 'fail'],
    ['UP, address 10.9.0.2/24', 'quay0            DOWN           10.9.0.2/24\n', 'fail'],
  ]);
  const disks = (mount: string): string =>
    `NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINT\nsda      8:0    0   50G  0 disk \n└─sda1   8:1    0   50G  0 part /\nsdb      8:16   0  900G  0 disk ${mount}\n`;
  beside('lsblk', [
    ['sdb is mounted on /srv/tide', disks('/srv/tide'), 'pass'],
    ['sdb is mounted on /srv/tide', disks('/srv/tide-old'), 'fail'],
    ['sdb is mounted on /srv/tide', disks(''), 'fail'],
  ]);
  beside(
    'kubectl get prometheusrule -A | grep quay',
    [
      ['the quay PrometheusRule is in `sea`', 'sea   quay   9d\n', 'pass'],
      ['the quay PrometheusRule is in `sea`', 'seaside   quay   9d\n', 'fail'],
    ],
    0,
    [0, 0],
  );
  beside('cat /proc/mdstat', [
    ['both disks in the mirror, [UU]', 'md0 : active raid1 b[1] a[0]\n      48 blocks [2/2] [UU]\n', 'pass'],
    ['both disks in the mirror, [UU]', 'md0 : active raid1 b[1](F) a[0]\n      48 blocks [2/1] [U_]\n', 'fail'],
  ]);
});

describe('the names that alone are listed', () => {
  beside('kubectl get deploy -o name', [
    ['only quay and tug-1 are listed', 'deployment.apps/quay\ndeployment.apps/tug-1\n', 'pass'],
    ['only quay and tug-1 are listed', 'deployment.apps/quay\ndeployment.apps/tug-12\n', 'fail'],
    ['only quay and tug-1 are listed', 'deployment.apps/quay\n', 'fail'],
    ['only Running', 'deployment.apps/quay\n', 'undecided'],
    ['not only quay and tug-1 are listed', 'deployment.apps/quay\ndeployment.apps/tug-1\n', 'undecided'],
  ]);
  beside(
    'kubectl get deploy -o name | head -1',
    [['only quay is there', 'deployment.apps/quay\n', 'undecided']],
    0,
    [0, 0],
  );
});

describe('ports that listen', () => {
  const sockets = (...local: readonly string[]): string =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n${local.map((one) => `LISTEN 0      128          ${one}      0.0.0.0:*\n`).join('')}`;
  beside('ss -ltn', [
    ['something is listening on 9000', sockets('*:9000'), 'pass'],
    ['something is listening on 9000', sockets('*:19000', '*:900'), 'fail'],
    ['nothing is listening on 9000', sockets('*:19000'), 'pass'],
    ['only listening on 127.0.0.1', sockets('127.0.0.1:9000', '10.9.0.2:9000'), 'fail'],
    ['only listening on 127.0.0.1', sockets('127.0.0.1:9000'), 'pass'],
  ]);
  beside(
    "ss -ltn | grep -E ':(21|23) '",
    [
      ['no telnet or ftp listener', '', 'pass'],
      ['no ssh listener', '', 'undecided'],
    ],
    1,
    [0, 1],
  );
});

describe('what a box or a list of several types does not tell', () => {
  beside('quayctl status -w table', [
    ['no errors', '+------+------+\n| NAME | SIZE |\n+------+------+\n| a    | 3 MB |\n+------+------+\n', 'undecided'],
  ]);
  const relations =
    ' Schema | Name | Type  | Owner\n--------+------+-------+-------\n sea    | a    | table | q\n sea    | b    | view  | q\n(2 rows)\n';
  beside("psql -c '\\d'", [
    ['two tables', relations, 'fail'],
    ['one table and one view', relations, 'pass'],
  ]);
});
