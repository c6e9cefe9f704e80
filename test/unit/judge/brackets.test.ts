import { strict as assert } from 'node:assert';
import { describeBlock } from '../../../src/command/describe.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [verdict: Verdict, words: string, command: string, stdout: string];

function cases(list: readonly Case[]): void {
  for (const [verdict, expect, command, stdout] of list)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 90)}`, () => {
      const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' }, describeBlock);
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
