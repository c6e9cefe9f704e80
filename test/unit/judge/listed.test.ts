import { cases } from '../../support/savedCases.ts';
import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const exists = (name: string | null = null): RuleTest => ({ kind: 'exists', name });
const state = (...values: string[]): RuleTest => ({ kind: 'state', values });
const image = (ref: string): RuleTest => ({ kind: 'image', image: ref });

describe('a rule that something is listed', () => {
  rows([
    {
      says: 'a row',
      test: exists(),
      ran: { command: 'kubectl get svc web', out: 'NAME   TYPE        AGE\nweb    ClusterIP   5d\n' },
      verdict: 'pass',
    },
    {
      says: 'a header alone',
      test: exists(),
      ran: { command: 'kubectl get svc', out: 'NAME   TYPE        AGE\n' },
      verdict: 'fail',
    },
    { says: 'nothing', test: exists(), ran: { command: 'kubectl get svc -o name' }, verdict: 'fail' },
    {
      says: 'No resources found',
      test: exists(),
      ran: { command: 'kubectl get svc', err: 'No resources found in shop namespace.' },
      verdict: 'fail',
    },
    {
      says: 'No resources found on stdout',
      test: exists(),
      ran: { command: 'kubectl get svc 2>&1', out: 'No resources found in shop namespace.\n' },
      verdict: 'fail',
    },
    {
      says: 'an empty JSON list',
      test: exists(),
      ran: { command: 'kubectl get svc -o json', out: '{"apiVersion":"v1","items":[],"kind":"List"}' },
      verdict: 'fail',
    },
    {
      says: 'an empty list of jq',
      test: exists(),
      ran: { command: 'argocd app list -o json | jq .', stages: [0, 0], out: '[]\n' },
      verdict: 'fail',
    },
    {
      says: 'a YAML document',
      test: exists(),
      ran: { command: 'kubectl get svc web -o yaml', out: 'kind: Service\nmetadata:\n  name: web\n' },
      verdict: 'pass',
    },
    {
      says: 'the name',
      test: exists('web'),
      ran: { command: 'kubectl get svc', out: 'NAME   TYPE        AGE\nweb    ClusterIP   5d\n' },
      verdict: 'pass',
    },
    {
      says: 'a longer name',
      test: exists('web'),
      ran: { command: 'kubectl get svc', out: 'NAME       TYPE        AGE\nweb-blue   ClusterIP   5d\n' },
      verdict: 'fail',
    },
    {
      says: 'a pod of the name',
      test: exists('web'),
      ran: { command: 'kubectl get pods', out: 'NAME                    READY\nweb-7dd779d554-qgr9t   1/1\n' },
      verdict: 'pass',
    },
    {
      says: 'a release',
      test: exists('edge'),
      ran: { command: 'helm list -A', out: 'NAME\tNAMESPACE\nedge\tnet\n' },
      verdict: 'pass',
    },
    {
      says: 'a namespace of that name and no release',
      test: exists('edge'),
      ran: { command: 'helm list -A', out: 'NAME\tNAMESPACE\nweb\tnet\n' },
      verdict: 'fail',
    },
    {
      says: 'a row that grep kept',
      test: exists(),
      ran: { command: 'kubectl get cnp -A | grep allow', stages: [0, 0], out: 'shop   allow-dns   5d   True\n' },
      verdict: 'pass',
    },
    {
      says: 'no row of psql',
      test: exists(),
      ran: { command: 'psql -c "select 1"', out: ' name \n------\n(0 rows)\n' },
      verdict: 'fail',
    },
    {
      says: 'a network of docker',
      test: exists('backend'),
      ran: {
        command: 'docker network ls',
        out: 'NETWORK ID     NAME      DRIVER    SCOPE\n0a1b2c3d4e5f   backend   bridge    local\n',
      },
      verdict: 'pass',
    },
    {
      says: 'a name that only the annotation holds',
      test: exists('old'),
      ran: {
        command: 'kubectl get svc web -o yaml',
        out: 'metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"v1","kind":"Service","metadata":{"name":"old"}}\n  name: web\n',
      },
      verdict: 'fail',
    },
  ]);
});

const NODES =
  'NAME   STATUS   ROLES    AGE   VERSION\nn1     Ready    <none>   5d    v1.31.4\nn2     Ready    <none>   5d    v1.31.4\n';

describe('a rule on a told state', () => {
  rows([
    {
      says: 'what only standard error tells',
      test: state('Succeeded'),
      ran: { command: 'nc -zv db 5432', err: 'Connection to db 5432 port succeeded!\n' },
      verdict: 'undecided',
    },
    {
      says: 'every row of a table',
      test: state('Ready'),
      ran: { command: 'kubectl get nodes', out: NODES },
      verdict: 'pass',
    },
    {
      says: 'one row that differs',
      test: state('Ready'),
      ran: { command: 'kubectl get nodes', out: NODES.replace('n2     Ready   ', 'n2     NotReady') },
      verdict: 'fail',
    },
    {
      says: 'a cordoned node',
      test: state('Ready'),
      ran: {
        command: 'kubectl get nodes',
        out: 'NAME   STATUS                     AGE\nn1     Ready,SchedulingDisabled   5d\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a lone word',
      test: state('active'),
      ran: { command: 'systemctl is-active web', out: 'active\n' },
      verdict: 'pass',
    },
    {
      says: 'another lone word',
      test: state('active'),
      ran: { command: 'systemctl is-active web', out: 'inactive\n', exit: 3 },
      verdict: 'fail',
    },
    {
      says: 'two units of which one is down',
      test: state('active'),
      ran: { command: 'systemctl is-active web api', out: 'active\nfailed\n', exit: 3 },
      verdict: 'fail',
    },
    {
      says: 'words of jsonpath',
      test: state('Running'),
      ran: { command: "kubectl get pods -o jsonpath='{.items[*].status.phase}'", out: 'Running Running' },
      verdict: 'pass',
    },
    {
      says: 'words of jsonpath that differ',
      test: state('Running'),
      ran: { command: "kubectl get pods -o jsonpath='{.items[*].status.phase}'", out: 'Running Pending' },
      verdict: 'fail',
    },
    {
      says: 'a key',
      test: state('deployed'),
      ran: { command: 'helm status edge', out: 'NAME: edge\nSTATUS: deployed\nREVISION: 3\n' },
      verdict: 'pass',
    },
    {
      says: 'another value of the key',
      test: state('deployed'),
      ran: { command: 'helm status edge', out: 'NAME: edge\nSTATUS: failed\nREVISION: 3\n' },
      verdict: 'fail',
    },
    {
      says: 'a value that explains itself',
      test: state('active'),
      ran: {
        command: 'systemctl status web',
        out: '● web.service - The web\n     Loaded: loaded (/lib/web.service; enabled)\n     Active: active (running) since Mon 2026-01-01 10:00:00 UTC; 5 days ago\n',
      },
      verdict: 'pass',
    },
    {
      says: 'a service that is only loaded',
      test: state('active'),
      ran: {
        command: 'systemctl status web',
        out: '● web.service - The web\n     Loaded: loaded\n     Active: inactive (dead)\n',
        exit: 3,
      },
      verdict: 'fail',
    },
    {
      says: 'a key of JSON',
      test: state('green'),
      ran: {
        command: 'curl -s localhost:9200/_cluster/health',
        out: '{"cluster_name":"logs","status":"green","timed_out":false}',
      },
      verdict: 'pass',
    },
    {
      says: 'another value in JSON',
      test: state('green'),
      ran: { command: 'curl -s localhost:9200/_cluster/health', out: '{"cluster_name":"green","status":"yellow"}' },
      verdict: 'fail',
    },
    {
      says: 'a word in prose',
      test: state('healthy'),
      ran: { command: './report.sh', out: 'Eat healthy food and exercise daily\n' },
      verdict: 'undecided',
    },
    {
      says: 'an empty list',
      test: state('Running'),
      ran: { command: 'kubectl get pods', err: 'No resources found in shop namespace.' },
      verdict: 'fail',
    },
    {
      says: 'argocd health and sync in one table',
      test: state('Healthy'),
      ran: {
        command: 'argocd app list',
        out: 'NAME  CLUSTER  SYNC STATUS  HEALTH STATUS\nshop  east     OutOfSync    Healthy\n',
      },
      verdict: 'pass',
    },
    {
      says: 'an application that is degraded',
      test: state('Healthy'),
      ran: {
        command: 'argocd app list',
        out: 'NAME  CLUSTER  SYNC STATUS  HEALTH STATUS\nshop  east     Synced       Degraded\n',
      },
      verdict: 'fail',
    },
  ]);
});

describe('a rule on an image', () => {
  rows([
    {
      says: 'every line',
      test: image('web:1.4.0'),
      ran: {
        command: 'kubectl get pods -o yaml | grep image:',
        stages: [0, 0],
        out: '  image: reg.example/team/web:1.4.0\n  image: reg.example/team/web:1.4.0\n',
      },
      verdict: 'pass',
    },
    {
      says: 'one line of an older tag',
      test: image('web:1.4.0'),
      ran: {
        command: 'kubectl get pods -o yaml | grep image:',
        stages: [0, 0],
        out: '  image: reg.example/team/web:1.4.0\n  image: reg.example/team/web:1.3.0\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a pre-release of the tag',
      test: image('web:1.4.0'),
      ran: { command: 'kubectl get pods -o yaml | grep image:', stages: [0, 0], out: '  image: web:1.4.0-rc.1\n' },
      verdict: 'fail',
    },
    {
      says: 'another image of a longer name',
      test: image('web:1.4.0'),
      ran: { command: 'docker ps', out: 'CONTAINER ID   IMAGE\n0a1b           myweb:1.4.0\n' },
      verdict: 'fail',
    },
    {
      says: 'a sidecar beside it',
      test: image('web:1.4.0'),
      ran: {
        command: "kubectl get deploy web -o jsonpath='{..image}'",
        out: 'reg.example/web:1.4.0 reg.example/proxy:2.0.0',
      },
      verdict: 'pass',
    },
    {
      says: 'a digest behind the tag',
      test: image('web:1.4.0'),
      ran: { command: 'crictl images', out: 'reg.example/web:1.4.0@sha256:0a1b2c\n' },
      verdict: 'pass',
    },
    {
      says: 'only the digest',
      test: image('web:1.4.0'),
      ran: { command: 'crictl images', out: 'reg.example/web@sha256:0a1b2c\n' },
      verdict: 'fail',
    },
    {
      says: 'columns of docker',
      test: image('web:1.4.0'),
      ran: {
        command: 'docker images',
        out: 'REPOSITORY        TAG     IMAGE ID       CREATED      SIZE\nreg.example/web   1.4.0   0a1b2c3d4e5f   2 days ago   80MB\n',
      },
      verdict: 'pass',
    },
    {
      says: 'another tag in the columns of docker',
      test: image('web:1.4.0'),
      ran: {
        command: 'docker images',
        out: 'REPOSITORY        TAG     IMAGE ID       CREATED      SIZE\nreg.example/web   1.4.1   0a1b2c3d4e5f   2 days ago   80MB\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a registry with a port',
      test: image('team/web:1.4.0'),
      ran: { command: 'kubectl describe deploy web', out: '    Image:      reg.example:5000/team/web:1.4.0\n' },
      verdict: 'pass',
    },
    {
      says: 'another team',
      test: image('team/web:1.4.0'),
      ran: { command: 'kubectl describe deploy web', out: '    Image:      reg.example:5000/steam/web:1.4.0\n' },
      verdict: 'fail',
    },
    {
      says: 'what only the annotation says',
      test: image('web:1.4.0'),
      ran: {
        command: 'kubectl get deploy web -o yaml',
        out: 'metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"apps/v1","kind":"Deployment","image":"web:1.4.0"}\nspec:\n  image: web:1.3.0\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a helm template',
      test: image('web:1.4.0'),
      ran: {
        command: 'helm template ./chart',
        out: 'kind: Deployment\nspec:\n  containers:\n    - image: "reg.example/web:1.4.0"\n',
      },
      verdict: 'pass',
    },
    {
      says: 'no image at all',
      test: image('web:1.4.0'),
      ran: { command: 'helm template ./chart', out: 'kind: Service\n' },
      verdict: 'fail',
    },
  ]);
});

describe('a list of which some lines were kept', () => {
  const rows = (n: number): string =>
    `NAME     STATUS   ROLES    AGE   VERSION\n${Array.from({ length: n }, (_, i) => `loom-${String(i)}   Ready    <none>   9d    v1.30.1\n`).join('')}`;
  cases([
    { expect: 'all 6 nodes Ready', command: 'kubectl get nodes | head -4', out: rows(3), verdict: 'undecided' },
    { expect: 'all nodes Ready', command: 'kubectl get nodes | head -4', out: rows(3), verdict: 'undecided' },
    { expect: 'all nodes Ready', command: 'kubectl get nodes | head -n 8', out: rows(3), verdict: 'pass' },
    { expect: 'all 6 nodes Ready', command: 'kubectl get nodes | head', out: rows(3), verdict: 'fail' },
    { expect: 'at least 2 nodes Ready', command: 'kubectl get nodes | head -4', out: rows(3), verdict: 'pass' },
    { expect: 'all nodes Ready', command: 'kubectl get nodes', out: rows(3), verdict: 'pass' },
  ]);
});
