import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgedBeside } from '../../support/severalCases.ts';

interface Listing {
  readonly command: string;
  readonly kind: string;
  readonly header: readonly string[];
  /** What each row says where all is well. */
  readonly good: readonly string[];
  /** What a row may say instead, by column. */
  readonly off: Readonly<Record<string, readonly string[]>>;
}

const LISTINGS: readonly Listing[] = [
  {
    command: 'kubectl get pods -n quay',
    kind: 'pods',
    header: ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'],
    good: ['2/2', 'Running', '0', '2d'],
    off: { READY: ['1/2', '0/2'], STATUS: ['Pending', 'CrashLoopBackOff'], RESTARTS: ['7', '10'] },
  },
  {
    command: 'kubectl get nodes',
    kind: 'nodes',
    header: ['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION'],
    good: ['Ready', '<none>', '9d', 'v1.31.2'],
    off: { STATUS: ['NotReady', 'Ready,SchedulingDisabled'], VERSION: ['v1.31.20', 'v1.30.2'] },
  },
  {
    command: 'kubectl get pvc -n quay',
    kind: 'PVCs',
    header: ['NAME', 'STATUS', 'VOLUME', 'CAPACITY', 'STORAGECLASS', 'AGE'],
    good: ['Bound', 'pvc-1a', '10Gi', 'gp3', '9d'],
    off: { STATUS: ['Pending', 'Lost'], CAPACITY: ['1Gi', '100Gi'], STORAGECLASS: ['gp2'] },
  },
  {
    command: 'kubectl get deploy -n quay',
    kind: 'deployments',
    header: ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
    good: ['2/2', '2', '2', '9d'],
    off: { READY: ['1/2', '0/2', '12/2'] },
  },
  {
    command: 'kubectl get jobs -n quay',
    kind: 'jobs',
    header: ['NAME', 'STATUS', 'COMPLETIONS', 'DURATION', 'AGE'],
    good: ['Complete', '1/1', '38s', '9d'],
    off: { STATUS: ['Failed', 'Running'], COMPLETIONS: ['0/1'] },
  },
  {
    command: 'kubectl get certificates -n quay',
    kind: 'certificates',
    header: ['NAME', 'READY', 'SECRET', 'AGE'],
    good: ['True', 'quay-tls', '9d'],
    off: { READY: ['False', 'Unknown'] },
  },
];

/** Ways to say values of all rows. */
const FORMS: readonly ((values: readonly string[], columns: readonly string[], kind: string) => string)[] = [
  (values) => values.join(' '),
  (values) => values.join(', '),
  (values) => values.join(' and '),
  (values) => values.join('; '),
  (values) => values.join(' with '),
  (values) => `${values[0] ?? ''}${values.length > 1 ? ` (${values.slice(1).join(', ')})` : ''}`,
  (values, columns) => values.map((value, i) => `${columns[i] ?? ''} ${value}`).join(', '),
  (values, columns) => values.map((value, i) => `${columns[i] ?? ''}=${value}`).join(' '),
  (values, _, kind) => `${kind} ${values.join(' ')}`,
  (values, _, kind) => `${kind}: ${values.join(', ')}`,
  (values, _, kind) => `all ${kind} ${values.join(' ')}`,
  (values, _, kind) => `all ${kind} are ${values.join(' and ')}`,
  (values, _, kind) => `3 ${kind} ${values.join(' ')}`,
  (values) => `each ${values.join(' ')}`,
  (values) => `everything ${values.join(', ')}`,
  (values) => `should be ${values.join(' ')}`,
  (values) => `shows ${values.join(' and ')}`,
  (values) => `now ${values.join(' ')}`,
];

function printed(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)) + 3);
  return all
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

const listed = fc.constantFrom(...LISTINGS).chain((listing) => {
  const columns = Object.keys(listing.off);
  return fc.record({
    listing: fc.constant(listing),
    said: fc.shuffledSubarray(columns, { minLength: 1 }),
    form: fc.constantFrom(...FORMS),
    count: fc.constantFrom(2, 3),
    at: fc.nat(),
    pick: fc.nat(),
    which: fc.nat(),
  });
});

describe('a list of which one row is not as the words say of all', () => {
  const goodOf = ({ header, good }: Listing, column: string): string => good[header.indexOf(column) - 1] ?? '';

  it('never passes', () => {
    fc.assert(
      fc.property(listed, ({ listing, said, form, count, at, pick, which }) => {
        const column = said[which % said.length] ?? '';
        const others = listing.off[column] ?? [];
        const other = others[pick % others.length] ?? '';
        const rows = Array.from({ length: count }, (_, i) => [
          `tide-${String(i)}`,
          ...listing.good.map((cell, j) => (i === at % count && listing.header[j + 1] === column ? other : cell)),
        ]);
        const words = form(
          said.map((name) => goodOf(listing, name)),
          said,
          listing.kind,
        );
        const verdict = judgedBeside(words, [[listing.command, printed(listing.header, rows)]]);
        assert.notEqual(verdict, 'pass', `“${words}” on\n${printed(listing.header, rows)}`);
      }),
      { numRuns: 800 },
    );
  });

  it('passes in the usual ways of saying it once that row is as the others', () => {
    for (const listing of LISTINGS)
      for (const column of Object.keys(listing.off)) {
        const rows = [0, 1, 2].map((i) => [`tide-${String(i)}`, ...listing.good]);
        const words = `${column} ${goodOf(listing, column)}`;
        assert.equal(judgedBeside(words, [[listing.command, printed(listing.header, rows)]]), 'pass', words);
      }
  });
});

/** Outputs without a header: a value of each of three things, as so many lines or in one. */
const LISTS: readonly (readonly [
  command: string,
  kind: string,
  good: string,
  off: string,
  line: (values: readonly string[]) => string,
])[] = (() => {
  const lines = (values: readonly string[]): string => `${values.join('\n')}\n`;
  const named =
    (between: string) =>
    (values: readonly string[]): string =>
      values.map((value, i) => `tide-${String(i)}${between}${value}\n`).join('');
  const inLine = (values: readonly string[]): string => `${values.join(' ')}\n`;
  const ofPods = (path: string): string => `kubectl get pods -n quay -o jsonpath='{.items[*].${path}}'`;
  return [
    [ofPods('status.phase'), 'pods', 'Running', 'Pending', inLine],
    [ofPods('spec.containers[*].securityContext.runAsNonRoot'), 'containers', 'true', 'false', inLine],
    [ofPods('spec.containers[*].image'), 'images', 'reg.example/quay:1.4.2', 'reg.example/quay:1.4.20', inLine],
    [
      "aws rds describe-db-instances --query 'DBInstances[].StorageEncrypted' --output text",
      'databases',
      'True',
      'False',
      inLine,
    ],
    ["flux get ks -A --no-header | awk '{print $5}'", 'kustomizations', 'True', 'Unknown', lines],
    ['systemctl is-active oak elm ash', 'units', 'active', 'failed', lines],
    ['for h in oak elm ash; do ssh $h uname -r; done', 'hosts', '6.1.0-25-amd64', '6.1.0-2-amd64', lines],
    ["docker ps --format '{{.Names}} {{.Status}}'", 'containers', 'Up 2 days', 'Exited (1) 2 hours ago', named(' ')],
    ['kubectl get deploy -n quay -o jsonpath=…', 'deployments', '2', '12', named('=')],
    ['grep -r PermitRootLogin conf.d/', 'files', 'PermitRootLogin no', 'PermitRootLogin yes', named('.conf:')],
  ];
})();

const SAID: readonly ((value: string, kind: string) => string)[] = [
  (value) => value,
  (value) => `\`${value}\``,
  (value) => `all ${value}`,
  (value) => `each ${value}`,
  (value) => `every one ${value}`,
  (value) => `only ${value}`,
  (value) => `shows ${value}`,
  (value) => `prints ${value}`,
  (value) => `should be ${value}`,
  (value) => `${value} everywhere`,
  (value) => `${value} for all`,
  (value) => `${value} in every line`,
  (value, kind) => `all ${kind} ${value}`,
  (value, kind) => `all ${kind} are ${value}`,
  (value, kind) => `${kind}: ${value}`,
  (value, kind) => `${value} on all ${kind}`,
  (value, kind) => `3 ${kind} ${value}`,
];

describe('a list without a header, of which one value is another than the words say', () => {
  for (const [command, kind, good, off, print] of LISTS)
    it(`never passes: ${command}`, () => {
      for (const say of SAID)
        for (const at of [0, 1, 2]) {
          const out = print([0, 1, 2].map((i) => (i === at ? off : good)));
          assert.notEqual(judgedBeside(say(good, kind), [[command, out]]), 'pass', `“${say(good, kind)}” on\n${out}`);
        }
    });

  it('passes where all are as they should be', () => {
    const all = LISTS.map(([command, , good, , print]) =>
      judgedBeside(`all ${good}`, [[command, print([good, good, good])]]),
    );
    assert.ok(all.filter((verdict) => verdict === 'pass').length > LISTS.length / 2, all.join(', '));
  });
});
