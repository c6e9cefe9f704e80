import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [expect: string, verdict: Verdict];

/** What must not be there, and an output that may say it in another form. */
function beside(command: string, stdout: string, cases: readonly Case[]): void {
  for (const [expect, verdict] of cases)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 70)}`, () => {
      const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

describe('what is not there, and other ways to spell it', () => {
  const nodes =
    'NAME   STATUS                     ROLES           AGE   VERSION\nloom-1   NotReady                   control-plane   1d    v1.29.4\nloom-2   Ready,SchedulingDisabled   <none>          1d    v1.30.1\n';
  beside('kubectl get nodes', nodes, [
    ['no loom-3', 'pass'],
    ['no `not-ready` nodes', 'pass'],
    ['no not-ready nodes', 'undecided'],
    ['no scheduling-disabled nodes', 'undecided'],
    ['no 1.29 nodes', 'undecided'],
    ['no 1.29.4 nodes', 'fail'],
    ['no 1.29.x nodes', 'fail'],
    ['no v1.28 nodes', 'pass'],
  ]);
  beside(
    'kubectl get pods',
    'NAME     READY   STATUS             RESTARTS   AGE\nloom-1   0/1     CrashLoopBackOff   5          1d\n',
    [
      ['no crash-looping pods', 'undecided'],
      ['no non-running pods', 'undecided'],
    ],
  );
  beside('mount', '/dev/sda1 on / type ext4 (rw)\n/dev/sdb1 on /data type ext4 (ro)\n', [
    ['no read-only mounts', 'undecided'],
  ]);
  beside(
    'docker ps',
    'CONTAINER ID   IMAGE        COMMAND   CREATED   STATUS   PORTS   NAMES\naa11   loom:1.25   "x"   2 days ago   Up 2 days   80/tcp   web\n',
    [
      ['no loom:1.x containers', 'undecided'],
      ['no loom:1.24 containers', 'pass'],
    ],
  );
  beside('openssl version', 'OpenSSL 3.0.2 15 Mar 2022\n', [
    ['no openssl 3.x', 'undecided'],
    ['no 3.0', 'undecided'],
  ]);
});

describe('how it must not begin or end', () => {
  beside('git describe --tags', 'v2.1.0\n', [
    ['starts with `v2.`', 'pass'],
    ['must not start with `v2.`', 'fail'],
    ['does not start with `v2.`', 'fail'],
    ['must not start with `v3.`', 'pass'],
    ['does not end with `.0`', 'fail'],
    ['must not change', 'undecided'],
    ['is not `v3.0.0`', 'pass'],
  ]);
  beside('git branch --show-current', 'main\n', [
    ['not on release', 'pass'],
    ['branch is not release', 'pass'],
    ['not dirty', 'undecided'],
    ['not behind', 'undecided'],
    ['is not main', 'fail'],
  ]);
  beside('nproc', '16\n', [
    ['16 cores', 'pass'],
    ['16 machines', 'undecided'],
  ]);
});
