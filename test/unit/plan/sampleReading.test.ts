import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { notRun } from '../../support/notRun.ts';
import { reading } from '../../support/reading.ts';

/** Beside the project, or beside the folder that holds its working trees. */
const STORY = ['../../../../', '../../../../../']
  .map((up) => new URL(`${up}shared/stories/STORY-DNS-COREDNS-BASE.md`, import.meta.url))
  .find((url) => existsSync(url));

/** Line of the words, lines of the commands, and how reading.md says that they are read. */
const TASKS: readonly (readonly [number, readonly number[], readonly string[]])[] = [
  [
    92,
    [89, 90],
    [
      '[0] exit is 0',
      '[1] exit is 0',
      '[0] the output parses as YAML or JSON',
      '[1] the output parses as YAML or JSON',
    ],
  ],
  [
    108,
    [104, 105, 106],
    [
      '[0] READY is 2/2 in every row',
      '[0] AVAILABLE is 2 in every row',
      '[1] NODE differs from row to row, of at least 2 rows',
      '[2] MIN AVAILABLE is 1 in every row',
    ],
  ],
  [115, [112, 113], ['[0] every clusterIP is 10.245.0.10']],
  [116, [112, 113], ['[1] every replicas is 2']],
  [
    131,
    [127, 128, 129],
    [
      '[0] READY is 2/2 in every row',
      '[0] AVAILABLE is 2 in every row',
      '[1] NODE differs from row to row, of at least 2 rows',
    ],
  ],
  [137, [135], ['[0] every clusterIP is 10.247.0.10']],
  [145, [143], ['[0] resolves to 10.245.0.1']],
  [151, [149], ['[0] resolves to a public address', '? via Cloudflare upstream']],
  [157, [155], ['[0] resolves to the value given for pod-ip']],
  [164, [161, 162], ['[0] resolves', '[1] resolves']],
  [
    171,
    [168, 169],
    [
      '[0] allow-dns is listed',
      '[null] the file kubernetes/components/networkpolicy/allow-dns/ciliumnetworkpolicy.yaml exists',
      '[1] something is listed',
    ],
  ],
  [172, [168, 169], ['? policy allows traffic to k8s-app: kube-dns', '? k8s-app: coredns labels']],
  [179, [176, 177], ['[0] STATUS is Running in every row', '[1] no word of the list dns-errors is printed']],
  [185, [183], ['[0] no word of the list dns-errors is printed']],
  [194, [191, 192], ['[1] a sample of coredns_dns_requests_total is printed']],
  [201, [198, 199], ['[0] something is listed', '? vmagent discovers', '? scrapes target']],
  [208, [205, 206], ['[1] the query has a result']],
  [
    214,
    [212],
    ['CoreDNSAbsent', 'CoreDNSDown', 'CoreDNSHighQueryRate', 'CoreDNSHighErrorRate', 'CoreDNSLatencyHigh'].map(
      (a) => `[0] some alert is ${a}`,
    ),
  ],
  [222, [219, 220], ['[1] HTTP status is 200']],
  [229, [226, 227], ['[1] HTTP status is 200']],
  [237, [233, 234], ['? Zero DNS lookup failures during rollout']],
  [247, [242, 244], ['? DNS resolution continues', '? remaining replica']],
];

/** Lines of the matrix and the rule of each. */
const ROWS: readonly (readonly [number, string])[] = [
  [285, 'READY is 2/2 in every row'],
  [286, 'every minAvailable is 1'],
  [287, 'NODE differs from row to row, of at least 2 rows'],
  [288, 'something is listed'],
  [289, 'every clusterIP is 10.245.0.10'],
  [290, 'every clusterIP is 10.247.0.10'],
  [291, 'resolves to 10.245.0.1'],
  [292, 'resolves to a public address'],
  [293, 'resolves to the value given for pod-ip'],
  [294, 'Prometheus metrics are printed'],
  [295, 'something is listed'],
  [297, 'HTTP status is 200'],
  [298, 'HTTP status is 200'],
  [299, 'every runAsNonRoot is true'],
  [300, 'every readOnlyRootFilesystem is true'],
  [301, 'every drop is [ALL]'],
  [302, 'allow-dns is listed'],
  [304, 'every image coredns has the tag 1.38.0'],
];

describe('the expectations of the sample story', () => {
  const lines = STORY ? readFileSync(STORY, 'utf8').split('\n') : [];
  const line = (n: number): string => (lines[n - 1] ?? '').trim();
  before(function () {
    if (!STORY) notRun(this, 'the sample story is not beside the project');
  });

  for (const [at, commands, expected] of TASKS)
    it(`are read at line ${String(at)}`, () => {
      const words = line(at).replace(/^- (?:Verify|Confirm|Expected):? /, '');
      assert.deepEqual(reading(words, commands.map(line)), expected);
    });

  for (const [at, expected] of ROWS)
    it(`are read in the row at line ${String(at)}`, () => {
      const cells = line(at)
        .split(/(?<!\\)\|/)
        .map((c) => c.trim());
      const command = (cells[3] ?? '').replace(/^`|`$/g, '').replace(/\\\|/g, '|');
      const parts = command.includes(' & ') ? command.split(' & ') : [command];
      const index = parts.length - 1;
      assert.deepEqual(reading(cells[4] ?? '', parts), [`[${String(index)}] ${expected}`]);
    });

  it('are read in comments of free blocks', () => {
    assert.deepEqual(
      reading(line(332).replace('# ', ''), [329, 330, 331].map(line), { kind: 'near', command: 2, group: [0, 1, 2] }),
      [
        ...[0, 1, 2].map((n) => `[${String(n)}] STATUS is Running in every row`),
        ...[0, 1, 2].map((n) => `[${String(n)}] RESTARTS is 0 in every row`),
      ],
    );
  });
});
