import { strict as assert } from 'node:assert';
import { judgedBeside } from '../../support/severalCases.ts';
import { wordRows } from '../../support/wordRows.ts';

const FORBIDDEN =
  'Error from server (Forbidden): error when creating "pod.yaml": pods "oar" is forbidden: User "rower" cannot create resource "pods" in API group "" in the namespace "pier"\n';
const PSQL_REFUSED =
  'psql: error: connection to server at "tide" (10.2.0.4), port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n';
const NO_NAME = 'ssh: Could not resolve hostname pier: Name or service not known\n';
const SSH_OUT = 'ssh: connect to host pier port 22: Connection timed out\n';
const SSH_REFUSED = 'ssh: connect to host pier port 22: Connection refused\n';
const NO_EXEC =
  'Error from server (Forbidden): pods "oar" is forbidden: User "rower" cannot create resource "pods/exec" in API group "" in the namespace "pier"\n';
const NO_IMAGE =
  "docker: Error response from daemon: pull access denied for oar, repository does not exist or may require 'docker login': denied: requested access to the resource is denied.\n";
const NO_MASK =
  'Error from server (Forbidden): users "rower" is forbidden: User "clerk" cannot impersonate resource "users" in API group "" at the cluster scope\n';
const NO_ASKING =
  'Error from server (Forbidden): selfsubjectaccessreviews.authorization.k8s.io is forbidden: User "clerk" cannot create resource "selfsubjectaccessreviews"\n';
const CURL_REFUSED = 'curl: (7) Failed to connect to tide port 80 after 2 ms: Connection refused\n';
const CURL_OUT = 'curl: (28) Connection timed out after 3001 milliseconds\n';

describe('an expected failure that came for another reason', () => {
  const create = 'kubectl create -f pod.yaml';
  for (const words of ['fails with timed out', 'fails (timed out)', 'fails with a timeout'])
    wordRows([['fail', words, create, '', { exit: 1, err: FORBIDDEN }]]);
  wordRows([
    ['pass', 'fails with forbidden', create, '', { exit: 1, err: FORBIDDEN }],
    ['pass', 'fails with timed out', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
  ]);
  const insert = 'psql -h tide -U reader -c "insert into oars values (1)"';
  for (const words of ['access denied', 'insert denied', 'denied', 'insert is refused', 'permission denied'])
    wordRows([
      [words === 'permission denied' ? 'fail' : 'undecided', words, insert, '', { exit: 2, err: PSQL_REFUSED }],
      ['pass', words, insert, '', { exit: 1, err: 'ERROR:  permission denied for table oars\n' }],
    ]);
  wordRows([['pass', 'connection refused', insert, '', { exit: 2, err: PSQL_REFUSED }]]);
  for (const words of ['login fails', 'root login fails', 'root login is denied', 'login denied'])
    for (const err of [NO_NAME, SSH_OUT, SSH_REFUSED, 'Host key verification failed.\n'])
      it(`no pass: ${words} | ${err.trim()}`, () => {
        assert.notEqual(judgedBeside(words, [['ssh root@pier true', '', 255, err]]), 'pass');
      });
  wordRows([
    [
      'pass',
      'root login fails',
      'ssh root@pier true',
      '',
      { exit: 255, err: 'root@pier: Permission denied (publickey).\n' },
    ],
    ['pass', 'connection refused', 'ssh root@pier true', '', { exit: 255, err: SSH_REFUSED }],
  ]);
  wordRows([
    ['undecided', 'write fails', 'kubectl exec oar -- touch /etc/x', '', { exit: 1, err: NO_EXEC }],
    ['undecided', 'write is denied', 'kubectl exec oar -- touch /etc/x', '', { exit: 1, err: NO_EXEC }],
    ['pass', 'exec is denied', 'kubectl exec oar -- touch /etc/x', '', { exit: 1, err: NO_EXEC }],
    ['pass', 'forbidden', 'kubectl exec oar -- touch /etc/x', '', { exit: 1, err: NO_EXEC }],
    [
      'pass',
      'write fails',
      'kubectl exec oar -- touch /etc/x',
      '',
      { exit: 1, err: 'touch: /etc/x: Read-only file system\ncommand terminated with exit code 1\n' },
    ],
    ['undecided', 'write fails', 'docker run --rm --read-only oar touch /x', '', { exit: 125, err: NO_IMAGE }],
    ['undecided', 'forbidden', 'docker run --rm --read-only oar touch /x', '', { exit: 125, err: NO_IMAGE }],
  ]);
  wordRows([
    ['fail', 'no route to host', 'curl http://tide', '', { exit: 7, err: CURL_REFUSED }],
    [
      'pass',
      'no route to host',
      'curl http://tide',
      '',
      { exit: 7, err: 'curl: (7) Failed to connect to tide port 80: No route to host\n' },
    ],
    ['pass', 'unreachable', 'curl http://tide', '', { exit: 7, err: CURL_REFUSED }],
    ['fail', 'operation not permitted', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
    ['undecided', 'rejected by policy', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
    ['undecided', 'denied by admission', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
    ['pass', 'blocked by the network policy', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
    ['pass', 'denied', 'curl -m 3 http://tide', '', { exit: 28, err: CURL_OUT }],
  ]);
  for (const words of ['denied', 'forbidden', 'access denied'])
    wordRows([
      ['undecided', words, 'kubectl get secrets --as=rower', '', { exit: 1, err: NO_MASK }],
      ['pass', words, create, '', { exit: 1, err: FORBIDDEN }],
    ]);
  wordRows([['undecided', 'forbidden', 'kubectl auth can-i get pods', '', { exit: 1, err: NO_ASKING }]]);
});
