import { beside } from '../../support/besideCases.ts';

const PODS = (...rows: readonly (readonly [name: string, ready: string, status: string, restarts: string])[]): string =>
  `NAME   READY   STATUS   RESTARTS   AGE\n${rows.map(([name, ...more]) => `${name}   ${more.join('   ')}   4m`).join('\n')}\n`;

describe('verbs that only link', () => {
  beside('vault status', [
    ['Sealed should read false', 'Key       Value\n---       -----\nSealed    false\nThreshold 2\n', 'pass'],
    ['Sealed should read false', 'Key       Value\n---       -----\nSealed    true\nThreshold 2\n', 'fail'],
    ['Sealed should read false', 'Key         Value\n---         -----\nSealed      true\nHA Enabled  false\n', 'fail'],
  ]);
  beside("kubectl get cm tide -o jsonpath='{.data.colour}'", [
    ['colour comes out as teal', 'teal', 'pass'],
    ['colour turns out to be teal', 'coral', 'fail'],
    ['colour is shown as teal', 'tealish', 'fail'],
    ['the app reads colour from a file', 'teal', 'undecided'],
  ]);
  beside("yq '.image.tag' reef.yaml", [
    ['tag stays on 2.9.x', '2.9.14\n', 'pass'],
    ['tag stays on 2.9.x', '2.10.9\n', 'fail'],
  ]);
  beside('shellcheck reef.sh', [
    ['must come back with exit status 0', '', 'pass'],
    ['must come back with exit status 0', 'SC2086', 'fail', 1],
  ]);
});

describe('polite frames and words that only stress', () => {
  beside("curl -s -o /dev/null -w '%{http_code}' http://10.2.0.9/tide", [
    ['200 or 206, either is ok', '206', 'pass'],
    ['200 or 206, either is ok', '204', 'fail'],
    ['any 2xx will do', '202', 'pass'],
    ['any 2xx will do', '302', 'fail'],
    ['one of 200, 206', '206', 'pass'],
    ['one of 200, 206', '201', 'fail'],
    ['we want to see 200', '201', 'fail'],
    ['ideally 200', '200', 'undecided'],
  ]);
  beside('kubectl get pods -n reef', [
    ['no restarts so far', PODS(['kelp-0', '1/1', 'Running', '0']), 'pass'],
    ['not a single restart', PODS(['kelp-0', '1/1', 'Running', '0'], ['kelp-1', '1/1', 'Running', '3']), 'fail'],
    ['every pod Running and fully ready', PODS(['kelp-0', '2/2', 'Running', '0']), 'pass'],
    ['every pod Running and fully ready', PODS(['kelp-0', '12/2', 'Running', '0']), 'fail'],
    ['every pod Running and fully ready', PODS(['kelp-0', '1/2', 'Running', '0']), 'fail'],
    ['not fully ready', PODS(['kelp-0', '1/2', 'Running', '0']), 'undecided'],
    ['younger than 10m', PODS(['kelp-0', '1/1', 'Running', '0']), 'pass'],
    ['younger than 3m', PODS(['kelp-0', '1/1', 'Running', '0']), 'fail'],
    ["we don't want to see any restarts", PODS(['kelp-0', '1/1', 'Running', '2']), 'fail'],
  ]);
  beside('runc --version', [
    ['runc not older than 1.1.9', 'runc version 1.1.12\n', 'pass'],
    ['runc not older than 1.1.9', 'runc version 1.1.8\n', 'fail'],
  ]);
  beside('kubectl get ds -A -o yaml | grep hostIPC:', [
    ['hostIPC must not be true anywhere', '  hostIPC: false\n  hostIPC: false\n', 'pass'],
    ['hostIPC must not be true anywhere', '  hostIPC: false\n  hostIPC: true\n', 'fail'],
  ]);
});

describe('what is there by its name, and what is there no more', () => {
  beside('kubectl get secrets -n reef', [
    ["there's a secret called kelp", 'NAME   TYPE     DATA   AGE\nkelp   Opaque   1      3d\n', 'pass'],
    ["there's a secret called kelp", 'NAME       TYPE     DATA   AGE\nkelp-old   Opaque   1      3d\n', 'undecided'],
  ]);
  beside('kubectl logs deploy/reef', [
    ['there is a line saying "tide turned"', 'boot\ntide turned\n', 'pass'],
    ['there is a line saying "tide turned"', 'boot\ntide\nturned\n', 'fail'],
  ]);
  beside('kubectl get svc kelp -n reef', [
    ['not found any more', '', 'pass', 1, 'Error from server (NotFound): services "kelp" not found\n'],
    ['not found any more', 'NAME   TYPE        CLUSTER-IP\nkelp   ClusterIP   10.7.0.2\n', 'fail'],
  ]);
  beside('grep server reef.cfg', [
    ['the old address 10.7.0.4 is gone', 'server a 10.7.0.40:1\n', 'pass'],
    ['the old address 10.7.0.4 is gone', 'server a 10.7.0.4:1\n', 'fail'],
  ]);
});

describe('what the command says of the words', () => {
  beside('kubectl get endpoints kelp', [
    [
      '10.7.0.4 is among the backends',
      'NAME   ENDPOINTS                 AGE\nkelp   10.7.0.3:80,10.7.0.4:80   3d\n',
      'pass',
    ],
    [
      '10.7.0.4 is among the backends',
      'NAME   ENDPOINTS                  AGE\nkelp   10.7.0.3:80,10.7.0.41:80   3d\n',
      'fail',
    ],
  ]);
  beside('aws iam list-attached-user-policies --user-name diver', [
    ['DiveLog-v2 is attached', '{"AttachedPolicies":[{"PolicyName":"DiveLog-v2"}]}\n', 'pass'],
    ['DiveLog-v2 is attached', '{"AttachedPolicies":[]}\n', 'fail'],
    ['DiveLog-v2 is not attached', '{"AttachedPolicies":[{"PolicyName":"DiveLog-v2"}]}\n', 'fail'],
  ]);
  beside('kubectl get va -o custom-columns=NAME:.spec.name,ATTACHED:.status.attached', [
    ['pv-7 is attached', 'NAME   ATTACHED\npv-7   false\n', 'fail'],
  ]);
  beside('journalctl -u reef | grep tls', [
    ['no tls errors', '', 'pass', 1],
    ['no tls errors', 'reef: tls error: bad record\n', 'fail'],
    ['no tls errors', 'reef: tls listener started\n', 'undecided'],
  ]);
  beside('sha256sum -c SUMS', [
    ['checksum OK', 'kelp.bin: OK\n', 'pass'],
    ['checksum OK', 'kelp.bin: OK\nreef.bin: FAILED\n', 'fail', 1],
  ]);
  beside("kubectl get pods -A --no-headers | grep -vE 'Running|Succeeded'", [
    ['no output, everything Running or Succeeded', '', 'pass', 1],
    ['no output, everything Running or Succeeded', 'reef kelp-0 0/1 Pending 0 1m\n', 'fail'],
    ['no output, pods are Running', '', 'fail', 1],
  ]);
  beside('git status --porcelain', [
    ['working tree clean (no output)', '', 'pass'],
    ['working tree clean (no output)', ' M kelp.txt\n', 'fail'],
  ]);
  beside("kubectl get pod kelp -o jsonpath='{.spec.containers[*].image}'", [
    ['images are pinned by digest', `r.example/a@sha256:${'a1'.repeat(32)}`, 'pass'],
    ['images are pinned by digest', `r.example/a@sha256:${'a1'.repeat(32)} r.example/b:1`, 'fail'],
    ['images are pinned by digest', `r.example/a@sha256:${'a1'.repeat(31)}`, 'fail'],
  ]);
  beside('terraform output -raw reef_url', [
    ['see REEF-12', 'https://reef.example', 'undecided'],
    ['as described in the runbook', 'https://reef.example', 'undecided'],
  ]);
});

describe('who refuses it', () => {
  const refusal = (who: string): string =>
    `Error from server: admission webhook "${who}" denied the request: runAsUser\n`;
  beside('kubectl apply -f kelp.yaml', [
    ['Kyverno has to refuse this one', '', 'pass', 1, refusal('a.kyverno.svc')],
    ['Kyverno has to refuse this one', 'pod/kelp created\n', 'fail'],
    ['Kyverno has to refuse this one', '', 'undecided', 1, refusal('a.gatekeeper.sh')],
    ['denied by the webhook, message mentions runAsUser', '', 'pass', 1, refusal('a.kyverno.svc')],
    ['denied by the webhook, message mentions runAsGroup', '', 'fail', 1, refusal('a.kyverno.svc')],
  ]);
});

describe('an owner before a kind', () => {
  const made = (one: string, other: string): string =>
    PODS([one, '1/1', 'Running', '0'], [other, '1/1', 'Running', '0']);
  beside('kubectl get pods -l tier=reef', [
    ['2 kelp pods Running', made('kelp-5dd5756b68-7xk2p', 'kelp-5dd5756b68-qm9zt'), 'pass'],
    ['2 kelp pods Running', made('kelp-5dd5756b68-7xk2p', 'kelp-bed-5dd5756b68-qm9zt'), 'undecided'],
    ['2 kelp pods Running', PODS(['kelp-5dd5756b68-7xk2p', '1/1', 'Running', '0']), 'fail'],
  ]);
});
