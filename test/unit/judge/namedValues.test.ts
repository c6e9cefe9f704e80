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
  beside('hey -n 200 https://kiln.example', [
    ['p95 under 0.3 s', 'Latency distribution:\n  95% in 0.2201 secs\n  99% in 0.4001 secs\n', 'undecided'],
  ]);
});
