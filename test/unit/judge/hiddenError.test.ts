import { beside } from '../../support/besideCases.ts';

const AWAY = 'Unable to connect to the server: dial tcp 10.7.0.1:6443: i/o timeout\n';

describe('errors of what runs apart from the command that is judged', () => {
  beside('diff <(kubectl get cm lamp -o yaml) <(kubectl get cm moth -o yaml)', [
    ['identical', '', 'pass'],
    ['identical', '', 'undecided', 0, AWAY],
    ['no diff', '', 'undecided', 0, AWAY],
    ['empty', '', 'undecided', 0, AWAY],
  ]);
  beside('N=$(kubectl get pods --no-headers | wc -l); echo $N', [
    ['0', '0\n', 'undecided', 0, AWAY],
    ['3', '3\n', 'pass'],
  ]);
  beside('wc -l < <(kubectl get pods -o name)', [['0', '0\n', 'undecided', 0, AWAY]]);
  beside("kubectl exec lamp -- sh -c 'cat /f | grep -c ERROR || true'", [
    ['0', '0\n', 'undecided', 0, 'cat: /f: No such file or directory\n'],
  ]);
  beside('test -z "$(kubectl get pods -A | grep Crash)"', [['exit 0', '', 'undecided', 0, AWAY]]);
});
