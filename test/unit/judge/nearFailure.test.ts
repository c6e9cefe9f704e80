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
  beside('kubectl get job mill', [
    [
      'Job mill completed 1/1',
      'NAME   STATUS     COMPLETIONS   AGE\nmill   Complete   1/1           5m\n',
      'undecided',
    ],
    ['Job mill completed 1/1', 'NAME   STATUS    COMPLETIONS   AGE\nmill   Running   0/1           5m\n', 'fail'],
  ]);
  beside('kubectl describe node mill-2', [
    ['no DiskPressure', 'Conditions:\n  DiskPressure   False   KubeletHasNoDiskPressure\n', 'undecided'],
    ['no DiskPressure', 'Conditions:\n  DiskPressure   True   KubeletHasDiskPressure\n', 'fail'],
  ]);
  const scaled =
    'NAME   REFERENCE        MINPODS   MAXPODS   REPLICAS   AGE\noar    Deployment/oar   2         8         3          4d\n';
  beside('kubectl get hpa oar', [['between 2 and 8 replicas', scaled, 'undecided']]);
  beside('kubectl get pods -A -o wide --field-selector spec.nodeName=mill-3', [
    ['no pods on node mill-3', '', 'pass', 0, 'No resources found\n'],
  ]);
  beside('kubectl get pods -o wide', [['pod IPs in 10.244.0.0/16', pods, 'undecided']]);
});
