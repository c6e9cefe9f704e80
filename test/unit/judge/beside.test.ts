import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

interface Ended {
  readonly exit?: number;
  readonly out?: string;
  readonly err?: string;
}
type Case = readonly [expect: string, verdict: Verdict, ended: Ended];

/** Words beside a command that ended so and printed that. */
function beside(command: string, cases: readonly Case[]): void {
  for (const [expect, verdict, { exit = 0, out = '', err = '' }] of cases)
    it(`${verdict}: ${expect} | ${command} | ${String(exit)} ${`${out}${err}`.replace(/\s+/g, ' ').slice(0, 60)}`, () => {
      const stages = command.split(' | ').map((_, i, all) => (i === all.length - 1 ? exit : 0));
      const judged = judgeSaved({ expect, command, exit, stages, stdout: out, stderr: err });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

describe('an expected failure in words', () => {
  const lacks = { exit: 1, err: 'Error: execution error at (mill/templates/a.yaml:4:9): sluice must be set\n' };
  beside('helm template mill ./mill', [
    ['Rendering aborts with `sluice must be set`', 'pass', lacks],
    ['Rendering aborts with `sluice must be`', 'pass', lacks],
    ['Rendering aborts with `weir must be set`', 'fail', lacks],
    ['bails out: `sluice` must be set', 'pass', lacks],
    ['bails out: `slui` must be set', 'fail', lacks],
    ['dies with `sluice must be set`', 'fail', { out: 'kind: Mill\n' }],
    ['dies because the water is too low', 'fail', lacks],
    ['dies because the sluice is open', 'undecided', lacks],
    ['aborts', 'pass', lacks],
    ['aborts', 'fail', { out: 'kind: Mill\n', exit: 0 }],
    ['the harvest aborts', 'undecided', { exit: 0, out: 'kind: Mill\n' }],
    ['Rendering aborts with `sluice must be set`', 'blocked', { exit: 127, err: 'bash: helm: command not found\n' }],
  ]);
  const violates = 'Error from server (Forbidden): pods "owl" is forbidden: violates NestRule "tidy:v2": straw\n';
  const quota = 'Error from server (Forbidden): pods "owl" is forbidden: exceeded quota: barn, used: pods=4\n';
  beside('kubectl run owl --image=barn/owl:2', [
    ['refused, violates NestRule', 'pass', { exit: 1, err: violates }],
    ['refused, violates NestRule', 'fail', { exit: 1, err: quota }],
    ['refused, violates NestRule', 'fail', { out: 'pod/owl created\n' }],
    ['the pod is turned away because it violates NestRule', 'pass', { exit: 1, err: violates }],
    ['creation is denied: quota', 'pass', { exit: 1, err: quota }],
    ['creation is denied: quota', 'fail', { exit: 1, err: violates }],
    ['must be refused: quota exceeded', 'pass', { exit: 1, err: quota }],
  ]);
  beside('redis-cli -h jar-0 set lid on', [
    ['write gets a READONLY error', 'pass', { out: "READONLY You can't write against a read only replica.\n" }],
    ['write gets a READONLY error', 'fail', { out: 'OK\n' }],
    ['gets NOAUTH', 'fail', { out: "READONLY You can't write against a read only replica.\n" }],
  ]);
  beside('psql "host=jar user=cook password=no" -c "select 1"', [
    [
      'authentication fails',
      'pass',
      { exit: 2, err: 'psql: error: FATAL:  password authentication failed for user "cook"\n' },
    ],
    ['authentication fails', 'fail', { out: ' ?column? \n----------\n        1\n(1 row)\n' }],
  ]);
});

describe('what must not be possible, and errors that are named', () => {
  const denied = {
    exit: 1,
    err: 'Error from server (Forbidden): pods "owl" is forbidden: User "guest" cannot delete it\n',
  };
  beside('kubectl delete pod owl --as=guest', [
    ['guest cannot delete the pod', 'pass', denied],
    ['guest cannot delete the pod', 'fail', { out: 'pod "owl" deleted\n' }],
    ['guest cannot delete the pod', 'fail', { exit: 1, err: 'Error from server (NotFound): pods "owl" not found\n' }],
    ['guest cannot feed the pod', 'undecided', denied],
    ['delete must be denied for role guest', 'pass', denied],
    ['delete must be denied for role keeper', 'undecided', denied],
  ]);
  const twice = { exit: 1, err: 'ERROR:  duplicate key value violates unique constraint "ring"\n' };
  beside('psql -c "insert into owls values (1)"', [
    ['nonzero exit with `duplicate key`', 'pass', twice],
    ['nonzero exit with `duplicate ke`', 'fail', twice],
    ['returns an error: duplicate key', 'pass', twice],
    ['returns an error', 'fail', { out: 'INSERT 0 1\n' }],
    ['fails over to the second owl', 'undecided', { out: 'INSERT 0 1\n' }],
    ['errors: 0', 'undecided', { out: 'INSERT 0 1\n' }],
    ['exits with 2, because of a duplicate key', 'fail', twice],
  ]);
  beside('aws s3 ls s3://owls', [
    ['shows NoSuchBucket', 'pass', { exit: 254, err: 'An error occurred (NoSuchBucket) when calling it: gone\n' }],
    ['shows NoSuchBucket', 'fail', { exit: 254, err: 'An error occurred (SlowDown) when calling it: wait\n' }],
  ]);
});

describe('how a command ends, in words', () => {
  beside('promtool check rules hive.yaml', [
    ['ends with exit status 0', 'pass', { out: 'Checking hive.yaml\n  SUCCESS: 3 rules found\n' }],
    ['ends with exit status 0', 'fail', { exit: 1, out: 'Checking hive.yaml\n' }],
    ['finishes with status 0', 'fail', { exit: 1, out: 'Checking hive.yaml\n' }],
    ['terminates with exit code zero', 'pass', { out: '' }],
    ['exits nonzero', 'fail', { out: '' }],
    ['finishes cleanly', 'pass', { out: 'Checking hive.yaml\n' }],
    ['finishes cleanly', 'fail', { exit: 1, err: 'hive.yaml: bad\n' }],
    ['syntax check completes without error', 'pass', { out: 'Checking hive.yaml\n' }],
    ['the harvest finishes cleanly', 'undecided', { out: 'Checking hive.yaml\n' }],
  ]);
});

describe('statuses, bodies and redirects', () => {
  const counted = (more: string): string => `Status code distribution:\n  [200]\t90 responses\n${more}`;
  beside("hey -n 90 http://loom:8080/ | grep -A3 'Status code'", [
    ['nothing but 200s', 'pass', { out: counted('') }],
    ['nothing but 200s', 'fail', { out: counted('  [503]\t1 responses\n') }],
    ['no 5xx at all', 'pass', { out: counted('  [302]\t1 responses\n') }],
    ['no 5xx at all', 'fail', { out: counted('  [500]\t1 responses\n') }],
    ['all 90 requests return 200', 'pass', { out: counted('') }],
    ['all 91 requests return 200', 'fail', { out: counted('') }],
    ['nothing but threads', 'undecided', { out: counted('') }],
  ]);
  const body = (status: string): string =>
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"status":"${status}","warp":{"status":"UP"}}\n`;
  beside('curl -si http://loom:8080/health', [
    ['200, body says status UP', 'pass', { out: body('UP') }],
    ['200, body says status UP', 'fail', { out: body('DOWN') }],
    ['body says warp UP', 'undecided', { out: body('DOWN') }],
    ['200 with JSON content type', 'pass', { out: body('UP') }],
    ['200 with HTML content type', 'fail', { out: body('UP') }],
  ]);
  beside('curl -sI http://loom.example/', [
    [
      'permanently redirected to https://loom.example/',
      'pass',
      { out: 'HTTP/1.1 301 Moved\r\nLocation: https://loom.example/\r\n\r\n' },
    ],
    [
      'permanently redirected to https://loom.example/',
      'fail',
      { out: 'HTTP/1.1 302 Found\r\nLocation: https://loom.example/\r\n\r\n' },
    ],
    [
      'permanently redirected to https://loom.example/',
      'fail',
      { out: 'HTTP/1.1 301 Moved\r\nLocation: https://loom.example/in\r\n\r\n' },
    ],
  ]);
  const forbidden = '> GET / HTTP/1.1\n>\n< HTTP/1.1 403 Forbidden\n<\n';
  beside('kubectl exec -n loom shed -- curl -sv -o /dev/null http://10.0.0.7/', [
    ['403 without a token', 'pass', { err: forbidden }],
    ['403 without a token', 'fail', { err: forbidden.replace('403 Forbidden', '200 OK') }],
  ]);
  beside('kubectl exec -n loom shed -- curl -sv -u a:b -o /dev/null http://10.0.0.7/', [
    ['403 without a token', 'undecided', { err: forbidden }],
  ]);
});

describe('what a name leads to', () => {
  const answer = (address: string): string =>
    `Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns\n\nName:      ink.press\nAddress 1: ${address} ink.press\n`;
  beside('kubectl exec -n press shed -- nslookup ink.press', [
    ['ink.press resolves to 10.97.0.4', 'pass', { out: answer('10.97.0.4') }],
    ['ink.press resolves to 10.97.0.4', 'fail', { out: answer('10.97.0.40') }],
    ['ink.press resolves to 10.96.0.10', 'fail', { out: answer('10.97.0.4') }],
    ['paper.press resolves to 10.97.0.4', 'undecided', { out: answer('10.97.0.4') }],
    ['ink.press does not resolve any more', 'fail', { out: answer('10.97.0.4') }],
  ]);
  beside('dig +short MX press.example', [
    ['MX points to post.press.example with priority 10', 'pass', { out: '10 post.press.example.\n' }],
    ['MX points to post.press.example with priority 10', 'fail', { out: '20 post.press.example.\n' }],
    ['MX points to post.press.example', 'undecided', { out: '10 post.press.example.\n20 b.press.example.\n' }],
    ['MX points to post.press.example', 'fail', { out: '' }],
  ]);
  beside('dig +short TXT press.example', [
    ['TXT record holds `v=ink1 -all`', 'pass', { out: '"v=ink1 -all"\n' }],
    ['TXT record holds `v=ink1 -all`', 'fail', { out: '"v=ink1 ~all"\n' }],
  ]);
});

describe('versions in words', () => {
  const two = { out: 'Client Version: v1.31.2\nServer Version: v1.29.6\n' };
  beside('kubectl version', [
    ['server not older than 1.29', 'pass', two],
    ['server not older than 1.30', 'fail', two],
    ['server between 1.28 and 1.30', 'pass', two],
    ['client not older than 1.30', 'pass', two],
    ['cluster runs 1.29', 'pass', two],
    ['cluster runs 1.31', 'fail', two],
    ['client and server on the same minor', 'fail', two],
    ['client and server on the same major', 'pass', two],
  ]);
  const own = { out: 'Terraform v1.9.5\non linux_amd64\n+ provider registry.example/wool/yarn v5.62.0\n' };
  beside('terraform version', [
    ['version >= 1.9.0', 'pass', own],
    ['version >= 1.10.0', 'fail', own],
    ['terraform newer than 1.8', 'pass', own],
    ['spindle not older than 1.2', 'undecided', own],
  ]);
});

describe('times in words', () => {
  const real = (time: string): Ended => ({
    out: 'deployment "kiln" successfully rolled out\n',
    err: `\nreal\t${time}\nuser\t0m0.2s\n`,
  });
  beside('time kubectl rollout status deploy/kiln', [
    ['rolled out in less than a minute', 'pass', real('0m41.2s')],
    ['rolled out in less than a minute', 'fail', real('1m41.2s')],
    ['rolled out in less than a minute', 'fail', { ...real('0m41.2s'), exit: 1 }],
    ['the glaze takes less than a minute', 'undecided', real('0m41.2s')],
  ]);
  beside('psql -c "\\timing on" -c "select count(*) from pots"', [
    ['count takes < 10 ms', 'pass', { out: ' count \n-------\n     4\n(1 row)\n\nTime: 3.4 ms\n' }],
    ['count takes < 10 ms', 'fail', { out: ' count \n-------\n     4\n(1 row)\n\nTime: 13.4 ms\n' }],
    ['count takes < 10 ms', 'undecided', { out: 'Time: 3.4 ms\nTime: 13.4 ms\n' }],
  ]);
  beside('curl -s -o /dev/null -w "%{time_connect} %{time_total}\\n" http://kiln/', [
    ['answers in under 500 ms', 'pass', { out: '0.700 0.300\n' }],
    ['connect time below 500 ms', 'fail', { out: '0.700 0.300\n' }],
  ]);
  beside('curl -s -o /dev/null -w "%{http_code} %{time_total}\\n" http://kiln/', [
    ['200 within half a second', 'pass', { out: '200 0.400\n' }],
    ['200 within half a second', 'fail', { out: '200 0.600\n' }],
    ['200 within half a second', 'fail', { out: '503 0.400\n' }],
  ]);
  const pods = (age: string): Ended => ({
    out: `NAME     READY   STATUS    RESTARTS   AGE\npot-1    1/1     Running   0          3m\npot-2    1/1     Running   0          ${age}\n`,
  });
  beside('kubectl get pods', [
    ['pods younger than 10 minutes', 'pass', pods('9m')],
    ['pods younger than 10 minutes', 'fail', pods('14m')],
    ['bowls younger than 10 minutes', 'undecided', pods('9m')],
    ['no pod older than 1 hour', 'pass', pods('9m')],
    ['no pod older than 1 hour', 'fail', pods('2h')],
    ['created less than 1 hour ago', 'fail', pods('2h')],
    ['all pods are at least 1 day old', 'fail', pods('2d')],
  ]);
});

describe('what one line looks like', () => {
  beside('cat /etc/kiln/id', [
    ['a UUID', 'pass', { out: '5c1d9f04-8e6b-4b0a-9d3e-71f2a6c0b8e5\n' }],
    ['a UUID', 'fail', { out: '5c1d9f04-8e6b-4b0a-9d3e\n' }],
    ['an IPv4 address', 'fail', { out: 'None\n' }],
    ['starts with `kiln-2.`', 'fail', { out: 'kiln-20.1\n' }],
    ['starts with `kiln-2.`', 'pass', { out: 'kiln-2.1\n' }],
    ['id looks like kiln-<n>', 'fail', { out: 'kiln-2b\n' }],
    ['id looks like kiln-<n>', 'pass', { out: 'kiln-21\n' }],
    ['an IPv4 address', 'undecided', { out: '10.0.0.1\n10.0.0.2\n' }],
  ]);
});
