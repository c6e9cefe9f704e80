import { strict as assert } from 'node:assert';
import { judgedBeside } from '../../support/severalCases.ts';
import { wordRows } from '../../support/wordRows.ts';

const DESCRIBED = (code: number): string =>
  `Name:         oar\nContainers:\n  blade:\n    State:          Terminated\n      Reason:       Error\n      Exit Code:    ${String(code)}\n`;
const DOCUMENT = (code: number): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: oar\nstatus:\n  containerStatuses:\n  - name: blade\n    state:\n      terminated:\n        exitCode: ${String(code)}\n        reason: Error\n`;
const PATH = "kubectl get pod oar -o jsonpath='{.status.containerStatuses[0].state.terminated.exitCode}'";

/** Whether it fails or is left open is a matter of how plain the words are. */
function notPassing(words: string, command: string, out: string): void {
  it(`no pass: ${words} | ${command}`, () => {
    assert.notEqual(judgedBeside(words, [[command, out]]), 'pass');
  });
}

describe('an exit code that is printed', () => {
  for (const words of [
    'exit code 0',
    'Exit Code: 0',
    'exitCode: 0',
    'exitCode 0',
    'terminated with exit code 0',
    'job exit code 0',
    'exited with code 0',
  ])
    for (const [command, out] of [
      ['kubectl describe pod oar', DESCRIBED(3)],
      ['kubectl get pod oar -o yaml', DOCUMENT(3)],
      [PATH, '3'],
      ['docker wait oar', '3\n'],
      ['systemctl show -p ExecMainStatus --value oar', '3\n'],
      ['systemctl status oar', '  Process: 12 ExecStart=/oar (code=exited, status=3/NOTIMPLEMENTED)\n'],
      ["docker inspect -f '{{.State.ExitCode}}' oar", '3\n'],
      ['docker inspect oar', '[{"State":{"Status":"exited","ExitCode": 3}}]'],
      ["kubectl describe pod oar | grep 'Exit Code'", '      Exit Code:    3\n'],
    ] as const)
      notPassing(words, command, out);
  wordRows([
    ['pass', 'exit code 0', PATH, '0'],
    ['pass', 'exit code 0', 'docker wait oar', '0\n'],
    ['fail', 'exit code 0', 'docker wait oar', '3\n'],
    ['fail', 'exit code 0', PATH, '0 3'],
    ['pass', 'exit code 0', 'kubectl get pods', 'NAME   READY\noar    1/1\n'],
    ['pass', 'exit code 0', 'kubectl describe pod oar', DESCRIBED(0)],
    ['pass', 'exit code 0', 'make lint', 'linted 3 files\n'],
    ['pass', 'exit code 3', 'docker wait oar', '3\n'],
    ['fail', 'exit code 3', 'docker wait oar', '0\n'],
    [
      'undecided',
      'return code: 0',
      'openssl s_client -connect tide:443',
      'Verify return code: 18 (self-signed certificate)\n',
    ],
  ]);
});
