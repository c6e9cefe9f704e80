import type { TableTest } from '../../../src/expect/rule.ts';
import { lines, rows } from '../../support/judgeRows.ts';

const column = (name: string, value: string | null, more: Partial<TableTest> = {}): TableTest => ({
  kind: 'table',
  column: name,
  test: 'compare',
  op: '=',
  value,
  min: 1,
  ...more,
});
const distinct = (name: string, min = 2): TableTest => column(name, null, { test: 'distinct', min });

const DEPLOY = lines`
  NAME    READY   UP-TO-DATE   AVAILABLE   AGE
  cache   2/2     2            2           7m3s
`;
const PODS = lines`
  NAME                     READY   STATUS    RESTARTS      AGE   IP           NODE     NOMINATED NODE   READINESS GATES
  cache-7dd779d554-qgr9t   1/1     Running   0             7m    10.44.1.2    blue-1   <none>           <none>
  cache-7dd779d554-zblt8   1/1     Running   3 (2d ago)    7m    10.44.2.2    blue-2   <none>           <none>
`;
const MANY = lines`
  NAME                    READY   UP-TO-DATE   AVAILABLE   AGE
  deployment.apps/cache   2/2     2            2           7m

  NAME                         READY   STATUS             RESTARTS   AGE
  pod/cache-7dd779d554-qgr9t   1/1     Running            0          7m
  pod/cache-7dd779d554-zblt8   0/1     CrashLoopBackOff   9          7m
`;
const BUDGET = lines`
  NAME        MIN AVAILABLE   MAX UNAVAILABLE   ALLOWED DISRUPTIONS   AGE
  cache-pdb   1               N/A               1                     7m
`;
const RELEASES =
  'NAME \tNAMESPACE\tREVISION\tUPDATED                                \tSTATUS  \tCHART      \tAPP VERSION\ncache\tshop     \t3       \t2026-01-02 10:11:12.123456 +0000 UTC\tdeployed\tcache-1.4.0\t2.0.1      \n';
const FLUX =
  'NAME  \tREVISION          \tSUSPENDED\tREADY\tMESSAGE                              \nshop  \tmain@sha1:0a1b2c3d\tFalse    \tTrue \tApplied revision: main@sha1:0a1b2c3d \nedge  \tmain@sha1:0a1b2c3d\tFalse    \tFalse\tdependency not ready                 \n';
const DOCKER = lines`
  CONTAINER ID   IMAGE          COMMAND                  CREATED       STATUS                    PORTS      NAMES
  0a1b2c3d4e5f   cache:2.0.1    "docker-entrypoint.s…"   3 hours ago   Up 3 hours (healthy)      6379/tcp   cache
  1a1b2c3d4e5f   shop:1.4.0     "/shop"                  3 hours ago   Exited (1) 2 hours ago               shop
`;
const PSQL = lines`
     name     | state  | lag
  ------------+--------+-----
   replica_a  | active |   0
   replica_b  | active |  12
  (2 rows)
`;
const UNITS = lines`
  UNIT           LOAD   ACTIVE SUB     DESCRIPTION
  cache.service  loaded active running In-memory cache
  shop.service   loaded failed failed  The shop

  LOAD   = Reflects whether the unit definition was properly loaded.
  2 loaded units listed.
`;
const ok = 'kubectl -n shop get deploy cache';

describe('a rule on a column', () => {
  rows([
    { says: 'READY 2/2', test: column('READY', '2/2'), ran: { command: ok, out: DEPLOY }, verdict: 'pass' },
    {
      says: '0/2 for 2/2',
      test: column('READY', '2/2'),
      ran: { command: ok, out: DEPLOY.replace('2/2', '0/2') },
      verdict: 'fail',
    },
    {
      says: '12/2 for 2/2',
      test: column('READY', '2/2'),
      ran: { command: ok, out: DEPLOY.replace('2/2  ', '12/2 ') },
      verdict: 'fail',
    },
    {
      says: 'a header alone',
      test: column('READY', '2/2'),
      ran: { command: ok, out: DEPLOY.split('\n', 1).join('') },
      verdict: 'fail',
    },
    { says: 'empty output', test: column('READY', '2/2'), ran: { command: ok }, verdict: 'fail' },
    {
      says: 'No resources found',
      test: column('STATUS', 'Running'),
      ran: { command: 'kubectl get pods', err: 'No resources found in default namespace.\n' },
      verdict: 'fail',
    },
    {
      says: 'a wide header in terminal colours',
      test: column('READY', '2/2'),
      ran: { command: ok, out: `\x1b[1m${DEPLOY.replaceAll('\n', '\r\n')}\x1b[0m` },
      verdict: 'pass',
    },
    {
      says: 'a good table of a command that failed',
      test: column('READY', '2/2'),
      ran: { command: ok, out: DEPLOY, exit: 1, err: 'error: something broke' },
      verdict: 'fail',
    },
    {
      says: 'a good table whose middle was dropped',
      test: column('READY', '2/2'),
      ran: { command: ok, out: DEPLOY, complete: false },
      verdict: 'undecided',
    },
    {
      says: 'different nodes',
      test: distinct('NODE'),
      ran: { command: 'kubectl get pods -o wide', out: PODS },
      verdict: 'pass',
    },
    {
      says: 'two pods on one node',
      test: distinct('NODE'),
      ran: { command: 'kubectl get pods -o wide', out: PODS.replace('blue-2', 'blue-1') },
      verdict: 'fail',
    },
    {
      says: 'different nodes of one pod',
      test: distinct('NODE'),
      ran: { command: 'kubectl get pods -o wide', out: PODS.split('\n').slice(0, 2).join('\n') },
      verdict: 'fail',
    },
    {
      says: 'a pod that has no node yet',
      test: distinct('NODE'),
      ran: { command: 'kubectl get pods -o wide', out: PODS.replace('blue-2', '<none>') },
      verdict: 'fail',
    },
    {
      says: 'the node column that was not printed, and asks for it',
      test: distinct('NODE'),
      ran: { command: 'kubectl get pods', out: DEPLOY },
      verdict: 'undecided',
      asks: 'kubectl get pods -o wide',
    },
    {
      says: 'restarts that are counted in words',
      test: column('RESTARTS', '0'),
      ran: { command: 'kubectl get pods -o wide', out: PODS },
      verdict: 'fail',
    },
    {
      says: 'restarts below four',
      test: column('RESTARTS', '4', { op: '<' }),
      ran: { command: 'kubectl get pods -o wide', out: PODS },
      verdict: 'pass',
    },
    {
      says: 'an age below ten minutes',
      test: column('AGE', '10m', { op: '<' }),
      ran: { command: ok, out: DEPLOY },
      verdict: 'pass',
    },
    {
      says: 'an age of days for ten minutes',
      test: column('AGE', '10m', { op: '<' }),
      ran: { command: ok, out: DEPLOY.replace('7m3s', '5d3h') },
      verdict: 'fail',
    },
    {
      says: 'one bad row among good ones',
      test: column('STATUS', 'Running'),
      ran: { command: 'kubectl get deploy,pods', out: MANY },
      verdict: 'fail',
    },
    {
      says: 'tables that differ in the column',
      test: column('READY', '2/2'),
      ran: { command: 'kubectl get deploy,pods', out: MANY },
      verdict: 'undecided',
    },
    {
      says: 'the named row of one of several tables',
      test: column('READY', '2/2', { name: 'cache' }),
      ran: { command: 'kubectl get deploy,pods', out: MANY },
      verdict: 'undecided',
    },
    {
      says: 'the row of a kind and name among several tables',
      test: column('READY', '2/2', { name: 'deployment/cache' }),
      ran: { command: 'kubectl get deploy,pods', out: MANY },
      verdict: 'pass',
    },
    {
      says: 'a header of two words',
      test: column('minAvailable', '1'),
      ran: { command: 'kubectl get pdb', out: BUDGET },
      verdict: 'pass',
    },
    {
      says: 'the neighbour of a header of two words',
      test: column('MAX UNAVAILABLE', '1'),
      ran: { command: 'kubectl get pdb', out: BUDGET },
      verdict: 'fail',
    },
    {
      says: 'helm columns behind tabs',
      test: column('STATUS', 'deployed'),
      ran: { command: 'helm list -n shop', out: RELEASES },
      verdict: 'pass',
    },
    {
      says: 'a helm release that failed',
      test: column('STATUS', 'deployed'),
      ran: { command: 'helm list -n shop', out: RELEASES.replace('deployed', 'failed  ') },
      verdict: 'fail',
    },
    {
      says: 'one flux row that is not ready',
      test: column('READY', 'True'),
      ran: { command: 'flux get ks', out: FLUX },
      verdict: 'fail',
    },
    {
      says: 'the flux row that is ready by name',
      test: column('READY', 'True', { name: 'shop' }),
      ran: { command: 'flux get ks', out: FLUX },
      verdict: 'pass',
    },
    {
      says: 'a docker container by the words of its cell',
      test: column('STATUS', 'healthy', { test: 'has', name: 'cache' }),
      ran: { command: 'docker ps', out: DOCKER.replace('NAMES', 'NAME ') },
      verdict: 'pass',
    },
    {
      says: 'a container that exited',
      test: column('STATUS', 'Up', { test: 'has' }),
      ran: { command: 'docker ps', out: DOCKER },
      verdict: 'fail',
    },
    {
      says: 'psql columns between bars',
      test: column('state', 'active'),
      ran: { command: 'psql -c "select 1"', out: PSQL },
      verdict: 'pass',
    },
    {
      says: 'a lag above ten',
      test: column('lag', '10', { op: '<' }),
      ran: { command: 'psql -c "select 1"', out: PSQL },
      verdict: 'fail',
    },
    {
      says: 'a unit that failed among those that run',
      test: column('ACTIVE', 'active'),
      ran: { command: 'systemctl list-units', out: UNITS },
      verdict: 'fail',
    },
    {
      says: 'at least one unit that is active',
      test: column('ACTIVE', 'active', { rows: 'some' }),
      ran: { command: 'systemctl list-units', out: UNITS },
      verdict: 'pass',
    },
    {
      says: 'rows that grep took the header from',
      test: column('STATUS', 'Running'),
      ran: {
        command: 'kubectl get pods | grep cache',
        out: PODS.split('\n')
          .slice(1)
          .map((row) => row.slice(0, 70))
          .join('\n')
          .replace(/ +10\.44.*$/gm, ''),
      },
      verdict: 'pass',
    },
    {
      says: 'rows of a kind whose columns are not known',
      test: column('PHASE', 'Bound'),
      ran: { command: 'kubectl get widgets --no-headers', out: 'a   Bound   5m\n' },
      verdict: 'undecided',
    },
    {
      says: 'full readiness',
      test: column('READY', null, { test: 'full' }),
      ran: { command: ok, out: DEPLOY },
      verdict: 'pass',
    },
    {
      says: 'readiness of nothing',
      test: column('READY', null, { test: 'full' }),
      ran: { command: ok, out: DEPLOY.replace('2/2', '0/0') },
      verdict: 'fail',
    },
  ]);
});
