import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [verdict: Verdict, words: string, command: string, stdout: string];

/** Words, and what a command printed that they speak of. */
function cases(list: readonly Case[]): void {
  for (const [verdict, expect, command, stdout] of list)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 90)}`, () => {
      const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

const pods = (...rows: readonly (readonly [name: string, ready: string, status: string, node?: string])[]): string =>
  [['NAME', 'READY', 'STATUS', 'NODE'], ...rows]
    .map(([name = '', ready = '', status = '', node = 'quay-1']) =>
      [name.padEnd(12), ready.padEnd(8), status.padEnd(20), node].join(''),
    )
    .join('\n') + '\n';
const three = pods(['tide-a', '1/1', 'Running'], ['tide-b', '1/1', 'Running'], ['tide-c', '1/1', 'Running', 'quay-2']);
const stuck = pods(['tide-a', '1/1', 'Running'], ['tide-b', '0/1', 'ImagePullBackOff'], ['tide-c', '1/1', 'Running']);
const leaving = pods(['tide-a', '1/1', 'Running'], ['tide-b', '1/1', 'Terminating'], ['tide-c', '1/1', 'Running']);
const GET = 'kubectl -n tide get pods -o wide';

describe('a number of replicas in a state', () => {
  cases([
    ['pass', '3 replicas Running', GET, three],
    ['fail', '3 replicas Running', GET, stuck],
    ['fail', '2 replicas Running', GET, three],
    ['pass', 'at least 2 replicas ready', GET, stuck],
    ['fail', 'at least 3 replicas ready', GET, stuck],
    ['fail', '3 ready replicas', GET, stuck],
    ['pass', 'all 3 replicas are up', GET, three],
    ['fail', 'all 3 replicas are up', GET, leaving],
    ['fail', 'all pods up', GET, stuck],
    ['pass', '3/3 pods Running', GET, three],
    ['fail', '3/3 pods Running', GET, leaving],
    ['fail', '3 of 3 replicas running', GET, leaving],
  ]);
});

describe('ranges and parts of what is listed', () => {
  cases([
    ['pass', 'between 2 and 4 pods Running', GET, three],
    ['fail', 'between 4 and 6 pods Running', GET, three],
    ['pass', '2-3 pods Running', GET, three],
    ['fail', '1-2 pods Running', GET, three],
    ['fail', 'between 3 and 4 pods Running', GET, stuck],
    ['pass', 'between 2 and 4 pods', GET, three],
    ['fail', 'between 4 and 6 pods', GET, three],
    ['pass', 'one pod ImagePullBackOff, the rest Running', GET, stuck],
    ['fail', 'one pod ImagePullBackOff, the others Running', GET, three],
    ['fail', 'one pod Pending, the rest Running', GET, stuck],
    ['pass', 'pods spread across at least 2 different nodes', GET, three],
    ['fail', 'pods spread across at least 3 nodes', GET, three],
    ['fail', 'pods on different nodes', GET, three],
    ['fail', 'all pods on node `quay-1`', GET, three],
    ['pass', 'all pods on node `quay-1`', GET, stuck],
    ['undecided', 'all pods in `tide` namespace Running', 'kubectl get pods -A', three],
  ]);
});

const BOTH = `NAME                   READY   UP-TO-DATE   AVAILABLE   AGE
deployment.apps/moor   1/1     1            1           5d

NAME           TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE
service/buoy   ClusterIP   10.6.0.9     <none>        80/TCP    5d
`;
const CLAIMS = `NAMESPACE   NAME    STATUS   VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   AGE
harbor      cargo   Bound    pvc-1    5Gi        RWO            nimble         5d
`;

describe('what is listed, by its name', () => {
  cases([
    ['pass', 'Service `buoy` exists', 'kubectl get deploy,svc', BOTH],
    ['fail', 'Service `moor` exists', 'kubectl get deploy,svc', BOTH],
    ['pass', 'deployment/moor is listed', 'kubectl get deploy,svc', BOTH],
    ['fail', 'service/moor is listed', 'kubectl get deploy,svc', BOTH],
    ['pass', 'service/moor is gone', 'kubectl get deploy,svc', BOTH],
    ['fail', 'service/buoy is gone', 'kubectl get deploy,svc', BOTH],
    ['fail', 'StatefulSet exists', 'kubectl get deploy,sts', BOTH],
    ['pass', 'PVC `cargo` exists', 'kubectl get pvc -A', CLAIMS],
    ['undecided', 'PVC `nimble` exists', 'kubectl get pvc -A', CLAIMS],
    ['undecided', 'PVC `harbor` exists', 'kubectl get pvc -A', CLAIMS],
    ['undecided', 'PVC `harbor` is gone', 'kubectl get pvc -A', CLAIMS],
    ['fail', 'PVC `cargo` is gone', 'kubectl get pvc -A', CLAIMS],
    ['undecided', 'PVC `harbor` exists', 'kubectl get pvc -A --no-headers', CLAIMS.replace(/^.*\n/, '')],
    ['pass', 'PVC `cargo` exists', 'kubectl get pvc -A --no-headers', CLAIMS.replace(/^.*\n/, '')],
    ['undecided', 'service `moor` exists', 'kubectl get deploy,svc -o name', 'deployment.apps/moor\nservice/buoy\n'],
  ]);
});

const RAYS =
  'NAME   SCHEDULE    TIMEZONE   SUSPEND   ACTIVE   LAST SCHEDULE   AGE\nray    0 * * * *   <none>     False     0        12m             5d\n';
const READY =
  'NAME   AGE   READY   STATUS\nmast   5d    True    Helm install succeeded\nkeel   5d    False   Helm install failed\n';
const STAGES = 'NAME   STATUS   ROLES    AGE   VERSION\nq1     Ready    <none>   5d    v1.31.4\n';

describe('nothing in a state', () => {
  cases([
    ['pass', 'no suspended cronjobs', 'kubectl get cronjobs', RAYS],
    ['fail', 'no suspended cronjobs', 'kubectl get cronjobs', RAYS.replace('False', 'True ')],
    ['pass', 'no nodes cordoned', 'kubectl get nodes', STAGES],
    ['fail', 'no nodes cordoned', 'kubectl get nodes', STAGES.replace('Ready   ', 'Ready,SchedulingDisabled   ')],
    ['fail', 'no failed HelmReleases', 'kubectl get helmreleases', READY],
    ['undecided', 'no suspended HelmReleases', 'kubectl get helmreleases', READY],
    ['fail', 'no unavailable deployments', 'kubectl get deploy', BOTH.split('\n\n')[0]?.replace('1/1', '0/1') ?? ''],
    ['fail', 'no failed pods', GET, pods(['tide-a', '0/1', 'Error'])],
    ['pass', 'no failed pods', GET, three],
    ['pass', 'none of the pods is Running', GET, pods(['tide-a', '0/1', 'Pending'])],
    ['fail', 'none of the pods is Running', GET, stuck],
    ['undecided', 'no suspended pods', GET, three],
  ]);
});

describe('a table that was typed by hand', () => {
  cases([
    [
      'pass',
      'all pods Running',
      'kubectl get pods',
      'NAME READY STATUS RESTARTS AGE\nkeel-0 1/1 Running 2 (3h ago) 5d\n',
    ],
    ['fail', 'all pods Running', 'kubectl get pods', 'NAME READY STATUS RESTARTS AGE\nkeel-0 0/1 Pending 0 5d\n'],
    ['pass', '1 pod', 'kubectl get pods', 'NAME READY STATUS RESTARTS AGE\nkeel-0 1/1 Running 0 5d\n'],
    ['fail', '2 pods', 'kubectl get pods', 'NAME READY STATUS RESTARTS AGE\nkeel-0 1/1 Running 0 5d\n'],
    ['fail', 'pods exist', 'kubectl get pods', 'NAME READY STATUS RESTARTS AGE\n'],
    [
      'pass',
      'STATUS Bound',
      'kubectl get pvc',
      'NAME STATUS VOLUME CAPACITY ACCESS MODES STORAGECLASS AGE\nhold Bound pvc-2 5Gi RWO nimble 5d\n',
    ],
    [
      'undecided',
      'STATUS Bound',
      'kubectl get pvc',
      'NAME STATUS VOLUME CAPACITY ACCESS MODES STORAGECLASS AGE\nhold Bound nimble 5d\n',
    ],
    ['pass', 'READY 2/2', 'kubectl get deploy', 'NAME   READY UP-TO-DATE  AVAILABLE AGE\nmoor   2/2   2   2   5d\n'],
    [
      'undecided',
      'SUSPENDED True',
      'flux get kustomizations',
      'NAME REVISION SUSPENDED READY MESSAGE\nkeel False True waiting for mast\n',
    ],
  ]);
});

describe('the end of a rollout', () => {
  const STATUS = 'kubectl rollout status sts/keel --watch=false';
  cases([
    ['pass', 'rollout complete', STATUS, 'partitioned roll out complete: 3 new pods have been updated...\n'],
    ['fail', 'rollout complete', STATUS, 'Waiting for 1 pods to be ready...\n'],
    ['fail', 'StatefulSet is Ready', STATUS, 'Waiting for 1 pods to be ready...\n'],
  ]);
});

const EDGE =
  'NAME   TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)                      AGE\nbuoy   LoadBalancer   10.6.0.9     10.9.0.4      80:30443/TCP,8443:31080/UDP   5d\n';

describe('ports of a service', () => {
  cases([
    ['pass', 'ports 80 and 8443 exposed', 'kubectl get svc buoy', EDGE],
    ['fail', 'ports 80 and 443 exposed', 'kubectl get svc buoy', EDGE],
    ['fail', 'service exposes port 30443', 'kubectl get svc buoy', EDGE],
    ['pass', 'service exposes port 8443/UDP', 'kubectl get svc buoy', EDGE],
    ['fail', 'service exposes port 8443/TCP', 'kubectl get svc buoy', EDGE],
  ]);
});

const SPARS =
  'NAME    CLASS    HOSTS          ADDRESS     PORTS   AGE\nspar    walrus   spar.example   10.9.0.4    80      5d\nmast    seal     mast.example   10.9.0.5    80      5d\n';
const USED = 'NAME    CPU(cores)   MEMORY(bytes)\nkeel    120m         300Mi\nmast    40m          90Mi\n';
const GOALS =
  'NAME   REFERENCE         TARGETS              MINPODS   MAXPODS   REPLICAS   AGE\nkeel   Deployment/keel   cpu: <unknown>/70%   1         4         2          5d\n';
const SETS =
  'NAME   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE\nray    3         3         3       3            3           <none>          5d\n';
const KINDS = `NAME             READY   STATUS    RESTARTS   AGE
pod/hold-0       1/1     Running   0          5d

NAME                         STATUS    VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   AGE
persistentvolumeclaim/hold   Pending                                      nimble         5d
`;

describe('any column, by its header and by the name of a row', () => {
  cases([
    ['pass', 'CLASS walrus for `spar`', 'kubectl get ingress', SPARS],
    ['fail', 'CLASS walrus for `mast`', 'kubectl get ingress', SPARS],
    ['fail', 'CLASS walrus', 'kubectl get ingress', SPARS],
    ['pass', 'ADDRESS of `mast` is 10.9.0.5', 'kubectl get ingress', SPARS],
    ['fail', 'ADDRESS of `spar` is 10.9.0.5', 'kubectl get ingress', SPARS],
    ['fail', 'CLASS walrus for `keel-9`', 'kubectl get ingress', SPARS],
    ['undecided', 'WEIGHT 7', 'kubectl get ingress', SPARS],
    ['undecided', 'CLASS walrus for everything', 'kubectl get ingress', SPARS],
    ['pass', 'CPU(cores) < 200m', 'kubectl top pods', USED],
    ['fail', 'each pod uses less than 100Mi memory', 'kubectl top pods', USED],
    ['pass', 'each pod uses less than 1Gi of memory', 'kubectl top pods', USED],
    ['fail', 'TARGETS should not show `<unknown>`', 'kubectl get hpa', GOALS],
    ['pass', 'TARGETS should not show `<unknown>`', 'kubectl get hpa', GOALS.replace('<unknown>/70%', '12%/70%      ')],
    ['pass', 'READY equals DESIRED', 'kubectl get ds', SETS],
    [
      'fail',
      'READY equals DESIRED',
      'kubectl get ds',
      SETS.replace('3       3            3', '2       3            3'),
    ],
    ['pass', '`tide-a` and `tide-c` are both `1/1 Running`', GET, stuck],
    ['fail', '`tide-a` and `tide-b` are both `1/1 Running`', GET, stuck],
    ['pass', 'no pods on node `quay-3`', GET, three],
    ['fail', 'no pods on node `quay-2`', GET, three],
    ['pass', 'pods Running', 'kubectl get pods,pvc', KINDS],
    ['fail', 'PVCs Bound', 'kubectl get pods,pvc', KINDS],
    ['undecided', 'pods Running', 'kubectl get pods,pvc', KINDS.replaceAll(/\w+\/hold/g, 'hold')],
    ['fail', 'node is cordoned: STATUS `Ready,SchedulingDisabled`', 'kubectl get node q1', STAGES],
    ['fail', 'scaled to zero → `0/0`', 'kubectl get deploy moor', BOTH.split('\n\n')[0] ?? ''],
  ]);
});

/** As talosctl prints them: two words above two words are one column. */
const SERVICES = `NODE       SERVICE      STATE     HEALTH   LAST CHANGE   LAST EVENT
10.9.0.4   apid         Running   OK       2h3m ago      Health check successful
10.9.0.4   containerd   Running   OK       2h1m ago      Health check successful
10.9.0.4   kubelet      Running   OK       2h0m ago      Health check successful
`;
const KNOTTED = SERVICES.replace('apid         Running   OK  ', 'apid         Running   Fail');
const SAVES = `NAME    STATUS    SCHEDULE    BACKUP TTL   LAST BACKUP   SELECTOR   PAUSED
tides   Enabled   0 3 * * *   720h0m0s     9h ago        <none>     false
`;

describe('a word that names what is listed, and how it is', () => {
  cases([
    ['pass', 'every service is OK and Running', 'talosctl services', SERVICES],
    ['fail', 'every service is OK and Running', 'talosctl services', KNOTTED],
    ['pass', 'all services healthy', 'talosctl services', SERVICES],
    ['fail', 'all services healthy', 'talosctl services', KNOTTED],
    [
      'fail',
      'all services Running',
      'talosctl services',
      SERVICES.replace('apid         Running', 'apid         Waiting'),
    ],
    ['pass', 'all schedules enabled', 'velero schedule get', SAVES],
    ['fail', 'all schedules enabled', 'velero schedule get', SAVES.replace('Enabled', 'Invalid')],
  ]);
});
