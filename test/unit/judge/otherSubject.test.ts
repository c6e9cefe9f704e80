import { beside } from '../../support/besideCases.ts';

describe('a stock phrase of another subject, or of fewer', () => {
  beside('kubectl wait --for=condition=Ready pod -l app=oak', [
    ['pod/oak-0 condition met', 'pod/oak-0 condition met\n', 'pass'],
    ['pod/oak-0 condition met', 'pod/elm-0 condition met\n', 'fail'],
    ['pod/oak-0 condition met', 'pod/oak-01 condition met\n', 'fail'],
    ['pod/oak-0 and pod/oak-1 condition met', 'pod/oak-0 condition met\n', 'fail'],
    ['both pods condition met', 'pod/oak-0 condition met\n', 'undecided'],
    ['both pods condition met', 'pod/oak-0 condition met\npod/oak-1 condition met\n', 'pass'],
  ]);
  beside('kubectl wait --for=condition=Available deploy --all', [
    ['deployment/oak condition met', 'deployment.apps/oak condition met\n', 'pass'],
    ['deployment.apps/oak condition met', 'deployment.apps/elm condition met\n', 'fail'],
  ]);
  beside('docker ps', [
    [
      'both containers healthy',
      `CONTAINER ID   IMAGE   COMMAND   CREATED   STATUS                 PORTS   NAMES
0a1b           a       "x"       2h ago    Up 2 hours (healthy)   80/tcp  oak
`,
      'undecided',
    ],
  ]);
  beside('sha256sum -c S', [
    ['both OK', 'a.tgz: OK\n', 'undecided'],
    ['both OK', 'a.tgz: OK\nb.tgz: OK\n', 'pass'],
  ]);
});
