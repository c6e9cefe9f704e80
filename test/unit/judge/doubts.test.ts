import assert from 'node:assert/strict';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';
import { wordRows } from '../../support/wordRows.ts';

const PODS =
  'NAME      READY   STATUS    RESTARTS   AGE\noar-1     2/2     Running   0          3d\noar-2     2/2     Running   0          3d\n';
const THREE = `${PODS}oar-3     2/2     Running   0          3d\n`;

describe('what is said of all, beside a share', () => {
  wordRows([
    ['undecided', 'all managed by Cilium', 'cilium status', 'Cluster Pods: 41/48 managed by Cilium\n'],
    ['pass', 'all managed by Cilium', 'cilium status', 'Cluster Pods: 48/48 managed by Cilium\n'],
    ['undecided', 'all checks passed', 'tide check', 'checks passed: 3/4\n'],
    ['undecided', 'all migrations applied', 'tide migrate', 'migrations applied: 3 out of 4\n'],
    ['undecided', 'all replicas ready', 'tide status', '1 of 3 replicas ready\n'],
  ]);
});

const tasks = (current: string): string =>
  `NAME      DESIRED STATE   CURRENT STATE\noar-1     Running         ${current}\noar-2     Running         Running 3 days ago\n`;

describe('what is said of a column of what is wanted', () => {
  wordRows([
    ['undecided', 'all Running', 'docker service ps oar', tasks('Failed 2 hours ago')],
    ['pass', 'all Running', 'docker service ps oar', tasks('Running 2 hours ago')],
    ['undecided', 'oar-1 is Running', 'docker service ps oar', tasks('Failed 2 hours ago')],
    ['pass', 'oar-1 is Running', 'docker service ps oar', tasks('Running 2 hours ago')],
    ['pass', 'DESIRED STATE is Running', 'docker service ps oar', tasks('Failed 2 hours ago')],
  ]);
});

const IMAGE = "kubectl get deploy oar -o jsonpath='{.spec.template.spec.containers[0].image}'";

describe('failures that the author may not mean', () => {
  wordRows([
    ['undecided', '10.6.0.1 is on gate-1', 'ssh gate-1 ip addr', 'inet 10.6.0.1/24\n'],
    ['fail', '10.6.0.1 is on gate-1', 'ssh gate-2 ip addr', 'inet 10.6.0.1/24\n'],
    ['undecided', 'validate OK', 'terraform validate', 'Success! The configuration is valid.\n'],
    ['undecided', 'image is latest', IMAGE, 'reg.example/oar:latest'],
    ['fail', 'image is latest', IMAGE, 'reg.example/oar:latest-rc1'],
  ]);
});

describe('words that cannot explain what stands beside them', () => {
  wordRows([
    ['pass', 'proxy is attached: every pod shows 2/2', 'kubectl get pods', PODS],
    ['undecided', 'the mesh is bypassed: every pod shows 2/2', 'kubectl get pods', PODS],
    ['undecided', 'every pod shows 2/2, because nodes crashed', 'kubectl get pods', PODS],
    ['undecided', 'every pod is down (READY 2/2)', 'kubectl get pods', PODS],
    ['undecided', 'master refuses (PONG)', 'redis-cli ping', 'PONG\n'],
    [
      'undecided',
      'root login switched on: PermitRootLogin no',
      "grep -i '^PermitRootLogin' sshd_config",
      'PermitRootLogin no\n',
    ],
    [
      'pass',
      'root login switched off: PermitRootLogin no',
      "grep -i '^PermitRootLogin' sshd_config",
      'PermitRootLogin no\n',
    ],
    [
      'undecided',
      'passwords are disallowed: permitrootlogin no',
      'sshd -T',
      'permitrootlogin no\npasswordauthentication yes\n',
    ],
    ['undecided', '1, meaning routing is disabled', 'cat /proc/sys/net/ipv4/ip_forward', '1\n'],
    ['undecided', 'yes, so pier can delete pods', 'kubectl auth can-i list pods --as=pier', 'yes\n'],
    ['undecided', 'no: rowers can delete pods', 'kubectl auth can-i delete pods --as=rower', 'no\n', { exit: 1 }],
    [
      'undecided',
      '"no", rowers must not create pods',
      'kubectl auth can-i delete pods --as=rower',
      'no\n',
      { exit: 1 },
    ],
    ['pass', '"no", rowers must not delete pods', 'kubectl auth can-i delete pods --as=rower', 'no\n', { exit: 1 }],
    ['undecided', 'disabled (starts at boot)', 'systemctl is-enabled oar', 'disabled\n', { exit: 1 }],
    [
      'undecided',
      'NXDOMAIN (the name still exists)',
      'dig tide.example',
      ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4\n',
    ],
    [
      'undecided',
      'exits with 2 because of the unknown flag',
      'grep --tide x a',
      '',
      { exit: 2, err: "grep: unrecognized option '--tide'\n" },
    ],
  ]);
});

describe('a state beside another claim', () => {
  const crictl = (state: string): string =>
    `CONTAINER   IMAGE   CREATED      STATE    NAME   ATTEMPT   POD ID\n5c1d0f9a    3861c   3 days ago   ${state}   tide   0         a9f\n`;
  const claims = (status: string): string =>
    `NAME     STATUS   VOLUME   CAPACITY   STORAGECLASS   AGE\ndata-0   ${status}     pvc-1    20Gi       fast           12d\n`;
  wordRows([
    ['pass', 'tide container Running, attempt 0', 'crictl ps --name tide', crictl('Running')],
    ['fail', 'tide container Running, attempt 0', 'crictl ps --name tide', crictl('Exited ')],
    ['fail', 'tide is alive, attempt 0', 'crictl ps --name tide', crictl('Exited ')],
    ['undecided', 'tide runs, attempt 0', 'crictl ps --name tide', crictl('Exited ')],
    ['pass', 'PVC Bound, capacity 20Gi', 'kubectl get pvc', claims('Bound')],
    ['fail', 'PVC Bound, capacity 20Gi', 'kubectl get pvc', claims('Lost ')],
    ['fail', 'PVC attached, capacity 20Gi', 'kubectl get pvc', claims('Lost ')],
    ['undecided', 'the claim is satisfied, CAPACITY 20Gi', 'kubectl get pvc', claims('Lost ')],
    ['undecided', 'leads, connected_slaves:2', 'redis-cli info replication', 'role:slave\nconnected_slaves:2\n'],
  ]);
});

describe('how many are spoken of, and where', () => {
  wordRows([
    ['pass', 'both pods Running', 'kubectl get pods', PODS],
    ['undecided', 'both pods Running', 'kubectl get pods', THREE],
    ['undecided', 'neither oar pod Running', 'kubectl get pods', PODS],
    [
      'undecided',
      'no pods in the cluster',
      'kubectl get pods -n oar',
      '',
      { err: 'No resources found in oar namespace.\n' },
    ],
    ['pass', 'no pods in the cluster', 'kubectl get pods -A', '', { err: 'No resources found\n' }],
    [
      'undecided',
      'every queue has 1 idle consumer',
      'rabbitmqctl list_queues name consumers',
      'name\tconsumers\ntide\t1\noar\t1\n',
    ],
    [
      'pass',
      'every queue has 1 consumer',
      'rabbitmqctl list_queues name consumers',
      'name\tconsumers\ntide\t1\noar\t1\n',
    ],
    ['pass', 'rower is in group pier', 'id rower', 'uid=7(rower) gid=7(rower) groups=7(rower),9(pier)\n'],
    ['undecided', 'pier is in group rower', 'id rower', 'uid=7(rower) gid=7(rower) groups=7(rower),9(pier)\n'],
  ]);
});

describe('two lines that deny each other', () => {
  wordRows([
    ['pass', 'role:master', 'redis-cli info replication', 'role:master\nconnected_slaves:2\n'],
    ['undecided', 'role:master', 'redis-cli info replication', 'role:master\nconnected_slaves:2\nrole:slave\n'],
    [
      'undecided',
      'Verify return code: 0 (ok)',
      'openssl s_client -connect pier.example:443 </dev/null',
      'Verify return code: 0 (ok)\n---\nVerify return code: 18 (self-signed certificate)\n',
    ],
  ]);
});

describe('who refuses', () => {
  const applied = 'kubectl apply -f oar.yaml';
  const err = 'Error from server (Forbidden): pods "oar" is forbidden: violates PodSecurity "restricted:latest"\n';
  wordRows([
    ['undecided', 'should be rejected by Kyverno', applied, '', { exit: 1, err }],
    ['pass', 'should be rejected by PodSecurity', applied, '', { exit: 1, err }],
    ['fail', 'denied by the admission webhook', applied, '', { exit: 1, err }],
  ]);
});

describe('one claim on several names', () => {
  const pods =
    'NAME    READY   STATUS             RESTARTS   AGE\noar-1   1/1     Running            0          2d\noar-2   0/1     CrashLoopBackOff   9          2d\n';
  const recap =
    'oar1 : ok=14   changed=2   unreachable=0   failed=0\noar2 : ok=14   changed=0   unreachable=0   failed=1\n';
  const limits = 'net.ipv4.ip_forward = 1\nnet.ipv6.conf.all.forwarding = 0\n';
  wordRows([
    ['undecided', 'Running for oar-1 and oar-2', 'kubectl get pods', pods],
    ['fail', 'Running: oar-1, oar-2', 'kubectl get pods', pods],
    ['undecided', '1/1 on oar-1 and oar-2', 'kubectl get pods', pods],
    ['undecided', 'zero restarts for oar-1 and oar-2', 'kubectl get pods', pods],
    ['undecided', 'failed=0 on oar1 and oar2', 'ansible-playbook site.yml | tail -2', recap, { stages: [0, 0] }],
    ['undecided', 'failed=0 on oar1, oar2', 'ansible-playbook site.yml | tail -2', recap, { stages: [0, 0] }],
    ['undecided', 'net.ipv4.ip_forward = 1 and net.ipv6.conf.all.forwarding', 'sysctl -a', limits],
    ['fail', 'oar-1 and oar-2 are Running', 'kubectl get pods', pods],
  ]);
});

describe('what a command leaves out', () => {
  const none = { err: 'No resources found in oar namespace.\n' };
  const failed = 'kubectl get pods -n oar --field-selector=status.phase=Failed';
  wordRows([
    ['pass', 'no Failed pods', failed, '', none],
    ['undecided', 'no Pending pods', failed, '', none],
    ['undecided', 'nothing Pending', failed, '', none],
    ['undecided', 'no pods in CrashLoopBackOff', failed, '', none],
    ['undecided', 'all pods are gone', failed, '', none],
    ['undecided', 'no pods in CrashLoopBackOff', 'kubectl get pods --field-selector status.phase!=Running', '', none],
    ['pass', 'no errors', 'dmesg -l err', ''],
    ['undecided', 'no warnings', 'dmesg -l err', ''],
    ['undecided', 'no warnings', 'journalctl -u oar -p err --no-pager', '-- No entries --\n'],
    ['pass', 'no 5xx', "grep -c ' 50[0-9] ' access.log", '0\n'],
    ['undecided', 'no 4xx', "grep -c ' 50[0-9] ' access.log", '0\n'],
    ['undecided', 'no 200s', "grep -c ' 50[0-9] ' access.log", '0\n'],
  ]);
});

describe('a value that stands alone beside every row', () => {
  const synced = (revision: string): string =>
    `NAME   REVISION            SUSPENDED   READY   MESSAGE\noar    main@sha1:3f2a9c1   False       True    ok\npier   main@sha1:${revision}   False       True    ok\n`;
  wordRows([
    ['pass', 'every Kustomization Ready and 3f2a9c1', 'flux get kustomizations', synced('3f2a9c1')],
    ['undecided', 'every Kustomization Ready and 3f2a9c1', 'flux get kustomizations', synced('99aa000')],
    ['undecided', 'all kustomizations Ready, 3f2a9c1', 'flux get kustomizations', synced('99aa000')],
  ]);
});

describe('a value that stands alone beside a row', () => {
  const pods =
    'NAME    READY   STATUS    RESTARTS   AGE   IP           NODE\noar-1   1/1     Running   0          2d    10.0.0.1     wk-1\noar-2   1/1     Running   0          2d    10.0.0.2     wk-2\n';
  const claims =
    'NAME     STATUS   VOLUME   CAPACITY   ACCESS MODES   STORAGECLASS   AGE\ndata-0   Bound    pvc-1    20Gi       RWO            gp3            9d\ndata-1   Bound    pvc-2    50Gi       RWO            gp2            9d\n';
  wordRows([
    ['pass', 'oar-1 Running, 10.0.0.1', 'kubectl get pods -o wide', pods],
    ['undecided', 'oar-1 Running, 10.0.0.2', 'kubectl get pods -o wide', pods],
    ['undecided', 'oar-1 Running and 10.0.0.2', 'kubectl get pods -o wide', pods],
    ['undecided', 'Running, wk-1', 'kubectl get pods -o wide', pods],
    ['pass', 'data-1 Bound, 50Gi, gp2', 'kubectl get pvc', claims],
    ['fail', 'data-1 Bound, 20Gi, gp3', 'kubectl get pvc', claims],
    ['fail', 'PVCs Bound, gp3', 'kubectl get pvc', claims],
  ]);
});

describe('a longer word than the one that is expected', () => {
  const replicas = 'Replicas:   3 desired | 2 updated | 3 total | 2 available | 1 unavailable\n';
  wordRows([
    ['fail', 'main', 'git rev-parse --abbrev-ref HEAD', 'reef/main\n'],
    ['fail', '`main`', 'git rev-parse --abbrev-ref HEAD', 'reef/main\n'],
    ['fail', 'ends with active', 'systemctl is-active quay', 'deactive\n'],
    ['fail', 'ends with reef.test', 'openssl x509 -in a.pem -noout -subject', 'subject=CN = shoal.test\n'],
    ['undecided', 'updated 3', 'kubectl describe deploy quay | grep Replicas', replicas],
    ['pass', '2 updated', 'kubectl describe deploy quay | grep Replicas', replicas],
    [
      'undecided',
      'every pod is managed',
      "cilium status | grep 'Cluster Pods'",
      'Cluster Pods: 41/48 managed by Cilium\n',
    ],
  ]);
});

describe('a version, a share or an age in front', () => {
  const nodes = (version: string): string =>
    `NAME   STATUS   ROLES    AGE   VERSION\nwk-1   Ready    <none>   9d    v1.31.2\nwk-2   Ready    <none>   9d    ${version}\n`;
  const pods = (ready: string): string =>
    `NAME    READY   STATUS    RESTARTS   AGE\noar-1   2/2     Running   0          2d\noar-2   ${ready}     Running   0          2d\n`;
  wordRows([
    ['pass', 'v1.31.2 Ready', 'kubectl get nodes', nodes('v1.31.2')],
    ['undecided', 'v1.31.2 Ready', 'kubectl get nodes', nodes('v1.31.20')],
    ['fail', 'v1.31.2 and Ready', 'kubectl get nodes', nodes('v1.31.20')],
    ['pass', '2/2 Running', 'kubectl get pods', pods('2/2')],
    ['fail', '2/2 Running', 'kubectl get pods', pods('1/2')],
    ['fail', '2/2 ready', 'kubectl get pods', pods('1/2')],
    ['fail', '2/2 pods are Running', 'kubectl get pods', pods('1/2')],
    ['fail', '2/2 Running, 0 restarts', 'kubectl get pods', pods('12/2')],
  ]);
});

describe('nothing wrong, and one state for all', () => {
  const pods = (status: string): string =>
    `NAME    READY   STATUS             RESTARTS   AGE\noar-1   1/1     Running            0          2d\noar-2   0/1     ${status}   0          2d\n`;
  const proxies = (eds: string): string =>
    `NAME      CLUSTER      CDS      LDS      EDS      RDS      ISTIOD\noar.a     Kubernetes   SYNCED   SYNCED   ${eds}   SYNCED   istiod-1\nmast.b    Kubernetes   SYNCED   SYNCED   SYNCED   SYNCED   istiod-1\n`;
  wordRows([
    ['undecided', 'no errors', 'kubectl get pods', pods('ImagePullBackOff')],
    ['undecided', 'no failed pods', 'kubectl get pods', pods('ErrImagePull    ')],
    ['undecided', 'none pending or failed', 'kubectl get pods', pods('ImagePullBackOff')],
    ['pass', 'no failed pods', 'kubectl get pods', pods('Completed       ')],
    ['undecided', 'SYNCED everywhere', 'istioctl proxy-status', proxies('STALE ')],
    ['pass', 'SYNCED everywhere', 'istioctl proxy-status', proxies('SYNCED')],
  ]);
});

describe('what fails by words that the tool does not use', () => {
  const status = '  Replica_IO_Running: Yes\n  Replica_SQL_Running: Yes\n  Seconds_Behind_Source: 0\n';
  wordRows([
    ['undecided', 'The queue is empty', 'rabbitmqctl -q list_queues name messages', 'name\tmessages\nreef\t0\n'],
    ['undecided', 'the finalizers list is empty', "kubectl get ns reef -o jsonpath='{.spec.finalizers}'", '[]'],
    ['fail', 'output is empty', 'find /var/spool/reef -type f', '/var/spool/reef/a\n'],
    ['fail', 'the directory is empty', 'ls /var/spool/reef', 'a\n'],
    ['undecided', 'validate is OK', 'tofu validate', 'Success! The configuration is valid.\n'],
    ['undecided', '0 seconds behind', "mysql -e 'show replica status\\G' | grep -E 'Running:|Seconds_'", status],
    ['undecided', 'Branch is gone', 'git branch --list reef/1.9', ''],
    [
      'pass',
      'No failed releases',
      'helm list -A --failed',
      'NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\n',
    ],
    ['fail', 'No failed releases', 'helm list -A', 'NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\n'],
  ]);
});

describe('a type of Service before its port', () => {
  const services = (type: string): string =>
    `NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)    AGE\noar    ${type}   10.96.0.1    <none>        8080/TCP   9d\nmast   ClusterIP   10.96.0.2    <none>        8080/TCP   9d\n`;
  wordRows([
    ['fail', 'ClusterIP 8080/TCP', 'kubectl get svc', services('NodePort ')],
    ['pass', 'ClusterIP 8080/TCP', 'kubectl get svc', services('ClusterIP')],
  ]);
});

describe('what has only been asked for, and what a tag or a policy is called', () => {
  const violates =
    'Error from server (Forbidden): error when creating "oar.yaml": pods "oar" is forbidden: violates PodSecurity "restricted:latest"\n';
  const releases =
    'NAME\tNAMESPACE\tREVISION\tUPDATED                            \tSTATUS  \tCHART    \tAPP VERSION\noar \tquay     \t5       \t2025-04-01 08:22:51.77310 +0000 UTC\tdeployed\toar-4.10.1\t1.10.1     \n';
  wordRows([
    [
      'undecided',
      'restore works',
      'velero restore create r1 --from-backup b1',
      'Restore request "r1" submitted successfully.\n',
    ],
    ['pass', 'exit 0', 'velero restore create r1 --from-backup b1', 'Restore request "r1" submitted successfully.\n'],
    ['pass', 'image is v1.4.2', "kubectl get deploy oar -o jsonpath='{..image}'", 'reg.example/oar:v1.4.2'],
    ['fail', 'image is v1.4.2', "kubectl get deploy oar -o jsonpath='{..image}'", 'reg.example/oar:v1.4.20'],
    ['pass', 'chart version 4.10.1', 'helm -n quay list', releases],
    ['fail', 'chart version 4.10.2', 'helm -n quay list', releases],
  ]);
  it('violates PodSecurity where a policy denies', () => {
    assert.equal(judgedBeside('denied by policy', [['kubectl apply -f oar.yaml', '', 1, violates]]), 'pass');
  });
  it('is no latest image, which may be another one', () => {
    const of = (name: string): Ran => [
      `kubectl --context=${name} get ds oar -o jsonpath='{..image}'`,
      'reg.example/oar:latest',
    ];
    assert.equal(judgedBeside('same image in both clusters', [of('reef'), of('shoal')]), 'undecided');
  });
});

describe('words on parts that one of several does not have', () => {
  const deploy = (limit: string): string =>
    `spec:\n  template:\n    spec:\n      containers:\n      - name: oar\n        resources:\n          limits:\n            memory: 1Gi\n      - name: mast\n        resources:\n          ${limit}\n`;
  const endpoints = (row: string): string => `NAME   ENDPOINTS     AGE\noar    10.4.0.1:80   9d\nmast   ${row}   9d\n`;
  const kustomizations = (ready: string): string =>
    `NAME   REVISION      SUSPENDED   READY   MESSAGE\noar    main@sha1:1   False       True    Applied revision: main@sha1:1\nmast   main@sha1:1   False       ${ready}   health check\n`;
  const role = 'rules:\n- verbs: ["get","delete","*"]\n  resources: ["pods"]\n';
  wordRows([
    ['undecided', 'limits.memory: 1Gi on every container', 'kubectl get deploy quay -o yaml', deploy('requests: {}')],
    [
      'pass',
      'limits.memory: 1Gi on every container',
      'kubectl get deploy quay -o yaml',
      deploy('limits: {memory: 1Gi}'),
    ],
    ['undecided', 'exactly one container', 'kubectl get deploy quay -o yaml', deploy('requests: {}')],
    ['undecided', 'two endpoints', 'kubectl get endpoints', endpoints('<none>     ')],
    ['pass', 'endpoints exist', 'kubectl get endpoints', endpoints('10.4.0.2:80')],
    ['undecided', 'mast applied', 'flux get ks', kustomizations('False')],
    ['undecided', 'no write verbs', 'kubectl get role quay -o yaml', role],
    ['fail', 'no delete verb', 'kubectl get role quay -o yaml', role],
  ]);
});

describe('a watch, of which the newest row of each object counts', () => {
  const rows = (last: string): string =>
    `NAME    READY   STATUS    RESTARTS   AGE\noar-1   1/1     Running   0          2d\noar-2   0/1     Pending   0          1s\noar-2   1/1     ${last}   0          4s\n`;
  wordRows([
    ['pass', 'all pods Running', 'kubectl get pods -w', rows('Running')],
    ['fail', 'all pods Running', 'kubectl get pods -w', rows('Error  ')],
  ]);
});
