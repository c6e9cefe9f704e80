import assert from 'node:assert/strict';
import type { Rule } from '../../../src/expect/rule.ts';
import { judgeCheck, type Judgeable, type TickWithoutExpectation } from '../../../src/judge/check.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import type { Expectation } from '../../../src/plan/check.ts';
import { observe, type Ran } from '../../support/observe.ts';

function expecting(rules: readonly Rule[] | null, unread: readonly string[] = []): Expectation {
  const text = rules?.map((r) => r.clause).join(', ') ?? unread.join(', ');
  return { line: 3, span: { start: 0, end: 1 }, text, source: 'expected', place: { kind: 'check' }, rules, unread };
}

function has(token: string, command = 0): Rule {
  return { kind: 'contains', token, exact: true, command, on: 'stdout', clause: token };
}

function verdict(
  ran: readonly Ran[],
  expectations: readonly Expectation[],
  without: TickWithoutExpectation = 'ask',
): Verdict {
  const commands = ran.map(({ command }, index) => ({ index, mode: 'run' as const, text: command }));
  const check: Judgeable = { commands, expectations };
  const observed = new Map(ran.map((one, index) => [index, observe(one)]));
  return judgeCheck(check, observed, new Map(), without).verdict;
}

describe('a check', () => {
  const lamp: Ran = { command: 'cat lamp', out: 'lit\n' };

  it('passes when every expectation passes', () => {
    assert.equal(verdict([lamp], [expecting([has('lit')])]), 'pass');
  });

  it('fails when a command fails that no expectation looks at', () => {
    assert.equal(verdict([lamp, { command: 'ls none', exit: 2 }], [expecting([has('lit')])]), 'fail');
  });

  it('fails when a command did not come to its end, whatever others show and words leave open', () => {
    const late: Ran = { command: 'sleep 100', outcome: { kind: 'timed-out', afterMs: 1000 } };
    const killed: Ran = { command: 'kill $$', outcome: { kind: 'signalled', signal: 'SIGTERM' } };
    assert.equal(verdict([lamp, late], [expecting([has('lit')])]), 'fail');
    assert.equal(verdict([lamp, killed], [expecting([has('lit')])]), 'fail');
    assert.equal(verdict([lamp, late], [expecting(null, ['as it should be'])]), 'fail');
  });

  it('is undecided when it was cancelled, also where something is missing by then', () => {
    const cancelled: Ran = { command: 'sleep 100', outcome: { kind: 'cancelled' } };
    assert.equal(verdict([{ command: 'true' }, cancelled], [expecting([has('lit')])]), 'undecided');
  });

  it('is undecided when a command fails beside words that no rule covers: they may expect it', () => {
    assert.equal(verdict([{ command: 'false', exit: 1 }], [expecting(null, ['the wick is gone'])]), 'undecided');
    assert.equal(verdict([{ command: 'false', exit: 1 }], [expecting([has('lit')], ['the wick is gone'])]), 'fail');
  });

  it('is undecided when a filter without an expectation finds nothing', () => {
    assert.equal(verdict([lamp, { command: 'grep wick lamp', exit: 1 }], [expecting([has('lit')])]), 'undecided');
  });

  it('is at best undecided with words that no rule covers', () => {
    assert.equal(verdict([lamp], [expecting([has('lit')], ['burning well'])]), 'undecided');
    assert.equal(verdict([{ ...lamp, out: 'out\n' }], [expecting([has('lit')], ['burning well'])]), 'fail');
  });

  it('takes a comment that no rule covers for words about its own command', () => {
    const wick: Ran = {
      command: 'kubectl get wicks',
      out: 'NAME   STATE   AGE\nw-1    lit     9d\nw-2    lit     9d\n',
    };
    const oil: Ran = { command: 'kubectl get oils', out: 'NAME   STATE   AGE\no-1    low     9d\no-2    full    9d\n' };
    const all = (index: number): Expectation => ({
      ...expecting(null, ['All lit']),
      source: 'comment',
      place: { kind: 'command', index, group: [0, 1], from: 'below' },
    });
    assert.equal(verdict([wick, oil], [all(0)]), 'pass');
    assert.equal(verdict([wick, oil], [all(1)]), 'undecided');
  });

  it('is blocked when a tool is missing, whatever else passed', () => {
    const missing: Ran = { command: 'lampctl', exit: 127, err: 'bash: lampctl: command not found\n' };
    assert.equal(verdict([lamp, missing], [expecting([has('lit')])]), 'blocked');
  });

  it('proves nothing by its exit alone, unless the user decided so', () => {
    assert.equal(verdict([lamp], []), 'undecided');
    assert.equal(verdict([lamp], [], 'never'), 'undecided');
    assert.equal(verdict([lamp], [], 'exit0'), 'pass');
    assert.equal(verdict([{ ...lamp, exit: 1 }], [], 'exit0'), 'fail');
  });

  it('is for a person when it has neither commands nor rules', () => {
    assert.equal(verdict([], []), 'manual');
    assert.equal(verdict([], [expecting(null, ['the harbour looks fine'])]), 'manual');
  });

  it('is undecided when not all of its commands ran', () => {
    const check: Judgeable = {
      commands: [0, 1].map((index) => ({ index, mode: 'run' as const, text: 'cat lamp' })),
      expectations: [expecting([has('lit')])],
    };
    assert.equal(judgeCheck(check, new Map([[0, observe(lamp)]]), new Map(), 'ask').verdict, 'undecided');
  });

  it('is undecided when kubectl lost what a pod printed', () => {
    const lost: Ran = {
      command: 'kubectl run probe --rm -it --image=busybox -- cat lamp',
      out: 'pod "probe" deleted from default namespace\n',
      err: "warning: couldn't attach to pod/probe, falling back to streaming logs: container probe not found in pod probe_default\n",
    };
    assert.equal(verdict([lost], [expecting([has('lit')])]), 'undecided');
    assert.equal(verdict([{ ...lost, out: `lit\n${lost.out ?? ''}` }], [expecting([has('lit')])]), 'pass');
    assert.equal(verdict([{ ...lost, err: '' }], [expecting([has('lit')])]), 'fail');
  });
});
