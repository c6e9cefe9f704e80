import { wordRows } from '../../support/wordRows.ts';

describe('words of a DNS answer', () => {
  wordRows([
    [
      'pass',
      'AD flag set',
      'dig +dnssec corp.example',
      ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\n;; flags: qr rd ra ad; QUERY: 1, ANSWER: 1\n;; ANSWER SECTION:\ncorp.example.\t60\tIN\tA\t10.3.0.1',
    ],
    [
      'pass',
      'NXDOMAIN (the host was taken away)',
      'nslookup old.example',
      "Server:\t10.0.0.53\n\n** server can't find old.example: NXDOMAIN",
      { exit: 1 },
    ],
    [
      'fail',
      'NXDOMAIN - the host was taken away',
      'nslookup old.example',
      'Server:\t10.0.0.53\nAddress:\t10.0.0.53#53\n\nName:\told.example\nAddress: 10.1.1.1',
    ],
    [
      'pass',
      'NXDOMAIN — it was taken away',
      'dig old.example',
      ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 1\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0',
    ],
    ['undecided', '10.3.0.9 — web is Running', 'dig +short a.example', '10.3.0.9'],
    [
      'pass',
      'at least 2 answers',
      'dig a.example',
      ';; ANSWER SECTION:\na.example.\t60\tIN\tA\t10.3.0.1\na.example.\t60\tIN\tA\t10.3.0.2\n',
    ],
    ['fail', 'at least 2 answers', 'dig a.example', ';; ANSWER SECTION:\na.example.\t60\tIN\tA\t10.3.0.1\n'],
    ['pass', 'one or more answers', 'dig +short a.example', '10.3.0.1\n'],
    ['fail', 'db1.lab → 10.3.0.1', 'dig +short db1.lab', '10.3.0.2\n'],
    ['pass', '`db1.lab` -> `10.3.0.1`', 'host db1.lab', 'db1.lab has address 10.3.0.1\n'],
    [
      'pass',
      'db1.lab maps to 10.3.0.1',
      'nslookup db1.lab',
      'Server:\t10.0.0.53\nAddress:\t10.0.0.53#53\n\nName:\tdb1.lab\nAddress: 10.3.0.1',
    ],
    ['undecided', 'db1.lab → 10.3.0.1', 'dig +short web.lab', '10.3.0.1\n'],
    [
      'pass',
      '10.3.0.1 → db.corp.example',
      'host 10.3.0.1',
      '1.0.3.10.in-addr.arpa domain name pointer db.corp.example.\n',
    ],
    [
      'pass',
      'RRSIG record present',
      'dig +dnssec a.example',
      ';; ANSWER SECTION:\na.example.\t60\tIN\tA\t10.3.0.1\na.example.\t60\tIN\tRRSIG\tA 13 2 300\n',
    ],
  ]);
});
