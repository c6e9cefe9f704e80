import { beside } from '../../support/besideCases.ts';

describe('words about all there is, beside as many lines as were asked for', () => {
  const barges = (n: number): string =>
    ['NAME     READY   STATUS    RESTARTS   AGE']
      .concat(Array.from({ length: n }, (_, i) => `barge-${String(i)}  1/1     Running   0          4d`))
      .join('\n') + '\n';
  beside('kubectl get pods -A | head -4', [
    ['all pods Running', barges(3), 'undecided'],
    ['every pod in the cluster Running', barges(3), 'undecided'],
    ['all pods Running', barges(2), 'pass'],
    ['barge-9 Running', barges(3), 'undecided'],
    ['barge-9 Running', barges(2), 'fail'],
    ['barge-9 exists', barges(3), 'undecided'],
    ['barge-9 is gone', barges(3), 'undecided'],
    ['barge-9 is gone', barges(2), 'pass'],
    ['no pod Pending', barges(3), 'undecided'],
    ['no pod Pending', barges(2), 'pass'],
    ['only Running pods', barges(3), 'undecided'],
    ['3 pods Running', barges(3), 'undecided'],
    ['at least 3 pods Running', barges(3), 'pass'],
    ['2 pods Running', barges(2), 'pass'],
    ['all pods Running', barges(2) + 'barge-9  0/1     Pending   0          4d\n', 'fail'],
  ]);
  beside('kubectl get pods | head -n 9 | grep -v Running | wc -l', [['no other pods', '0\n', 'undecided']]);
  beside('kubectl get pods --no-headers | head -5 | wc -l', [
    ['5 pods', '5\n', 'undecided'],
    ['at least 5', '5\n', 'pass'],
    ['4 pods', '4\n', 'pass'],
  ]);
  // Who writes how far to look back in a log means just that.
  beside('kubectl logs deploy/lock --tail=3', [
    ['no errors', 'gate opened\ngate closed\ngate opened\n', 'pass'],
    ['no errors', 'gate opened\ngate closed\n', 'pass'],
    ['no errors in the last hour', 'gate opened\ngate closed\ngate opened\n', 'undecided'],
    ['no errors', 'gate opened\nerror: gate stuck\ngate opened\n', 'fail'],
  ]);
  beside('kubectl logs deploy/lock --tail=2', [
    ['no errors in the last 2 lines', 'gate opened\ngate closed\n', 'pass'],
    ['no errors in the last 2 hours', 'gate opened\ngate closed\n', 'undecided'],
    ['no errors in the latest release', 'gate opened\ngate closed\n', 'undecided'],
  ]);
  beside('journalctl -u lock -n 2', [
    ['no errors', 'Jun 03 quay lock[1]: opened\nJun 03 quay lock[1]: closed\n', 'pass'],
    ['no errors', 'Jun 03 quay lock[1]: opened\n', 'pass'],
  ]);
  for (const cut of ["sed -n '1,4p'", 'sed 4q', "awk 'NR<5'", "grep -m 4 ''"])
    beside(`kubectl get pods -A | ${cut}`, [
      ['all pods Running', barges(3), 'undecided'],
      ['barge-1 Running', barges(3), 'pass'],
    ]);
  beside('git log --oneline -2', [
    ['no merge commits', 'a1b2c3d Lift the gate\n5d6e7f8 Paint the gate\n', 'undecided'],
    ['no merge commits', 'a1b2c3d Lift the gate\n', 'undecided'],
  ]);
  beside('pytest -q | tail -1', [
    ['no failures', '12 passed, 0 failed in 3.1s\n', 'pass'],
    ['all tests passed', 'All tests passed.\n', 'pass'],
  ]);
  beside('kubectl get pods | tail -n +2', [['all Running', barges(12).split('\n').slice(1).join('\n'), 'pass']]);
});
