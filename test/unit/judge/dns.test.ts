import type { RuleTest } from '../../../src/expect/rule.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

type To = Extract<RuleTest, { kind: 'resolves' }>['to'];
const resolves = (to: To): RuleTest => ({ kind: 'resolves', to });
const at = (address: string): RuleTest => resolves({ address });

const look = 'kubectl run probe --rm -it --image=busybox --restart=Never -- nslookup api.shop.svc.cluster.local';
const NEW =
  'Server:\t\t10.9.0.10\nAddress:\t10.9.0.10:53\n\n\nName:\tapi.shop.svc.cluster.local\nAddress: 10.9.4.7\n\n';
const GONE =
  "Server:\t\t10.9.0.10\nAddress:\t10.9.0.10:53\n\n** server can't find api.shop: NXDOMAIN\n\n** server can't find api.shop: NXDOMAIN\n\n";
const OLD =
  'Server:    10.9.0.10\nAddress 1: 10.9.0.10 dns.kube-system.svc.cluster.local\n\nName:      api.shop\nAddress 1: 10.9.4.7 api.shop.svc.cluster.local\n';
const ASKED = 'Using domain server:\nName: 10.9.0.10\nAddress: 10.9.0.10#53\nAliases: \n\n';
const BIND =
  'Server:\t\t10.9.0.10\nAddress:\t10.9.0.10#53\n\nNon-authoritative answer:\nwww.example.org\tcanonical name = edge.example.org.\nName:\tedge.example.org\nAddress: 93.184.215.14\nName:\tedge.example.org\nAddress: 2606:2800:21f::1\n';
const DIG =
  ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 7\n;; flags: qr rd ra; QUERY: 1, ANSWER: 1\n\n;; QUESTION SECTION:\n;api.shop.\t\tIN\tA\n\n;; ANSWER SECTION:\napi.shop.\t30\tIN\tA\t10.9.4.7\n\n;; ADDITIONAL SECTION:\nns.shop.\t30\tIN\tA\t10.9.4.9\n\n;; SERVER: 10.9.0.10#53(10.9.0.10) (UDP)\n';

describe('a rule on a DNS answer', () => {
  rows([
    { says: 'the answer of busybox', test: at('10.9.4.7'), ran: { command: look, out: NEW }, verdict: 'pass' },
    { says: "the server's own address", test: at('10.9.0.10'), ran: { command: look, out: NEW }, verdict: 'fail' },
    {
      says: 'an answer that was printed twice',
      test: at('10.9.4.7'),
      ran: { command: look, out: `${NEW}${NEW}pod "probe" deleted from default namespace\n` },
      verdict: 'pass',
    },
    {
      says: 'a longer address',
      test: at('10.9.4.7'),
      ran: { command: look, out: NEW.replace('10.9.4.7', '10.9.4.70') },
      verdict: 'fail',
    },
    { says: 'NXDOMAIN with exit 0', test: resolves('any'), ran: { command: look, out: GONE }, verdict: 'fail' },
    {
      says: 'NXDOMAIN with exit 1',
      test: resolves('any'),
      ran: { command: 'nslookup api.shop', out: GONE, exit: 1 },
      verdict: 'fail',
    },
    { says: 'the answer of an old busybox', test: at('10.9.4.7'), ran: { command: look, out: OLD }, verdict: 'pass' },
    { says: 'the server of an old busybox', test: at('10.9.0.10'), ran: { command: look, out: OLD }, verdict: 'fail' },
    {
      says: 'a failure of an old busybox',
      test: resolves('any'),
      ran: {
        command: look,
        exit: 1,
        out: OLD.split('\n').slice(0, 2).join('\n'),
        err: "nslookup: can't resolve 'api.shop'",
      },
      verdict: 'fail',
    },
    {
      says: 'a search list of which one name exists',
      test: at('10.9.4.7'),
      ran: {
        command: look,
        out: `${NEW.split('\n').slice(0, 3).join('\n')}\n** server can't find api.shop.default.svc.cluster.local: NXDOMAIN\n\nName:\tapi.shop.svc.cluster.local\nAddress: 10.9.4.7\n`,
      },
      verdict: 'pass',
    },
    {
      says: 'a public address behind an alias',
      test: resolves('public'),
      ran: { command: 'nslookup www.example.org', out: BIND },
      verdict: 'pass',
    },
    {
      says: 'a private address for a public one',
      test: resolves('public'),
      ran: {
        command: 'nslookup www.example.org',
        out: BIND.replace('93.184.215.14', '172.31.0.4').replace('2606:2800:21f::1', 'fd12::4'),
      },
      verdict: 'fail',
    },
    {
      says: 'one public and one private address',
      test: resolves('public'),
      ran: { command: 'nslookup www.example.org', out: BIND.replace('2606:2800:21f::1', 'fd12::4') },
      verdict: 'undecided',
    },
    {
      says: 'an address next to a private range',
      test: resolves('private'),
      ran: { command: 'dig +short x.example', out: '172.32.0.1\n' },
      verdict: 'fail',
    },
    {
      says: 'an address inside a private range',
      test: resolves('private'),
      ran: { command: 'dig +short x.example', out: '172.31.255.255\n' },
      verdict: 'pass',
    },
    {
      says: 'the alias that a name has',
      test: resolves({ name: 'edge.example.org' }),
      ran: { command: 'nslookup www.example.org', out: BIND },
      verdict: 'pass',
    },
    {
      says: 'the answer section of dig',
      test: at('10.9.4.7'),
      ran: { command: 'dig api.shop', out: DIG },
      verdict: 'pass',
    },
    {
      says: 'another section of dig',
      test: at('10.9.4.9'),
      ran: { command: 'dig api.shop', out: DIG },
      verdict: 'fail',
    },
    {
      says: 'dig that found no such name',
      test: resolves('any'),
      ran: {
        command: 'dig api.shop',
        out: ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 7\n\n;; AUTHORITY SECTION:\nshop. 30 IN SOA ns.shop. x. 1 2 3 4 5\n',
      },
      verdict: 'fail',
    },
    {
      says: 'the short form of dig',
      test: at('10.9.4.7'),
      ran: { command: 'dig +short api.shop', out: 'alias.shop.\n10.9.4.7\n' },
      verdict: 'pass',
    },
    {
      says: 'a short form with nothing in it',
      test: resolves('any'),
      ran: { command: 'dig +short api.shop', out: '\n' },
      verdict: 'fail',
    },
    {
      says: 'the only answers of dig',
      test: at('10.9.4.7'),
      ran: { command: 'dig +noall +answer api.shop', out: 'api.shop.  30  IN  A  10.9.4.7\n' },
      verdict: 'pass',
    },
    {
      says: 'host',
      test: at('10.9.4.7'),
      ran: { command: 'host api.shop', out: 'api.shop has address 10.9.4.7\n' },
      verdict: 'pass',
    },
    {
      says: 'host that names another address',
      test: at('10.9.4.7'),
      ran: { command: 'host api.shop', out: 'api.shop has address 10.9.4.8\n' },
      verdict: 'fail',
    },
    {
      says: 'host that found none',
      test: resolves('any'),
      ran: { command: 'host api.shop', out: 'Host api.shop not found: 3(NXDOMAIN)\n', exit: 1 },
      verdict: 'fail',
    },
    {
      says: 'getent',
      test: at('10.9.4.7'),
      ran: { command: 'getent hosts api.shop', out: '10.9.4.7        api.shop\n' },
      verdict: 'pass',
    },
    {
      says: 'getent that found none',
      test: resolves('any'),
      ran: { command: 'getent hosts api.shop', exit: 2 },
      verdict: 'fail',
    },
    {
      says: 'two addresses of which one is right',
      test: at('10.9.4.7'),
      ran: { command: 'dig +short api.shop', out: '10.9.4.7\n10.9.4.8\n' },
      verdict: 'undecided',
    },
    {
      says: 'an expected NXDOMAIN',
      test: resolves('none'),
      ran: { command: 'nslookup api.shop', exit: 1, out: GONE },
      verdict: 'pass',
    },
    {
      says: 'a server that could not be asked for an expected NXDOMAIN',
      test: resolves('none'),
      ran: { command: 'nslookup api.shop', exit: 1, out: ';; connection timed out; no servers could be reached\n' },
      verdict: 'fail',
    },
    {
      says: 'an answer for an expected NXDOMAIN',
      test: resolves('none'),
      ran: { command: look, out: NEW },
      verdict: 'fail',
    },
    {
      says: 'the name that there is not',
      test: resolves('nxdomain'),
      ran: { command: 'nslookup api.shop', exit: 1, out: GONE },
      verdict: 'pass',
    },
    {
      says: 'a name without an address for one that there is not',
      test: resolves('nxdomain'),
      ran: {
        command: 'dig api.shop',
        out: ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 7\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0\n\n;; QUESTION SECTION:\n;api.shop. IN A\n\n;; SERVER: 10.9.0.10#53(10.9.0.10)\n',
      },
      verdict: 'fail',
    },
    {
      says: 'silence for a name that there is not',
      test: resolves('nxdomain'),
      ran: { command: 'dig +short api.shop', out: '' },
      verdict: 'undecided',
    },
    {
      says: 'a pod by the address in its name',
      test: resolves({ placeholder: 'pod-ip' }),
      ran: {
        command: 'nslookup 10-8-1-5.shop.pod.cluster.local',
        out: 'Server: 10.9.0.10\nAddress: 10.9.0.10:53\n\nName: 10-8-1-5.shop.pod.cluster.local\nAddress: 10.8.1.5\n',
      },
      verdict: 'pass',
    },
    {
      says: 'another address than the one in the name',
      test: resolves({ placeholder: 'pod-ip' }),
      ran: {
        command: 'nslookup 10-8-1-5.shop.pod.cluster.local',
        out: 'Server: 10.9.0.10\nAddress: 10.9.0.10:53\n\nName: 10-8-1-5.shop.pod.cluster.local\nAddress: 10.8.1.50\n',
      },
      verdict: 'fail',
    },
    {
      says: 'the server that host was told to ask',
      test: resolves('any'),
      ran: {
        command: 'host -t MX shop.example 10.9.0.10',
        out: `${ASKED}shop.example mail is handled by 5 mx.shop.example.\n`,
      },
      verdict: 'fail',
    },
    {
      says: 'an answer of host behind the server that it was told to ask',
      test: at('10.9.4.7'),
      ran: { command: 'host shop.example 10.9.0.10', out: `${ASKED}shop.example has address 10.9.4.7\n` },
      verdict: 'pass',
    },
    {
      says: 'a text that is of no DNS tool',
      test: resolves('any'),
      ran: { command: './resolve.sh', out: 'all fine\n' },
      verdict: 'undecided',
    },
  ]);
});

const counted = (record: string, op: '=' | '>=', count: number): RuleTest => resolves({ record, op, count });
const row = (says: string, test: RuleTest, command: string, out: string, verdict: Verdict): Row => ({
  says,
  test,
  ran: { command, out },
  verdict,
});
const both = resolves({ addresses: ['10.9.4.7', '10.9.4.8'] });

describe('a rule on the records of a DNS answer', () => {
  rows([
    row('as many addresses', counted('address', '=', 2), 'dig +short a.shop', '10.9.4.7\n10.9.4.8\n', 'pass'),
    row('fewer addresses', counted('address', '=', 3), 'dig +short a.shop', '10.9.4.7\n10.9.4.8\n', 'fail'),
    row('an alias as an address', counted('address', '=', 2), 'dig +short a.shop', 'b.shop.\n10.9.4.7\n', 'fail'),
    row('an IPv4 address for AAAA', counted('AAAA', '>=', 1), 'host a.shop', 'a.shop has address 10.9.4.7\n', 'fail'),
    row('an IPv6 address', counted('AAAA', '>=', 1), 'host a.shop', 'a.shop has IPv6 address fd00::7\n', 'pass'),
    row('the name servers', counted('NS', '>=', 2), 'dig NS shop +short', 'a.ns.shop.\nb.ns.shop.\n', 'pass'),
    row('too few name servers', counted('NS', '>=', 2), 'dig NS shop +short', 'a.ns.shop.\n', 'fail'),
    row('the one address of an answer section', counted('A', '=', 1), 'dig api.shop', DIG, 'pass'),
    row(
      'mail servers in an answer of another type',
      counted('MX', '>=', 1),
      'dig NS shop +short',
      'a.ns.shop.\n',
      'undecided',
    ),
    row('two addresses', both, 'dig +short a.shop', '10.9.4.8\n10.9.4.7\n', 'pass'),
    row('one of two addresses', both, 'dig +short a.shop', '10.9.4.8\n', 'fail'),
    row('two addresses and another', both, 'dig +short a.shop', '10.9.4.8\n10.9.4.7\n10.9.4.9\n', 'undecided'),
  ]);
});
