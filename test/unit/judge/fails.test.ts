import type { RuleTest } from '../../../src/expect/rule.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

const fails = (reason: string | null): RuleTest => ({ kind: 'fails', reason });
const missing = (name: string | null): RuleTest => ({ kind: 'missing', name });
const exec = 'kubectl exec api-0 -- curl -m 3 http://db:5432';

describe('a rule that a command fails', () => {
  rows([
    {
      says: 'a connection that a policy drops',
      test: fails('no-connection'),
      ran: { command: exec, exit: 28, err: 'curl: (28) Connection timed out\ncommand terminated with exit code 28' },
      verdict: 'pass',
    },
    {
      says: 'a connection that is refused, which no policy need have done',
      test: fails('no-connection'),
      ran: { command: exec, exit: 7, err: 'curl: (7) Connection refused\ncommand terminated with exit code 7' },
      verdict: 'undecided',
    },
    {
      says: 'a name that does not resolve, for a blocked connection',
      test: fails('no-connection'),
      ran: { command: exec, exit: 6, err: 'curl: (6) Could not resolve host: db\ncommand terminated with exit code 6' },
      verdict: 'fail',
    },
    {
      says: 'a connection that is not blocked',
      test: fails('no-connection'),
      ran: { command: exec, out: 'hello' },
      verdict: 'fail',
    },
    { says: 'any failure', test: fails(null), ran: { command: 'curl -m 3 http://db:5432', exit: 28 }, verdict: 'pass' },
    { says: 'a success', test: fails(null), ran: { command: 'curl -m 3 http://db:5432', out: 'ok' }, verdict: 'fail' },
    {
      says: 'a missing tool',
      test: fails(null),
      ran: { command: 'nc -z db 5432', exit: 127, err: 'bash: nc: command not found' },
      verdict: 'blocked',
    },
    {
      says: 'a tool that may not be run',
      test: fails(null),
      ran: { command: './probe.sh', exit: 126, err: 'Permission denied' },
      verdict: 'blocked',
    },
    {
      says: 'a program that was killed',
      test: fails(null),
      ran: { command: './probe.sh', exit: 137, err: 'Killed' },
      verdict: 'fail',
    },
    {
      says: 'a program that was killed for the reason that is stated',
      test: fails('out of memory'),
      ran: { command: './probe.sh', exit: 137, err: 'probe: out of memory' },
      verdict: 'pass',
    },
    {
      says: 'an unreachable cluster',
      test: fails(null),
      ran: { command: exec, exit: 1, err: 'Unable to connect to the server: dial tcp 10.1.1.1:6443: i/o timeout' },
      verdict: 'blocked',
    },
    {
      says: 'a failure inside the pod',
      test: fails(null),
      ran: { command: exec, exit: 28, err: 'curl: (28) timed out\ncommand terminated with exit code 28' },
      verdict: 'pass',
    },
    {
      says: 'a pod that is not there to try it in',
      test: fails(null),
      ran: { command: exec, exit: 1, err: 'Error from server (NotFound): pods "api-0" not found' },
      verdict: 'undecided',
    },
    {
      says: 'wrong flags',
      test: fails(null),
      ran: { command: 'kubectl delete ns x --frce', exit: 1, err: 'error: unknown flag: --frce' },
      verdict: 'undecided',
    },
    {
      says: 'the stated reason',
      test: fails('forbidden'),
      ran: {
        command: 'kubectl get secrets',
        exit: 1,
        err: 'Error from server (Forbidden): secrets is forbidden: User "eve" cannot list resource "secrets"',
      },
      verdict: 'pass',
    },
    {
      says: 'another reason than the stated',
      test: fails('forbidden'),
      ran: { command: 'kubectl get secrets', exit: 1, err: 'Error from server (NotFound): namespaces "x" not found' },
      verdict: 'fail',
    },
    {
      says: 'a denial by an admission policy',
      test: fails('denied'),
      ran: {
        command: 'kubectl apply -f bad.yaml',
        exit: 1,
        err: 'Error from server: admission webhook "v.example" denied the request: no',
      },
      verdict: 'pass',
    },
    {
      says: 'a file that is not there for a denial',
      test: fails('denied'),
      ran: { command: 'kubectl apply -f bad.yaml', exit: 1, err: 'error: the path "bad.yaml" does not exist' },
      verdict: 'fail',
    },
    {
      says: 'no as the answer of can-i',
      test: fails('forbidden'),
      ran: { command: 'kubectl auth can-i delete nodes', exit: 1, out: 'no\n' },
      verdict: 'pass',
    },
    {
      says: 'a silent curl by its exit',
      test: fails('timeout'),
      ran: { command: 'curl -s -m 3 http://db:5432', exit: 28 },
      verdict: 'pass',
    },
    {
      says: 'a silent curl that could not resolve',
      test: fails('timeout'),
      ran: { command: 'curl -s -m 3 http://db:5432', exit: 6 },
      verdict: 'fail',
    },
    {
      says: 'words of the author',
      test: fails('invalid bearer'),
      ran: { command: 'vault login', exit: 2, err: 'Error: invalid bearer token' },
      verdict: 'pass',
    },
    {
      says: 'words inside other words',
      test: fails('refused'),
      ran: { command: 'psql -c x', exit: 2, err: 'psql: unrefused' },
      verdict: 'fail',
    },
    {
      says: 'a failure that is hidden',
      test: fails(null),
      ran: { command: 'psql -c x || true', exit: 0, masks: ['or-true'] },
      verdict: 'undecided',
    },
    {
      says: 'a hidden failure whose reason is printed',
      test: fails('refused'),
      ran: { command: 'psql -c x || true', exit: 0, masks: ['or-true'], err: 'psql: connection refused' },
      verdict: 'pass',
    },
    {
      says: 'an HTTP refusal of -f',
      test: fails('not-found'),
      ran: { command: 'curl -f http://x/y', exit: 22, err: 'curl: (22) The requested URL returned error: 404' },
      verdict: 'pass',
    },
  ]);
});

const carried = (
  says: string,
  reason: string | null,
  command: string,
  exit: number,
  err: string,
  verdict: Verdict,
): Row => ({
  says,
  test: fails(reason),
  ran: { command, exit, err },
  verdict,
});
const probe = 'kubectl run probe --rm -i --restart=Never --image=alpine -- wget -T 2 -qO- http://db:5432';
const far = 'ssh -p 2222 ops@edge-3 nc -zv -w 2 db 5432';

describe('a rule on a certificate that is not trusted', () => {
  rows([
    carried(
      'a chain that is unknown',
      'certificate',
      'curl -sS https://a',
      60,
      'curl: (60) SSL certificate problem: expired',
      'pass',
    ),
    carried('a silent curl by its exit', 'certificate', 'curl -s https://a', 60, '', 'pass'),
    carried('a refused connection', 'certificate', 'curl -sS https://a', 7, 'curl: (7) Connection refused', 'fail'),
  ]);
});

describe('a rule that what a command carries fails', () => {
  rows([
    carried(
      'a carrier that timed out itself',
      'timeout',
      exec,
      1,
      'error: timed out waiting for the condition',
      'undecided',
    ),
    carried('a server that timed out', 'timeout', exec, 1, 'Error from server: rpc error: timed out', 'undecided'),
    carried(
      'a kubelet that refused',
      'refused',
      exec,
      1,
      'error: dial tcp 10.1.1.4:10250: connection refused',
      'undecided',
    ),
    carried('an exec that is forbidden', 'no-connection', exec, 1, 'error: unable to upgrade: Forbidden', 'undecided'),
    carried('a carrier with any failure', null, exec, 1, 'error: Internal error occurred', 'undecided'),
    carried('a pod that never started', 'timeout', probe, 1, 'error: timed out waiting for the condition', 'undecided'),
    carried(
      'a tool that ran and then its pod',
      'timeout',
      probe,
      1,
      'wget: download timed out\npod default/probe terminated (Error)',
      'pass',
    ),
    carried(
      'a host that refused the login',
      'refused',
      far,
      255,
      'ssh: connect to host edge-3 port 2222: Connection refused',
      'undecided',
    ),
    carried(
      'a refusal behind the host',
      'refused',
      far,
      1,
      'nc: connect to db port 5432 (tcp) failed: Connection refused',
      'pass',
    ),
    carried(
      'a docker daemon that denies',
      'forbidden',
      'docker exec web curl -sS http://db',
      1,
      'Error response from daemon: access denied',
      'undecided',
    ),
    carried(
      'an exec that the test is about',
      'forbidden',
      'kubectl exec web-0 --as eve -- ls',
      1,
      'Error from server (Forbidden): pods "web-0" is forbidden',
      'pass',
    ),
    carried(
      'a login that the test is about',
      'refused',
      'ssh ops@edge-3',
      255,
      'ssh: connect to host edge-3: Connection refused',
      'undecided',
    ),
    carried(
      'a status that names a timeout',
      'timeout',
      'curl -f http://db',
      22,
      'curl: (22) The requested URL returned error: 504 Gateway Timeout',
      'fail',
    ),
  ]);
});

describe('a rule that something is not there', () => {
  rows([
    {
      says: 'NotFound of that name',
      test: missing('web'),
      ran: {
        command: 'kubectl get deploy web',
        exit: 1,
        err: 'Error from server (NotFound): deployments.apps "web" not found',
      },
      verdict: 'pass',
    },
    {
      says: 'NotFound of another name',
      test: missing('web'),
      ran: {
        command: 'kubectl get deploy api',
        exit: 1,
        err: 'Error from server (NotFound): deployments.apps "api" not found',
      },
      verdict: 'fail',
    },
    {
      says: 'a forbidden read',
      test: missing('web'),
      ran: {
        command: 'kubectl get deploy web',
        exit: 1,
        err: 'Error from server (Forbidden): deployments.apps "web" is forbidden',
      },
      verdict: 'fail',
    },
    {
      says: 'a type that is not there',
      test: missing('web'),
      ran: {
        command: 'kubectl get deplo web',
        exit: 1,
        err: 'error: the server doesn\'t have a resource type "deplo"',
      },
      verdict: 'fail',
    },
    {
      says: 'a list without the name',
      test: missing('web'),
      ran: { command: 'kubectl get deploy', out: 'NAME   READY\napi    1/1\n' },
      verdict: 'pass',
    },
    {
      says: 'a list with the name',
      test: missing('web'),
      ran: { command: 'kubectl get deploy', out: 'NAME   READY\nweb    1/1\n' },
      verdict: 'fail',
    },
    {
      says: 'a list with a longer name',
      test: missing('web'),
      ran: { command: 'kubectl get deploy', out: 'NAME        READY\nweb-proxy   1/1\n' },
      verdict: 'pass',
    },
    {
      says: 'a pod of that workload',
      test: missing('web'),
      ran: { command: 'kubectl get pods', out: 'NAME                  READY\nweb-7c9d5b-x2k4z   1/1\n' },
      verdict: 'fail',
    },
    {
      says: 'an empty list',
      test: missing(null),
      ran: { command: 'kubectl get pods', err: 'No resources found in shop namespace.' },
      verdict: 'pass',
    },
    {
      says: 'a row where none is expected',
      test: missing(null),
      ran: { command: 'kubectl get pods', out: 'NAME   READY\nweb    1/1\n' },
      verdict: 'fail',
    },
    {
      says: 'grep that found nothing',
      test: missing('web'),
      ran: { command: 'helm list | grep web', stages: [0, 1] },
      verdict: 'pass',
    },
    {
      says: 'grep behind a failed list',
      test: missing('web'),
      ran: { command: 'helm list | grep web', stages: [1, 1], err: 'Error: something' },
      verdict: 'fail',
    },
    {
      says: 'a container that docker does not have',
      test: missing('web'),
      ran: { command: 'docker inspect web', exit: 1, err: 'Error response from daemon: No such object: web' },
      verdict: 'pass',
    },
    {
      says: 'a file that is not there',
      test: missing(null),
      ran: { command: 'ls /etc/web', exit: 2, err: "ls: cannot access '/etc/web': No such file or directory" },
      verdict: 'pass',
    },
    {
      says: 'a file that is there',
      test: missing(null),
      ran: { command: 'ls /etc/web', out: 'a.conf\n' },
      verdict: 'fail',
    },
  ]);
});
