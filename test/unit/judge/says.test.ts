import { strict as assert } from 'node:assert';
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
    {
      says: 'the opposite of the one word',
      test: says('healthy'),
      ran: { command: 'curl -s localhost:8500/h', out: 'not healthy\n' },
      verdict: 'fail',
    },
    {
      says: 'the opposite outcome',
      test: says('livez check passed'),
      ran: { command: 'curl -k https://10.8.0.1/livez?verbose', out: '[-]disk failed\nlivez check failed\n' },
      verdict: 'fail',
    },
    {
      says: 'the address of an interface, in the lines below its name',
      test: says('ens5 has 10.8.0.4/20'),
      ran: { command: 'ip addr', out: `${LINK}    inet 10.8.0.4/20 scope global ens5\n` },
      verdict: 'pass',
    },
    {
      says: 'a longer address of that interface',
      test: says('ens5 has 10.8.0.4/20'),
      ran: { command: 'ip addr', out: `${LINK}    inet 10.8.0.40/20 scope global ens5\n` },
      verdict: 'fail',
    },
    {
      says: 'the address of another interface',
      test: says('ens5 has 10.8.0.4/20'),
      ran: { command: 'ip addr', out: `${LINK}3: ens6: <UP> mtu 1450\n    inet 10.8.0.4/20 scope global ens6\n` },
      verdict: 'undecided',
    },
    {
      says: 'an address that could not be set',
      test: says('ens5 has 10.8.0.4/20'),
      ran: { command: 'net-tool show', out: 'ens5: failed to set 10.8.0.4/20\n' },
      verdict: 'undecided',
    },
    {
      says: 'the name of an issuer that is written in capitals and blanks',
      test: says('issuer Quay Root'),
      ran: { command: 'openssl x509 -noout -issuer', out: 'issuer=C = NO, O = Quay Root, CN = Q1\n' },
      verdict: 'pass',
    },
    {
      says: 'another issuer',
      test: says('issuer Quay Root'),
      ran: { command: 'openssl x509 -noout -issuer', out: 'issuer=CN = Quick Fake Cert\n' },
      verdict: 'fail',
    },
    {
      says: 'an issuer of a longer name',
      test: says('issuer Quay Root'),
      ran: { command: 'openssl x509 -noout -issuer', out: 'issuer=CN = (TEST) Quay Root\n' },
      verdict: 'undecided',
    },
    {
      says: 'certificates of a chain that differ',
      test: says('issuer CN = Quay Root'),
      ran: { command: 'openssl s_client', out: 'issuer=CN = Quay Root\nissuer=CN = Other Root\n' },
      verdict: 'undecided',
    },
    {
      says: 'an alternative name below its heading',
      test: says('SAN includes db.quay.example'),
      ran: {
        command: 'openssl x509 -noout -ext subjectAltName',
        out: 'X509v3 Subject Alternative Name: \n    DNS:quay.example, DNS:db.quay.example\n',
      },
      verdict: 'pass',
    },
    {
      says: 'a longer alternative name',
      test: says('SAN includes db.quay.example'),
      ran: {
        command: 'openssl x509 -noout -ext subjectAltName',
        out: 'X509v3 Subject Alternative Name: \n    DNS:db.quay.example.org\n',
      },
      verdict: 'fail',
    },
    {
      says: 'another version of TLS',
      test: says('TLSv1.3 negotiated'),
      ran: { command: 'openssl s_client -connect a:443', out: 'New, TLSv1.2, Cipher is X\n' },
      verdict: 'fail',
    },
    {
      says: 'a listener',
      test: says('listening on port 8443'),
      ran: { command: 'ss -tlnH', out: 'LISTEN 0 128 *:8443 *:*\n' },
      verdict: 'pass',
    },
    {
      says: 'a listener of a port that ends alike',
      test: says('listening on port 443'),
      ran: { command: 'ss -tlnH', out: 'LISTEN 0 128 *:8443 *:*\n' },
      verdict: 'fail',
    },
    {
      says: 'that nothing listens',
      test: says('nothing listening on port 21'),
      ran: { command: 'ss -tln | grep ":21 "', stages: [0, 1], out: '' },
      verdict: 'pass',
    },
    {
      says: 'that nothing listens where the list may have failed',
      test: says('nothing listening on port 21'),
      ran: { command: 'ss -tln | grep ":21 "', exit: 1, out: '' },
      verdict: 'undecided',
    },
    {
      says: 'a count of none in a body',
      test: says('no stuck_jobs'),
      ran: { command: 'curl -s localhost/jobs', out: '{"stuck_jobs":0}' },
      verdict: 'undecided',
    },
    {
      says: 'a count by its two words',
      test: says('no stuck jobs'),
      ran: { command: 'curl -s localhost/jobs', out: '{"stuck_jobs":0,"jobs_total":4}' },
      verdict: 'pass',
    },
    {
      says: 'a count that is not zero',
      test: says('no stuck jobs'),
      ran: { command: 'curl -s localhost/jobs', out: '{"stuck_jobs":3}' },
      verdict: 'fail',
    },
    {
      says: 'items of which one is in that state',
      test: says('no stuck jobs'),
      ran: { command: 'curl -s localhost/jobs', out: '{"jobs":[{"state":"done"},{"state":"stuck"}]}' },
      verdict: 'fail',
    },
    {
      says: 'the state of a body that the command names',
      test: says('queue status idle'),
      ran: { command: 'curl -s localhost/queue', out: '{"status":"idle"}' },
      verdict: 'pass',
    },
    {
      says: 'another state of that body',
      test: says('queue status idle'),
      ran: { command: 'curl -s localhost/queue', out: '{"status":"busy"}' },
      verdict: 'fail',
    },
  ]);
});

describe('words that no phrase reads', () => {
  const verdict = (expect: string, stdout: string, exit = 0): string =>
    judgeSaved({ expect, command: 'ship-tool verify', exit, stages: [], stdout, stderr: '' }).verdict;

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
