import { beside } from '../../support/besideCases.ts';

describe('ports of what is listed', () => {
  const svc = (type: string, ports: string): string =>
    `NAME    TYPE        CLUSTER-IP    EXTERNAL-IP   PORT(S)                  AGE\nquill   ${type}   10.96.3.14    <none>        ${ports}   4d\n`;
  beside('kubectl get svc quill -n ink', [
    ['Service is ClusterIP, exposes 9444/TCP', svc('ClusterIP', '9440/TCP,9444/TCP'), 'pass'],
    ['Service is ClusterIP, exposes 9444/TCP', svc('ClusterIP', '9440/TCP,19444/TCP'), 'fail'],
    ['Service is ClusterIP, exposes 9444/TCP', svc('ClusterIP', '9440/TCP,9444/UDP'), 'fail'],
    ['serves port 9440', svc('ClusterIP', '9440/TCP,9444/TCP'), 'pass'],
    ['serves port 9440', svc('ClusterIP', '94400/TCP,9444/TCP'), 'fail'],
    ['exposes 30944', svc('NodePort ', '9444:30944/TCP,9440:30940/TCP'), 'undecided'],
    ['exposes 53/UDP and 53/TCP', svc('ClusterIP', '53/UDP,53/TCP,9153/TCP'), 'pass'],
    ['exposes 53/UDP and 53/TCP', svc('ClusterIP', '53/UDP,9153/TCP'), 'fail'],
  ]);
  const box = (ports: string): string =>
    `CONTAINER ID   IMAGE      COMMAND     CREATED      STATUS                PORTS                     NAMES\na41f0c9e7b32   wax:1.2    "/run.sh"   2 days ago   Up 2 days (healthy)   ${ports}    wax\n`;
  beside('docker ps --filter name=wax', [
    ['Up, (healthy), port 5544 published', box('0.0.0.0:5544->5544/tcp'), 'pass'],
    ['Up, (healthy), port 5544 published', box('5544/tcp              '), 'fail'],
    ['port 443 mapped', box('0.0.0.0:443->9443/tcp '), 'pass'],
    ['port 443 mapped', box('0.0.0.0:9443->443/tcp '), 'fail'],
    ['publishes 8088', box('0.0.0.0:18088->88/tcp '), 'fail'],
  ]);
  const ends = (list: string): string => `NAME    ENDPOINTS                         AGE\nquill   ${list}   12d\n`;
  beside('kubectl get endpoints quill -n ink', [
    ['10.42.7.17 is among the backends', ends('10.42.1.9:8080,10.42.7.17:8080'), 'pass'],
    ['10.42.7.17 is among the backends', ends('10.42.1.9:8080,10.42.7.170:8080'), 'fail'],
    ['endpoints include 10.42.7.17:8080', ends('10.42.1.9:8080,10.42.7.17:8081'), 'fail'],
    ['10.42.7.17 is among the backends', ends('10.42.1.9:8080,10.42.1.8:8080 + 2 more...'), 'undecided'],
  ]);
});

describe('rows in a namespace', () => {
  const pods = (...spaces: readonly string[]): string =>
    `NAMESPACE    NAME                        READY   STATUS    RESTARTS   AGE\n${spaces
      .map((space, i) => `${space.padEnd(12)} tidemark-7cf8b65d6-nm4s${String(i)}    1/1     Running   0          9d`)
      .join('\n')}\n`;
  beside('kubectl get pods -A -l app=tidemark', [
    ['tidemark Running in kube-shore', pods('kube-shore'), 'pass'],
    ['tidemark Running in kube-shore', pods('shore'), 'fail'],
    ['tidemark Running in kube-shore', pods('kube-shore-old'), 'fail'],
    ['tidemark Running in kube-shore', pods('kube-shore').replace('Running', 'Pending'), 'fail'],
    ['tidemark pod runs in namespace shore', pods('shore-2'), 'undecided'],
  ]);
});

describe('lines without a header', () => {
  beside('kubectl top pods -n ink --no-headers', [
    ['each pod below 512Mi', 'a-0   12m   311Mi\nb-0   900m   487Mi\n', 'pass'],
    ['each pod below 512Mi', 'a-0   12m   311Mi\nb-0   9m     1061Mi\n', 'fail'],
    ['each pod below 512Mi', 'a-0   12m   311Mi\nb-0   9m     2Gi\n', 'fail'],
    ['every pod uses less than 100m CPU', 'a-0   112m   11Mi\nb-0   9m     98Mi\n', 'fail'],
  ]);
  beside('dig +short MX tide.example', [
    ['MX priority 10 is mx1.tide.example', '10 mx1.tide.example.\n20 mx2.tide.example.\n', 'pass'],
    ['MX priority 10 is mx1.tide.example', '10 mx2.tide.example.\n20 mx1.tide.example.\n', 'fail'],
    ['MX priority 10 is mx1.tide.example', '10 mx11.tide.example.\n', 'fail'],
  ]);
  beside('ip route', [
    ['default via 10.9.4.1', 'default via 10.9.4.1 dev ens9\n10.9.4.0/24 dev ens9 scope link\n', 'pass'],
    ['default via 10.9.4.1', 'default via 10.9.4.10 dev ens9\n10.9.4.0/24 dev ens9 scope link\n', 'fail'],
    ['default via 10.9.4.1', 'default via 10.9.4.2 dev ens9\n10.8.0.0/16 via 10.9.4.1 dev ens9\n', 'fail'],
    ['default route via 10.9.4.1 on ens9', 'default via 10.9.4.1 dev ens8\n10.9.4.0/24 dev ens9\n', 'fail'],
    ['no default route', '10.9.4.0/24 dev ens9 scope link\n', 'pass'],
    ['no default route', 'default via 10.9.4.1 dev ens9\n', 'fail'],
  ]);
  beside('lsmod | grep tide_filter', [
    ['tide_filter module loaded', 'tide_filter     32768  0\nbridge   311296  1 tide_filter\n', 'pass'],
    ['tide_filter module loaded', 'bridge   311296  1 tide_filter\n', 'undecided'],
    ['tide_filter module loaded', 'tide_filter_compat     32768  0\n', 'fail'],
  ]);
  beside('mount | grep /reef', [
    ['/reef mounted rw with xfs', '/dev/sdq1 on /reef type xfs (rw,noatime)\n', 'pass'],
    ['/reef mounted rw with xfs', '/dev/sdq1 on /reef type xfs (ro,noatime)\n', 'fail'],
    ['/reef mounted noexec', '/dev/sdq1 on /reef type xfs (rw,noatime)\n', 'fail'],
  ]);
  const free = (swap: string): string =>
    `               total        used        free      shared  buff/cache   available\nMem:            15Gi       3.1Gi       8.2Gi       120Mi       4.1Gi        12Gi\nSwap:  ${swap}\n`;
  beside('free -h', [
    ['no swap configured', free('0B  0B  0B'), 'pass'],
    ['no swap configured', free('2.0Gi  0B  2.0Gi'), 'fail'],
    ['at least 8Gi available memory', free('0B  0B  0B'), 'pass'],
    ['at least 14Gi available memory', free('0B  0B  0B'), 'fail'],
  ]);
});

describe('columns that belong together', () => {
  const mesh = (...states: readonly string[]): string =>
    `NAME          CLUSTER      CDS      LDS      EDS      RDS      ISTIOD      VERSION\na-5.shore     Kubernetes   ${states.map((one) => one.padEnd(8)).join(' ')} istiod-7d    1.21.2\n`;
  beside('istioctl proxy-status', [
    ['sidecars SYNCED everywhere', mesh('SYNCED', 'SYNCED', 'SYNCED', 'SYNCED'), 'pass'],
    ['sidecars SYNCED everywhere', mesh('SYNCED', 'STALE', 'SYNCED', 'SYNCED'), 'fail'],
    ['sidecars SYNCED everywhere', mesh('STALE', 'SYNCED', 'SYNCED', 'SYNCED'), 'fail'],
  ]);
  const helm = (chart: string, app: string): string =>
    `NAME \tNAMESPACE\tREVISION\tUPDATED                             \tSTATUS  \tCHART        \tAPP VERSION\nquill\tink      \t4       \t2024-05-30 14:02:11.551274 +0000 UTC\tdeployed\tquill-${chart}\t${app}     \n`;
  beside('helm ls -n ink', [
    ['chart version 4.10.1 deployed', helm('4.10.1', '1.0.0'), 'pass'],
    ['chart version 4.10.1 deployed', helm('4.10.0', '4.10.1'), 'fail'],
  ]);
  const etcd = (a: string, b: string): string =>
    `+------------------------+-----------+\n|        ENDPOINT        | IS LEADER |\n+------------------------+-----------+\n| https://10.9.1.11:2379 | ${a} |\n| https://10.9.1.12:2379 | ${b} |\n+------------------------+-----------+\n`;
  beside('etcdctl endpoint status --cluster -w table', [
    ['one leader only', etcd('   false ', '    true '), 'pass'],
    ['one leader only', etcd('   false ', '   false '), 'fail'],
    ['one leader only', etcd('    true ', '    true '), 'fail'],
  ]);
});
