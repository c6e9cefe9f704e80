import { strict as assert } from 'node:assert';
import { judgeSaved } from '../../../src/judge/saved.ts';

type Row = readonly [expect: string, command: string, stdout: string, verdict: 'pass' | 'fail' | 'undecided'];

const check = (name: string, table: readonly Row[]): void => {
  describe(name, () => {
    for (const [expect, command, stdout, verdict] of table)
      it(`${verdict}: “${expect}” beside ${JSON.stringify(stdout.slice(0, 60))}`, () => {
        const judged = judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' });
        assert.equal(judged.verdict, verdict, judged.because);
      });
  });
};

const STAT = "stat -c '%a %U:%G %n' /srv/hull/key.pem";
const SOA = 'dig +short SOA hull.test';
check('values by the format that a command gives them', [
  ['mode 640, owner mast:sail', STAT, '640 mast:sail /srv/hull/key.pem\n', 'pass'],
  ['mode 0640, group sail', STAT, '640 mast:sail /srv/hull/key.pem\n', 'pass'],
  ['mode 640, owner mast:sail', STAT, '640 mast:root /srv/hull/key.pem\n', 'fail'],
  ['mode 640, owner mast', STAT, '644 mast:sail /srv/hull/key.pem\n', 'fail'],
  ['owner mast, group sail', STAT, '640 mast:sails /srv/hull/key.pem\n', 'fail'],
  ['serial is 31', SOA, 'ns.hull.test. root.hull.test. 31 3600 900 604800 60\n', 'pass'],
  ['serial is 31', SOA, 'ns.hull.test. root.hull.test. 30 31 900 604800 60\n', 'fail'],
  ['retry 900 and minimum 60', SOA, 'ns.hull.test. root.hull.test. 31 3600 900 604800 60\n', 'pass'],
  ['soft limit 512', 'prlimit --nofile --output SOFT,HARD --noheadings --pid 9', '  512 1024\n', 'pass'],
  ['soft limit 512', 'prlimit --nofile --output SOFT,HARD --noheadings --pid 9', '  256 512\n', 'fail'],
  [
    'limit is at least 512 open files',
    'prlimit --nofile --output SOFT,HARD --noheadings --pid 9',
    '  256 1024\n',
    'fail',
  ],
  ['maxclients is 90', 'redis-cli config get maxclients', 'maxclients\n90\n', 'pass'],
  ['maxclients is 90', 'redis-cli config get maxclients', '1) "maxclients"\n2) "900"\n', 'fail'],
  ['default policy for FORWARD is DROP', 'iptables -S FORWARD', '-P FORWARD DROP\n-A FORWARD -j ACCEPT\n', 'pass'],
  ['default policy for FORWARD is DROP', 'iptables -S FORWARD', '-P FORWARD ACCEPT\n-A FORWARD -j DROP\n', 'fail'],
  ['default policy for INPUT is DROP', 'iptables -S', '-P INPUT ACCEPT\n-P FORWARD DROP\n', 'fail'],
]);

const OPTIONS = 'findmnt -no OPTIONS /srv/hold';
const SAN = 'openssl x509 -in hull.pem -noout -ext subjectAltName';
const san = (names: string): string => `X509v3 Subject Alternative Name: \n    ${names}\n`;
check('items of one list', [
  ['/srv/hold is mounted nodev', OPTIONS, 'rw,nodev,relatime\n', 'pass'],
  ['/srv/hold is mounted nodev', OPTIONS, 'rw,relatime\n', 'fail'],
  ['/srv/hold is mounted nodev', OPTIONS, 'rw,nodevs\n', 'fail'],
  ['/srv/hold is mounted read-only', OPTIONS, 'rw,nodev\n', 'fail'],
  ['/srv/hold is not mounted nodev', OPTIONS, 'rw,nodev\n', 'fail'],
  ['only nodev is set', OPTIONS, 'rw,nodev\n', 'undecided'],
  ['mate belongs to group deck', 'id mate', 'uid=7(mate) gid=7(mate) groups=7(mate),9(deck)\n', 'pass'],
  ['mate belongs to group deck', 'id mate', 'uid=7(mate) gid=9(deck) groups=7(mate),8(decks)\n', 'fail'],
  ['SANs cover a.hull.test and b.hull.test', SAN, san('DNS:a.hull.test, DNS:b.hull.test'), 'pass'],
  ['SANs cover a.hull.test', SAN, san('DNS:aa.hull.test, DNS:b.hull.test'), 'fail'],
  ['the aa flag is set', 'dig hull.test | grep flags', ';; flags: qr aa rd; QUERY: 1, ANSWER: 1\n', 'pass'],
  ['drops CHOWN', 'yq .caps hull.yaml', 'caps:\n  drop:\n    - CHOWN\n    - KILL\n', 'pass'],
  ['drops CHOWN', 'yq .caps hull.yaml', 'caps:\n  drop:\n    - KILL\n  add:\n    - CHOWN\n', 'fail'],
  ['caps `drop: [ALL]`', 'yq .caps hull.yaml', 'caps:\n  drop:\n    - ALL\n', 'pass'],
  ['3 buoys', 'harbor-meta', 'pilot: 1\nbuoys: 1,2,3\n', 'undecided'],
]);

const SCRAPE = 'curl -s localhost:9100/metrics';
const ASK = "curl -s 'http://prom.test/api/v1/query?query=tide_up'";
const vector = (...items: string[]): string =>
  `{"status":"success","data":{"resultType":"vector","result":[${items.join(',')}]}}`;
const item = (port: string, value: string): string =>
  `{"metric":{"__name__":"tide_up","port":"${port}"},"value":[1,"${value}"]}`;
check('samples', [
  ['tide_info has build="1.2"', SCRAPE, 'tide_info{build="1.2",os="x"} 1\n', 'pass'],
  ['tide_info has build="1.2"', SCRAPE, 'tide_info{build="1.20",os="x"} 1\n', 'fail'],
  ['tide_level_m has a sample', SCRAPE, '# TYPE tide_level_m gauge\ntide_level_m 4\n', 'pass'],
  ['tide_level_m has a sample', SCRAPE, '# TYPE tide_level_m gauge\ntide_level_max 4\n', 'fail'],
  ['a series for port `kiel`', ASK, vector(item('kiel', '1')), 'pass'],
  ['a series for port `kiel`', ASK, vector(item('kiel-2', '1')), 'fail'],
  ['at least one series', 'promtool query instant http://prom.test tide_up', '\n', 'fail'],
  ['two targets, every one 1', ASK, vector(item('a', '1'), item('b', '0')), 'fail'],
  ['every target is up', 'promtool query instant http://prom.test up', 'up{job="a"} => 0 @[1]\n', 'fail'],
]);

const VAULT = 'Key            Value\n---            -----\nPrimed         true\nSealed         false\n';
check('keys in other words', [
  ['Primed true, Sealed false', 'vault status', VAULT, 'pass'],
  ['Primed true, Sealed true', 'vault status', VAULT, 'fail'],
  ['unsealed (Sealed false)', 'vault status', VAULT, 'pass'],
  ['Sealed no', 'vault status', VAULT, 'pass'],
  ['top-level depth is 3', 'cat hull.yaml', 'depth: 3\nkeel:\n  depth: 1\n', 'pass'],
  ['top-level depth is 3', 'cat hull.yaml', 'depth: 1\nkeel:\n  depth: 3\n', 'fail'],
  ['aft has `flag: red`', 'cat hull.yaml', 'decks:\n  fore:\n    flag: red\n  aft:\n    flag: blue\n', 'fail'],
  ['aft has `flag: red`', 'cat hull.yaml', 'decks:\n  aft-old:\n    flag: red\n', 'undecided'],
  ['depth = 1 for fore and aft', 'hull show', 'fore.depth = 1\naft.depth = 1\n', 'pass'],
  ['depth = 1 for fore and aft', 'hull show', 'fore.depth = 1\naft.depth = 2\n', 'fail'],
  ['Draft is 0 for both containers', 'hull show', '  Draft:  0\n  Draft:  0\n', 'pass'],
  ['Draft is 0 for both containers', 'hull show', '  Draft:  0\n  Draft:  7\n', 'fail'],
]);

const COUNT = "psql -c 'select count(*) from trips t left join ports p on p.id = t.port where p.id is null'";
const KUBE = "kubectl get deploy hull -o jsonpath='{.status.FIELD}'";
check('one answer in other words', [
  ['no orphaned trips', COUNT, ' count \n-------\n     0\n(1 row)\n\n', 'pass'],
  ['no orphaned trips', COUNT, ' count \n-------\n     4\n(1 row)\n\n', 'fail'],
  ['exactly on tag v3.1.0', 'git describe --tags', 'v3.1.0\n', 'pass'],
  ['exactly on tag v3.1.0', 'git describe --tags', 'v3.1.0-4-gabc1234\n', 'fail'],
  ['at least one `took over` line', "journalctl -u hull | grep -c 'took over'", '2\n', 'pass'],
  [
    'ARN starts with arn:aws:iam::1:role/',
    'aws sts get-caller-identity --query Arn',
    'arn:aws:iam::1:role/x\n',
    'pass',
  ],
  [
    'ARN starts with arn:aws:iam::1:role/',
    'aws sts get-caller-identity --query Arn',
    'arn:aws:iam::2:role/x\n',
    'fail',
  ],
  ['two commits behind', 'git rev-list --count origin/main..HEAD', '2\n', 'undecided'],
  ['replicas 3', KUBE.replace('FIELD', 'unavailableReplicas'), '3\n', 'undecided'],
  ['replicas 3', KUBE.replace('FIELD', 'replicas'), '3\n', 'pass'],
  ['no errors', 'grep -c warn hull.log', '0\n', 'undecided'],
  ['12/12 ready', "kubectl get sts hull -o json | jq '.status.readyReplicas'", '12\n', 'undecided'],
  ['main branch is clean', 'git branch --show-current', 'main\n', 'undecided'],
  ['we must be on the keel branch', 'git branch --show-current', 'keel-2\n', 'fail'],
]);
