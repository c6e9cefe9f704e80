import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [verdict: Verdict, words: string, command: string, stdout: string];

function cases(list: readonly Case[]): void {
  for (const [verdict, expect, command, stdout] of list)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 90)}`, () => {
      const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

const pods = (...ready: readonly string[]): string =>
  ['NAME     READY   STATUS', ...ready.map((ratio, i) => `buoy-${String(i)}   ${ratio}     Running`)].join('\n') + '\n';
const GET = 'kubectl -n bay get pods';

describe('a ratio in brackets behind pods and their state', () => {
  cases([
    ['pass', 'All pods Running (1/1)', GET, pods('1/1', '1/1')],
    ['fail', 'All pods Running (1/1)', GET, pods('1/1', '0/1')],
    ['pass', 'Pods are Running (2/2)', GET, pods('2/2', '2/2', '2/2')],
    ['fail', 'Pods are Running (2/2)', GET, pods('2/2', '1/2', '2/2')],
    ['pass', 'all pods are ready (3/3)', GET, pods('1/1', '1/1', '1/1')],
    ['fail', 'all pods are ready (3/3)', GET, pods('1/1', '1/1')],
    ['pass', 'pods up (1/1 ready)', GET, pods('1/1', '1/1')],
    ['fail', 'All replicas ready (2/2)', GET, pods('2/2', '2/2', '2/2')],
  ]);
});

const SC = 'kubectl get storageclass';
const classes = (one: string, two: string): string =>
  `NAME              PROVISIONER       RECLAIMPOLICY\n${one.padEnd(18)}ebs.csi.aws.com   Delete\n${two.padEnd(18)}ebs.csi.aws.com   Delete\n`;

describe('a mark in brackets', () => {
  cases([
    ['pass', 'reef (default)', SC, classes('reef (default)', 'sand')],
    ['fail', 'reef (default)', SC, classes('reef', 'sand (default)')],
    ['fail', 'sand (default)', `${SC} -n default`, classes('reef (default)', 'sand')],
    ['pass', '`reef` is the default storage class', SC, classes('reef (default)', 'sand')],
    ['fail', '`reef` is the default storage class', SC, classes('reef', 'sand (default)')],
    ['pass', 'reef marked as default', SC, classes('reef (default)', 'sand')],
    ['fail', 'StorageClass sand is the default', SC, classes('reef (default)', 'sand')],
    ['pass', 'default StorageClass is reef', SC, classes('reef (default)', 'sand')],
    ['fail', 'default StorageClass: sand', SC, classes('reef (default)', 'sand')],
    ['undecided', 'reef (default)', `${SC} -o yaml`, 'items: [{metadata: {name: reef}}]\n'],
  ]);
});

const COREFILE = "kubectl get cm tide -o jsonpath='{.data.Corefile}'";

describe('a dot that stands alone', () => {
  cases([
    ['pass', 'Contains proxy . 9.9.9.9', COREFILE, '.:53 {\n  errors\n  proxy . 9.9.9.9\n}\n'],
    ['fail', 'Contains proxy . 9.9.9.9', COREFILE, '.:53 {\n  errors\n  proxy . 8.8.8.8\n}\n'],
  ]);
});

const METRICS = 'curl -s http://10.7.0.3:9100/metrics | grep tide_info';
const info = (...labels: readonly string[]): string =>
  ['# TYPE tide_info gauge', ...labels.map((label) => `tide_info{goversion="go1.22.1",${label}} 1`)].join('\n') + '\n';

describe('a label of a sample', () => {
  cases([
    ['pass', 'version="2.4.1"', METRICS, info('version="2.4.1"')],
    ['fail', 'version="2.4.1"', METRICS, info('version="2.4.10"')],
    ['pass', 'region="north"', METRICS, info('region="north"', 'region="north"')],
    ['undecided', 'region="north"', METRICS, info('region="north"', 'region="south"')],
    ['pass', 'goversion: go1.22.1', METRICS, info('version="2.4.1"')],
    ['fail', 'goversion="go1.22"', METRICS, info('version="2.4.1"')],
  ]);
});

const DOCKER = 'docker ps --filter name=pilot';
const up = (state: string): string =>
  `CONTAINER ID   IMAGE       STATUS                  NAMES\n4f0c1a2b3c4d   pilot:1.4   ${state.padEnd(24)}pilot\n`;

describe('a state in brackets behind a state', () => {
  cases([
    ['pass', 'pilot container is Up (healthy)', DOCKER, up('Up 2 hours (healthy)')],
    ['fail', 'pilot container is Up (healthy)', DOCKER, up('Up 2 hours (unhealthy)')],
    ['pass', 'Container Up (healthy)', DOCKER, up('Up 2 hours (healthy)')],
    ['fail', 'container is Up (healthy)', DOCKER, up('Exited (1) 2 hours ago')],
  ]);
});

const HPA = 'kubectl get hpa quay';
const scaler = (min: number, max: number): string =>
  `NAME   REFERENCE         TARGETS   MINPODS   MAXPODS   REPLICAS\nquay   Deployment/quay   40%/80%   ${String(min)}         ${String(max)}        3\n`;
const INGRESS = 'kubectl get ingress quay';
const route = (hosts: string): string =>
  `NAME   CLASS   HOSTS${' '.repeat(Math.max(1, hosts.length - 2))}ADDRESS     PORTS\nquay   nginx   ${hosts}   10.4.0.2    80\n`;
const DS = 'kubectl get ds lamp';
const set = (desired: number, current: number, ready: number): string =>
  `NAME   DESIRED   CURRENT   READY\nlamp   ${String(desired)}         ${String(current)}         ${String(ready)}\n`;
const DEPLOY = 'kubectl get deploy quay';
const ready = (ratio: string): string => `NAME   READY   UP-TO-DATE   AVAILABLE\nquay   ${ratio}     4            4\n`;

describe('columns by what people call them', () => {
  cases([
    ['pass', 'HPA with min 3 and max 12 replicas', HPA, scaler(3, 12)],
    ['fail', 'HPA with min 3 and max 12 replicas', HPA, scaler(3, 10)],
    ['pass', 'HPA minReplicas 3, maxReplicas 12', HPA, scaler(3, 12)],
    ['fail', 'minReplicas: 3', HPA, scaler(2, 12)],
    ['pass', 'HPA scales between min 3 / max 12 pods', HPA, scaler(3, 12)],
    ['pass', 'host `quay.example.org`', INGRESS, route('quay.example.org')],
    ['fail', 'host `quay.example.org`', INGRESS, route('quay.example.com')],
    ['pass', 'Ingress has host: quay.example.org', INGRESS, route('quay.example.org')],
    ['fail', 'Ingress has hostname quay.example.org', INGRESS, route('pier.example.org')],
    ['pass', 'DESIRED, CURRENT and READY all equal 5', DS, set(5, 5, 5)],
    ['fail', 'DESIRED, CURRENT and READY all equal 5', DS, set(5, 5, 4)],
    ['pass', 'DESIRED and READY are both 5', DS, set(5, 4, 5)],
    ['fail', 'DESIRED/CURRENT = 5', DS, set(5, 4, 5)],
    ['pass', '4/4 ready replicas', DEPLOY, ready('4/4')],
    ['fail', 'Deployment has 4/4 ready replicas', DEPLOY, ready('3/4')],
    ['pass', 'shows 4/4 available replicas', DEPLOY, ready('4/4')],
  ]);
});

const NETPOL = 'kubectl get netpol quay -o yaml';
const types = (...list: readonly string[]): string =>
  `kind: NetworkPolicy\nspec:\n  podSelector: {}\n  policyTypes:\n${list.map((one) => `  - ${one}\n`).join('')}`;
const SECURITY = 'kubectl get pod quay -o yaml';
const security = (root: boolean): string =>
  `kind: Pod\nspec:\n  securityContext:\n    runAsNonRoot: ${String(root)}\n    fsGroup: 2000\n`;
const ZONE = "kubectl get cm reef -o jsonpath='{.data.zonefile}'";

describe('words that change nothing of a value', () => {
  cases([
    ['pass', 'policyTypes includes both Ingress and Egress', NETPOL, types('Ingress', 'Egress')],
    ['fail', 'policyTypes includes both Ingress and Egress', NETPOL, types('Ingress')],
    ['pass', 'policyTypes contains Egress', NETPOL, types('Ingress', 'Egress')],
    ['fail', 'policyTypes lists Ingress, Egress', NETPOL, types('Egress')],
    ['pass', '`runAsNonRoot: true` and `fsGroup: 2000` are set', SECURITY, security(true)],
    ['fail', '`runAsNonRoot: true` and `fsGroup: 2000` are set', SECURITY, security(false)],
    ['pass', 'runAsNonRoot: true is configured', SECURITY, security(true)],
    ['fail', '`fsGroup: 1000` set', SECURITY, security(true)],
    ['pass', 'zonefile contains `reef IN A 10.4.0.9`', ZONE, '$TTL 60\nreef IN A 10.4.0.9\n'],
    ['fail', 'zonefile contains `reef IN A 10.4.0.9`', ZONE, '$TTL 60\nreef IN A 10.4.0.90\n'],
    ['undecided', 'buoyfile contains `reef`', ZONE, '$TTL 60\nreef IN A 10.4.0.9\n'],
    ['pass', 'Connection succeeds on port 6432', 'nc -zv pier 6432', ''],
    ['undecided', 'Connection succeeds on port 6433', 'nc -zv pier 6432', ''],
    ['undecided', 'Connection succeeds on port 643', 'nc -zv pier 6432', ''],
    ['pass', 'tide_info shows version 2.4.1', METRICS, info('version="2.4.1"')],
    ['fail', 'tide_info has version 2.4.1', METRICS, info('version="2.4.2"')],
    ['pass', 'Helm >= 3.14', 'helm version', 'version.BuildInfo{Version:"v3.15.1", GoVersion:"go1.22.3"}\n'],
    ['fail', 'Terraform >= 1.8', 'terraform version', 'Terraform v1.7.9\non linux_amd64\n'],
  ]);
});

describe('a refusal with its reason', () => {
  const verdict = (expect: string, stderr: string, exit = 1, command = 'kubectl apply -f keg.yaml'): Verdict =>
    judgeSaved({ expect, command, exit, stages: [], stdout: '', stderr }).verdict;
  const quota = 'Error from server (Forbidden): pods "keg" is forbidden: exceeded quota: small, requested: pods=1\n';
  const policy =
    'Error from server: admission webhook "validate.kyverno.svc-fail" denied the request: policy no-latest: rule tags: no\n';

  it('passes where that reason is printed', () => {
    assert.equal(verdict('Should be denied because the quota is exceeded', quota), 'pass');
    assert.equal(verdict('rejected due to quota', quota), 'pass');
    assert.equal(verdict('Rejected by the Kyverno policy', policy), 'pass');
    assert.equal(verdict('Should be denied by the no-latest policy', policy), 'pass');
    assert.equal(verdict('blocked by Kyverno cluster policy', policy), 'pass');
  });
  it('fails where it succeeded, or failed for another one', () => {
    assert.equal(verdict('Should be denied because the quota is exceeded', policy), 'fail');
    assert.equal(verdict('rejected due to quota', '', 0), 'fail');
    assert.equal(verdict('Rejected by the Kyverno policy', '', 0), 'fail');
    assert.equal(verdict('Should be denied by the no-root policy', policy), 'fail');
  });
  it('is blocked where a database refused the login', () => {
    const psql = 'psql: error: FATAL:  password authentication failed for user "keg"\n';
    assert.equal(verdict('Returns 1', psql, 2, 'psql -U keg -c "select 1"'), 'blocked');
    const mysql = "ERROR 1045 (28000): Access denied for user 'keg'@'10.0.0.1' (using password: YES)\n";
    assert.equal(verdict('5 rows', mysql, 1, 'mysql -u keg -e "show tables"'), 'blocked');
    assert.equal(verdict('Returns 1', 'ERROR:  relation "keg" is not there\n', 1, 'psql -c "select 1"'), 'fail');
  });
});

const HEAD = 'curl -sI http://pier.example';
const reply = (status: string, place = ''): string =>
  `HTTP/2 ${status}\n${place === '' ? '' : `location: ${place}\n`}\n`;

describe('a bracket that says more', () => {
  cases([
    ['pass', 'HTTP/2 200 (or 301 redirect)', HEAD, reply('301', '/quay')],
    ['pass', 'HTTP/2 200 (or 301 redirect)', HEAD, reply('200')],
    ['fail', 'HTTP/2 200 (or 301 redirect)', HEAD, reply('302', '/quay')],
    ['undecided', 'HTTP/2 200 (or whatever the pier says)', HEAD, reply('301')],
    ['pass', 'HTTP/2 303 (redirect to /quay)', HEAD, reply('303', '/quay')],
    ['fail', 'HTTP/2 303 (redirect to /quay)', HEAD, reply('303', '/mole')],
    ['fail', 'HTTP/2 303 (redirect to /quay)', HEAD, reply('200', '/quay')],
    ['undecided', 'HTTP/2 303 (redirect to /quay)', HEAD, reply('303', 'https://other.example/quay')],
    ['undecided', 'HTTP/2 303 (redirect to /quay)', HEAD, reply('303', '/quay/?next=1')],
    ['undecided', 'HTTP/2 303 (redirect to the mole)', HEAD, reply('303', '/quay')],
    ['pass', 'v4.x (>= 4.3.0)', 'node --version', 'v4.3.1\n'],
    ['fail', 'v4.x (>= 4.3.0)', 'node --version', 'v4.2.9\n'],
    ['fail', '`v4.x` (>= 4.3.0)', 'node --version', 'v5.1.0\n'],
    ['undecided', 'v4.x (since the spring)', 'node --version', 'v4.3.1\n'],
    ['pass', 'f (not moored)', 'psql -c "SELECT is_moored();"', ' is_moored \n-----------\n f\n(1 row)\n'],
    ['fail', 'f (not moored)', 'psql -c "SELECT is_moored();"', ' is_moored \n-----------\n t\n(1 row)\n'],
    ['undecided', 'f (not sunk)', 'psql -c "SELECT is_moored();"', ' is_moored \n-----------\n f\n(1 row)\n'],
    ['undecided', 't (not moored)', 'psql -c "SELECT is_moored();"', ' is_moored \n-----------\n t\n(1 row)\n'],
  ]);
  const ps = (...states: readonly string[]): string =>
    ['NAME     IMAGE     STATUS', ...states.map((state, i) => `dock-${String(i)}   dock:1    ${state}`)].join('\n') +
    '\n';
  const PS = 'docker compose -f dock.yml ps';
  cases([
    ['pass', 'All (healthy)', PS, ps('Up 2 hours (healthy)', 'Up 2 hours (healthy)')],
    ['fail', 'All (healthy)', PS, ps('Up 2 hours (healthy)', 'Up 2 hours (unhealthy)')],
    ['fail', 'All (healthy)', PS, ps('Up 2 hours (healthy)', 'Up 2 hours')],
    ['fail', '2 containers running (dock-0, dock-1)', PS, ps('Up 2 hours', 'Exited (1) 2 hours ago')],
    ['undecided', '2 containers running (dock-0, dock-9)', PS, ps('Up 2 hours', 'Up 2 hours')],
    ['undecided', 'All containers running (dock-0)', PS, ps('Up 2 hours', 'Exited (1) 2 hours ago')],
    ['fail', '2 matches (one in each file)', 'grep -n moor a.txt b.txt', 'a.txt:1:moor\n'],
    ['undecided', '2 matches (one in each file)', 'grep -n moor a.txt b.txt', 'a.txt:1:moor\na.txt:2:moor\n'],
  ]);
});
