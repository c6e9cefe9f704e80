// Judging 1 MB of output with each kind of rule, and watching 100 MB without keeping it.
import { splitBash } from '../src/command/bash.ts';
import { describeBlock } from '../src/command/describe.ts';
import type { RuleTest } from '../src/expect/rule.ts';
import type { Observed } from '../src/judge/contract.ts';
import { judgeRule } from '../src/judge/rule.ts';
import { startWatch } from '../src/judge/watch.ts';
import { median, sayRow } from './support/rows.ts';

const MEGABYTE = 1_000_000;

/** Lines until there is a megabyte. */
function megabyte(line: (i: number) => string): string {
  const parts: string[] = [];
  for (let size = 0, i = 0; size < MEGABYTE; i += 1) {
    const next = line(i);
    parts.push(next);
    size += next.length;
  }
  return parts.join('');
}

const pad = (i: number): string => String(i).padStart(6, '0');
const LOG = megabyte((i) => `2026-01-01T00:00:00Z level=info msg="request served" path=/items/${String(i)} took=3ms\n`);
const TABLE = `NAMESPACE   NAME                          READY   STATUS    RESTARTS   AGE\n${megabyte((i) => `shop        web-${pad(i)}-7dd779d554-qgr9t   1/1     Running   0          7m3s\n`)}`;
const POD = (i: number): string => `- kind: Pod
  metadata:
    labels:
      app: web
    name: web-${String(i)}
  spec:
    containers:
    - image: reg.example/web:1.4.0
      securityContext:
        capabilities:
          drop:
          - ALL
        runAsNonRoot: true
`;
const YAML = `apiVersion: v1\nitems:\n${megabyte(POD)}kind: List\n`;
const JSON_TEXT = JSON.stringify(
  {
    items: Array.from({ length: 7000 }, (_, i) => ({
      kind: 'Pod',
      metadata: { name: `web-${String(i)}` },
      spec: { containers: [{ securityContext: { runAsNonRoot: true } }] },
    })),
  },
  null,
  1,
);
const METRICS = megabyte(
  (i) => `# TYPE web_${String(i)}_total counter\nweb_${String(i)}_total{code="200"} ${String(i)}\n`,
);
const SERIES = JSON.stringify({
  status: 'success',
  data: {
    resultType: 'vector',
    result: Array.from({ length: 9000 }, (_, i) => ({
      metric: { __name__: 'up', job: `web-${String(i)}` },
      value: [1_700_000_000, '1'],
    })),
  },
});

const ROWS: readonly (readonly [test: RuleTest, out: string, command: string])[] = [
  [{ kind: 'contains', token: 'nowhere', exact: false }, LOG, 'kubectl logs web'],
  [{ kind: 'absent', tokens: [], exact: false, list: 'errors' }, LOG, 'kubectl logs web'],
  [{ kind: 'matches', pattern: '^nowhere$', flags: 'i' }, LOG, 'kubectl logs web'],
  [{ kind: 'lines', op: '=', count: 3, of: 'lines' }, LOG, 'kubectl logs web'],
  [{ kind: 'version', range: '1.31.x' }, LOG, 'kubectl logs web'],
  [{ kind: 'resolves', to: 'any' }, LOG, 'nslookup web'],
  [
    { kind: 'table', column: 'STATUS', test: 'compare', op: '=', value: 'Running', min: 1 },
    TABLE,
    'kubectl get pods -A',
  ],
  [{ kind: 'state', values: ['Running'] }, TABLE, 'kubectl get pods -A'],
  [{ kind: 'exists', name: 'nowhere' }, TABLE, 'kubectl get pods -A'],
  [{ kind: 'value', path: 'runAsNonRoot', op: '=', value: 'true' }, YAML, 'kubectl get pods -o yaml'],
  [{ kind: 'value', path: 'runAsNonRoot', op: '=', value: 'true' }, JSON_TEXT, 'kubectl get pods -o json'],
  [{ kind: 'yaml', fragment: 'capabilities: {drop: [ALL]}' }, YAML, 'kubectl get pods -o yaml'],
  [{ kind: 'image', image: 'web:1.4.0' }, YAML, 'kubectl get pods -o yaml'],
  [{ kind: 'metrics', series: 'nowhere' }, METRICS, 'curl localhost:9100/metrics'],
  [{ kind: 'series', name: 'up' }, SERIES, 'curl localhost:9090/api/v1/query?query=up'],
];

function observed(command: string, text: string): Observed {
  const [facts] = describeBlock(splitBash(command));
  if (!facts) throw new Error(`No command in ${command}`);
  const stdout = { bytes: text.length, sha256: '', complete: true, text };
  return {
    text: command,
    facts,
    outcome: { kind: 'exited', code: 0 },
    stages: [0],
    stdout,
    stderr: { ...stdout, bytes: 0, text: '' },
    ms: 1,
  };
}

function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

for (const [test, out, command] of ROWS) {
  // Each time anew: what was made of an output is kept with it.
  const fresh = (): ReadonlyMap<number, Observed> => new Map([[0, observed(command, out)]]);
  const rule = { ...test, command: 0, on: 'stdout', clause: '' } as const;
  judgeRule(rule, fresh(), new Map());
  const rounds = Array.from({ length: 7 }, fresh);
  const ms = median(rounds.map((one) => cpu(() => judgeRule(rule, one, new Map()))));
  const size = out.length / MEGABYTE;
  sayRow({
    name: `judge 1 MB: ${test.kind}`,
    detail: `${ms.toFixed(0)} ms CPU for ${size.toFixed(1)} MB (${command})`,
    value: ms / size,
    bar: 50,
    unit: ' ms',
  });
}

const absent = {
  kind: 'absent',
  tokens: [],
  exact: false,
  list: 'errors',
  command: 0,
  on: 'stdout',
  clause: '',
} as const;
const bytes = new TextEncoder().encode(LOG);
const start = process.memoryUsage().rss;
let most = start;
const spent = cpu(() => {
  const watch = startWatch([absent], 'kubectl logs web', observed('kubectl logs web', '').facts);
  for (let i = 0; i < 100; i += 1) {
    for (let at = 0; at < bytes.length; at += 65_536) watch.feed('stdout', bytes.subarray(at, at + 65_536));
    most = Math.max(most, process.memoryUsage().rss);
  }
  watch.finish();
});
sayRow({
  name: 'judge 100 MB as it streams: resident growth',
  detail: `${(spent / 100).toFixed(0)} ms CPU a MB`,
  value: (most - start) / MEGABYTE,
  bar: 150,
  unit: ' MB',
});
