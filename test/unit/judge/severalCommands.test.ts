import assert from 'node:assert/strict';
import { beside, judgedBeside, type Ran } from '../../support/severalCases.ts';

const PODS = `NAME     READY   STATUS             RESTARTS   AGE
quay-1   2/2     Running            0          9d
quay-2   1/2     CrashLoopBackOff   7          9d
`;
const deploy = (ready: string): string => `NAME   READY   UP-TO-DATE   AVAILABLE   AGE
quay   ${ready}     2            1           9d
`;

describe('words beside several commands', () => {
  it('that hold for some rows of one take nothing away that another fails', () => {
    const beside = (ready: string): string =>
      judgedBeside('quay-1 Running, 2/2 replicas ready', [
        ['kubectl get pods', PODS],
        ['kubectl get deploy quay', deploy(ready)],
      ]);
    assert.equal(beside('1/2'), 'fail');
    assert.equal(beside('2/2'), 'pass');
  });

  it('speak of the one whose own words name it, not of all that its tool may be about', () => {
    const beside = (said: string, count: string): string =>
      judgedBeside(said, [
        ['tofu workspace show', 'reef\n'],
        ["tofu plan -no-color | grep '^No changes'", 'No changes. Your infrastructure matches the configuration.\n'],
        ['tofu state list | wc -l', `${count}\n`],
      ]);
    assert.equal(beside('31 resources in the state', '31'), 'pass');
    assert.equal(beside('31 resources in the state', '30'), 'fail');
    assert.equal(beside('workspace reef, no changes', '30'), 'pass');
    assert.equal(beside('workspace shoal, no changes', '30'), 'fail');
  });

  it('may hold beside one, where another of the same tool says nothing of it', () => {
    const beside = (said: string, version: string): string =>
      judgedBeside(said, [
        ['deno --version', `deno ${version}\n`],
        ['deno check src/main.ts', ''],
      ]);
    assert.equal(beside('deno 2, check is quiet', '2.1.4'), 'pass');
    assert.notEqual(beside('deno 2, check is quiet', '1.46.3'), 'pass');
    assert.notEqual(beside('deno 2, lint is quiet', '2.1.4'), 'pass');
  });

  it('hold in the order of the commands, whatever another one names', () => {
    const beside = (said: string, branch: string, ahead: string): string =>
      judgedBeside(said, [
        ['git branch --show-current', `${branch}\n`],
        ['git status --porcelain', ''],
        ['git rev-list --count origin/reef..HEAD', `${ahead}\n`],
      ]);
    assert.equal(beside('on reef, clean, nothing to push', 'reef', '0'), 'pass');
    assert.notEqual(beside('on reef, clean, nothing to push', 'shoal', '0'), 'pass');
    assert.equal(beside('on reef, clean, nothing to push', 'reef', '2'), 'fail');
    assert.notEqual(beside('clean, on reef, nothing to push', 'shoal', '0'), 'pass');
  });

  it('hold for what is called by its key', () => {
    const beside = (status: string, count: string): string =>
      judgedBeside('status is green with 3 gulls', [
        ['curl -s http://reef.example/health | jq -r .status', `${status}\n`],
        ['curl -s http://reef.example/health | jq .number_of_gulls', `${count}\n`],
      ]);
    assert.equal(beside('green', '3'), 'pass');
    assert.notEqual(beside('yellow', '3'), 'pass');
    assert.notEqual(beside('green', '2'), 'pass');
  });

  it('that speak of both are shown by no single line of one', () => {
    const beside = (second: string): string =>
      judgedBeside('both have a 2.1', [
        ["docker images gull --format '{{.Tag}} {{.Size}}'", '2.1 187MB\n'],
        ["docker images heron --format '{{.Tag}} {{.Size}}'", `${second} 203MB\n`],
      ]);
    assert.equal(beside('2.1'), 'pass');
    assert.notEqual(beside('2.0'), 'pass');
  });

  it('that say of names what one command says of each are not shared by two commands', () => {
    const beside = (services: string): string =>
      judgedBeside('services gull and heron are running', [
        ["docker ps --format '{{.Names}}'", 'gull\nheron\n'],
        ['docker compose ps --services --status running', services],
      ]);
    assert.notEqual(beside('gull\n'), 'pass');
  });
});

describe('what one of several commands shows is not said of the others', () => {
  beside(
    // A file may say anything.
    [
      'lamp lit',
      [
        ['cat notes.txt', 'lamp lit\n'],
        ['./state.sh', 'dark\n'],
      ],
      'undecided',
    ],
    // `both` and `every` speak of what the second one lists, too.
    [
      'both listed',
      [
        ['docker ps', 'NAME STATUS\na   running\nb   running\n'],
        ['docker ps -a', 'NAME STATUS\na   running\nc   exited\n'],
      ],
      'undecided',
    ],
    [
      'every unit enabled',
      [
        ['./flags a', 'a lit enabled\nb lit enabled\n'],
        ['./flags b', 'c off\nd off\n'],
      ],
      'undecided',
    ],
  );
});

describe('what is in one place and not in another', () => {
  const address = (a: string, b: string): readonly Ran[] => [
    ['ssh gate-1 ip -4 -br addr show eth0', `eth0   UP   10.6.0.11/24 ${a}\n`],
    ['ssh gate-2 ip -4 -br addr show eth0', `eth0   UP   10.6.0.12/24 ${b}\n`],
  ];
  const secret = (b: Ran): readonly Ran[] => [
    ['kubectl --context reef -n quay get secret pull', 'NAME   TYPE     DATA   AGE\npull   Opaque   1      9d\n'],
    b,
  ];
  const other = 'kubectl --context shoal -n quay get secret pull';
  beside(
    ['VIP 10.6.0.1 is on gate-1, not on gate-2', address('10.6.0.1/32', ''), 'pass'],
    ['VIP 10.6.0.1 is on gate-1, not on gate-2', address('10.6.0.1/32', '10.6.0.1/32'), 'fail'],
    ['VIP 10.6.0.1 is on gate-1, not on gate-2', address('', '10.6.0.1/32'), 'fail'],
    ['VIP 10.6.0.1 is on gate-1, not on gate-2', address('10.6.0.100/32', ''), 'fail'],
    ['only gate-1 holds 10.6.0.1', address('10.6.0.1/32', ''), 'pass'],
    ['only gate-1 holds 10.6.0.1', address('10.6.0.1/32', '10.6.0.1/32'), 'fail'],
    [
      'the pull secret exists in reef as well as in shoal',
      secret([other, 'NAME   TYPE     DATA   AGE\npull   Opaque   1      2d\n']),
      'pass',
    ],
    [
      'the pull secret exists in reef as well as in shoal',
      secret([other, '', 1, 'Error from server (NotFound): secrets "pull" not found\n']),
      'fail',
    ],
    [
      'the pull secret exists in reef as well as in shoal',
      secret([other, '', 1, 'Unable to connect to the server: dial tcp 10.6.0.9:6443: i/o timeout\n']),
      'blocked',
    ],
  );
});

describe('what is said of a place that the command names', () => {
  const clock = (yes: string): readonly Ran[] => [
    [
      "ssh gate-1 timedatectl | grep -E 'sync|NTP'",
      `System clock synchronized: ${yes}\n              NTP service: active\n`,
    ],
    [
      "ssh gate-2 timedatectl | grep -E 'sync|NTP'",
      'System clock synchronized: yes\n              NTP service: active\n',
    ],
  ];
  beside(
    ['NTP active and clock synchronized on gate-1 and gate-2', clock('yes'), 'pass'],
    ['NTP active and clock synchronized on gate-1 and gate-3', clock('yes'), 'undecided'],
    ['clock synchronized on gate-1', clock('yes'), 'pass'],
  );
  it('holds nothing of a name that only begins so', () => {
    assert.notEqual(judgedBeside('clock synchronized on gate-1', clock('yes').slice(1)), 'pass');
  });
});

describe('short words on two commands', () => {
  const can = (a: string, b: string): readonly Ran[] => [
    ['kubectl auth can-i get pods -n reef --as=mast', `${a}\n`, a === 'no' ? 1 : 0],
    ['kubectl auth can-i get pods -n shoal --as=mast', `${b}\n`, b === 'no' ? 1 : 0],
  ];
  const heads = (b: string): readonly Ran[] => [
    ['git rev-parse --short origin/main', '4be1c02\n'],
    ['git rev-parse --short origin/release', `${b}\n`],
  ];
  const pods = (restarts: string): readonly Ran[] =>
    [
      ['oar-0', '0'],
      ['mast-0', restarts],
    ].map(([name = '', count = '']) => [
      `kubectl -n quay get pod ${name}`,
      `NAME     READY   STATUS    RESTARTS   AGE\n${name}    1/1     Running   ${count}          9d\n`,
    ]);
  const map = (b: Ran): readonly Ran[] => [['kubectl -n a get cm flags', 'NAME    DATA   AGE\nflags   4      2d\n'], b];
  const held = (code: number): readonly Ran[] => [
    ['test -s /etc/reef.conf', ''],
    ['test -s /etc/shoal.conf', '', code],
  ];
  beside(
    ['returns yes / no', can('yes', 'no'), 'pass'],
    ['returns yes / no', can('yes', 'yes'), 'fail'],
    ['no, no', can('no', 'no'), 'pass'],
    ['no, no', can('no', 'yes'), 'fail'],
    ['main and release on the same commit', heads('4be1c02'), 'pass'],
    ['main and release on the same commit', heads('4be1c20'), 'fail'],
    ['main and reef on the same commit', heads('4be1c02'), 'undecided'],
    ['both Running, neither restarted', pods('0'), 'pass'],
    ['both Running, neither restarted', pods('3'), 'fail'],
    [
      'the configmap is in both namespaces',
      map(['kubectl -n b get cm flags', 'NAME    DATA   AGE\nflags   6      5m\n']),
      'pass',
    ],
    [
      'the configmap is in both namespaces',
      map(['kubectl -n b get cm flags', '', 1, 'Error from server (NotFound): configmaps "flags" not found\n']),
      'fail',
    ],
    ['exit 0', held(0), 'pass'],
    ['exit 0', held(1), 'fail'],
  );
});
