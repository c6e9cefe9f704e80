import { beside } from '../../support/besideCases.ts';

const ENGINES = (last: string): string => `NAME       STATE      HEALTH   ENGINEIMAGE   NODE    AGE
vol-ink    attached   fine     ei-1.7.2      wk-01   9d
vol-quill  attached   fine     ei-1.7.2      wk-02   9d
${last}
`;
const GOOD = 'vol-wax    attached   fine     ei-1.7.2      wk-03   9d';

describe('claims about the rows of a table', () => {
  beside('kubectl -n vols get engines.store.example', [
    ['All attached', ENGINES(GOOD), 'pass'],
    ['All attached', ENGINES('vol-wax    detached   fine     ei-1.7.2              9d'), 'fail'],
    ['Every engine fine', ENGINES(GOOD), 'pass'],
    ['Every engine fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'fail'],
    ['engine image `ei-1.7.2`', ENGINES(GOOD), 'pass'],
    ['engine image `ei-1.7.2`', ENGINES('vol-wax    attached   fine     ei-1.7.1      wk-03   9d'), 'fail'],
    ['engine image `ei-1.7.3`', ENGINES(GOOD), 'fail'],
    ['all on ei-1.7.2', ENGINES(GOOD), 'pass'],
    ['all on ei-1.7.2', ENGINES('vol-wax    attached   fine     ei-1.7.20     wk-03   9d'), 'fail'],
    ['vol-quill HEALTH=fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'pass'],
    ['vol-wax HEALTH=fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'fail'],
    ['vol-lead HEALTH=fine', ENGINES(GOOD), 'undecided'],
    ['NODE populated', ENGINES(GOOD), 'pass'],
    ['NODE populated', ENGINES('vol-wax    detached   fine     ei-1.7.2      <none>  9d'), 'fail'],
    ['No `vol-lead` row', ENGINES(GOOD), 'pass'],
    ['No `vol-wax` row', ENGINES(GOOD), 'fail'],
    ['One engine named "vol-ink"', ENGINES(GOOD), 'pass'],
    ['All attached unless degraded', ENGINES(GOOD), 'undecided'],
    ['All purring', ENGINES(GOOD), 'undecided'],
    ['All attached', 'NAME   STATE   HEALTH\n', 'fail'],
    ['All 9', 'NAME   REPLICAS   KEEP\nvol    9          9\n', 'undecided'],
    ['All attached', ENGINES(GOOD), 'fail', 1],
  ]);
  beside('kubectl get pods -A', [
    ['harbor pod exists', 'NAMESPACE   NAME     READY   STATUS\nharbor      core-0   1/1     Running\n', 'undecided'],
  ]);
});

describe('columns that say the same', () => {
  const table = (ready: string): string =>
    `NAME    DESIRED   CURRENT   READY\nshore   5         5         ${ready}\nreef    2         2         2\n`;
  beside('kubectl get ds -n sea', [
    ['DESIRED == READY for every DaemonSet', table('5'), 'pass'],
    ['DESIRED == READY for every DaemonSet', table('4'), 'fail'],
    ['DESIRED equals READY', table('5'), 'pass'],
    ['DESIRED equals READY', table('15'), 'fail'],
  ]);
});

describe('claims about lines', () => {
  beside('seal-check verify *.bin', [
    ['All files OK', 'a.bin: OK\nb.bin: OK\n', 'pass'],
    ['All files OK', 'a.bin: OK\nb.bin: FAILED\n', 'fail'],
    ['All files OK', 'a.bin: OK\nb.bin: NOK\n', 'fail'],
    ['All files OK', 'a.bin: not OK\nb.bin: not OK\n', 'undecided'],
    ['Every file reports `sealed twice`', 'a.bin sealed twice\nb.bin sealed once\n', 'fail'],
    ['Every file reports `sealed twice`', 'a.bin sealed once\nb.bin sealed once\n', 'fail'],
  ]);
  beside('seal-check list', [
    ['Only `wax-9` is listed', 'wax-9\n', 'pass'],
    ['Only `wax-9` is listed', 'wax-9\nwax-10\n', 'fail'],
    ['Only `wax-9` is listed', 'wax-90\n', 'fail'],
    ['No `wax-9` entry', 'wax-90\nwax-8\n', 'pass'],
    ['No `wax-9` entry', 'wax-90\nwax-9\n', 'fail'],
    ['No `wax-9` entry', 'no such vault\n', 'fail', 1],
  ]);
  beside('kubectl describe node dune-3 | grep -A2 Taints', [
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  dune.example/salt:NoSchedule\n', 'pass'],
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  dune.example/salt:NoScheduleOnce\n', 'undecided'],
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  <none>\n', 'fail'],
  ]);
  beside('crictl images | grep lantern', [
    ['lantern 3.10', 'reg.example/lantern   3.10   5d4a   700kB\n', 'pass'],
    ['lantern 3.10', 'reg.example/lantern   3.9    5d4a   700kB\n', 'fail'],
    ['lantern 3.10', 'reg.example/lantern   3.9    5d4a\nreg.example/lantern   3.10   5d4b\n', 'undecided'],
  ]);
  beside('kubectl get deploy,svc -o name', [
    ['service `moor` exists', 'deployment.apps/moor\nservice/buoy\n', 'undecided'],
    ['service `buoy` exists', 'deployment.apps/moor\nservice/buoy\n', 'pass'],
  ]);
  beside('helm template gate charts/gate | grep image:', [
    ['Image tag `v4.2.0`', 'image: reg.example/gate:v4.2.0\n', 'pass'],
    ['Image tag `v4.2.0`', 'image: reg.example/gate:v4.2.0\nimage: reg.example/gate:v4.1.0\n', 'undecided'],
  ]);
});

describe('a quoted state in other letters', () => {
  beside('curl -s localhost:8081/health | jq -r .status', [
    ['`UP`', 'UP\n', 'pass'],
    ['`UP`', 'Up\n', 'undecided'],
    ['Up', 'UP\n', 'pass'],
  ]);
});

describe('names, keys and remarks as people list them', () => {
  const pods =
    'NAME        READY   STATUS\nhelm-0      1/1     Running\nmast-api-0  1/1     Running\nreef-0      0/1     Pending\n';
  beside('kubectl get pods -n ship', [
    ['helm, mast-api all Running', pods, 'pass'],
    ['helm and mast-api are Running', pods, 'pass'],
    ['helm, reef all Running', pods, 'fail'],
    ['keel, mast-api all Running', pods, 'fail'],
    ['one pod, `READY 0/1`, `STATUS Pending`', 'NAME     READY   STATUS\nreef-0   0/1     Pending\n', 'pass'],
    ['one pod, `READY 1/1`, `STATUS Running`', 'NAME     READY   STATUS\nreef-0   11/1    Running\n', 'fail'],
    ['No pending pods', 'No resources found in ship namespace.\n', 'pass'],
    ['All pods Running', 'No resources found in ship namespace.\n', 'fail'],
  ]);
  beside('kubectl get pods -n ship | grep reef', [['No pending pods', 'No resources found\n', 'undecided']]);
  beside('beacon status', [
    ['Beam Relay: OK', 'Beam:        OK\nBeam Relay:  OK\n', 'pass'],
    ['Beam Relay: OK', 'Beam:        OK\nBeam Relay:  disabled\n', 'fail'],
    ['Beam Relay: OK', 'Beam:        OK\nRelay Beam:  disabled\n', 'undecided'],
    ['BeamProxy: True', 'BeamProxy:  True   [eth1 10.9.0.7 (direct)]\n', 'pass'],
    ['BeamProxy: True', 'BeamProxy:  False  [eth1 10.9.0.7 (direct)]\n', 'fail'],
    ['Beam: steady', 'Beam:  steady (degraded)\n', 'undecided'],
  ]);
  beside('kubectl get ns ship -o yaml', [
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  labels:\n    ship.example/deck: upper\n', 'pass'],
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  labels:\n    ship.example/deck: lower\n', 'fail'],
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  name: ship\n', 'fail'],
  ]);
  beside("kubectl get nodes -o json | jq -r '.items[].status.nodeInfo.kubeletVersion' | sort -u", [
    ['Only one version: `v1.40.2`', 'v1.40.2\n', 'pass'],
    ['Only one version: `v1.40.2`', 'v1.40.1\nv1.40.2\n', 'fail'],
  ]);
});

describe('a column and a value that is no known state', () => {
  const claims = (...phases: readonly string[]): string =>
    ['NAME    PHASE       READY', ...phases.map((phase, i) => `hull-${String(i)}  ${phase.padEnd(10)}  True`)].join(
      '\n',
    ) + '\n';
  beside('kubectl get hulls.dock.example', [
    ['READY=True, PHASE=HullTarred', claims('HullTarred', 'HullTarred'), 'pass'],
    ['READY=True, PHASE=HullTarred', claims('HullTarred', 'HullBare'), 'fail'],
    ['READY=True, PHASE=HullTarred', claims('HullTarredOnce'), 'fail'],
    ['READY=True, COAT=HullTarred', claims('HullTarred'), 'undecided'],
    ['Hull tarred', claims('Untarred'), 'fail'],
    ['Hull tarred', claims('Uncertain'), 'undecided'],
  ]);
  const apps = (one: string, two: string): string =>
    `NAME      SYNC STATUS   HEALTH STATUS\nmast-a    ${one}\nmast-b    ${two}\nmast-c    OutOfSync     Degraded\n`;
  const good = 'Synced        Healthy';
  beside('kubectl get applications -n argocd', [
    ['Synced/Healthy for both mast-a and mast-b', apps(good, good), 'pass'],
    ['Synced/Healthy for both mast-a and mast-b', apps(good, 'OutOfSync     Healthy'), 'fail'],
    ['Synced/Healthy for both mast-a and mast-b', apps(good, 'Synced        Degraded'), 'fail'],
    ['mast-a and mast-b are Synced', apps(good, good), 'pass'],
    ['Synced/Healthy for both mast-a and mast-c', apps(good, good), 'fail'],
    ['Synced/Healthy for both mast-a and mast-d', apps(good, good), 'undecided'],
    ['Healthy/Degraded for both mast-a and mast-c', apps(good, good), 'undecided'],
  ]);
  const packages = (tag: string): string =>
    `NAME     INSTALLED   PACKAGE\nrope-a   True        reg.example/dock/rope-a:v2.4.0\nrope-b   True        reg.example/dock/rope-b:${tag}\n`;
  beside('kubectl get ropes.pkg.example', [
    ['rope-a and rope-b at v2.4.0, INSTALLED=True', packages('v2.4.0'), 'pass'],
    ['rope-a and rope-b at v2.4.0, INSTALLED=True', packages('v2.4.0-rc.2'), 'fail'],
    ['rope-a and rope-b at v2.4.0, INSTALLED=True', packages('v2.4.01'), 'fail'],
    ['rope-a and rope-c at v2.4.0, INSTALLED=True', packages('v2.4.0'), 'fail'],
  ]);
});

describe('what a filter or a list leaves', () => {
  beside('sshd -T | grep -E "tidelimit|bannermode"', [
    ['tidelimit no / bannermode no', 'tidelimit no\nbannermode no\n', 'pass'],
    ['tidelimit no / bannermode no', 'tidelimit no\nbannermode short-lived\n', 'fail'],
    ['tide6limit no / bannermode no', 'bannermode yes\n', 'fail'],
    ['tidelimit no / bannermode no', 'tidelimit no\n', 'undecided'],
    ['tidelimit no', 'tidelimit no\ntidelimit yes\n', 'undecided'],
  ]);
  beside('ss -tlnp | grep 7443', [
    ['tided listening on 7443', 'LISTEN 0 9 *:7443 *:* users:(("tided",pid=9,fd=4))\n', 'pass'],
    ['tided listening on 7443', 'LISTEN 0 9 *:7443 *:* users:(("tide",pid=9,fd=4))\n', 'undecided'],
    ['tided listening on 7443', 'LISTEN 0 9 *:17443 *:* users:(("tided",pid=9,fd=4))\n', 'fail'],
    ['nobody listening on 7443', 'LISTEN 0 9 *:7443 *:* users:(("tided",pid=9,fd=4))\n', 'fail'],
  ]);
  beside('docker images | grep tide', [
    ['Size < 90MB', 'tide-web   2.1   5d4a9c1b7e22   3 days ago   71.4MB\n', 'pass'],
    [
      'Each image < 90MB',
      'tide-web   2.1   5d4a9c1b7e22   3 days ago   71.4MB\ntide-db   2.1   5d4a9c1b7e23   3 days ago   1.2GB\n',
      'fail',
    ],
    ['Each image < 90MB', 'tide-web 71.4MB\n', 'undecided'],
  ]);
  beside('curl -s http://tide:9/ready', [
    ['ready', 'Gauge not ready: waits for the moon\n', 'fail'],
    ['ready', 'Gauge never not ready\n', 'undecided'],
  ]);
  beside("curl -sI https://tide.example | grep -iE 'http|x-tide'", [
    ['HTTP/2 200, X-Tide-Gauge header present', 'HTTP/2 200 \nx-tide-gauge: 7\n', 'pass'],
    ['HTTP/2 200, X-Tide-Gauge header present', 'HTTP/2 200 \n', 'fail'],
    ['HTTP/2 200, X-Moon-Gauge header present', 'HTTP/2 200 \n', 'undecided'],
  ]);
  beside('curl -s http://tide:9/state', [
    ['{"tide":"high","at":"..."}', '{"tide":"high","at":"07:12","moon":2}\n', 'pass'],
    ['{"tide":"high","at":"..."}', '{"tide":"low","at":"07:12"}\n', 'fail'],
    ['{"tide":"high","at":"..."}', '{"tide":"high","moon":2}\n', 'fail'],
    ['{"tide":"high","at":"..."}', '{"tide":"high","at":null}\n', 'fail'],
    ['{"tide":"high", ...}', '{"tide":"high","at":"07:12"}\n', 'undecided'],
  ]);
  const top = (memory: string): string =>
    `NAME   CPU(cores)   CPU(%)   MEMORY(bytes)   MEMORY(%)\nwk-1   110m         28%      9010Mi          ${memory}\n`;
  beside('kubectl top nodes', [
    ['Below 60% CPU and 70% memory on every node', top('57%'), 'pass'],
    ['Below 60% CPU and 70% memory on every node', top('71%'), 'fail'],
    ['<20% CPU, <70% memory', top('57%'), 'fail'],
    ['<60% CPU, <70% memory', top('57%'), 'pass'],
    ['Below 60% CPU and 70% memory on most nodes', top('57%'), 'undecided'],
  ]);
  const wide = (node: string): string =>
    `NAME     READY   STATUS    NODE\noar-0    1/1     Running   wk-1\noar-1    1/1     Running   ${node}\n`;
  beside('kubectl get pods -l app=oar -o wide', [
    ['2 replicas Running on 2 different nodes', wide('wk-2'), 'pass'],
    ['2 replicas Running on 2 different nodes', wide('wk-1'), 'fail'],
    ['2 replicas Running on 2 different racks', wide('wk-2'), 'undecided'],
  ]);
});

describe('several things said in one breath', () => {
  beside('kubectl get csr', [
    ['no CSR left in Pending', 'NAME   AGE   CONDITION\nc-1    4m    Approved,Issued\n', 'pass'],
    ['no CSR left in Pending', 'NAME   AGE   CONDITION\nc-1    4m    Pending\n', 'fail'],
    ['all CSRs Approved', 'NAME   AGE   CONDITION\nc-1    4m    Approved,Issued\n', 'pass'],
    ['all CSRs Approved', 'NAME   AGE   CONDITION\nc-1    4m    Pending\n', 'fail'],
    ['CONDITION Approved,Issued', 'NAME   AGE   CONDITION\nc-1    4m    Approved,Issued\n', 'pass'],
    ['CONDITION Approved,Issued', 'NAME   AGE   CONDITION\nc-1    4m    Approved,Failed\n', 'fail'],
    ['no CSR Failed', 'NAME   AGE   CONDITION\nc-1    4m    Approved,Failed\n', 'fail'],
  ]);
  beside('flux get helmreleases -n ship', [
    ['nothing suspended', 'NAME\tSUSPENDED\tREADY\nhelm\tFalse\tTrue\n', 'pass'],
    ['nothing suspended', 'NAME\tSUSPENDED\tREADY\nhelm\tTrue\tTrue\n', 'fail'],
  ]);
  beside("kubectl get secret rope -o json | jq -c '.data | keys'", [
    ['has the keys `knot.pem` and `length`', '["knot.pem","length","thread"]\n', 'pass'],
    ['has the keys `knot.pem` and `length`', '["slipknot.pem","length"]\n', 'fail'],
    ['has the cleats `knot.pem` and `length`', '["knot.pem","length"]\n', 'undecided'],
  ]);
  beside('argocd app get helm', [
    [
      'Sync Status: Synced · Health Status: Healthy',
      'Sync Status:    Synced to main (1a)\nHealth Status:  Healthy\n',
      'pass',
    ],
    [
      'Sync Status: Synced · Health Status: Healthy',
      'Sync Status:    Synced to main (1a)\nHealth Status:  Missing\n',
      'fail',
    ],
  ]);
  beside('dig tar.ship.example', [
    [
      'status NOERROR',
      ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 9\n;; flags: qr; QUERY: 1, ANSWER: 0\n',
      'pass',
    ],
    [
      'status NOERROR',
      ';; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 9\n;; flags: qr; QUERY: 1, ANSWER: 0\n',
      'fail',
    ],
  ]);
  beside('kubectl logs job/tar', [
    ['no ERROR lines', 'INFO boiled\nINFO spread\n', 'pass'],
    ['no ERROR lines', 'INFO boiled\nERROR too thick\n', 'fail'],
    ['no WARN lines', 'INFO boiled\nWARN too thick\n', 'fail'],
  ]);
  beside('kubectl rollout history deploy/helm', [
    [
      'at least 2 revisions listed',
      'deployment.apps/helm\nREVISION  CHANGE-CAUSE\n7         <none>\n9         <none>\n',
      'pass',
    ],
    ['at least 2 revisions listed', 'deployment.apps/helm\nREVISION  CHANGE-CAUSE\n9         <none>\n', 'fail'],
  ]);
  beside('curl -s http://helm.ship.example/health', [
    ['`wheel` = turning, `rudder` = up', '{"wheel":"turning","rudder":"up"}', 'pass'],
    ['`wheel` = turning, `rudder` = up', '{"wheel":"turning","rudder":"upset"}', 'fail'],
  ]);
  beside("curl -s -o /dev/null -w '%{http_code}' https://helm.ship.example/log", [
    ['an anonymous request must get 401', '401', 'pass'],
    ['an anonymous request must get 401', '200', 'fail'],
    ['a captain must get 401', '401', 'undecided'],
  ]);
  beside('curl -s http://10.2.0.4:9100/metrics', [
    ['the `knots_total` series is exported', '# TYPE knots_total counter\nknots_total 4\n', 'pass'],
    ['the `knots_total` series is exported', '# TYPE knots_total counter\nknots_total_max 4\n', 'fail'],
  ]);
});

describe('named rows that are left out', () => {
  const sails = (jib: string, spare: string): string =>
    `NAME    SYNC STATUS   HEALTH STATUS\nmain    Synced        Healthy\njib     ${jib}\nspare   ${spare}\n`;
  const good = 'Synced        Healthy';
  beside('kubectl get applications -n sails', [
    ['every application Synced and Healthy, except `spare`', sails(good, 'OutOfSync     Missing'), 'pass'],
    ['every application Synced and Healthy, except `spare`', sails(good, good), 'pass'],
    ['every application Synced and Healthy, except `spare`', sails('Synced        Missing', good), 'fail'],
    ['every application Synced and Healthy (except `spare`)', sails(good, 'OutOfSync     Missing'), 'pass'],
    [
      'every application Synced and Healthy, except `spare` and `jib`',
      sails('OutOfSync     Missing', 'OutOfSync     Missing'),
      'pass',
    ],
    ['every application Synced and Healthy, except `storm`', sails(good, 'OutOfSync     Missing'), 'undecided'],
    ['every application except `spare` is Synced', sails(good, 'OutOfSync     Missing'), 'pass'],
    ['every application except `spare` is Synced', sails('OutOfSync     Healthy', good), 'fail'],
    ['every application except `spare` is Synced at night', sails(good, 'OutOfSync     Missing'), 'undecided'],
    ['every application Synced and Healthy, except at night', sails(good, 'OutOfSync     Missing'), 'undecided'],
    ['All 3 applications Synced, except `spare`', sails(good, 'OutOfSync     Missing'), 'undecided'],
  ]);
});

describe('cells that list several', () => {
  const slices = (ends: string, ports = '8443'): string =>
    `NAME      ADDRESSTYPE   PORTS   ENDPOINTS            AGE\nmast-x1   IPv4          ${ports}    ${ends}   3d\n`;
  beside('kubectl get endpointslices -n ship', [
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.1.7,10.4.2.9'), 'pass'],
    ['endpoints 10.4.1.7', slices('10.4.1.7'), 'pass'],
    ['endpoints 10.4.1.7', slices('10.4.1.7,10.4.2.9'), 'undecided'],
    ['endpoints 10.4.1.7', slices('10.4.1.70,10.4.2.9'), 'fail'],
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.2.9,10.4.1.7'), 'pass'],
    ['endpoints 10.4.1.7 and 10.4.2.9 on port 8443', slices('10.4.1.7,10.4.2.9'), 'pass'],
    ['endpoints 10.4.1.7 and 10.4.2.9 on port 8443', slices('10.4.1.7,10.4.2.9', '9443'), 'fail'],
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.1.7,10.4.2.90'), 'fail'],
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.1.7'), 'fail'],
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.1.7,10.4.2.9,10.4.3.3'), 'undecided'],
    ['endpoints 10.4.1.7 and 10.4.2.9', slices('10.4.1.7,10.4.3.3 + 2 more...'), 'undecided'],
  ]);
  const whoami = (groups: string): string => `ATTRIBUTE   VALUE\nUsername    oidc:mate\nGroups      ${groups}\n`;
  beside('kubectl auth whoami', [
    ['groups include `oidc:crew`', whoami('[oidc:crew system:authenticated]'), 'pass'],
    ['groups include `oidc:crew`', whoami('[oidc:crew-night system:authenticated]'), 'fail'],
    ['ropes include `oidc:crew`', whoami('[oidc:crew system:authenticated]'), 'undecided'],
  ]);
  const labels = (last: string): string => `NAME   STATUS   AGE   LABELS\nship   Active   7d    name=ship,${last}\n`;
  beside('kubectl get ns ship --show-labels', [
    ['label `ship.example/deck=upper` present', labels('ship.example/deck=upper'), 'pass'],
    ['label `ship.example/deck=upper` present', labels('ship.example/deck=upper-aft'), 'fail'],
    ['label `ship.example/deck=upper` present', labels('old.ship.example/deck=upper'), 'fail'],
  ]);
  beside('kubectl get deploy helm -o wide', [
    ['3/3 on image tag 2.4.0', 'NAME   READY   IMAGES\nhelm   3/3     reg.example/ship/helm:2.4.0\n', 'pass'],
    ['3/3 on image tag 2.4.0', 'NAME   READY   IMAGES\nhelm   3/3     reg.example/ship/helm:2.4.01\n', 'fail'],
    [
      '3/3 on image tag 2.4.0',
      'NAME   READY   IMAGES\nhelm   3/3     reg.example/helm:2.4.0,reg.example/log:9\n',
      'undecided',
    ],
  ]);
  beside('kubectl get pvc -n ship', [
    ['storage class `hold`', 'NAME   STATUS   STORAGECLASS\na      Bound    hold\nb      Bound    hold\n', 'pass'],
    ['storage class `hold`', 'NAME   STATUS   STORAGECLASS\na      Bound    hold\nb      Bound    hold-cold\n', 'fail'],
  ]);
});

describe('places and marks of rows', () => {
  const gate = (address: string): string =>
    `NAME   CLASS   HOSTS          ADDRESS     PORTS\ngate   brass   gate.example   ${address}   80\n`;
  beside('kubectl get ingress -n ship', [
    ['host gate.example served at 10.8.0.3', gate('10.8.0.3'), 'pass'],
    ['host gate.example served at 10.8.0.3', gate('10.8.0.30'), 'fail'],
    ['holds address 10.8.0.3', gate('10.8.0.3'), 'pass'],
    ['holds address 10.8.0.3', gate('10.8.0.30'), 'fail'],
    ['CLASS is brass everywhere', gate('10.8.0.3'), 'pass'],
    ['CLASS is steel everywhere', gate('10.8.0.3'), 'fail'],
  ]);
  beside('kubectl get sc', [
    [
      'Exactly one default storage class (`hold`)',
      'NAME             PROVISIONER\nhold (default)   a.example\ndeck             b.example\n',
      'pass',
    ],
    [
      'Exactly one default storage class (`hold`)',
      'NAME             PROVISIONER\nhold (default)   a.example\ndeck (default)   b.example\n',
      'fail',
    ],
    [
      'Exactly one default storage class (`hold`)',
      'NAME             PROVISIONER\nhold             a.example\ndeck (default)   b.example\n',
      'fail',
    ],
    ['only one default StorageClass', 'NAME   PROVISIONER\nhold   a.example\n', 'fail'],
  ]);
  const node = (taint: string): string =>
    `Name:    dune-3\nTaints:  ${taint}\nConditions:\n  Type           Status  Reason\n  ----           ------  ------\n  DiskPressure   False   Enough\n  Ready          True    Posting\n`;
  beside('kubectl describe node dune-3', [
    ['shows the taint `sand=deep:NoSchedule`', node('sand=deep:NoSchedule'), 'pass'],
    ['every condition False', node('<none>'), 'fail'],
    ['every condition False', node('<none>').replace(/ {2}Ready.*\n/, ''), 'pass'],
    ['no condition False', node('<none>'), 'undecided'],
    ['shows the taint `sand=deep:NoSchedule`', node('sand=deeper:NoSchedule'), 'fail'],
  ]);
});

describe('a key of one section', () => {
  const oars = (spec: string, status: string): string =>
    `kind: Deployment\nspec:\n  replicas: ${spec}\nstatus:\n  replicas: ${status}\n`;
  beside('kubectl get deploy oars -o yaml', [
    ['Spec has replicas: 4', oars('4', '2'), 'pass'],
    ['Spec has replicas: 4', oars('2', '4'), 'fail'],
    ['Spec has replicas: 4', oars('40', '4'), 'fail'],
    ['status has replicas: 4', oars('2', '4'), 'pass'],
  ]);
});

describe('owners, remarks and what a command asks for besides', () => {
  const deploys = 'NAME     READY   UP-TO-DATE\nsextant  3/3     3\ncompass  2/2     2\n';
  beside('kubectl get deploy -n bridge', [
    ['Should show `sextant` with 3/3 ready replicas', deploys, 'pass'],
    ['Should show `compass` with 3/3 ready replicas', deploys, 'fail'],
    ['Should show `sextant` with 2/2 ready replicas', deploys, 'fail'],
  ]);
  beside('kubectl get events -n bridge --field-selector type=Warning', [
    ['No warning events', 'No resources found in bridge namespace.\n', 'pass'],
    ['No warning events', 'LAST SEEN   TYPE      REASON\n2m          Warning   BackOff\n', 'fail'],
  ]);
  beside('kubectl logs -n bridge deploy/horn --tail=200', [
    ['No errors in the last 200 lines', 'fog ahead\n', 'pass'],
    ['No errors in the last 200 lines', 'error: no steam\n', 'fail'],
    ['No errors in the last 500 lines', 'fog ahead\n', 'undecided'],
  ]);
  beside('stat -c %a chart.pdf', [
    ['File mode is 640', '640\n', 'pass'],
    ['File mode is 640', '644\n', 'fail'],
  ]);
  beside('dig gull.example', [
    ['Should be NXDOMAIN (record removed)', ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 9\n', 'pass'],
    [
      'Should be NXDOMAIN (record removed)',
      ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 9\n;; ANSWER SECTION:\ngull.example.\t60\tIN\tA\t10.2.0.9\n',
      'fail',
    ],
  ]);
  beside('curl -s localhost:9100/metrics | grep gull_calls', [
    ['Metrics exposed', '# HELP gull_calls_total Calls.\ngull_calls_total 9\n', 'pass'],
    ['Metrics exposed', '# HELP gull_calls_total Calls.\n', 'fail'],
  ]);
});

describe('several that are left out', () => {
  const crew = (cook: string): string =>
    `NAME     READY   STATUS\nmate-0   1/1     Running\ncook-0   1/1     ${cook}\ntask-a   0/1     Completed\ntask-b   0/1     Completed\n`;
  beside('kubectl get pods -n deck', [
    ['All pods except task-a and task-b are Running', crew('Running'), 'pass'],
    ['All pods except task-a and task-b are Running', crew('Pending'), 'fail'],
    ['All pods Running except task-a and task-b', crew('Running'), 'pass'],
    ['All pods Running, except task-a, task-b', crew('Running'), 'pass'],
    ['All pods Running except task-a', crew('Running'), 'fail'],
    ['All pods except task-a and task-z are Running', crew('Running'), 'undecided'],
  ]);
  beside('kubectl set image deploy/mate mate=mate:v2', [
    ['Image tag `v2`', 'deployment.apps/mate image updated\n', 'undecided'],
  ]);
});

describe('conditions of a custom resource', () => {
  const said = (ready: string): string =>
    `Name:  tide\nStatus:\n  Conditions:\n    Message:  Up to date\n    Reason:   Ready\n    Status:   ${ready}\n    Type:     Ready\n    Reason:   Due\n    Status:   False\n    Type:     Issuing\n  Not After:  2031\nEvents:\n  Status:  True\n  Type:    Ready\n`;
  beside('kubectl describe certificate tide', [
    ['Ready condition is True', said('True'), 'pass'],
    ['Ready condition is True', said('False'), 'fail'],
    ['Issuing condition is True', said('True'), 'fail'],
  ]);
});

describe('a flag, and what stands in another column', () => {
  const tides = (ready: string): string =>
    `NAME\tREVISION      \tSUSPENDED\tREADY\tMESSAGE\ntide\tmain@sha1:4f2a\tFalse    \t${ready}\tfine\nspray\tmain@sha1:4f2a\tFalse    \tTrue\tfine\n`;
  beside('flux get kustomizations', [
    ['kustomization tide is Ready at main@sha1:4f2a', tides('True'), 'pass'],
    ['kustomization tide is Ready at main@sha1:4f2a', tides('False'), 'fail'],
    ['kustomization tide is Ready at main@sha1:4f2b', tides('True'), 'fail'],
  ]);
});

describe('a number of things beside several numbers', () => {
  beside("kubectl get deploy web -o jsonpath='{.status.replicas} {.status.readyReplicas}'", [
    ['all 3 are ready', '3 3', 'pass'],
    ['all 3 are ready', '3 2', 'undecided'],
  ]);
});

describe('so many tests', () => {
  beside('pytest -q tests/tide', [
    ['All 12 tests pass', '............ [100%]\n12 passed in 0.41s\n', 'pass'],
    ['All 12 tests pass', '11 passed, 1 failed in 0.41s\n', 'fail', 1],
    ['All 12 tests pass', '112 passed in 0.41s\n', 'fail'],
    ['12 tests are green', '11 passed in 0.41s\n', 'fail'],
  ]);
});

describe('what keeps a claim from being read', () => {
  const watches = (state: string): string =>
    `NAME      STATE   AGE\ndawn-1    ${state.padEnd(7)} 9d\ndawn-2    ${state.padEnd(7)} 9d\n`;
  // `new` chooses, whatever a column may say.
  beside('kubectl get watches.deck.example', [
    ['All set', watches('set'), 'undecided'],
    ['All new', watches('new'), 'undecided'],
    ['All kept', watches('kept'), 'pass'],
    ['All kept on every node', watches('kept'), 'undecided'],
    ['watches kept on all nodes', watches('kept'), 'undecided'],
    ['One watch kept per node', watches('kept'), 'undecided'],
  ]);
  beside('deck-cli check >/dev/null 2>&1; echo over', [['`Deck is dry`', 'over\n', 'undecided']]);
  // One word of two clauses may be half of a thing that was cut.
  beside('deck-cli check', [['Deck and hull', 'wet\n', 'undecided']]);
});
