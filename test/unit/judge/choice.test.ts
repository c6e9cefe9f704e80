import { strict as assert } from 'node:assert';
import { choiceIn, chosenBy } from '../../../src/expect/choice.ts';
import { rows } from '../../support/judgeRows.ts';
import type { RuleTest } from '../../../src/expect/rule.ts';

const says = (text: string): RuleTest => ({ kind: 'says', text });
const ONE = 'nc -z -w 1 mail.quay.example 25 && echo open || echo closed';
const LOOP = 'for h in ash elm; do ping -c1 $h >/dev/null && echo "$h: alive" || echo "$h: not alive"; done';
const POD = 'kubectl exec probe -- nc -z mail 25 && echo open || echo closed';

describe('a command that prints one of two texts of its own', () => {
  rows([
    { says: 'the text that was printed', test: says('open'), ran: { command: ONE, out: 'open\n' }, verdict: 'pass' },
    { says: 'the other text', test: says('open'), ran: { command: ONE, out: 'closed\n' }, verdict: 'fail' },
    { says: 'the text of the failure', test: says('closed'), ran: { command: ONE, out: 'closed\n' }, verdict: 'pass' },
    {
      says: 'the text of the failure where another failure was told',
      test: says('closed'),
      ran: { command: POD, out: 'closed\n', err: 'error: unable to upgrade connection\n' },
      verdict: 'undecided',
    },
    {
      says: 'the text of a failure that the carrier hides',
      test: says('closed'),
      ran: { command: POD.replace(' &&', ' 2>/dev/null &&'), out: 'closed\n' },
      verdict: 'undecided',
    },
    { says: 'neither text', test: says('open'), ran: { command: ONE, out: 'half-open\n' }, verdict: 'undecided' },
    {
      says: 'all of a loop',
      test: says('all hosts are alive'),
      ran: { command: LOOP, out: 'ash: alive\nelm: alive\n' },
      verdict: 'pass',
    },
    {
      says: 'one of a loop that differs',
      test: says('all hosts are alive'),
      ran: { command: LOOP, out: 'ash: alive\nelm: not alive\n' },
      verdict: 'fail',
    },
    {
      says: 'a loop that did not print for each',
      test: says('all hosts are alive'),
      ran: { command: LOOP, out: 'ash: alive\n' },
      verdict: 'undecided',
    },
  ]);

  it('is chosen by words that speak of everything that is tried', () => {
    const chosen = (words: string, command: string): string | null => {
      const choice = choiceIn(command);
      return choice && chosenBy(words, choice, command);
    };
    assert.equal(chosen('port should be closed', ONE), 'bad');
    assert.equal(chosen('`open`', ONE), 'good');
    assert.equal(chosen('not open', ONE), null);
    assert.equal(chosen('ash is alive', LOOP), null);
    assert.equal(chosen('some hosts alive', LOOP), null);
    assert.equal(chosen('hosts not alive', LOOP), 'bad');
    assert.equal(chosen('up', 'if ping -c1 elm; then echo up; else echo down; fi'), 'good');
    assert.equal(chosen('open', 'nc -z a 1 && echo open || echo closed; nc -z b 1 && echo open || echo shut'), null);
  });
});
