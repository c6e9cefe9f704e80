import { beside, type Ran } from '../../support/severalCases.ts';

const two = (command: (name: string) => string, [a, b]: readonly [string, string]): readonly Ran[] => [
  [command('ash'), a],
  [command('elm'), b],
];

describe('the number of one command against that of another', () => {
  const load = (value: string, cores = '8\n'): readonly Ran[] => [
    ['nproc', cores],
    ['cat /proc/loadavg', value],
  ];
  const counts = (a: string, b: string): readonly Ran[] => [
    ['grep -c queued /var/log/oak.log', a],
    ['grep -c sent /var/log/oak.log', b],
  ];
  const sizes = (limit: string, used: string): readonly Ran[] => [
    ['grep ^SystemMaxUse /etc/systemd/journald.conf', `SystemMaxUse=${limit}\n`],
    ['journalctl --disk-usage', `Archived and active journals take up ${used} in the file system.\n`],
  ];
  beside(
    ['the load is under the number of cores', load('2.10 1.90 1.70 1/400 999\n'), 'pass'],
    ['the load is under the number of cores', load('9.10 8.90 8.70 1/400 999\n'), 'fail'],
    // Which of the three is meant?
    ['the load is under the number of cores', load('9.10 7.90 7.70 1/400 999\n'), 'undecided'],
    ['5-minute load is below the core count', load('9.10 7.90 7.70 1/400 999\n'), 'pass'],
    ['15-minute load is below the core count', load('1.10 7.90 8.70 1/400 999\n'), 'fail'],
    ['the load is under the number of cores', load('2.10 1.90 1.70 1/400 999\n', ''), 'undecided'],
    ['the load of birch is under the number of cores', load('2.10 1.90 1.70 1/400 999\n'), 'undecided'],
    ['the second count is larger than the first', counts('4\n', '9\n'), 'pass'],
    ['the second count is larger than the first', counts('9\n', '4\n'), 'fail'],
    ['the second count is larger than the first', counts('9\n', '9\n'), 'fail'],
    ['the second count is at least the first', counts('9\n', '9\n'), 'pass'],
    ['the second count is larger than the first', counts('9\n', '4 of 9\n'), 'undecided'],
    ['queued is above sent', counts('9\n', '4\n'), 'pass'],
    ['queued is not above sent', counts('9\n', '4\n'), 'fail'],
    ['the journals take less than the configured max', sizes('2G', '300.5M'), 'pass'],
    ['the journals take less than the configured max', sizes('2G', '2.4G'), 'fail'],
    ['the journals take less than the configured max', sizes('2', '300.5M'), 'undecided'],
    ['the journals take less than the configured max', sizes('1G', '1000.0M'), 'undecided'],
  );
});

describe('words on each of several commands', () => {
  const unit = (name: string): string => `systemctl is-active ${name}`;
  const checks = (second: Ran): readonly Ran[] => [
    ['openssl x509 -noout -checkend 864000 -in ash.pem', 'Certificate will not expire\n'],
    second,
  ];
  const elm = 'openssl x509 -noout -checkend 864000 -in elm.pem';
  const dig = (second: string): readonly Ran[] => [
    ['dig +short @10.1.0.2 ash.example', '10.4.0.7\n'],
    ['dig +short @10.1.0.3 ash.example', second],
  ];
  const port = (who: string): readonly Ran[] =>
    [':8080 ', ':8443 '].map((at, i) => [
      `ss -tlnp | grep '${at}'`,
      `LISTEN 0 511 0.0.0.0${at} 0.0.0.0:* users:(("${i === 0 ? 'caddy' : who}",pid=7${String(i)},fd=6))\n`,
    ]);
  beside(
    ['neither expires within the next 10 days', checks([elm, 'Certificate will not expire\n']), 'pass'],
    ['neither expires within the next 10 days', checks([elm, 'Certificate will expire\n', 1]), 'fail'],
    ['neither expires within the next 20 days', checks([elm, 'Certificate will not expire\n']), 'undecided'],
    ['both resolvers return 10.4.0.7', dig('10.4.0.7\n'), 'pass'],
    ['both resolvers return 10.4.0.7', dig('10.4.0.70\n'), 'fail'],
    ['caddy listens on both', port('caddy'), 'pass'],
    ['caddy listens on both', port('squid'), 'fail'],
    ['caddy holds both ports', port('caddy'), 'pass'],
    ['caddy holds both ports', port('squid'), 'fail'],
    ['each is active', two(unit, ['active\n', 'active\n']), 'pass'],
    ['active, both of them', two(unit, ['active\n', 'failed\n']), 'fail'],
    ['exactly one of both is active', two(unit, ['active\n', 'inactive\n']), 'pass'],
    ['exactly one of both is active', two(unit, ['active\n', 'active\n']), 'fail'],
    ['one of the two is active', two(unit, ['active\n', 'active\n']), 'undecided'],
    ['exactly one of the three is active', two(unit, ['active\n', 'inactive\n']), 'undecided'],
  );
  // Where one of them refused, nothing is known of it.
  const ask = (name: string): string => `psql -h ${name} -Atc 'select pg_is_in_recovery()'`;
  beside(
    ['exactly one of the two says f', two(ask, ['t\n', 'f\n']), 'pass'],
    ['exactly one of the two says f', two(ask, ['f\n', 'f\n']), 'fail'],
    [
      'exactly one of the two says f',
      [
        [ask('ash'), 'f\n'],
        [ask('elm'), '', 2, 'psql: error: connection refused\n'],
      ],
      'undecided',
    ],
  );
});

describe('one thing that is said of two by their names', () => {
  const groups = (name: string): string => `id -nG ${name}`;
  const df: (space: string, inodes: string) => readonly Ran[] = (space, inodes) => [
    ['df -h /srv', `Filesystem Size Used Avail Use% Mounted on\n/dev/vdb1 10G 5G 5G ${space} /srv\n`],
    ['df -i /srv', `Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/vdb1 6000 600 5400 ${inodes} /srv\n`],
  ];
  beside(
    ['ash and elm are both in wheel', two(groups, ['ash wheel\n', 'elm wheel\n']), 'pass'],
    ['ash and elm are both in wheel', two(groups, ['ash wheel\n', 'elm users\n']), 'fail'],
    ['ash and oak are both in wheel', two(groups, ['ash wheel\n', 'elm wheel\n']), 'undecided'],
    ['ash and elm are not in wheel', two(groups, ['ash wheel\n', 'elm users\n']), 'undecided'],
    ['Every file system below 70% in both tables', df('50%', '10%'), 'pass'],
    ['Every file system below 70% in both tables', df('50%', '91%'), 'fail'],
    ['No file system above 70%, neither space nor inodes', df('50%', '10%'), 'pass'],
    ['No file system above 70%, neither space nor inodes', df('50%', '91%'), 'fail'],
  );
  const dig = (address: string, name: string): readonly Ran[] => [
    ['dig +short oak.example', `${address}\n`],
    ['dig +short -x 10.8.0.4', `${name}\n`],
  ];
  beside(
    ['forward and reverse match', dig('10.8.0.4', 'oak.example.'), 'pass'],
    ['forward and reverse match', dig('10.8.0.4', 'old-oak.example.'), 'fail'],
    ['forward and reverse match', dig('10.8.0.40', 'oak.example.'), 'fail'],
    ['forward and reverse match', dig('10.8.0.4\n10.8.0.5', 'oak.example.'), 'undecided'],
    ['10.8.0.4, and the reverse lookup gives oak.example again', dig('10.8.0.4', 'oak.example.'), 'pass'],
    ['10.8.0.4, and the reverse lookup gives oak.example again', dig('10.8.0.4', 'elm.example.'), 'fail'],
  );
});

describe('commands by their place', () => {
  const touched = (out: string, last = ''): readonly Ran[] => [
    ['touch /srv/ash', ''],
    ['stat -c %s /srv/ash', out],
    ['rm /srv/ash', last],
  ];
  beside(
    ['the first and the last print nothing, stat says 0', touched('0\n'), 'pass'],
    ['the first and the last print nothing, stat says 0', touched('7\n'), 'fail'],
    ['the first and the last print nothing', touched('0\n', 'removed\n'), 'fail'],
    ['only stat prints something: 0', touched('0\n'), 'pass'],
    ['only stat prints something: 0', touched('0\n', 'removed\n'), 'fail'],
    ['only stat prints something: 0', touched('4\n'), 'fail'],
    ['only the second command prints anything', touched('4\n'), 'pass'],
    ['only the last command prints anything', touched('4\n'), 'fail'],
    ['only chmod prints anything', touched('4\n'), 'undecided'],
  );
  const turns = (stopped: string, started: string): readonly Ran[] => [
    ['systemctl stop quill', ''],
    ['systemctl is-active quill', stopped, stopped === 'active\n' ? 0 : 3],
    ['systemctl start quill', ''],
    ['systemctl is-active quill', started, started === 'active\n' ? 0 : 3],
  ];
  beside(
    ['inactive after the stop, active again after the start', turns('inactive\n', 'active\n'), 'pass'],
    ['inactive after the stop, active again after the start', turns('active\n', 'active\n'), 'fail'],
    ['inactive after the stop, active again after the start', turns('inactive\n', 'failed\n'), 'fail'],
    ['after the stop it is inactive', turns('inactive\n', 'active\n'), 'pass'],
    ['active after the reload', turns('inactive\n', 'active\n'), 'undecided'],
  );
  const redis = (value: string, size = '900\n'): readonly Ran[] => [
    ['redis-cli ping', 'PONG\n'],
    ['redis-cli get paused', value],
    ['redis-cli dbsize', size],
  ];
  beside(
    ['PONG, then an empty line, then over 800 keys', redis('\n'), 'pass'],
    ['PONG, then an empty line, then over 800 keys', redis('yes\n'), 'fail'],
    ['PONG, then an empty line, then over 1k keys', redis('\n'), 'fail'],
    ['PONG, then an empty line, then over 800 keys', redis(''), 'undecided'],
  );
});

describe('what another of them shows', () => {
  const sites = (https: string): readonly Ran[] => [
    ['curl -sI http://quill.example/', 'HTTP/1.1 301 Moved\r\nLocation: https://quill.example/\r\n\r\n'],
    ["curl -s -o /dev/null -w '%{http_code}' https://quill.example/", https],
  ];
  const worker = (restarts: string): readonly Ran[] => [
    ['journalctl -u quill -p err --since today -q', ''],
    ['systemctl show quill -p NRestarts', `NRestarts=${restarts}\n`],
  ];
  const dumps = (count: string, size: string): readonly Ran[] => [
    ['ls -1 /srv/dumps | wc -l', count],
    ['du -sh /srv/dumps', `${size}\t/srv/dumps\n`],
  ];
  const unit: (is: string, starts: string) => readonly Ran[] = (is, starts) => [
    ['systemctl is-active quill', is],
    ['systemctl is-enabled quill', starts],
  ];
  const owners: (ash: string, elm: string) => readonly Ran[] = (ash, elm) => [
    ['stat -c %U /srv/ash', ash],
    ['stat -c %U /srv/elm', elm],
  ];
  const keys: (key: string, list: string) => readonly Ran[] = (key, list) => [
    ["stat -c '%a %U:%G' /srv/ash.key", key],
    ["stat -c '%a %U:%G' /srv/ash.list", list],
  ];
  const ready: (exit: number) => readonly Ran[] = (exit) => [
    ['pg_isready -h elm', 'elm:5432 - no response\n', 2],
    ["psql -h elm -Atc 'select 1'", exit === 0 ? '1\n' : '', exit, exit === 0 ? '' : 'psql: error: refused\n'],
  ];
  const lines: (count: string, twice: string) => readonly Ran[] = (count, twice) => [
    ['grep -c . /srv/names', count],
    ['sort /srv/names | uniq -d', twice],
  ];
  const health = 'etcdctl --endpoints=10.9.0.1:2379 endpoint health';
  beside(
    ['http redirects (301) to https, https answers 200', sites('200'), 'pass'],
    ['http redirects (301) to https, https answers 200', sites('502'), 'fail'],
    ['no errors and 0 restarts', worker('0'), 'pass'],
    ['no errors and 0 restarts', worker('2'), 'fail'],
    ['9 dumps are there', dumps('9\n', '3G'), 'pass'],
    ['9 dumps are there', dumps('8\n', '9G'), 'fail'],
    ['600 ash:ash for the key, 644 root:root for the list', keys('600 ash:ash\n', '644 root:root\n'), 'pass'],
    ['600 ash:ash for the key, 644 root:root for the list', keys('644 root:root\n', '600 ash:ash\n'), 'fail'],
    ['accepting connections', ready(2), 'fail'],
    ['9 lines, no duplicates', lines('9\n', ''), 'pass'],
    ['9 lines, no duplicates', lines('9\n', 'oak\n'), 'fail'],
    ['9 lines, no duplicates', lines('8\n', ''), 'fail'],
    ['active, enabled', unit('active\n', 'enabled\n'), 'pass'],
    ['active, enabled', unit('active\n', 'disabled\n'), 'fail'],
    ['both print 30', two((name) => `grep timeout /srv/${name}.conf`, ['timeout 30\n', 'timeout 300\n']), 'undecided'],
    ['owner www on both', owners('www\n', 'www\n'), 'pass'],
    ['owner www on both', owners('www\n', 'pg\n'), 'fail'],
    [
      'each endpoint is healthy',
      [
        [health, '10.9.0.1:2379 is healthy: successfully committed proposal: took = 9ms\n'],
        [health.replace('9.0.1', '9.0.2'), '', 1, '10.9.0.2:2379 is unhealthy: failed to commit proposal\n'],
      ],
      'fail',
    ],
  );
});
