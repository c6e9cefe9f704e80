import { cases } from '../../support/savedCases.ts';

const row = (size: string, name = 'dump.sql'): string => `-rw-r----- 1 ops ops ${size} Mar  3 04:10 ${name}\n`;

describe('whether there is something in a file', () => {
  cases([
    { expect: 'file exists and is not empty', command: 'ls -l dump.sql', out: row('0'), verdict: 'fail' },
    { expect: 'file exists and is not empty', command: 'ls -l dump.sql', out: row('918'), verdict: 'pass' },
    { expect: 'non-zero size', command: 'ls -lh dump.sql', out: row('4.1K'), verdict: 'pass' },
    { expect: 'has content', command: 'ls -lah dump.sql', out: row('0'), verdict: 'fail' },
    { expect: 'backup file is not empty', command: 'ls dump.sql', out: 'dump.sql\n', verdict: 'undecided' },
    { expect: 'not empty', command: 'sha256sum dump.sql', out: 'e3b0c442  dump.sql\n', verdict: 'undecided' },
    { expect: 'not empty', command: 'file dump.sql', out: 'dump.sql: empty\n', verdict: 'undecided' },
    { expect: 'not empty', command: 'find . -name dump.sql', out: './dump.sql\n', verdict: 'undecided' },
    { expect: 'some output', command: 'find . -name dump.sql', out: './dump.sql\n', verdict: 'pass' },
    { expect: 'not empty', command: 'test -s dump.sql', verdict: 'pass' },
    { expect: 'not empty', command: 'test -s dump.sql', exit: 1, verdict: 'fail' },
    { expect: 'not empty', command: 'test -f dump.sql', verdict: 'undecided' },
    { expect: 'not empty', command: 'test -f dump.sql && echo there', out: 'there\n', verdict: 'undecided' },
    { expect: 'not empty', command: 'wc -c dump.sql', out: '0 dump.sql\n', verdict: 'fail' },
    { expect: 'not empty', command: 'stat -c %s dump.sql', out: '0\n', verdict: 'fail' },
    {
      expect: 'file size greater than 0 bytes',
      command: 'stat dump.sql',
      out: '  File: dump.sql\n  Size: 0         \tBlocks: 0          IO Block: 4096   regular empty file\n',
      verdict: 'fail',
    },
    {
      expect: 'backup is not empty',
      command: 'aws s3 ls s3://vault/dump.sql',
      out: '2031-03-03 04:10:11          0 dump.sql\n',
      verdict: 'fail',
    },
    {
      expect: 'all files non-empty',
      command: 'ls -l spool/',
      out: `total 8\n${row('33', 'a')}${row('0', 'b')}`,
      verdict: 'fail',
    },
    { expect: 'directory is not empty', command: 'ls -l spool/', out: 'total 0\n', verdict: 'fail' },
    { expect: 'directory is not empty', command: 'ls spool', out: 'a\n', verdict: 'pass' },
    { expect: 'directory is not empty', command: 'du -sh spool', out: '4.0K\tspool\n', verdict: 'undecided' },
    { expect: 'the file is empty', command: 'ls -l run.lock', out: row('0', 'run.lock'), verdict: 'pass' },
    { expect: 'the file is empty', command: 'ls -l run.lock', out: row('7', 'run.lock'), verdict: 'fail' },
    { expect: 'backup is not empty', command: 'velero backup get a', out: 'NAME\na\n', verdict: 'undecided' },
    { expect: 'archive is not empty', command: 'tar tzf a.tgz', out: 'a/\na/b\n', verdict: 'pass' },
    { expect: '2 files', command: 'ls -l spool/', out: `total 8\n${row('33', 'a')}${row('9', 'b')}`, verdict: 'pass' },
    {
      expect: 'not empty',
      command: 'kubectl exec db-0 -- ls -l /var/dump.sql',
      out: row('0', '/var/dump.sql'),
      verdict: 'fail',
    },
  ]);
});

describe('a size beside an amount', () => {
  cases([
    { expect: 'less than 3 GB', command: 'du -sh /srv/registry', out: '1.7G\t/srv/registry\n', verdict: 'pass' },
    { expect: 'less than 3 GB', command: 'du -sh /srv/registry', out: '3.2G\t/srv/registry\n', verdict: 'fail' },
    // What du calls G is Gi.
    { expect: '< 3 GiB', command: 'du -sh /srv/registry', out: '3.1G\t/srv/registry\n', verdict: 'fail' },
    // Without a unit it counts kilobytes.
    { expect: 'below 100 MB', command: 'du -s /srv/registry', out: '307200\t/srv/registry\n', verdict: 'fail' },
    { expect: 'size at least 20 MB', command: 'ls -lh dump.sql', out: row('21M'), verdict: 'pass' },
    { expect: 'larger than 20 MB', command: 'ls -lh dump.sql', out: row('2.0M'), verdict: 'fail' },
    { expect: 'below 3', command: 'du -sh /srv/registry', out: '2.1G\t/srv/registry\n', verdict: 'undecided' },
    {
      expect: 'size < 80 MB',
      command: 'docker images shop/web',
      out: 'REPOSITORY   TAG   IMAGE ID       CREATED      SIZE\nshop/web     7     0d1e2f3a4b5c   3 days ago   91MB\n',
      verdict: 'fail',
    },
  ]);
});
