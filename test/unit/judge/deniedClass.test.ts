import { beside } from '../../support/besideCases.ts';

describe('a class that is denied', () => {
  beside('cat access.log', [
    ['no 5xx', '10.7.0.1 "GET /lamp HTTP/1.1" 503 592\n', 'undecided'],
    ['no 500s', 'upstream returned 500\n', 'fail'],
    ['no 500s', 'upstream returned 503\n', 'undecided'],
    ['no 4xx', 'path=/lamp status=404\n', 'undecided'],
    ['no 429s', 'a "GET /" 429 5\n', 'undecided'],
  ]);
  beside('kubectl get svc', [
    [
      'no 10.96.0.0/16',
      'NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nlamp   ClusterIP   10.96.0.12   <none>        80/TCP    1d\n',
      'undecided',
    ],
    [
      'no 300xx',
      'NAME   TYPE       CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE\nlamp   NodePort   10.96.0.12   <none>        80:30080/TCP   1d\n',
      'undecided',
    ],
  ]);
  beside('trivy image lamp', [['no CVE-2030-xxxx', 'libmoth CVE-2030-1234 HIGH\n', 'undecided']]);
  beside('git tag', [
    ['no -rc', 'v1.0.0\nv1.1.0-rc1\n', 'undecided'],
    ['no rc-tags', 'v1.0.0\nv1.1.0-rc1\n', 'undecided'],
  ]);
  beside('kubectl logs deploy/lamp', [['no errors in the logs', 'lamp starts\nsegfault at 0\n', 'undecided']]);
});
