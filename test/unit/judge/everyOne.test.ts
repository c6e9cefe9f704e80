import { cases } from '../../support/savedCases.ts';

describe('a quoted text that all of something have', () => {
  const builds = (second: string, title = 'bump base'): string =>
    `done\tgreen\tadd retry\tnightly\ndone\t${second}\t${title}\tnightly\n`;
  cases([
    { expect: 'All files `OK`', command: 'sha512sum -c SUMS', out: 'a.iso: OK\nb.iso: OK\n', verdict: 'pass' },
    { expect: 'All files `OK`', command: 'sums check', out: 'a.iso: OK\nb.iso: FAILED\n', verdict: 'fail' },
    { expect: '`OK` for every file', command: 'sums check', out: 'a.iso: OK\nb.iso: FAILED\n', verdict: 'fail' },
    // A heading is no file.
    {
      expect: 'All files `OK`',
      command: 'sums check',
      out: 'Checking two files now\na.iso: OK\n',
      verdict: 'undecided',
    },
    { expect: 'Last 2 builds: all `green`', command: 'ci builds', out: builds('green'), verdict: 'pass' },
    { expect: 'Last 2 builds: all `green`', command: 'ci builds', out: builds('red'), verdict: 'fail' },
    { expect: 'Last 3 builds: all `green`', command: 'ci builds', out: builds('green'), verdict: 'fail' },
    // The word in a title is not the result.
    {
      expect: 'Last 2 builds: all `green`',
      command: 'ci builds',
      out: builds('red', 'paint it green'),
      verdict: 'undecided',
    },
    {
      expect: 'Every object reports `unchanged`',
      command: 'kubectl apply -f k8s/',
      out: 'service/shop unchanged\nconfigmap/shop configured\n',
      verdict: 'fail',
    },
    {
      expect: 'All objects `unchanged (server dry run)`',
      command: 'kubectl apply --dry-run=server -f k8s/',
      out: 'service/shop unchanged (server dry run)\n',
      verdict: 'pass',
    },
    {
      expect: 'all `streaming`',
      command: "psql -c 'table pg_stat_replication'",
      out: ' name |   state\n------+-----------\n s1   | streaming\n s2   | catchup\n(2 rows)\n',
      verdict: 'fail',
    },
    { expect: 'every link `live`', command: './links.sh', out: 'a: not live\nb: live\n', verdict: 'undecided' },
    {
      expect: 'all boxes `armed`',
      command: 'boxes dump',
      out: '[\n {\n  "state": "armed",\n  "armed": true\n }\n]\n',
      verdict: 'undecided',
    },
    { expect: 'every pod `v2`', command: 'kubectl get pods', out: 'NAME   READY\nv2     1/1\n', verdict: 'undecided' },
  ]);
});

describe('a key of a record in any form', () => {
  const vault = 'Key          Value\n---          -----\nSeal Type    shamir\nSealed       true\n';
  const topic =
    'Topic: bills\tPartitionCount: 2\n\tTopic: bills\tPartition: 0\tIsr: 4,5\n\tTopic: bills\tPartition: 1\tIsr: 4\n';
  const versions = 'Client:\n\tTag:     v2.4.0\nServer:\n\tNODE:    10.4.0.2\n\tTag:     v2.3.9\n';
  const recap = (last: string): string =>
    `PLAY RECAP ****\nedge1 : ok=9 changed=0 failed=0\nedge2 : ok=9 changed=${last} failed=0\n`;
  cases([
    { expect: 'Sealed: false', command: 'vault status', out: vault, verdict: 'fail' },
    { expect: 'Sealed: true', command: 'vault status', out: vault, verdict: 'pass' },
    { expect: 'Seal Type: `shamir`', command: 'vault status', out: vault, verdict: 'pass' },
    { expect: 'Cluster Name: `a1`', command: 'vault status', out: vault, verdict: 'undecided' },
    {
      expect: 'max_connections = 300',
      command: 'mysql -t -e "show variables"',
      out: '+-----------------+-------+\n| Variable_name   | Value |\n+-----------------+-------+\n| max_connections | 150   |\n+-----------------+-------+\n',
      verdict: 'fail',
    },
    { expect: 'Isr: 4,5 on every partition', command: 'kafka-topics.sh --describe', out: topic, verdict: 'fail' },
    { expect: 'Isr: 4,5', command: 'kafka-topics.sh --describe', out: topic, verdict: 'fail' },
    { expect: 'PartitionCount: 2', command: 'kafka-topics.sh --describe', out: topic, verdict: 'pass' },
    { expect: 'Server Tag: v2.4.0', command: 'talosctl version', out: versions, verdict: 'fail' },
    { expect: 'Server Tag: v2.3.9', command: 'talosctl version', out: versions, verdict: 'pass' },
    { expect: 'Proxy Tag: v2.3.9', command: 'talosctl version', out: versions, verdict: 'undecided' },
    { expect: 'changed=0 on all hosts', command: 'ansible-playbook a.yml', out: recap('0'), verdict: 'pass' },
    { expect: 'changed=0 for every host', command: 'ansible-playbook a.yml', out: recap('3'), verdict: 'fail' },
    {
      expect: 'IS LEADER false',
      command: 'quorumctl members',
      out: '+----+-----------+\n| ID | IS LEADER |\n+----+-----------+\n| 7  | false     |\n| 8  | true      |\n+----+-----------+\n',
      verdict: 'fail',
    },
    { expect: 'State Name: `on`', command: 'boxes dump', out: '{"stateName": "on"}\n', verdict: 'pass' },
    { expect: 'IS LEADER false', command: 'quorumctl members', out: 'member 7 is a follower\n', verdict: 'undecided' },
    {
      expect: 'Image tag `3.1.0`',
      command: "helm template ./chart | grep 'image:'",
      out: '  image: "reg.example/shop:3.1.01"\n',
      verdict: 'fail',
    },
  ]);
});

describe('nothing, with its reason', () => {
  cases([
    { expect: '(empty — all is merged)', command: 'git log --oneline main..next', verdict: 'pass' },
    { expect: '(empty — all is merged)', command: 'git log --oneline main..next', out: '9f1 fix\n', verdict: 'fail' },
    { expect: 'No output: all is merged', command: 'git log --oneline main..next', out: '9f1 fix\n', verdict: 'fail' },
    { expect: 'empty — no owners at the root', command: 'az role assignment list -o table', verdict: 'pass' },
    {
      expect: 'empty — no owners at the root',
      command: 'az role assignment list -o table',
      out: 'Principal\n---------\nada\n',
      verdict: 'fail',
    },
    { expect: 'No state files tracked', command: "git ls-files '*.tfstate'", verdict: 'pass' },
    { expect: 'No state files tracked', command: "git ls-files '*.tfstate'", out: 'a.tfstate\n', verdict: 'fail' },
    { expect: 'No licences tracked', command: "git ls-files '*.tfstate'", verdict: 'undecided' },
    { expect: 'no unpushed commits', command: 'git log --oneline origin/main..HEAD', out: '9f1 x\n', verdict: 'fail' },
  ]);
});

describe('an exit that the author names, beside words', () => {
  cases([
    { expect: 'Exit code 2, prints `usage:`', command: 'tool', exit: 2, err: 'usage: tool FILE\n', verdict: 'pass' },
    { expect: 'Exit code 2, prints `usage:`', command: 'tool', exit: 2, err: 'no such file\n', verdict: 'fail' },
    { expect: 'Exit code 2, prints `usage:`', command: 'tool', exit: 1, err: 'usage: tool FILE\n', verdict: 'fail' },
    { expect: 'prints `usage:`', command: 'tool', exit: 2, err: 'usage: tool FILE\n', verdict: 'fail' },
    {
      expect: 'Exit code 1, the chart is reported as `broken`',
      command: 'checker a.yaml',
      exit: 1,
      out: 'a.yaml is broken: no name\n',
      verdict: 'pass',
    },
    {
      expect: 'Exit code 127, prints `found`',
      command: 'tool',
      exit: 127,
      err: 'bash: tool: command not found\n',
      verdict: 'blocked',
    },
  ]);
});
