import assert from 'node:assert/strict';
import { deniesPrinted } from '../../../src/judge/doubts/deniesPrinted.ts';
import { observe } from '../../support/observe.ts';
import { wordRows } from '../../support/wordRows.ts';

const MANY = 6000;
const row = (n: number, status: string): string =>
  `${`oar-${n}`.padEnd(10)}1/1     ${status.padEnd(18)}0          3d\n`;
/** Some 300 kB, in which one row in the middle is of the other status. */
const podsWith = (other: string): string =>
  'NAME      READY   STATUS            RESTARTS   AGE\n' +
  Array.from({ length: MANY }, (_, n) => row(n, n === MANY / 2 ? other : 'Running')).join('');
const endpoints = (last: string): string =>
  'NAME      ENDPOINTS\n' +
  Array.from({ length: MANY * 2 }, (_, n) => `${`oar-${n}`.padEnd(10)}10.244.0.9:8080\n`).join('') +
  `oar-last  ${last}\n`;

describe('doubts about long outputs, which are those of short ones', () => {
  wordRows([
    ['pass', 'exits 0, no errors', 'kubectl get pods', podsWith('Running')],
    ['undecided', 'exits 0, no errors', 'kubectl get pods', podsWith('ImagePullBackOff')],
    ['undecided', 'endpoints exist', 'kubectl get endpoints', endpoints('<none>')],
    // An expression that goes on over line ends would take minutes here.
    ['pass', 'succeeds', './look.sh', `done\n${'\n'.repeat(300_000)}${' '.repeat(300_000)}1\n`],
    ['pass', 'no errors', 'kubectl logs reef-0', `INFO start\n${'\n'.repeat(300_000)}INFO ${'-  '.repeat(50_000)}1\n`],
    ['pass', 'reef-1 is listed', 'ls data', `${'\n'.repeat(100_000)}reef-1\n${'  A'.repeat(50_000)}1\n`],
    ['undecided', '2 files', './look.sh', `${' '.repeat(50_000)}reef\nhull\n`],
    ['pass', 'reef-1 is listed', './look.sh', `reef-1\n${' '.repeat(20_000)}reef\n`],
    ['pass', 'both OK', './look.sh', `${' '.repeat(20_000)}x\nboth OK\n`],
    ['pass', 'reef is reachable', './look.sh', `${'reef is reachable '.repeat(3_000)}\n`],
    // A word that no pattern can be made of, and lists that no parser can follow.
    ['pass', 'reef is reachable', './look.sh', `${'a'.repeat(50_000)}\nreef is reachable\n`],
    ['pass', 'reef is reachable', './look.sh', `${'- '.repeat(20_000)}\nreef is reachable\n`],
    ['pass', 'all at 1.4.2', './look.sh', 'reef at 1.4.2\n'.repeat(3_000)],
    [
      'undecided',
      'restore works',
      'velero restore create r1',
      `Restore request "r1" submitted\n${'note of a step\n'.repeat(20_000)}`,
    ],
  ]);

  // Where each letter or blank of a line began a search of its own, this took minutes.
  it('are looked for once along a line', () => {
    const says = { kind: 'says', text: 'a', command: 0, on: 'stdout', clause: 'a' } as const;
    const passed = { rule: says, verdict: 'pass', because: '', found: null, foundLine: null } as const;
    for (const piece of [' ', 'a', 'a '])
      assert.equal(
        deniesPrinted('no STALE reefs', [passed], observe({ command: 'ls', out: `x\n${piece.repeat(100_000)}!\n` })),
        false,
      );
  });
});
