import { beside } from '../../support/besideCases.ts';

const lost = (path: string): string => `ls: cannot access '${path}': No such file or directory\n`;

describe('a file that is gone, by ls or stat of it', () => {
  beside('ls /srv/pier/old.conf', [
    ['file is gone', '', 'pass', 2, lost('/srv/pier/old.conf')],
    ['file is no longer there', '', 'pass', 2, lost('/srv/pier/old.conf')],
    ['file removed', '', 'pass', 2, lost('/srv/pier/old.conf')],
    ['`old.conf` is gone', '', 'pass', 2, lost('/srv/pier/old.conf')],
    ['`/srv/pier/old.conf` is gone', '', 'pass', 2, lost('/srv/pier/old.conf')],
    ['file is gone', '/srv/pier/old.conf\n', 'fail'],
    ['`old.conf` is gone', '/srv/pier/old.conf\n', 'fail'],
    ['file is gone', '', 'fail', 2, "ls: cannot access '/srv/pier/old.conf': Permission denied\n"],
    ['file is gone', '', 'fail', 2, "ls: unrecognized option '--colour'\n"],
  ]);
  beside('ls a.lock b.lock', [
    ['files are gone', 'a.lock\n', 'fail', 2, lost('b.lock')],
    ['files are gone', '', 'pass', 2, lost('a.lock') + lost('b.lock')],
  ]);
  beside('kubectl get pod kite gull', [
    [
      'pods are gone',
      'NAME   READY   STATUS    RESTARTS   AGE\nkite   1/1     Running   0          4d\n',
      'undecided',
      1,
      'Error from server (NotFound): pods "gull" not found\n',
    ],
  ]);
  beside('stat old.conf', [
    ['file is gone', '', 'pass', 1, "stat: cannot statx 'old.conf': No such file or directory\n"],
    ['file is gone', '  File: old.conf\n  Size: 4\n', 'fail'],
  ]);
});
