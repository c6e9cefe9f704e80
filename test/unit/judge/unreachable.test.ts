import assert from 'node:assert/strict';
import type { KubectlCall, Mask, Stage } from '../../../src/command/facts.ts';
import type { Observed } from '../../../src/judge/contract.ts';
import { readExit } from '../../../src/judge/exits/exits.ts';
import { readUnreachable } from '../../../src/judge/exits/unreachable.ts';
import type { Captured, Outcome } from '../../../src/run/contract.ts';

const REFUSED = 'The connection to the server 10.9.0.7:6443 was refused - did you specify the right host or port?\n';

const captured = (text: string): Captured => ({ bytes: text.length, sha256: '', complete: true, text });

function stageOf(words: string): Stage {
  const [tool = '', verb = ''] = words.trim().split(/\s+/);
  const call: KubectlCall = {
    verb,
    resources: [],
    names: [],
    namespace: null,
    allNamespaces: false,
    selector: null,
    output: null,
    noHeaders: false,
    after: [],
  };
  return { span: { start: 0, end: 0 }, tool, args: [], kubectl: tool === 'kubectl' ? call : null };
}

interface Given {
  readonly stages?: readonly number[];
  readonly outcome?: Outcome;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly masks?: readonly Mask[];
  readonly unparsed?: boolean;
}

/** A command as it was observed; its pipeline is told by the bars in it. */
function observed(text: string, given: Given): Observed {
  const stages = given.stages ?? [];
  return {
    text,
    facts: {
      stages: given.unparsed ? [] : text.split(/\|(?!\|)/).map(stageOf),
      effect: { kind: 'read', sensitive: null },
      target: { kind: 'unnamed' },
      mode: 'run',
      open: [],
      masks: given.masks ?? [],
    },
    outcome: given.outcome ?? { kind: 'exited', code: stages.at(-1) ?? 0 },
    stages,
    stdout: captured(given.stdout ?? ''),
    stderr: captured(given.stderr ?? ''),
    ms: 1,
  };
}

const kindOf = (text: string, given: Given): string => readUnreachable(observed(text, given))?.kind ?? 'its own';

describe('a command that never had its chance', () => {
  it('is one that could not reach its cluster', () => {
    assert.equal(kindOf('kubectl get pods', { stages: [1], stderr: REFUSED }), 'unreachable');
    assert.equal(kindOf('kubectl get pods | grep web', { stages: [1, 1], stderr: REFUSED }), 'unreachable');
    assert.equal(kindOf('kubectl get pods | wc -l', { stages: [1, 0], stderr: REFUSED }), 'unreachable');
  });

  it('is one whose failure the line hides, while the words are there', () => {
    const hidden = { stages: [0], stderr: REFUSED };
    assert.equal(kindOf('kubectl get pods || true', { ...hidden, masks: ['or-true'] }), 'unreachable');
    assert.equal(kindOf('kubectl get pods; echo done', { ...hidden, masks: ['followed'] }), 'unreachable');
    const merged = { stages: [0, 0], stdout: REFUSED };
    assert.equal(kindOf('kubectl get pods 2>&1 | tail -1', { ...merged, stages: [1, 0] }), 'unreachable');
  });

  it('is one of a loop or a wrapper, too', () => {
    assert.equal(
      kindOf('for n in a b; do kubectl get pods -n $n; done', { unparsed: true, stages: [1], stderr: REFUSED }),
      'unreachable',
    );
    assert.equal(kindOf('timeout 9 kubectl get pods', { stages: [1], stderr: REFUSED }), 'unreachable');
  });

  it('is one that still tried when its time was over', () => {
    const stderr = `E0304 x memcache.go:265] "Unhandled Error" err="couldn't get current server API group list: net/http: TLS handshake timeout"\n`;
    assert.equal(kindOf('kubectl get pods', { outcome: { kind: 'timed-out', afterMs: 9 }, stderr }), 'unreachable');
  });

  it('is one whose tool is missing, and the tool is named', () => {
    const missing = readUnreachable(
      observed('flux get all', { stages: [127], stderr: 'bash: line 4: flux: command not found\n' }),
    );
    assert.equal(missing?.kind, 'no-tool');
    assert.match(missing.why, /^`flux` is not installed/);
    for (const stderr of [
      'bash: jq: command not found\n',
      'sh: 1: jq: not found\n',
      '/bin/bash: line 1: jq: command not found\n',
    ])
      assert.match(readUnreachable(observed('kubectl get x | jq .', { stages: [0, 127], stderr }))?.why ?? '', /^`jq`/);
    assert.match(
      readUnreachable(observed('kubectl get x | jq . 2>/dev/null', { stages: [0, 127] }))?.why ?? '',
      /^`jq`/,
    );
    assert.match(
      readUnreachable(
        observed('timeout 5 dig x', {
          stages: [127],
          stderr: "timeout: failed to run command 'dig': No such file or directory\n",
        }),
      )?.why ?? '',
      /^`dig`/,
    );
    assert.match(
      readUnreachable(
        observed('./check.sh', { stages: [126], stderr: 'bash: line 1: ./check.sh: Permission denied\n' }),
      )?.why ?? '',
      /^`\.\/check\.sh` cannot be executed/,
    );
  });

  it('is one that calls a plugin which is not there', () => {
    assert.equal(
      kindOf('kubectl farm status', { stages: [1], stderr: 'error: unknown command "farm" for "kubectl"\n' }),
      'no-tool',
    );
  });

  it('is one of a context without credentials', () => {
    const asks = { stages: [1], stdout: 'Please enter Username: ', stderr: 'error: EOF\n' };
    assert.equal(kindOf('kubectl get pods', asks), 'login');
  });
});

describe('the exit of a command that never had its chance', () => {
  const exitOf = (text: string, given: Given): string => readExit(observed(text, given)).kind;
  const tries = `E0304 x memcache.go:265] "Unhandled Error" err="couldn't get current server API group list: EOF"\n`;

  it('blocks, whether it failed, was hidden, timed out or was ended as planned', () => {
    assert.equal(exitOf('kubectl get pods', { stages: [1], stderr: REFUSED }), 'blocked');
    assert.equal(exitOf('kubectl get pods || true', { stages: [0], stderr: REFUSED, masks: ['or-true'] }), 'blocked');
    const timedOut: Outcome = { kind: 'timed-out', afterMs: 9 };
    assert.equal(exitOf('kubectl get pods', { outcome: timedOut, stderr: tries }), 'blocked');
    assert.equal(exitOf('kubectl get pods -w', { outcome: { kind: 'ended', why: 'limit' }, stderr: tries }), 'blocked');
  });

  it('is read through colours', () => {
    assert.equal(exitOf('kubectl get pods', { stages: [1], stderr: `\u001b[31m${REFUSED}\u001b[0m` }), 'blocked');
  });

  it('fails where the cluster forbade it: that is an answer', () => {
    const stderr = 'Error from server (Forbidden): pods is forbidden: User "ada" cannot list resource "pods"\n';
    assert.equal(readUnreachable(observed('kubectl get pods', { stages: [1], stderr }))?.kind, 'forbidden');
    assert.equal(exitOf('kubectl get pods', { stages: [1], stderr }), 'failed');
  });
});

describe('a command that had its chance', () => {
  it('is one that succeeded, whatever it says', () => {
    assert.equal(kindOf('kubectl get pods', { stages: [0], stderr: REFUSED }), 'its own');
    assert.equal(kindOf('kubectl logs web', { stages: [0], stdout: REFUSED }), 'its own');
  });

  it('is one whose output merely quotes the words', () => {
    assert.equal(kindOf('kubectl logs web | grep zzz', { stages: [0, 1], stdout: REFUSED }), 'its own');
  });

  it('is one of another tool: a refused connection is what it found', () => {
    assert.equal(kindOf('curl http://web', { stages: [7], stderr: 'curl: (7) Connection refused\n' }), 'its own');
    assert.equal(kindOf('nc -z web 80', { stages: [1], stderr: REFUSED }), 'its own');
  });

  it('is a program in a pod that is not there or fails', () => {
    assert.equal(
      kindOf('kubectl exec web -- dig x', { stages: [127], stderr: 'command terminated with exit code 127\n' }),
      'its own',
    );
    assert.equal(
      kindOf('kubectl exec web -- sh -c dig', {
        stages: [127],
        stderr: 'sh: dig: not found\ncommand terminated with exit code 127\n',
      }),
      'its own',
    );
    assert.equal(kindOf('kubectl run x --image=y -- dig', { stages: [127] }), 'its own');
    assert.equal(kindOf('ssh farm-1 dig', { stages: [127] }), 'its own');
  });

  it('is one that we stopped ourselves', () => {
    assert.equal(kindOf('kubectl get pods', { outcome: { kind: 'cancelled' }, stderr: REFUSED }), 'its own');
    assert.equal(
      kindOf('kubectl get pods -w', { outcome: { kind: 'ended', why: 'limit' }, stdout: 'web-1 Running\n' }),
      'its own',
    );
  });
});
