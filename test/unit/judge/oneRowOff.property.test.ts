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
    row: fc.nat(2),
    pick: fc.nat(),
    which: fc.nat(),
  });
});

describe('a list of which one row is not as the words say of all', () => {
  const goodOf = ({ header, good }: Listing, column: string): string => good[header.indexOf(column) - 1] ?? '';

  it('never passes', () => {
    fc.assert(
      fc.property(listed, ({ listing, said, form, row, pick, which }) => {
        const column = said[which % said.length] ?? '';
        const others = listing.off[column] ?? [];
        const other = others[pick % others.length] ?? '';
        const rows = [0, 1, 2].map((i) => [
          `tide-${String(i)}`,
          ...listing.good.map((cell, at) => (i === row && listing.header[at + 1] === column ? other : cell)),
        ]);
        const words = form(
          said.map((name) => goodOf(listing, name)),
          said,
          listing.kind,
        );
        const verdict = judgedBeside(words, [[listing.command, printed(listing.header, rows)]]);
        assert.notEqual(verdict, 'pass', `“${words}” on\n${printed(listing.header, rows)}`);
      }),
      { numRuns: 600 },
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
