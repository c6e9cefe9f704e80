import { beside } from '../../support/severalCases.ts';

const said = (out: string, exit = 0, err = '') => [['./look.sh', out, exit, err]] as const;

describe('a state that is taken back where it stands', () => {
  beside(
    ['healthy', said('healthy\n'), 'pass'],
    ['is healthy', said('reef is healthy\n'), 'pass'],
    ['healthy', said('0 healthy\n'), 'undecided'],
    ['healthy', said('33% healthy\n'), 'undecided'],
    ['running', said("the reef isn't running\n"), 'undecided'],
    ['running', said('nobody is running\n'), 'undecided'],
    ['connected', said('never connected\n'), 'undecided'],
    ['valid', said('valid until 2020-01-01\n'), 'undecided'],
    ['OK', said('2 of 3 ok\n'), 'undecided'],
    ['verified', said('verified: 0/3\n'), 'undecided'],
    ['14 passed, 0 failed', said('test result: ok. 14 passed; 0 failed\n'), 'pass'],
    ['clean', said('nothing to commit, working tree clean\n'), 'pass'],
  );
});

describe('success that the exit tells, and the output denies', () => {
  beside(
    ['success', said('done\n'), 'pass'],
    ['success', said('12 passed, 0 failed\n'), 'pass'],
    ['allowed', said('deny\n'), 'undecided'],
    ['successful', said('applying 0007 ... rolled back\nmigration not successful\n'), 'undecided'],
    ['passed', said('pass: 2, fail: 1, warn: 0, error: 0\n'), 'undecided'],
    ['all passed', said('check: FAILED (ignored)\n'), 'undecided'],
    ['success', said('{"result":{"allowed":false}}\n'), 'undecided'],
  );
});

describe('what marks an error or a warning without the word', () => {
  const logs = (line: string) => [['kubectl logs deploy/reef', `INFO start\n${line}\nINFO done\n`]] as const;
  beside(
    ['no errors', logs('INFO 0 failed, errors: 0'), 'pass'],
    ['no errors', logs('INFO tide came in'), 'pass'],
    ['no errors', logs('level=crit msg="disk full"'), 'undecided'],
    ['no errors', logs('crit: Reef.Hosting[0]'), 'undecided'],
    ['no failures', [['./tests.sh', '1..3\nok 1 a\nnot ok 2 b\nok 3 c\n']], 'undecided'],
    ['no warnings', logs('8:00AM WRN shallow'), 'undecided'],
  );
});

describe('a refusal that was no refusal', () => {
  const apply = (err: string) => [['kubectl apply -f reef.yaml', '', 1, err]] as const;
  beside(
    ['denied by policy', apply('error: error parsing reef.yaml: yaml: line 3: mapping values are not allowed in this context\n'), 'undecided'], // prettier-ignore
    ['rejected', apply('error: flags --prune and --all are not allowed together\n'), 'undecided'],
    ['denied', apply('error: open reef.yaml: permission denied\n'), 'undecided'],
    ['denied', apply('Error from server (Forbidden): admission webhook "reef.test" denied the request\n'), 'pass'],
  );
});

describe('what is found in another place than the words speak of', () => {
  const describeOf = (part: string, state: string) =>
    [['kubectl describe pod reef', `Name:    reef\nStatus:  Running\nContainers:\n  reef:\n    State:  ${state}\n    ${part}:\n      memory:  128Mi\n`]] as const; // prettier-ignore
  const head = (url: string) => [['curl -sI http://reef.test', `HTTP/1.1 301 Moved\nlocation: ${url}\n\n`]] as const;
  beside(
    ['Requests: memory 128Mi', describeOf('Requests', 'Running'), 'pass'],
    ['Requests: memory 128Mi', describeOf('Limits', 'Running'), 'undecided'],
    ['State: Running', describeOf('Limits', 'Running'), 'pass'],
    ['State: Running', describeOf('Limits', 'Waiting'), 'undecided'],
    ['Location: https://reef.test/', head('https://reef.test/'), 'pass'],
    ['Location: https://reef.test/', head('https://reef.test/login'), 'undecided'],
    ['no .bak files', [['ls -1 data', 'keys.bak\n']], 'undecided'],
    ['no .bak files', [['ls -1 data', 'keys.txt\n']], 'pass'],
    ['fix: raise the sails', [['git log -1 --format=%s', 'fix: raise the sails\n']], 'pass'],
    ['fix: raise the sails', [['git log -1 --format=%s', 'Revert "fix: raise the sails"\n']], 'undecided'],
    ['files exist', [['ls -l data', 'total 0\n']], 'undecided'],
    ['more than 1 MB', [['du -sb data', '1023\tdata\n']], 'undecided'],
    ['active (and enabled)', [['systemctl is-active reef', 'active\n']], 'undecided'],
    ['active (as before)', [['systemctl is-active reef', 'inactive\n', 3]], 'fail'],
  );
});

describe('what is printed with more behind or before it than the words say', () => {
  beside(
    ['uid=1001', [['id deploy', 'uid=1001(deploy) gid=1001(deploy)\n']], 'undecided'],
    ['uid=1001', [['id deploy', 'uid=1002(deploy) gid=1002(deploy)\n']], 'fail'],
    ['10 passed, 0 failed', [['pytest -q', '10 passed in 0.52s\n']], 'pass'],
    ['10 passed, 0 failed', [['pytest -q', '9 passed in 0.52s\n']], 'fail'],
  );
});

describe('what a file or a list of rules says of its own', () => {
  const rules = [['ufw status', 'Status: active\n\nTo       Action   From\n--       ------   ----\n443/tcp  ALLOW    Anywhere\n23/tcp   DENY     Anywhere\n']] as const; // prettier-ignore
  const resolver = [['cat /etc/resolv.conf', 'search reef.test\nnameserver 10.6.0.10\noptions ndots:5\n']] as const;
  beside(
    ['23/tcp is denied', rules, 'undecided'],
    ['login is denied', [['ssh reef', 'welcome\n']], 'fail'],
    ['the nameserver is 10.6.0.10', resolver, 'pass'],
    ['the nameserver is 10.6.0.1', resolver, 'fail'],
    ['on branch main', [['git branch -a', '  dev\n* main\n']], 'undecided'],
    ['on branch main', [['git branch -a', '* dev\n  main\n']], 'fail'],
  );
});
