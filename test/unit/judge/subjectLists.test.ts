import { beside } from '../../support/besideCases.ts';

const pods = (second: string): string => `NAME    READY   STATUS             RESTARTS   AGE
oak-0   1/1     Running            0          1d
oak-1   0/1     ${second}   9          1d
oak-2   1/1     Running            0          1d
`;
const BAD = pods('CrashLoopBackOff');
const GOOD = pods('Running         ');

describe('several subjects, in whichever way they are listed', () => {
  const forms = [
    'oak-0 to oak-2 Running',
    'oak-0 through oak-2 Running',
    'from oak-0 to oak-2 Running',
    'oak-0/oak-1/oak-2 Running',
    'oak-0 – oak-2 Running',
    'oak-0, ..., oak-2 Running',
    'oak-0; oak-1; oak-2 Running',
    'oak-0 + oak-1 + oak-2 Running',
    'Running: oak-0, oak-1, oak-2',
    'Running pods: oak-0, oak-1, oak-2',
  ];
  beside('kubectl get pods', [
    ...forms.map((words) => [words, BAD, 'fail'] as const),
    ...forms.map((words) => [words, GOOD, 'pass'] as const),
  ]);
  beside('kubectl get ns', [
    ['Active namespaces: mill, yard', 'NAME   STATUS   AGE\nmill   Active   1d\nyard   Terminating   1d\n', 'fail'],
    ['Active: mill, yard', 'NAME   STATUS   AGE\nmill   Active   1d\nyard   Active   1d\n', 'pass'],
  ]);
});
