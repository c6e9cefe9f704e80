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
    [
      'undecided',
      'restore works',
      'velero restore create r1',
      `Restore request "r1" submitted\n${'note of a step\n'.repeat(20_000)}`,
    ],
  ]);
});
