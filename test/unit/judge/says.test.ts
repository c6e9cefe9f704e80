import { strict as assert } from 'node:assert';
import { describeBlock } from '../../../src/command/describe.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';
import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const says = (text: string): RuleTest => ({ kind: 'says', text });
const LINK = '2: ens5: <BROADCAST,UP> mtu 1450 qdisc mq state UP\n';

describe('a rule that the output says words as they are', () => {
  rows([
    {
      says: 'a sentence that is a line',
      test: says('livez check passed'),
      ran: { command: 'curl -k https://10.8.0.1/livez?verbose', out: '[+]ping ok\nlivez check passed\n' },
      verdict: 'pass',
    },
    {
      says: 'a sentence that goes on with its opposite',
      test: says('livez check passed'),
      ran: { command: 'curl -k https://10.8.0.1/livez?verbose', out: 'livez check passed false\n' },
      verdict: 'undecided',
    },
    {
      says: 'a sentence after a word of doubt',
      test: says('certificate chain complete'),
      ran: { command: 'cert-tool check', out: 'warning: not certificate chain complete\n' },
      verdict: 'undecided',
    },
    {
      says: 'a name and its value, whatever divides them',
      test: says('subject CN = vault.harbor.example'),
      ran: { command: 'openssl x509 -noout -subject', out: 'subject=CN=vault.harbor.example\n' },
      verdict: 'pass',
    },
    {
      says: 'a longer value',
      test: says('subject CN = vault.harbor.example'),
      ran: { command: 'openssl x509 -noout -subject', out: 'subject=CN=vault.harbor.example.org\n' },
      verdict: 'fail',
    },
    {
      says: 'a number behind its name',
      test: says('mtu 1450'),
      ran: { command: 'ip link', out: LINK },
      verdict: 'pass',
    },
    { says: 'another number there', test: says('mtu 9000'), ran: { command: 'ip link', out: LINK }, verdict: 'fail' },
    {
      says: 'two lines that differ',
      test: says('mtu 1450'),
      ran: { command: 'ip link', out: `${LINK}3: ens6: <BROADCAST> mtu 9000 qdisc mq state UP\n` },
      verdict: 'undecided',
    },
    { says: 'a range', test: says('mtu >= 1400'), ran: { command: 'ip link', out: LINK }, verdict: 'undecided' },
    {
      says: 'the one word that was printed',
      test: says('healthy'),
      ran: { command: 'curl -s localhost:8500/health', out: 'healthy\n' },
      verdict: 'pass',
    },
    {
      says: 'another word than the one that was printed',
      test: says('healthy'),
      ran: { command: 'curl -s localhost:8500/health', out: 'unhealthy\n' },
      verdict: 'fail',
    },
    {
      says: 'the row of a table',
      test: says('web-0 Running'),
      ran: { command: 'kubectl get pods', out: 'NAME    STATUS\nweb-0   Running\nweb-1   Pending\n' },
      verdict: 'undecided',
    },
    {
      says: 'what a failed command printed',
      test: says('rollout done now'),
      ran: { command: 'deploy-tool', out: 'rollout done now\n', exit: 1 },
      verdict: 'fail',
    },
  ]);
});

describe('words that no phrase reads', () => {
  const verdict = (expect: string, stdout: string, exit = 0): string =>
    judgeSaved({ expect, command: 'ship-tool verify', exit, stages: [], stdout, stderr: '' }, describeBlock).verdict;

  it('pass where the output says them', () => {
    assert.equal(verdict('Should print "all crates sealed"', 'all crates sealed\n'), 'pass');
    assert.equal(verdict('crates sealed for export', 'crates sealed for export\n'), 'pass');
  });
  it('fail where they speak of no failure and the command failed', () => {
    assert.equal(verdict('crates sealed for export', '', 1), 'fail');
  });
  it('stay undecided where the failure may be what they mean', () => {
    assert.equal(verdict('export gate refuses open crates', '', 1), 'undecided');
  });
  it('stay undecided where the output says something else', () => {
    assert.equal(verdict('crates sealed for export', 'crates open\n'), 'undecided');
  });
});
