import { strict as assert } from 'node:assert';
import { judgeSaved } from '../../../src/judge/saved.ts';
import type { Verdict } from '../../../src/judge/contract.ts';

type Said = readonly [expect: string, command: string, stdout: string, verdict: Verdict];

const PHASES =
  'kubectl -n batch get pods -o jsonpath=\'{range .items[*]}{.metadata.name} {.status.phase}{"\\n"}{end}\'';
const CLASS = "kubectl get pvc blob -o jsonpath='{.spec.storageClassName}'";
const LOCK = 'Terraform v1.9.5\non linux_amd64\n+ provider registry.terraform.io/hashicorp/random v3.5.1\n';
const SAMPLE = 'Expected output:\n```\nzone = "north"\nsize = 3\n```';

const CASES: readonly Said[] = [
  ['All pods Running', PHASES, 'a-0 Running\na-1 Running\n', 'pass'],
  ['All pods Running', PHASES, 'a-0 Running\na-1 Pending\n', 'fail'],
  ['All pods Running', PHASES, 'running-0 Pending\n', 'fail'],
  ['should be fast (not slow)', CLASS, 'fast', 'pass'],
  ['should be fast (not slow)', CLASS, 'slow', 'fail'],
  ['fast, not `slow`', CLASS, 'slow', 'fail'],
  ['not `slow`', CLASS, 'slow', 'fail'],
  ['not `slow`', CLASS, 'fast', 'pass'],
  ['storageClassName is fast', CLASS, 'slow', 'fail'],
  ['storageClassName is changing', CLASS, 'changing', 'undecided'],
  ['throughput is fast', CLASS, 'fast', 'undecided'],
  ['hashicorp/random provider v3.5.0 or later', 'terraform version', LOCK, 'pass'],
  ['hashicorp/random provider v3.6.0 or later', 'terraform version', LOCK, 'fail'],
  ['hashicorp/null provider v1.0.0 or later', 'terraform version', LOCK, 'undecided'],
  ['Ruby 3.2 or later', 'node --version', 'v20.1.0\n', 'undecided'],
  ['Go 1.22 or later', 'go version', 'go version go1.23.4 linux/amd64\n', 'pass'],
  ['Go 1.22 or later', 'go version', 'go version go1.3.4 linux/amd64\n', 'fail'],
  [SAMPLE, 'tofu output', 'zone = "north"\nsize = 3\n', 'pass'],
  [SAMPLE, 'tofu output', 'zone = "north"\nsize = 30\n', 'fail'],
  ['between 4 and 12', "kubectl get hpa a -o jsonpath='{.spec.maxReplicas}'", '12', 'pass'],
  ['between 4 and 12', "kubectl get hpa a -o jsonpath='{.spec.maxReplicas}'", '13', 'fail'],
  ['starts with `eni-`', 'cat id.txt', 'eni-08\n', 'pass'],
  ['starts with `eni-`', 'cat id.txt', 'vpc-eni-08\n', 'fail'],
  ['starts with `eni-`', 'cat id.txt', 'eni-08\nvpc-2\n', 'fail'],
  [
    'All nodes below 70% memory',
    'kubectl top nodes',
    'NAME  CPU(cores)  CPU(%)  MEMORY(bytes)  MEMORY(%)\na     80m         90%     100Mi          30%\n',
    'pass',
  ],
  [
    'All nodes below 70% memory',
    'kubectl top nodes',
    'NAME  CPU(cores)  CPU(%)  MEMORY(bytes)  MEMORY(%)\na     80m         10%     100Mi          80%\n',
    'fail',
  ],
  ['keys are ca.pem and ca.key', "jq '.data | keys' a.json", '["ca.key","ca.pem"]', 'pass'],
  ['keys are ca.pem and ca.key', "jq '.data | keys' a.json", '["ca.key","ca.pem","x"]', 'fail'],
  ['hostIPC is not set', 'kubectl get pod a -o yaml', 'spec:\n  hostIPC: true\n', 'fail'],
  ['hostIPC is not set', 'kubectl get pod a -o yaml', 'spec:\n  hostPID: true\n', 'pass'],
  ['hostIPC is not set', "kubectl get pod a -o jsonpath='{.spec.hostIPC}'", 'true', 'undecided'],
  [
    'All claims are 40Gi',
    "kubectl get pvc -o jsonpath='{.items[*].spec.resources.requests.storage}'",
    '40Gi 4Gi',
    'fail',
  ],
  [
    'memory is 40Gi',
    "kubectl get pod a -o jsonpath='{.spec.containers[*].resources.limits.memory}'",
    '40Gi 4Gi',
    'fail',
  ],
];

describe('words about all that is printed', () => {
  for (const [expect, command, stdout, verdict] of CASES)
    it(`${verdict === 'pass' ? 'pass' : verdict === 'fail' ? 'fail' : `stay ${verdict}`}: “${expect}” beside ${JSON.stringify(stdout.slice(0, 60))}`, () => {
      const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
});
