import { wordRows } from '../../support/wordRows.ts';

const MEMBERS = `Node   Address          Status  Type    Build
tide   10.0.0.1:8301    alive   server  1.17.0
ebb    10.0.0.2:8301    alive   server  1.17.0
`;
const SNAPSHOTS = `ID        Time                 Host\n---------------------------------\na1        2031-04-25 02:00:00  tide\n---------------------------------\n1 snapshots\n`;
const LAGS = `GROUP  TOPIC  PARTITION  LAG  CONSUMER-ID\nhull   wind   0          0    c-1\nhull   wind   1          0    c-1\nhull   wave   0          0    c-1\n`;

describe('lines that are not what is counted', () => {
  wordRows([
    ['pass', '2 members', 'consul members', MEMBERS],
    ['fail', '3 members', 'consul members', MEMBERS],
    ['undecided', 'at least 2 snapshots', 'restic snapshots', SNAPSHOTS],
    ['undecided', '3 entries', 'crontab -l', '# m h dom\n0 2 * * * /a.sh\n\n*/5 * * * * /b.sh\n'],
    ['fail', '3 databases', "mysql -e 'show databases'", 'Database\ninner\ntide\n'],
    ['pass', '2 databases', "mysql -e 'show databases'", 'Database\ninner\ntide\n'],
    ['pass', '2 databases', "mysql -Ne 'show databases'", 'inner\ntide\n'],
    [
      'undecided',
      '4 files',
      'aws s3 ls s3://tide/ --summarize',
      '2031-01-01 10:00:00   12 a\n\nTotal Objects: 1\n   Total Size: 12\n',
    ],
    [
      'undecided',
      'at least 3 commits',
      'git log -2',
      'commit a1\nAuthor: x\n\n    fix\n\ncommit b1\nAuthor: x\n\n    feat\n',
    ],
    ['undecided', '3 records', 'cat crew.csv', 'id,name\n1,a\n2,b\n'],
    ['undecided', '3 topics', 'kafka-consumer-groups.sh --describe --group hull', LAGS],
    ['undecided', '3 consumers', 'kafka-consumer-groups.sh --describe --group hull', LAGS],
    ['pass', 'three lines', `kubectl get po -o jsonpath='{range .items[*]}{.metadata.name}{"\\n"}{end}'`, 'a\nb\nc\n'],
    ['fail', 'three lines', `kubectl get po -o jsonpath='{range .items[*]}{.metadata.name}{"\\n"}{end}'`, 'a\nb\n'],
    ['fail', 'three lines', "kubectl get deploy tide -o jsonpath='{.spec.replicas}'", '3'],
    ['pass', '2 files', 'ls', 'a.txt\nb.txt\n'],
    ['fail', '2 files', 'ls', 'a.txt\nb.txt\nc.txt\n'],
    [
      'undecided',
      'tide has 1 pod',
      'kubectl get deploy',
      'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\ntide   0/0     0            0           9d\n',
    ],
    [
      'undecided',
      'reef has 1 key',
      'kubectl get secrets',
      'NAME   TYPE     DATA   AGE\nreef   Opaque   0      3d\nhull   Opaque   4      3d\n',
    ],
  ]);
});
