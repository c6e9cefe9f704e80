import { wordRows } from '../../support/wordRows.ts';

describe('what openssl says of a certificate', () => {
  wordRows([
    [
      'pass',
      'Certificate does not expire (30 days)',
      'openssl x509 -in a.pem -noout -checkend 2592000',
      'Certificate will not expire\n',
    ],
    [
      'fail',
      'Certificate does not expire (30 days)',
      'openssl x509 -in a.pem -noout -checkend 2592000',
      'Certificate will expire\n',
      { exit: 1 },
    ],
    [
      'undecided',
      'Certificate will not expire (90 days)',
      'openssl x509 -in a.pem -noout -checkend 2592000',
      'Certificate will not expire\n',
    ],
    [
      'pass',
      'Certificate will not expire',
      'openssl x509 -in a.pem -noout -checkend 2592000',
      'Certificate will not expire\n',
    ],
    [
      'pass',
      'not expiring within 7 days',
      'echo | openssl s_client -connect a:443 2>/dev/null | openssl x509 -noout -checkend 604800',
      'Certificate will not expire\n',
      { stages: [0, 0, 0] },
    ],
    [
      'fail',
      'still valid for at least 7 days',
      'openssl x509 -in a.pem -noout -checkend 604800',
      'Certificate will expire\n',
      { exit: 1 },
    ],
    [
      'pass',
      'SAN includes `*.pier.corp.example`',
      'openssl x509 -in a.pem -noout -ext subjectAltName',
      'X509v3 Subject Alternative Name: \n    DNS:*.pier.corp.example, DNS:corp.example\n',
    ],
    [
      'fail',
      'SAN includes `*.pier.corp.example`',
      'openssl x509 -in a.pem -noout -ext subjectAltName',
      'X509v3 Subject Alternative Name: \n    DNS:pier.corp.example, DNS:corp.example\n',
    ],
    [
      'fail',
      'SAN includes `pier.corp.example`',
      'openssl x509 -in a.pem -noout -ext subjectAltName',
      'X509v3 Subject Alternative Name: \n    DNS:*.pier.corp.example, DNS:corp.example\n',
    ],
    [
      'fail',
      'SAN contains corp.example',
      'openssl x509 -in a.pem -noout -ext subjectAltName',
      'X509v3 Subject Alternative Name: \n    DNS:pier.corp.example\n',
    ],
    [
      'pass',
      'SANs: a.example, b.example',
      'openssl x509 -in a.pem -noout -text',
      'X509v3 Subject Alternative Name: \n    DNS:a.example, DNS:b.example\n',
    ],
  ]);
});

describe('names that a wildcard of a certificate covers', () => {
  const command = 'openssl x509 -in quay.pem -noout -ext subjectAltName';
  const names = 'X509v3 Subject Alternative Name: \n    DNS:*.quay.example, DNS:quay.example\n';
  wordRows([
    ['pass', 'SAN covers web.quay.example', command, names],
    ['pass', 'certificate valid for web.quay.example', command, names],
    ['pass', 'certificate covers quay.example', command, names],
    ['pass', 'SAN includes `*.quay.example`', command, names],
    ['undecided', 'SAN includes web.quay.example', command, names],
    ['fail', 'SAN covers a.web.quay.example', command, names],
    ['fail', 'certificate valid for web.notquay.example', command, names],
    [
      'fail',
      'certificate covers `quay.example`',
      command,
      'X509v3 Subject Alternative Name: \n    DNS:*.quay.example\n',
    ],
    [
      'undecided',
      'certificate covers web.quay.example',
      'openssl x509 -in quay.pem -noout -subject',
      'subject=CN = *.quay.example\n',
    ],
  ]);
});
