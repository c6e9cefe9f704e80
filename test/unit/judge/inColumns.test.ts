import { wordRows } from '../../support/wordRows.ts';

const pods = (restarts: string): string =>
  `NAME     READY   STATUS    RESTARTS      AGE\ntide-1   1/1     Running   0             3d\nebb-1    1/1     Running   ${restarts.padEnd(14)}3d\n`;
const nodes = (version: string): string =>
  `NAME   STATUS   ROLES   AGE   VERSION\nw1     Ready    <none>  4d    v1.29.4\nw2     Ready    <none>  4d    ${version}\n`;
const GONE = { exit: 1, err: 'Error from server (NotFound): namespaces "reef" not found\n' };

describe('what people say of what kubectl lists', () => {
  wordRows([
    ['pass', 'no pod has restarted', 'kubectl get pods', pods('0')],
    ['fail', 'no pod has restarted', 'kubectl get pods', pods('2 (3h ago)')],
    ['fail', 'none has restarted', 'kubectl get pods', pods('10')],
    ['undecided', 'no pod has restarted', 'kubectl get deploy', 'NAME   READY   AGE\ntide   1/1     3d\n'],
    ['undecided', 'no pod has been restarted by hand', 'kubectl get pods', pods('0')],
    ['pass', 'nodes are v1.29 or newer', 'kubectl get nodes', nodes('v1.30.1')],
    ['fail', 'nodes are v1.29 or newer', 'kubectl get nodes', nodes('v1.28.9')],
    ['fail', 'all nodes run at least v1.30', 'kubectl get nodes', nodes('v1.30.1')],
    ['pass', 'namespace reef no longer exists', 'kubectl get ns reef', '', GONE],
    ['pass', 'namespace `reef` is gone', 'kubectl get namespace/reef -o name', '', GONE],
    ['fail', 'namespace reef is gone', 'kubectl get ns reef', 'NAME   STATUS   AGE\nreef   Active   3d\n'],
    [
      'blocked',
      'namespace reef is gone',
      'kubectl get ns reef',
      '',
      {
        exit: 1,
        err: 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
      },
    ],
    ['undecided', 'namespace wreck is gone', 'kubectl get ns reef', '', GONE],
    ['undecided', 'namespace reef is gone', 'kubectl get ns reef hull', '', GONE],
    ['pass', 'everything unchanged', 'kubectl apply -k .', 'service/tide unchanged\nservice/ebb unchanged\n'],
    ['fail', 'everything unchanged', 'kubectl apply -k .', 'service/tide unchanged\nservice/ebb configured\n'],
  ]);
});
