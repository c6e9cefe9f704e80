import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Case = readonly [expect: string, verdict: Verdict];

/** Words and an output that names all that they do, but in another place. */
function beside(
  command: string,
  { stdout, exit = 0 }: { stdout: string; exit?: number },
  cases: readonly Case[],
): void {
  for (const [expect, verdict] of cases)
    it(`${verdict}: ${expect} | ${command} | ${stdout.replace(/\s+/g, ' ').slice(0, 70)}`, () => {
      const stages = command.split(' | ').map(() => 0);
      const judged = judgeSaved({ expect, command, exit, stages, stdout, stderr: '' });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

const REPLICATION =
  'role:master\nconnected_slaves:2\nslave0:ip=10.0.0.2,port=6379,state=online,lag=0\nslave1:ip=10.0.0.3,port=6379,state=online,lag=5\n';
const LOOM = JSON.stringify({
  name: 'loom',
  settings: { backupConfiguration: { enabled: true }, ipConfiguration: { sslRequired: false } },
  failoverReplica: { name: 'loom-fo', available: true },
});

describe('keys of another thing', () => {
  beside('redis-cli -h cache info replication', { stdout: REPLICATION }, [
    ['2 replicas connected', 'pass'],
    ['2 connected masters', 'undecided'],
    ['master state online', 'undecided'],
  ]);
  beside('curl -s http://mill:8080/loom', { stdout: `${LOOM}\n` }, [
    ['loom available', 'undecided'],
    ['replica available', 'undecided'],
    ['backup enabled', 'pass'],
  ]);
  beside('curl -s loom:8080/stats', { stdout: '{"mem_total_mb":4096}\n' }, [
    ['mem total mb at least 4000', 'pass'],
    ['mem total under 2 GB', 'undecided'],
  ]);
});

describe('what the key that is named says', () => {
  const status =
    'Mill: north\nState: ok\nBackup: failed\nQuorum: 3 of 5\nEncryption: enabled (not at rest)\nVersion: 1.8.1 (update 1.9.0 available)\n';
  beside('millctl status', { stdout: status }, [
    ['state ok', 'pass'],
    ['backup ok', 'fail'],
    ['backup is successful', 'fail'],
    ['quorum has 5', 'undecided'],
    ['encryption is on', 'undecided'],
    ['version 1.8.1', 'pass'],
    ['version 1.9.0', 'fail'],
  ]);
  beside('millctl info', { stdout: 'state       calm\nready       1\nlooms       3\ncache       on\n' }, [
    ['3 looms', 'pass'],
    ['3 looms ready', 'undecided'],
    ['cache on', 'pass'],
    ['ready', 'undecided'],
  ]);
});

describe('lists of one name and value each', () => {
  const yaml = 'hosts:\n  - name: loom-0\n    ip: 10.0.0.1\n  - name: loom-1\n    ip: 10.0.0.2\n';
  beside('loomctl hosts -o yaml', { stdout: yaml }, [
    ['loom-1 has 10.0.0.2', 'pass'],
    ['loom-0 has 10.0.0.2', 'fail'],
  ]);
  const json = '{"hosts":[{"name":"loom-0","addr":"10.0.0.1"},{"name":"loom-1","addr":"10.0.0.2"}]}\n';
  beside('loomctl hosts -o json', { stdout: json }, [
    ['loom-1 has 10.0.0.1', 'undecided'],
    ['loom-0 has 10.0.0.2', 'undecided'],
  ]);
  const links =
    '2: eth0: <UP> mtu 1500 qdisc mq\n    inet 10.0.0.1/24 scope global eth0\n3: eth1: <UP> mtu 9000 qdisc mq\n    inet 10.0.1.1/24 scope global eth1\n';
  beside('ip addr show', { stdout: links }, [
    ['eth1 has 10.0.1.1/24', 'pass'],
    ['eth0 has 10.0.1.1/24', 'fail'],
  ]);
});

describe('nothing of a kind, elsewhere or of another kind', () => {
  const plan = 'No changes. Your infrastructure matches the configuration.\n';
  beside('terraform plan -no-color -target=module.weave', { stdout: plan }, [
    ['no changes in module.weave', 'pass'],
    ['no changes in module.spin', 'undecided'],
  ]);
  beside('trivy image --severity HIGH loom:1.0', { stdout: 'Total: 0 (HIGH: 0)\n' }, [
    ['no HIGH findings', 'pass'],
    ['no vulnerabilities in loom/spin:2.0', 'undecided'],
    ['no scans', 'undecided'],
    ['no images', 'undecided'],
  ]);
  beside('etcdctl alarm list', { stdout: '' }, [
    ['no alarms', 'pass'],
    ['no members', 'undecided'],
  ]);
  beside('kafka-topics.sh --bootstrap-server k:9092 --describe --under-replicated-partitions', { stdout: '' }, [
    ['no under-replicated partitions', 'pass'],
    ['no topics', 'undecided'],
  ]);
});

describe('remarks that say the opposite, or answer another question', () => {
  const none = "Server: 10.0.0.53\nAddress: 10.0.0.53#53\n\n** server can't find loom.example: NXDOMAIN\n";
  beside('nslookup loom.example 10.0.0.53', { stdout: none, exit: 1 }, [
    ['NXDOMAIN, the record has been removed', 'pass'],
    ['NXDOMAIN, the record has not been removed', 'undecided'],
  ]);
  beside('swapon --show', { stdout: '' }, [
    ['prints nothing, swap is off', 'pass'],
    ['prints nothing, swap is not off', 'undecided'],
  ]);
  beside('kubectl auth can-i delete pods -n mill --as=weaver', { stdout: 'no\n', exit: 1 }, [
    ['"no", weavers must not delete pods', 'pass'],
    ['"no", weavers must not delete secrets', 'undecided'],
    ['"no", spinners must not delete pods', 'undecided'],
  ]);
});
