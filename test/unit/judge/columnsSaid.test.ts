import { beside } from '../../support/besideCases.ts';

describe('what a column of kubectl tells, in other words than its header', () => {
  const budget = (allowed: string): string =>
    `NAME   MIN AVAILABLE   MAX UNAVAILABLE   ALLOWED DISRUPTIONS   AGE\nmoor   2               N/A               ${allowed}                     9d\n`;
  beside('kubectl get pdb moor -n quay', [
    ['PDB allows 1 disruption', budget('1'), 'pass'],
    ['allows at least 1 disruption', budget('3'), 'pass'],
    ['allows a disruption', budget('0'), 'fail'],
    ['PDB allows 2 disruptions', budget('1'), 'fail'],
    // Of two that are allowed one may be meant.
    ['PDB allows 1 disruption', budget('2'), 'undecided'],
    ['allows no disruptions', budget('0'), 'pass'],
    ['allows no disruptions', budget('1'), 'fail'],
    ['allows 1 disruption per zone', budget('1'), 'undecided'],
    ['allows 1 eviction', budget('1'), 'undecided'],
  ]);
  const classes = (expands: string): string =>
    `NAME             PROVISIONER         RECLAIMPOLICY   VOLUMEBINDINGMODE   ALLOWVOLUMEEXPANSION   AGE\nslow             disks.example       Delete          Immediate           false                  90d\nquick (default)  disks.example       Delete          Immediate           ${expands}                   90d\n`;
  beside('kubectl get storageclass', [
    ['quick allows volume expansion', classes('true '), 'pass'],
    ['quick is default and allows expansion', classes('true '), 'pass'],
    ['quick is default and allows expansion', classes('false'), 'fail'],
    ['slow allows expansion', classes('true '), 'fail'],
    ['quick allows snapshots', classes('true '), 'undecided'],
  ]);
  const services = (type: string): string =>
    `NAME               TYPE           CLUSTER-IP    EXTERNAL-IP   PORT(S)          AGE\nnodeport-monitor   ClusterIP      10.96.4.7     <none>        9101/TCP         60d\nferry              ${type}   10.96.4.8     <none>        8080:31222/TCP   60d\n`;
  beside('kubectl get svc -n quay', [
    ['only ClusterIP services', services('ClusterIP   '), 'pass'],
    ['only ClusterIP services', services('LoadBalancer'), 'fail'],
    ['only NodePort services', services('ClusterIP   '), 'fail'],
    ['only internal services', services('ClusterIP   '), 'undecided'],
    ['only two services', services('ClusterIP   '), 'pass'],
  ]);
  beside('kubectl get svc ferry', [
    [
      'NodePort 31222',
      services('NodePort    ')
        .split('\n')
        .filter((_, i) => i !== 1)
        .join('\n'),
      'pass',
    ],
    [
      'NodePort 8080',
      services('NodePort    ')
        .split('\n')
        .filter((_, i) => i !== 1)
        .join('\n'),
      'fail',
    ],
    [
      'node port is 3122',
      services('NodePort    ')
        .split('\n')
        .filter((_, i) => i !== 1)
        .join('\n'),
      'fail',
    ],
    [
      'NodePort 8080',
      'NAME    TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)    AGE\nferry   ClusterIP   10.96.4.8    <none>        8080/TCP   60d\n',
      'fail',
    ],
  ]);
  beside('kubectl get svc ferry', [
    [
      'no external IP',
      'NAME    TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)    AGE\nferry   ClusterIP   10.96.4.8    <none>        8080/TCP   60d\n',
      'pass',
    ],
    [
      'no external IP',
      'NAME    TYPE           CLUSTER-IP   EXTERNAL-IP     PORT(S)          AGE\nferry   LoadBalancer   10.96.4.8    198.51.100.24   8080:30001/TCP   60d\n',
      'fail',
    ],
    [
      'no external IP',
      'NAME    TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)          AGE\nferry   LoadBalancer   10.96.4.8    <pending>     8080:30001/TCP   60d\n',
      'undecided',
    ],
  ]);
  const ends = (cell: string): string => `NAME    ENDPOINTS         AGE\nferry   ${cell}   18d\n`;
  beside('kubectl get endpoints ferry', [
    ['no endpoints behind the service', ends('<none>         '), 'pass'],
    ['no endpoints for ferry', ends('<none>         '), 'pass'],
    ['no endpoints behind the service', ends('10.244.3.9:8080'), 'fail'],
    ['no endpoints behind the proxy', ends('<none>         '), 'undecided'],
    ['no ready endpoints behind the service', ends('10.244.3.9:8080'), 'undecided'],
  ]);
  const pods = (restarts: string): string =>
    `NAME      READY   STATUS    RESTARTS      AGE\nwinch-0   1/1     Running   0             19d\nwinch-1   1/1     Running   ${restarts.padEnd(13)} 19d\n`;
  beside('kubectl get pods -n quay', [
    ['no restart within the last hour', pods('4 (26h ago)'), 'pass'],
    ['no restarts in the past 2 days', pods('4 (26h ago)'), 'fail'],
    ['no restart within the last hour', pods('1 (12m ago)'), 'fail'],
    ['no restart within the last hour', pods('4'), 'undecided'],
    ['winch-0 not restarted in the last 30 minutes', pods('1 (12m ago)'), 'pass'],
    ['no restart within the last shift', pods('4 (26h ago)'), 'undecided'],
    ['no restarts', pods('4 (26h ago)'), 'fail'],
    ['no pod restarted in the last 10 minutes', pods('1 (12m ago)'), 'pass'],
  ]);
  const job = (schedule: string): string =>
    `NAME    SCHEDULE     TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nsweep   ${schedule.padEnd(12)} <none>     False     0        5h12m           88d\n`;
  beside('kubectl get cronjob sweep', [
    ['schedule is 0 4 * * *', job('0 4 * * *'), 'pass'],
    ['schedule is `0 4 * * *`', job('0 4 * * *'), 'pass'],
    ['schedule is 0 4 * * *', job('30 4 * * *'), 'fail'],
    ['schedule is 0 4 * * *', job('00 04 * * *'), 'pass'],
    ['schedule is 0 4 * * *', job('0 4 * * 1-7'), 'undecided'],
    ['schedule is 0 0 * * *', job('@daily'), 'pass'],
    ['schedule is 0 4 * * *, not suspended', job('0 4 * * *'), 'pass'],
    ['sweep runs at 0 4 * * *', job('30 4 * * *'), 'fail'],
  ]);
  beside("kubectl get cronjob sweep -o jsonpath='{.spec.schedule}'", [
    ['schedule is 0 4 * * *', '0 4 * * *', 'pass'],
    ['sweep runs at 0 4 * * *', '30 4 * * *', 'fail'],
    ['schedule is `@daily`', '0 0 * * *', 'pass'],
    ['moor runs at 0 4 * * *', '0 4 * * *', 'undecided'],
  ]);
  const lease = (holder: string): string => `NAME      HOLDER            AGE\npilot     ${holder}   9d\n`;
  beside('kubectl get lease pilot', [
    ['leader elected', lease('pilot-2_6b0c2a41'), 'pass'],
    ['leader elected', lease('                '), 'undecided'],
    ['new leader elected', lease('pilot-2_6b0c2a41'), 'undecided'],
  ]);
  const top = (memory: string): string =>
    `NAME     CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\npier-1   812m         20%    9911Mi          62%\npier-2   640m         16%    13272Mi         ${memory}\n`;
  beside('kubectl top nodes', [
    ['Node memory < 80 %', top('71%'), 'pass'],
    ['Node memory < 80 %', top('83%'), 'fail'],
    ['memory below 70% on every node', top('71%'), 'fail'],
    ['node CPU < 30 %', top('83%'), 'pass'],
    ['memory usage below 80 % on all nodes', top('83%'), 'fail'],
    ['memory usage below 80 % on all nodes', top('79%'), 'pass'],
  ]);
  const scaled = (target: string): string =>
    `NAME    REFERENCE          TARGETS              MINPODS   MAXPODS   REPLICAS   AGE\nferry   Deployment/ferry   ${target.padEnd(20)} 2         6         2          27d\n`;
  beside('kubectl get hpa', [
    ['HPA reads metrics (no <unknown>)', scaled('cpu: 34%/70%'), 'pass'],
    ['HPA reads metrics (no <unknown>)', scaled('cpu: <unknown>/70%'), 'fail'],
    ['HPA reads custom metrics', scaled('cpu: 34%/70%'), 'undecided'],
  ]);
  const claim = (kind: string): string =>
    `NAME   STATUS   VOLUME                                     CAPACITY   ACCESS MODES   STORAGECLASS   AGE\nhold   Bound    pvc-4f0a7c1e-3b52-4d0e-8c61-0b9a1e6c7d22   50Gi       RWO            ${kind}            8d\n`;
  beside('kubectl get pvc -n quay', [
    ['PVC Bound (io2)', claim('io2'), 'pass'],
    ['PVC Bound (io2)', claim('io1'), 'fail'],
    ['PVC Bound (io2)', claim('fast'), 'undecided'],
  ]);
  beside('kubectl get deploy ferry', [
    [
      'ferry back at 2/2',
      'NAME    READY   UP-TO-DATE   AVAILABLE   AGE\nferry   2/2     2            2           81d\n',
      'pass',
    ],
    [
      'ferry back at 2/2',
      'NAME    READY   UP-TO-DATE   AVAILABLE   AGE\nferry   12/2    12           12          81d\n',
      'fail',
    ],
  ]);
  const place = (phase: string): string =>
    `NAME      PROVIDER   BUCKET/PREFIX   PHASE         LAST VALIDATED                  ACCESS MODE   DEFAULT\ndefault   aws        quay-backups    ${phase}   2025-06-03 08:01:12 +0000 UTC   ReadWrite     true\n`;
  beside('velero backup-location get', [
    ['BSL Available', place('Available  '), 'pass'],
    ['BSL Available', place('Unavailable'), 'fail'],
  ]);
});

describe('a header without rows', () => {
  const header = 'NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\n';
  beside('helm list -n quay', [
    ['ferry release deployed', header, 'fail'],
    ['release is deployed', header, 'fail'],
    ['ferry release not deployed', header, 'undecided'],
    ['ferry release gone', header, 'undecided'],
    [
      'ferry release deployed',
      header + 'ferry-canary\tquay\t3\t2025-06-03\tdeployed\tferry-1.2.0\t1.2.0\n',
      'undecided',
    ],
    ['old release removed', header, 'undecided'],
    ['ferry release deployed', header + 'ferry\tquay\t3\t2025-06-03\tdeployed\tferry-1.2.0\t1.2.0\n', 'pass'],
  ]);
});

describe('a header without rows, and words that may be so all the same', () => {
  const header = 'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n';
  beside('docker ps', [
    ['ferry running', header, 'fail'],
    ['ferry stopped', header, 'undecided'],
  ]);
  beside('docker ps --filter status=exited', [['ferry running', header, 'undecided']]);
});

describe('an outcome in another word', () => {
  const runs = (outcome: string): string =>
    `completed\t${outcome}\tci\tci\tmain\tpush\t12\t1m\t1h\ncompleted\tsuccess\tci\tci\tmain\tpush\t11\t1m\t2h\n`;
  beside('gh run list --branch main', [
    ['every run succeeded', runs('success'), 'pass'],
    ['every run succeeded', runs('failure'), 'fail'],
  ]);
});

describe('a name that is a small word of other clauses', () => {
  const rows =
    'NAME    READY   UP-TO-DATE   AVAILABLE   AGE\nback    1/2     2            1           81d\nfront   2/2     2            2           81d\n';
  beside('kubectl get deploy', [
    ['back back at 2/2', rows, 'fail'],
    ['back at 2/2', rows, 'fail'],
    ['front back at 2/2', rows, 'pass'],
  ]);
});

describe('one of two states that are both named', () => {
  const pods = (status: string): string =>
    `NAME     READY   STATUS      RESTARTS   AGE\nkelp-0   1/1     Running     0          4d\nkelp-2   1/1     Running     0          4d\nkelp-1   0/1     ${status.padEnd(9)}   0          7h\n`;
  beside('kubectl get pods -n reef', [
    ['all pods Running or Completed', pods('Completed'), 'pass'],
    ['all pods Running or Completed', pods('Error'), 'fail'],
  ]);
});
