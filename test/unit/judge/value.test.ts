import type { RuleTest } from '../../../src/expect/rule.ts';
import { lines, rows } from '../../support/judgeRows.ts';

const value = (path: string, wanted: string): RuleTest => ({ kind: 'value', path, op: '=', value: wanted });

const SERVICE = lines`
  apiVersion: v1
  kind: Service
  metadata:
    annotations:
      kubectl.kubernetes.io/last-applied-configuration: |
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"10.9.0.7"}}
    name: web
  spec:
    clusterIP: 10.9.0.10
    clusterIPs:
    - 10.9.0.10
    ports:
    - name: http
      port: 80
`;
const CUT = lines`
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":"10.9.0.7"}}
    clusterIP: 10.9.0.10
    clusterIPs:
`;
const get = 'kubectl -n shop get svc web -o yaml';
const PODS = (first: string, second: string): string => `apiVersion: v1
items:
- kind: Pod
  spec:
    containers:
    - image: web:1.4.0
      securityContext: {${first}}
- kind: Pod
  spec:
    containers:
    - image: web:1.4.0
      securityContext:
        ${second}
kind: List
`;

describe('a rule on a key', () => {
  rows([
    {
      says: 'a condition of describe',
      test: { kind: 'value', path: 'Available', op: '=', value: 'True' },
      ran: {
        command: 'kubectl describe deploy web',
        out: 'Name: web\nConditions:\n  Type           Status  Reason\n  ----           ------  ------\n  Available      True    Enough\n  Progressing    False   Stuck\nEvents: <none>\n',
      },
      verdict: 'pass',
    },
    {
      says: 'another condition of describe',
      test: { kind: 'value', path: 'Progressing', op: '=', value: 'True' },
      ran: {
        command: 'kubectl describe deploy web',
        out: 'Name: web\nConditions:\n  Type           Status  Reason\n  ----           ------  ------\n  Available      True    Enough\n  Progressing    False   Stuck\nEvents: <none>\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a condition that only an event speaks of',
      test: { kind: 'value', path: 'Available', op: '=', value: 'True' },
      ran: {
        command: 'kubectl describe deploy web',
        out: 'Name: web\nConditions:\n  Type           Status  Reason\n  ----           ------  ------\n  Available      False   Few\nEvents:\n  Available      True    once\n',
      },
      verdict: 'fail',
    },
    {
      says: 'the live value',
      test: value('clusterIP', '10.9.0.10'),
      ran: { command: get, out: SERVICE },
      verdict: 'pass',
    },
    {
      says: 'what only the annotation says',
      test: value('clusterIP', '10.9.0.7'),
      ran: { command: get, out: SERVICE },
      verdict: 'fail',
    },
    {
      says: 'a longer address',
      test: value('clusterIP', '10.9.0.1'),
      ran: { command: get, out: SERVICE },
      verdict: 'fail',
    },
    { says: 'a path', test: value('spec.ports[0].port', '80'), ran: { command: get, out: SERVICE }, verdict: 'pass' },
    {
      says: 'another index of a path',
      test: value('spec.ports[1].port', '80'),
      ran: { command: get, out: SERVICE },
      verdict: 'fail',
    },
    {
      says: 'the live line behind grep',
      test: value('clusterIP', '10.9.0.10'),
      ran: { command: `${get} | grep clusterIP`, out: CUT },
      verdict: 'pass',
    },
    {
      says: 'the annotation behind grep',
      test: value('clusterIP', '10.9.0.7'),
      ran: { command: `${get} | grep clusterIP`, out: CUT },
      verdict: 'fail',
    },
    {
      says: 'two live lines that differ',
      test: value('clusterIP', '10.9.0.10'),
      ran: { command: `${get} | grep clusterIP:`, out: '  clusterIP: 10.9.0.10\n  clusterIP: 10.9.0.11\n' },
      verdict: 'fail',
    },
    {
      says: 'flow and block of two pods',
      test: value('securityContext.runAsNonRoot', 'true'),
      ran: { command: 'kubectl get pods -o yaml', out: PODS('runAsNonRoot: true', 'runAsNonRoot: true') },
      verdict: 'pass',
    },
    {
      says: 'two pods that differ',
      test: value('runAsNonRoot', 'true'),
      ran: { command: 'kubectl get pods -o yaml', out: PODS('runAsNonRoot: true', 'runAsNonRoot: false') },
      verdict: 'fail',
    },
    {
      says: 'a pod that lacks the key',
      test: value('runAsNonRoot', 'true'),
      ran: { command: 'kubectl get pods -o yaml', out: PODS('runAsNonRoot: true', 'privileged: false') },
      verdict: 'fail',
    },
    {
      says: 'a list that a cut may have shortened, and asks again',
      test: value('drop', '[ALL]'),
      ran: {
        command: 'kubectl get pods -l app=web -o yaml | grep -A 1 drop',
        out: '          drop:\n          - ALL\n',
      },
      verdict: 'undecided',
      asks: 'kubectl get pods -l app=web -o json',
    },
    {
      says: 'another first entry of a cut list',
      test: value('drop', '[ALL]'),
      ran: { command: 'kubectl get pods -o yaml | grep -A 1 drop', out: '          drop:\n          - NET_RAW\n' },
      verdict: 'fail',
    },
    {
      says: 'a flow list',
      test: value('drop', '[ALL]'),
      ran: { command: 'kubectl get pods -o yaml | grep drop', out: '          drop: ["ALL"]\n' },
      verdict: 'pass',
    },
    {
      says: 'a number of JSON',
      test: value('replicas', '2'),
      ran: { command: 'kubectl get deploy web -o json', out: '{"spec":{"replicas":2},"status":{"replicas":2}}' },
      verdict: 'pass',
    },
    {
      says: 'a status that is behind its spec',
      test: value('replicas', '2'),
      ran: { command: 'kubectl get deploy web -o json', out: '{"spec":{"replicas":2},"status":{"replicas":1}}' },
      verdict: 'fail',
    },
    {
      says: '1.10 for 1.1',
      test: value('version', '1.1'),
      ran: { command: 'yq . chart.yaml', out: 'version: 1.10\n' },
      verdict: 'fail',
    },
    {
      says: 'several JSON documents of jq',
      test: value('ready', 'true'),
      ran: {
        command: 'kubectl get pods -o json | jq .items[].status',
        out: '{\n "ready": true\n}\n{\n "ready": false\n}\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a bare value of jsonpath',
      test: value('clusterIP', '10.9.0.10'),
      ran: { command: "kubectl get svc web -o jsonpath='{.spec.clusterIP}'", out: '10.9.0.10' },
      verdict: 'pass',
    },
    {
      says: 'another bare value',
      test: value('clusterIP', '10.9.0.1'),
      ran: { command: "kubectl get svc web -o jsonpath='{.spec.clusterIP}'", out: '10.9.0.10' },
      verdict: 'fail',
    },
    {
      says: 'redis info',
      test: value('role', 'master'),
      ran: { command: 'redis-cli info replication', out: '# Replication\r\nrole:master\r\nconnected_slaves:2\r\n' },
      verdict: 'pass',
    },
    {
      says: 'another role',
      test: value('role', 'master'),
      ran: { command: 'redis-cli info replication', out: '# Replication\r\nrole:slave\r\nmaster_host:10.1.1.1\r\n' },
      verdict: 'fail',
    },
    {
      says: 'a terraform output',
      test: value('region', 'eu-1'),
      ran: { command: 'terraform output', out: 'region = "eu-1"\nzone = "eu-1-a"\n' },
      verdict: 'pass',
    },
    {
      says: 'a key that is not printed',
      test: value('region', 'eu-1'),
      ran: { command: 'terraform output', out: 'regions = "eu-1"\n' },
      verdict: 'undecided',
    },
    {
      says: 'grep that found nothing',
      test: value('region', 'eu-1'),
      ran: { command: 'terraform output | grep region', stages: [0, 1] },
      verdict: 'fail',
    },
    {
      says: 'a column of that name',
      test: value('minAvailable', '1'),
      ran: { command: 'kubectl get pdb', out: 'NAME   MIN AVAILABLE   AGE\nweb    1               5m\n' },
      verdict: 'pass',
    },
  ]);
});
