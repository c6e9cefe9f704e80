import { beside } from '../../support/besideCases.ts';

const manifest = (env: string): string =>
  `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: kiln\n        env:\n${env}`;
const variable = (name: string, value: string): string => `        - name: ${name}\n          value: ${value}\n`;
const elsewhere =
  '        - name: CLAY_HOST\n          valueFrom:\n            configMapKeyRef:\n              name: clay\n';

describe('variables of a container, which a manifest lists by name and value', () => {
  beside('kubectl get deploy kiln -o yaml', [
    ['CLAY_HOST is pit.example', manifest(variable('CLAY_HOST', 'pit.example')), 'pass'],
    ['CLAY_HOST=pit.example', manifest(variable('CLAY_HOST', 'pit.example')), 'pass'],
    ['CLAY_HOST is pit.example', manifest(variable('CLAY_HOST', 'old.example')), 'fail'],
    [
      'CLAY_HOST is pit.example',
      manifest(variable('CLAY_HOST', 'old.example') + variable('CLAY_SPARE', 'pit.example')),
      'fail',
    ],
    ['CLAY_HOST is pit.example', manifest(variable('CLAY_SPARE', 'pit.example')), 'fail'],
    ['CLAY_HOST is pit.example', manifest(elsewhere), 'undecided'],
    [
      'CLAY_HOST is pit.example',
      `${manifest(variable('CLAY_HOST', 'pit.example'))}      - name: side\n        env:\n${variable('CLAY_HOST', 'old.example')}`,
      'fail',
    ],
  ]);
});

describe('images in a list that has repository and tag in columns of their own', () => {
  const list = (...rows: readonly string[]): string =>
    `REPOSITORY   TAG       IMAGE ID       CREATED        SIZE\n${rows.map((row) => `${row}     3f1c2a9b0c11   2 days ago     182MB\n`).join('')}`;
  const there = list('kiln         1.4.1', 'kiln         1.4.2');
  const off = list('kiln         1.4.1', 'oven         1.4.2');
  for (const words of [
    'kiln:1.4.2 is present',
    'image kiln:1.4.2 exists',
    'contains kiln:1.4.2',
    '`kiln:1.4.2` is listed',
  ])
    beside('docker images', [
      [words, there, 'pass'],
      [words, off, 'fail'],
    ]);
});

describe('quantiles, as tools that measure print them', () => {
  const hey =
    'Latency distribution:\n  95% in 0.2201 secs\n  99% in 0.4001 secs\n\nStatus code distribution:\n  [200]\t200 responses\n';
  beside('hey -n 200 https://kiln.example', [
    ['p95 under 0.3 s', hey, 'pass'],
    ['p95 under 300 ms', hey, 'pass'],
    ['p99 under 0.3 s', hey, 'undecided'],
  ]);
  const k6 = (p95: string): string =>
    `     http_req_duration..............: avg=121.04ms min=80.21ms med=110.2ms max=401.22ms p(90)=190.4ms p(95)=${p95}\n`;
  beside('k6 run smoke.js', [
    ['p95 below 300 ms', k6('231.5ms'), 'pass'],
    ['p(95) < 1s', k6('231.5ms'), 'pass'],
    ['p95 of http_req_duration is below 300 ms', k6('331.5ms'), 'fail'],
  ]);
  beside('wrk -d5s --latency https://kiln.example', [
    ['p95 latency < 250ms', '  Latency Distribution\n     50%  110.20ms\n     95%  231.50ms\n', 'pass'],
  ]);
});

describe('settings of a topic behind their heading', () => {
  const topic = (ms: string): string =>
    `Topic: clay\tPartitionCount: 1\tReplicationFactor: 3\tConfigs: min.insync.replicas=2,retention.ms=${ms}\n\tTopic: clay\tPartition: 0\tLeader: 1\n`;
  beside('kafka-topics.sh --describe --topic clay', [
    ['retention.ms is 604800000', topic('604800000'), 'pass'],
    ['retention.ms is 604800000', topic('6048000000'), 'fail'],
    ['min.insync.replicas=2', topic('604800000'), 'pass'],
    ['min.insync.replicas is 3', topic('604800000'), 'fail'],
  ]);
});

describe('an application that the command names', () => {
  const app = (sync: string, health: string): string =>
    `Name:               argocd/kiln\nSync Status:        ${sync} (3f1c2a9)\nHealth Status:      ${health}\n`;
  beside('argocd app get kiln', [
    ['kiln is Synced and Healthy', app('Synced to main', 'Healthy'), 'pass'],
    ['kiln is Synced', app('OutOfSync from main', 'Healthy'), 'fail'],
    ['kiln is Synced and Healthy', app('Synced to main', 'Degraded'), 'fail'],
    ['oven is Synced', app('Synced to main', 'Healthy'), 'undecided'],
  ]);
});

describe('a rollout that still waited before it was through', () => {
  const waits = 'Waiting for deployment "kiln" rollout to finish: 0 of 1 updated replicas are available...\n';
  beside('kubectl rollout status deploy/kiln --timeout=60s', [
    ['successfully rolled out', `${waits}deployment "kiln" successfully rolled out\n`, 'pass'],
    ['rollout completes', `${waits}deployment "kiln" successfully rolled out\n`, 'pass'],
    ['rollout completes', waits, 'fail', 1, 'error: timed out waiting for the condition\n'],
  ]);
});

describe('only that', () => {
  const nodes = (address: string): string =>
    `NAME    STATUS   ROLES    AGE   VERSION   INTERNAL-IP\nkiln-1  Ready    <none>   3d    v1.31.0   ${address}\n`;
  beside('kubectl get nodes -o wide', [['only 10.3.0.9', nodes('10.3.0.9'), 'undecided']]);
  beside('dig +short kiln.example', [
    ['only 10.3.0.9', '10.3.0.9\n', 'pass'],
    ['10.3.0.9 is the only address', '10.3.0.9\n10.3.0.10\n', 'fail'],
    ['only 10.3.0.9', '10.3.0.90\n', 'fail'],
  ]);
  const unit = (now: string): string =>
    `● kiln.service\n     Loaded: loaded (/lib/kiln.service; ${now}; preset: enabled)\n`;
  beside('systemctl status kiln', [
    ['enabled on boot', unit('enabled'), 'pass'],
    ['enabled at boot', unit('disabled'), 'fail'],
  ]);
});

describe('an upper bound beside rows of which one shows 0', () => {
  const lag = (second: string): string =>
    `GROUP   TOPIC  PARTITION  LAG\nkiln    clay   0          2\nkiln    clay   1          ${second}\n`;
  beside('kafka-consumer-groups.sh --describe --group kiln', [
    ['lag below 100', lag('0'), 'pass'],
    ['lag is at most 2', lag('0'), 'pass'],
    ['lag below 100', lag('302'), 'undecided'],
    ['every partition has lag below 100', lag('302'), 'undecided'],
  ]);
});

describe('words for a thing that something else is called', () => {
  const pool = (state: string): string =>
    `  pool: tank\n state: ${state}\n  scan: none requested\n\nerrors: No known data errors\n`;
  beside('zpool status tank', [['pool is ONLINE', pool('DEGRADED'), 'undecided']]);
  const bgp = (second: string): string =>
    `| PEER ADDRESS | STATE | INFO |\n|--------------|-------|------|\n| 10.0.0.12    | up    | Established |\n| 10.0.0.13    | up    | ${second} |\n`;
  beside('calicoctl node status', [
    ['every peer is Established', bgp('Established'), 'pass'],
    ['every peer is Established', bgp('Active Socket'), 'fail'],
  ]);
  const flags = '{ "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "BlockPublicPolicy": true } }\n';
  beside('aws s3api get-public-access-block --bucket kiln', [['public access is blocked', flags, 'undecided']]);
  beside('vault kv get secret/kiln', [
    ['has a password key', 'Key         Value\n---         -----\npassword    clay\nuser        app\n', 'undecided'],
  ]);
});
