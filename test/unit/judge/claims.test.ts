import { strict as assert } from 'node:assert';
import { describeBlock } from '../../../src/command/describe.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [expect: string, out: string, verdict: Verdict, exit?: number];

/** What words claim that no phrase reads, beside one command. */
function beside(command: string, cases: readonly Case[]): void {
  for (const [expect, stdout, verdict, exit = 0] of cases)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 70)}`, () => {
      const stages = command.split(' | ').map((_, i, all) => (i === all.length - 1 ? exit : 0));
      const judged = judgeSaved({ expect, command, exit, stages, stdout, stderr: '' }, describeBlock);
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

const ENGINES = (last: string): string => `NAME       STATE      HEALTH   ENGINEIMAGE   NODE    AGE
vol-ink    attached   fine     ei-1.7.2      wk-01   9d
vol-quill  attached   fine     ei-1.7.2      wk-02   9d
${last}
`;
const GOOD = 'vol-wax    attached   fine     ei-1.7.2      wk-03   9d';

describe('claims about the rows of a table', () => {
  beside('kubectl -n vols get engines.store.example', [
    ['All attached', ENGINES(GOOD), 'pass'],
    ['All attached', ENGINES('vol-wax    detached   fine     ei-1.7.2              9d'), 'fail'],
    ['Every engine fine', ENGINES(GOOD), 'pass'],
    ['Every engine fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'fail'],
    ['engine image `ei-1.7.2`', ENGINES(GOOD), 'pass'],
    ['engine image `ei-1.7.2`', ENGINES('vol-wax    attached   fine     ei-1.7.1      wk-03   9d'), 'fail'],
    ['engine image `ei-1.7.3`', ENGINES(GOOD), 'fail'],
    ['all on ei-1.7.2', ENGINES(GOOD), 'pass'],
    ['all on ei-1.7.2', ENGINES('vol-wax    attached   fine     ei-1.7.20     wk-03   9d'), 'fail'],
    ['vol-quill HEALTH=fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'pass'],
    ['vol-wax HEALTH=fine', ENGINES('vol-wax    attached   faulted  ei-1.7.2      wk-03   9d'), 'fail'],
    ['vol-lead HEALTH=fine', ENGINES(GOOD), 'undecided'],
    ['NODE populated', ENGINES(GOOD), 'pass'],
    ['NODE populated', ENGINES('vol-wax    detached   fine     ei-1.7.2      <none>  9d'), 'fail'],
    ['No `vol-lead` row', ENGINES(GOOD), 'pass'],
    ['No `vol-wax` row', ENGINES(GOOD), 'fail'],
    ['One engine named "vol-ink"', ENGINES(GOOD), 'pass'],
    ['All attached unless degraded', ENGINES(GOOD), 'undecided'],
    ['All purring', ENGINES(GOOD), 'undecided'],
    ['All attached', 'NAME   STATE   HEALTH\n', 'fail'],
    ['All 9', 'NAME   REPLICAS   KEEP\nvol    9          9\n', 'undecided'],
    ['All attached', ENGINES(GOOD), 'fail', 1],
  ]);
  beside('kubectl get pods -A', [
    ['harbor pod exists', 'NAMESPACE   NAME     READY   STATUS\nharbor      core-0   1/1     Running\n', 'undecided'],
  ]);
});

describe('columns that say the same', () => {
  const table = (ready: string): string =>
    `NAME    DESIRED   CURRENT   READY\nshore   5         5         ${ready}\nreef    2         2         2\n`;
  beside('kubectl get ds -n sea', [
    ['DESIRED == READY for every DaemonSet', table('5'), 'pass'],
    ['DESIRED == READY for every DaemonSet', table('4'), 'fail'],
    ['DESIRED equals READY', table('5'), 'pass'],
    ['DESIRED equals READY', table('15'), 'fail'],
  ]);
});

describe('claims about lines', () => {
  beside('seal-check verify *.bin', [
    ['All files OK', 'a.bin: OK\nb.bin: OK\n', 'pass'],
    ['All files OK', 'a.bin: OK\nb.bin: FAILED\n', 'fail'],
    ['All files OK', 'a.bin: OK\nb.bin: NOK\n', 'fail'],
    ['All files OK', 'a.bin: not OK\nb.bin: not OK\n', 'undecided'],
    ['Every file reports `sealed twice`', 'a.bin sealed twice\nb.bin sealed once\n', 'fail'],
    ['Every file reports `sealed twice`', 'a.bin sealed once\nb.bin sealed once\n', 'fail'],
  ]);
  beside('seal-check list', [
    ['Only `wax-9` is listed', 'wax-9\n', 'pass'],
    ['Only `wax-9` is listed', 'wax-9\nwax-10\n', 'fail'],
    ['Only `wax-9` is listed', 'wax-90\n', 'undecided'],
    ['No `wax-9` entry', 'wax-90\nwax-8\n', 'pass'],
    ['No `wax-9` entry', 'wax-90\nwax-9\n', 'fail'],
    ['No `wax-9` entry', 'no such vault\n', 'fail', 1],
  ]);
  beside('kubectl describe node dune-3 | grep -A2 Taints', [
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  dune.example/salt:NoSchedule\n', 'pass'],
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  dune.example/salt:NoScheduleOnce\n', 'undecided'],
    ['Taint `dune.example/salt:NoSchedule` present', 'Taints:  <none>\n', 'fail'],
  ]);
  beside('crictl images | grep lantern', [
    ['lantern 3.10', 'reg.example/lantern   3.10   5d4a   700kB\n', 'pass'],
    ['lantern 3.10', 'reg.example/lantern   3.9    5d4a   700kB\n', 'fail'],
    ['lantern 3.10', 'reg.example/lantern   3.9    5d4a\nreg.example/lantern   3.10   5d4b\n', 'undecided'],
  ]);
  beside('kubectl get deploy,svc -o name', [
    ['service `moor` exists', 'deployment.apps/moor\nservice/buoy\n', 'undecided'],
    ['service `buoy` exists', 'deployment.apps/moor\nservice/buoy\n', 'pass'],
  ]);
  beside('helm template gate charts/gate | grep image:', [
    ['Image tag `v4.2.0`', 'image: reg.example/gate:v4.2.0\n', 'pass'],
    ['Image tag `v4.2.0`', 'image: reg.example/gate:v4.2.0\nimage: reg.example/gate:v4.1.0\n', 'undecided'],
  ]);
});

describe('a quoted state in other letters', () => {
  beside('curl -s localhost:8081/health | jq -r .status', [
    ['`UP`', 'UP\n', 'pass'],
    ['`UP`', 'Up\n', 'undecided'],
    ['Up', 'UP\n', 'pass'],
  ]);
});

describe('names, keys and remarks as people list them', () => {
  const pods =
    'NAME        READY   STATUS\nhelm-0      1/1     Running\nmast-api-0  1/1     Running\nreef-0      0/1     Pending\n';
  beside('kubectl get pods -n ship', [
    ['helm, mast-api all Running', pods, 'pass'],
    ['helm and mast-api are Running', pods, 'pass'],
    ['helm, reef all Running', pods, 'fail'],
    ['keel, mast-api all Running', pods, 'fail'],
    ['one pod, `READY 0/1`, `STATUS Pending`', 'NAME     READY   STATUS\nreef-0   0/1     Pending\n', 'pass'],
    ['one pod, `READY 1/1`, `STATUS Running`', 'NAME     READY   STATUS\nreef-0   11/1    Running\n', 'fail'],
    ['No pending pods', 'No resources found in ship namespace.\n', 'pass'],
    ['All pods Running', 'No resources found in ship namespace.\n', 'fail'],
  ]);
  beside('kubectl get pods -n ship | grep reef', [['No pending pods', 'No resources found\n', 'undecided']]);
  beside('beacon status', [
    ['Beam Relay: OK', 'Beam:        OK\nBeam Relay:  OK\n', 'pass'],
    ['Beam Relay: OK', 'Beam:        OK\nBeam Relay:  disabled\n', 'fail'],
    ['Beam Relay: OK', 'Beam:        OK\nRelay Beam:  disabled\n', 'undecided'],
    ['BeamProxy: True', 'BeamProxy:  True   [eth1 10.9.0.7 (direct)]\n', 'pass'],
    ['BeamProxy: True', 'BeamProxy:  False  [eth1 10.9.0.7 (direct)]\n', 'fail'],
    ['Beam: steady', 'Beam:  steady (degraded)\n', 'undecided'],
  ]);
  beside('kubectl get ns ship -o yaml', [
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  labels:\n    ship.example/deck: upper\n', 'pass'],
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  labels:\n    ship.example/deck: lower\n', 'fail'],
    ['Label `ship.example/deck: upper` is set', 'metadata:\n  name: ship\n', 'fail'],
  ]);
  beside("kubectl get nodes -o json | jq -r '.items[].status.nodeInfo.kubeletVersion' | sort -u", [
    ['Only one version: `v1.40.2`', 'v1.40.2\n', 'pass'],
    ['Only one version: `v1.40.2`', 'v1.40.1\nv1.40.2\n', 'fail'],
  ]);
});
