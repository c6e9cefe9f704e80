import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [expect: string, verdict: Verdict];

/** Words beside one answer that they may not speak of. */
function beside(command: string, stdout: string, cases: readonly Case[]): void {
  for (const [expect, verdict] of cases)
    it(`${verdict}: ${expect} | ${command} | ${stdout}`, () => {
      const stages = command.split(' | ').map(() => 0);
      const judged = judgeSaved({ expect, command, exit: 0, stages, stdout: `${stdout}\n`, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

describe('one answer, and words on another thing', () => {
  beside("kubectl get pod -l app=loom -o jsonpath='{.items[*].status.phase}'", 'Running Running', [
    ['both pods Running', 'pass'],
    ['all pods Running', 'pass'],
    ['all 3 pods Running', 'undecided'],
    ['three pods Running', 'undecided'],
  ]);
  beside("kubectl get pod loom -o jsonpath='{.status.phase}'", 'Running', [
    ['pod Running', 'pass'],
    ['both pods Running', 'undecided'],
    ['container Running', 'undecided'],
  ]);
  beside("kubectl get deploy loom -o jsonpath='{.spec.replicas}'", '3', [
    ['3 replicas', 'pass'],
    ['3 containers', 'undecided'],
    ['3 deployments', 'undecided'],
  ]);
  beside("kubectl get deploy loom -o jsonpath='{.status.unavailableReplicas}'", '3', [
    ['3 unavailable replicas', 'pass'],
    ['3 replicas', 'undecided'],
  ]);
  beside("kubectl get hpa loom -o jsonpath='{.spec.maxReplicas}'", '3', [
    ['max replicas 3', 'pass'],
    ['3 replicas', 'undecided'],
    ['current replicas 3', 'undecided'],
  ]);
  beside("kubectl get svc loom -o jsonpath='{.spec.ports[0].targetPort}'", '8080', [
    ['target port 8080', 'pass'],
    ['node port 8080', 'undecided'],
  ]);
  beside("docker inspect -f '{{.State.Health.Status}}' loom", 'healthy', [
    ['container loom is healthy', 'pass'],
    ['image healthy', 'undecided'],
    ['both containers healthy', 'undecided'],
  ]);
});

describe('switches, of which only a part is named', () => {
  beside(
    'aws rds describe-db-instances --db-instance-identifier loom --query "DBInstances[0].DeletionProtection"',
    'true',
    [
      ['deletion protection is on', 'pass'],
      ['deletion is on', 'undecided'],
      ['deletion is enabled', 'undecided'],
      ['failover is on', 'undecided'],
      ['deletion protection is off', 'fail'],
    ],
  );
  beside('aws s3api get-bucket-versioning --bucket looms --query Status --output text', 'Enabled', [
    ['versioning enabled', 'pass'],
    ['bucket enabled', 'undecided'],
    ['looms are enabled', 'undecided'],
  ]);
  beside('systemctl is-enabled loom', 'disabled', [
    ['disabled', 'pass'],
    ['enabled', 'fail'],
    ['enabled, must not start at boot', 'fail'],
  ]);
});

describe('waits that may have taken longer', () => {
  beside('kubectl rollout status deploy/loom --timeout=60s', 'deployment "loom" successfully rolled out', [
    ['rolled out within 2 minutes', 'pass'],
    ['rolled out within 10 seconds', 'undecided'],
  ]);
  beside('kubectl wait --for=condition=ready pod/loom', 'pod/loom condition met', [
    ['pod/loom ready within 20 s', 'undecided'],
  ]);
});

describe('counts of other things', () => {
  beside('kubectl get nodes --no-headers | wc -l', '3', [
    ['three nodes', 'pass'],
    ['no three nodes', 'undecided'],
  ]);
  beside("grep -c '^thread ' loom.cfg", '6', [
    ['no more than 6 threads', 'pass'],
    ['no more than 6 GB threads', 'undecided'],
  ]);
  beside('redis-cli -h cache llen jobs', '12', [
    ['12 jobs queued', 'pass'],
    ['12 workers', 'undecided'],
    ['12 users', 'undecided'],
    ['12 keys', 'undecided'],
    ['12 jobs done', 'undecided'],
    ['at least 10 jobs a minute', 'undecided'],
  ]);
  beside('kubectl get pods -l app=loom --no-headers | wc -l', '3', [
    ['3 loom pods', 'pass'],
    ['3 up', 'undecided'],
    ['3 headers', 'undecided'],
  ]);
  beside('kubectl get pods -A --field-selector spec.nodeName=n1 --no-headers | wc -l', '9', [
    ['9 pods', 'pass'],
    ['9 namespaces', 'undecided'],
    ['9 pods on all nodes', 'undecided'],
  ]);
  beside('curl -s http://loom:8080/api/v1/shuttles | jq length', '5', [
    ['5 shuttles', 'pass'],
    ['5 weavers', 'undecided'],
    ['5 items broken', 'undecided'],
  ]);
  beside('docker ps -q | wc -l', '4', [
    ['4 containers', 'pass'],
    ['4 images', 'undecided'],
  ]);
  beside('helm list -A -q | wc -l', '8', [
    ['8 releases', 'pass'],
    ['8 charts', 'undecided'],
  ]);
  beside('etcdctl member list | wc -l', '3', [
    ['3 members', 'pass'],
    ['3 learners', 'undecided'],
  ]);
  beside('git rev-list --count origin/main..HEAD', '2', [
    ['2 commits ahead', 'pass'],
    ['2 commits behind', 'undecided'],
    ['2 branches', 'undecided'],
  ]);
  beside('psql -Atc "select count(distinct host) from agents where online"', '6', [
    ['6 online hosts', 'pass'],
    ['6 agents', 'undecided'],
  ]);
  beside("etcdctl endpoint status -w json | jq '.[0].Status.dbSize'", '1048576', [
    ['db size below 2 GB', 'pass'],
    ['1048576 keys', 'undecided'],
    ['1048576 endpoints', 'undecided'],
  ]);
});

describe('columns and units of memory and space', () => {
  beside("free -m | awk '/Mem:/{print $3}'", '8192', [
    ['used memory under 10 GB', 'pass'],
    ['used memory under 4 GB', 'fail'],
    ['at least 2000 MB free', 'undecided'],
    ['total 8192', 'undecided'],
  ]);
  beside("df -h /data | awk 'NR==2{print $4}'", '20G', [['used at most 30G', 'undecided']]);
  beside('du -sm /var/log | cut -f1', '900', [
    ['logs under 1 GB', 'pass'],
    ['logs under 500 MB', 'fail'],
    ['at most 1000 files', 'undecided'],
  ]);
});
