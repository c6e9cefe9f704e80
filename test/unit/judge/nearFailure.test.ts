import { beside } from '../../support/besideCases.ts';

describe('a failure beside what plainly shows it in another form is none', () => {
  beside('git log --oneline -3', [
    ['3 commits', '4f1c2ab fix: oar\n1a2b3c4 feat: row\n0f0f0f0 chore: init\n', 'undecided'],
    ['3 commits', '4f1c2ab fix: oar\n1a2b3c4 feat: row\n', 'fail'],
  ]);
  beside('kubectl describe pod oar-0', [
    ['Node: mill-2', 'Name:  oar-0\nNode:  mill-2/10.20.0.22\n', 'undecided'],
    ['Node: mill-2', 'Name:  oar-0\nNode:  mill-22/10.20.0.22\n', 'fail'],
  ]);
  beside('kubectl describe svc oar', [
    ['targetPort 8080', 'Name:        oar\nTargetPort:  8080/TCP\n', 'undecided'],
    ['targetPort 8080', 'Name:        oar\nTargetPort:  18080/TCP\n', 'fail'],
  ]);
  beside('redis-cli dbsize', [
    ['0 keys', '(integer) 0\n', 'pass'],
    ['0 keys', '(integer) 7\n', 'fail'],
  ]);
  const pods =
    'NAME    READY   STATUS    RESTARTS   AGE   IP            NODE\noar-0   1/1     Running   0          2h    10.244.1.15   mill-1\n';
  beside('kubectl get pods -o wide', [['pod IPs in 10.244.0.0/16', pods, 'undecided']]);
});
