import { asksElsewhere, isUnclean, isUnquiet } from '../../../src/judge/doubts/otherPlace.ts';
import { beside, type Ran } from '../../support/severalCases.ts';
import assert from 'node:assert/strict';

const code = (flag: string, answers: readonly string[]): readonly Ran[] =>
  answers.map((answer, i) => [
    `curl -s${i === answers.length - 1 ? flag : ''} -o /dev/null -w '%{http_code}\\n' https://fig${String(i)}.example/`,
    `${answer}\n`,
  ]);
const pair = (command: (name: string) => string, a: string, b: string): readonly Ran[] => [
  [command('fig'), a],
  [command('yew'), b],
];

describe('what is said of each command', () => {
  const healthy = (last: string): readonly Ran[] => [
    ...pair((name) => `docker inspect -f '{{.State.Health.Status}}' ${name}`, 'healthy\n', 'healthy\n'),
    ['curl -s http://yew.example/health | jq -r .status', `${last}\n`],
  ];
  const units: readonly Ran[] = [
    ...pair((name) => `systemctl is-active ${name}`, 'active\n', 'active\n'),
    ['systemctl --user is-active yew-agent', 'inactive\n', 3],
  ];
  const trees = (last: string): readonly Ran[] => [
    ['git -C fig status --short', ''],
    ['git -C yew status --short', ''],
    ['git status --short', last],
  ];
  beside(
    // One that is called a little differently is one of them.
    ['all return 200', code(' -k', ['200', '200', '200']), 'pass'],
    ['all return 200', code(' -k', ['200', '200', '503']), 'fail'],
    ['200 from each', code('', ['200', '503', '200']), 'fail'],
    ['200 from each', code('', ['200', '200', '200']), 'pass'],
    ['both return 200', code('', ['200', '200']), 'pass'],
    ['both return 200', code('', ['200', '500']), 'fail'],
    ['both return 200', code('', ['200', '200', '200']), 'undecided'],
    ['both cannot return 200', code('', ['200', '200']), 'undecided'],
    ['all healthy', healthy('healthy'), 'pass'],
    ['all healthy', healthy('unhealthy'), 'fail'],
    ['all units active', units, 'fail'],
    ['clean in all of them', trees(' M fig.tf\n'), 'undecided'],
    ['12 rows in total from both', pair((name) => `grep -c . ${name}.csv`, '12\n', '12\n'), 'undecided'],
  );
});

describe('answers of commands that are held against each other', () => {
  const digests = (b: string): readonly Ran[] =>
    pair((name) => `sha256sum /srv/${name}/oak.tgz`, '9f2c1b  /srv/fig/oak.tgz\n', `${b}  /srv/yew/oak.tgz\n`);
  const sizes = pair((name) => `stat -c %s /srv/${name}/oak.tgz`, '482\n', '482\n');
  const modes = pair((name) => `stat -c %a /srv/${name}/oak.key`, '600\n', '600\n');
  const rows = pair((host) => `psql -h ${host} -Atc 'select count(*) from oaks'`, '12\n', '12\n');
  const fields = pair((name) => `jq -r .version ${name}.json`, 'null\n', 'null\n');
  beside(
    ['same checksum on both', digests('9f2c1b'), 'pass'],
    ['same checksum on both', digests('77aa01'), 'fail'],
    ['both files are identical', digests('9f2c1b'), 'pass'],
    // Files of one size may differ.
    ['both files are identical', sizes, 'undecided'],
    ['same owner on both', modes, 'undecided'],
    ['same owner and mode on both', modes, 'undecided'],
    ['same count of 15 on both', rows, 'undecided'],
    ['same count as yesterday on both', rows, 'undecided'],
    ['same checksum on neither', digests('9f2c1b'), 'undecided'],
    ['same checksum on both, so the signature is valid', digests('9f2c1b'), 'undecided'],
    ['versions match', fields, 'undecided'],
    [
      'fig is smaller than yew',
      [
        ['du -sm fig', '900\tfig\n'],
        ['du -sk yew', '2000\tyew\n'],
      ],
      'undecided',
    ],
  );
});

describe('words that hold beside the wrong command', () => {
  const worker = (errors: string): readonly Ran[] => [
    ['journalctl -u yew -p err -q', errors],
    ['systemctl show yew -p NRestarts', 'NRestarts=0\n'],
  ];
  const members = (count: string): readonly Ran[] => [
    ['etcdctl endpoint health', 'a:2379 is healthy: took\nb:2379 is healthy: took\nc:2379 is healthy: took\n'],
    ['etcdctl member list | wc -l', `${count}\n`],
  ];
  beside(
    [
      '`lit`',
      [
        ['printf "echo lit" > lamp.sh', ''],
        ['./lamp.sh', 'lit\n'],
      ],
      'pass',
    ],
    ['no errors, no restarts', worker('yew: panic\n'), 'undecided'],
    ['3 members', members('4'), 'undecided'],
    [
      'redis is 7.2.4',
      [
        ['redis-server --version', 'Redis server v=7.0.15 sha=0\n'],
        ['cat plan.txt', 'redis 7.2.4\n'],
      ],
      'undecided',
    ],
    [
      'nothing listens on port 24',
      [
        ['systemctl is-active yew', 'active\n'],
        ["ss -ltn | grep ':23 '", '', 1],
      ],
      'undecided',
    ],
    [
      'no oak replaced',
      [
        ['terraform validate', 'Success! The configuration is valid.\n'],
        ["terraform plan | grep 'must be'", '  # oak.main must be replaced\n'],
      ],
      'undecided',
    ],
  );
});

describe('doubts about one command', () => {
  it('ask whether it looks at the number that is denied', () => {
    assert.equal(asksElsewhere('nothing on port 24', "ss -ltn | grep ':23 '"), true);
    assert.equal(asksElsewhere('nothing on port 23', "ss -ltn | grep ':23 '"), false);
    assert.equal(asksElsewhere('nothing on port 23', 'ss -ltn'), false);
    assert.equal(asksElsewhere('fewer than 10 4xx', "awk '$9 >= 500' oak.log | wc -l"), true);
    assert.equal(asksElsewhere('fewer than 10 5xx', "awk '$9 >= 500' oak.log | wc -l"), false);
  });
  it('ask whether a clean tree lists anything', () => {
    assert.equal(isUnclean('clean', 'git status --short', ' M oak.tf\n'), true);
    assert.equal(isUnclean('clean', 'git status --short', ''), false);
    assert.equal(isUnclean('clean', 'git status', 'nothing to commit, working tree clean\n'), false);
  });
  it('ask whether what printed nothing left a message on standard error', () => {
    const said = (exit: number, text: string) => {
      const stdout = { bytes: 0, sha256: '', complete: true, text: '' };
      const outcome = { kind: 'exited', code: exit } as const;
      return isUnquiet('cmp prints nothing', {
        text: 'cmp a b',
        facts: {} as never,
        outcome,
        stages: [exit],
        stdout,
        stderr: { ...stdout, text },
        ms: 1,
      });
    };
    assert.equal(said(1, 'cmp: EOF on b\n'), true);
    assert.equal(said(1, ''), false);
    assert.equal(said(0, 'warning\n'), true);
    assert.equal(said(0, ''), false);
  });
});

describe('what fails by one of several commands, where words may speak of another', () => {
  const tree = (status: string): readonly Ran[] => [
    ['git branch --show-current', 'reef\n'],
    ['git status', status],
  ];
  const clean =
    "On branch reef\nYour branch is up to date with 'upstream/reef'.\n\nnothing to commit, working tree clean\n";
  const timer: readonly Ran[] = [
    ['systemctl is-enabled tide.timer', 'enabled\n'],
    ['systemctl list-timers tide.timer', 'NEXT LEFT LAST PASSED UNIT ACTIVATES\n- - - - tide.timer tide.service\n'],
  ];
  beside(
    ['On reef, up to date with upstream, nothing to commit.', tree(clean), 'undecided'],
    ['Timer is enabled and will fire within 9 hours', timer, 'undecided'],
    // A column, a status or a count is nobody else's.
    ['both report 200', code('', ['200', '404']), 'fail'],
    ['fig and yew exist', pair((name) => `test -e ${name}`, '', ''), 'undecided'],
  );
});

describe('the same image in several places', () => {
  const images = (b: string): readonly Ran[] =>
    pair(
      (name) => `kubectl --context=${name} get deploy oar -o jsonpath='{.spec.template.spec.containers[0].image}'`,
      'reg.example/oar:1.4.2',
      b,
    );
  beside(
    ['same image in both', images('reg.example/oar:1.4.2'), 'pass'],
    ['same image in both', images('reg.example/oar:1.4.20'), 'fail'],
    ['same image in both', images(''), 'undecided'],
    ['same image on both', pair((name) => `docker images -q ${name}`, '4f2a\n', '4f2a\n'), 'pass'],
  );
});
