import { beside } from '../../support/besideCases.ts';

const RELEASES = (name: string): string =>
  `NAME    NAMESPACE  REVISION  UPDATED                                STATUS    CHART       APP VERSION
${name}  mill       4         2024-05-01 10:11:12.1 +0200 CEST       deployed  oak-0.9.1  1.4.2
`;
const NODES = (name: string): string => `NAME   STATUS   ROLES    AGE   VERSION
${name}   Ready    <none>   1d    v1.29.4
`;
const DEPLOYMENTS = (name: string): string => `NAME    READY   UP-TO-DATE   AVAILABLE   AGE
${name}   3/3     3            3           20d
`;
const PODS = (name: string): string => `NAME    READY   STATUS    RESTARTS   AGE
${name}   1/1     Running   0          20d
`;

describe('a thing that has a name of its own', () => {
  beside('helm list -n mill', [
    ['oak is deployed', RELEASES('oak'), 'pass'],
    ['oak is deployed', RELEASES('oak-2'), 'undecided'],
    ['release oak deployed', RELEASES('oak-6c9d7b8f5-2xk9p'), 'undecided'],
  ]);
  beside('kubectl get nodes', [
    ['wheel-1 Ready', NODES('wheel-1'), 'pass'],
    ['wheel-1 Ready', NODES('wheel-1-2'), 'undecided'],
    ['node wheel is Ready', NODES('wheel-01'), 'undecided'],
  ]);
  beside('kubectl get deploy -n mill', [
    ['Deployment oak is 3/3', DEPLOYMENTS('oak'), 'pass'],
    ['Deployment oak is 3/3', DEPLOYMENTS('oak-2'), 'undecided'],
    ['oak 3/3', DEPLOYMENTS('oak-x2k4z'), 'undecided'],
  ]);
  beside('kubectl get certificate -n mill', [
    ['oak-tls is Ready', 'NAME      READY   SECRET   AGE\noak-tls   True    x        60d\n', 'pass'],
    ['oak-tls is Ready', 'NAME        READY   SECRET   AGE\noak-tls-2   True    x        60d\n', 'undecided'],
  ]);
  beside('kubectl get storageclass', [
    [
      'slow-hdd is the default StorageClass',
      `NAME                   PROVISIONER       RECLAIMPOLICY   VOLUMEBINDINGMODE   ALLOWVOLUMEEXPANSION   AGE
slow-hdd-2 (default)   disks.example     Delete          Immediate           true                   41d
slow-hdd               disks.example     Delete          Immediate           true                   41d
`,
      'fail',
    ],
  ]);
  beside('ip -br link', [['eth0 UP', 'eth0-2 UP 52:54\n', 'undecided']]);
  beside('virsh list', [
    ['oak is running', ' Id   Name    State\n-----------------------\n 1    oak-2   running\n', 'undecided'],
  ]);
  beside('kubectl rollout restart deploy -l a=b', [
    ['oak restarted', 'deployment.apps/oak restarted\n', 'pass'],
    ['oak restarted', 'deployment.apps/oak-mill restarted\n', 'undecided'],
    ['loom restarted', 'deployment.apps/loom-mill restarted\n', 'undecided'],
  ]);
});

describe('pods, whose names are generated', () => {
  beside('kubectl get pods -n mill', [
    ['oak is Running', PODS('oak-6c9d7b8f5-2xk9p'), 'pass'],
    ['oak is Running', PODS('oak-0'), 'pass'],
    ['oak is Running', PODS('oak-mill'), 'undecided'],
  ]);
  beside('kubectl get all -n mill', [['oak is Running', PODS('pod/oak-6c9d7b8f5-2xk9p'), 'pass']]);
  beside('crictl pods', [
    [
      'oak is Ready',
      `POD ID          CREATED        STATE   NAME                  NAMESPACE   ATTEMPT   RUNTIME
0a1b2c3d4e5f6   20 hours ago   Ready   oak-6c9d7b8f5-2xk9p   mill        0         (default)
`,
      'pass',
    ],
  ]);
});
