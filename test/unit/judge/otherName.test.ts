import { beside } from '../../support/besideCases.ts';

describe('the end of another name', () => {
  beside('git branch --show-current', [
    ['on branch release/1.4', 'release/1.4\n', 'pass'],
    ['on branch release/1.4', 'old/release/1.4\n', 'fail'],
    ['branch release/1.4', 'old/release/1.4\n', 'undecided'],
  ]);
  beside('git branch -r', [
    ['lists release/1.4', '  origin/main\n  origin/release/1.4\n', 'pass'],
    ['lists release/1.4', '  origin/main\n  origin/archive/release/1.4\n', 'undecided'],
  ]);
  beside('ls /etc/reef', [
    ['lamp.conf is listed', 'lamp.conf\n', 'pass'],
    ['lamp.conf is listed', 'lamp.conf~\n', 'fail'],
  ]);
});

describe('a host or a port that only the command names', () => {
  const asks =
    'openssl s_client -connect reef.example:443 -servername reef.example 2>/dev/null </dev/null | openssl x509 -noout -subject -issuer';
  const of = (host: string): string => `subject=CN = ${host}\nissuer=C = SE, O = Quay Trust, CN = R4\n`;
  beside(asks, [
    ['the certificate is issued by Quay Trust for reef.example', of('reef.example'), 'pass'],
    ['the certificate is issued by Quay Trust for reef.example', of('reef.example.local'), 'undecided'],
    ['the certificate is issued by Quay Trust for reef.example', of('tide.example'), 'undecided'],
  ]);
  beside('nc -zv reef 5432', [
    ['port 5432 is open', '', 'pass'],
    ['port 5433 is open', '', 'undecided'],
  ]);
});

describe('no errors, beside words for what went wrong', () => {
  beside('kubectl logs deploy/reef', [
    ['no errors', 'GET /tide 200 12ms\n', 'pass'],
    ['no errors', 'GET /tide 500 12ms\n', 'undecided'],
    ['no errors', 'no space left on device\n', 'undecided'],
    ['no errors', '502 Bad Gateway\n', 'undecided'],
    ['no errors', 'requests: 100, 5xx: 12, 4xx: 0\n', 'undecided'],
    ['no errors', 'missing required field spec.lamp\n', 'undecided'],
  ]);
  beside('ceph -s', [
    ['no warnings', '  cluster:\n    health: HEALTH_WARN\n            1 osds near full\n', 'undecided'],
  ]);
  beside('./check.sh', [
    ['no problems', 'web1 : ok=3 changed=0 unreachable=0 failed=0\n', 'pass'],
    ['no problems', 'web1 : ok=3 changed=0 unreachable=0 failed=1\n', 'undecided'],
  ]);
  beside('docker compose ps -a', [
    [
      'no failed containers',
      'NAME     IMAGE   COMMAND   SERVICE   CREATED       STATUS                   PORTS\nreef-1   reef    "/run"    reef      2 hours ago   Exited (1) 2 hours ago\n',
      'undecided',
    ],
  ]);
  beside('openssl x509 -in reef.crt -noout -checkend 2592000', [
    ['the certificate will not expire within 30 days', 'Certificate will not expire\n', 'pass'],
    ['the certificate will not expire within 30 days', 'Certificate will expire\n', 'undecided'],
  ]);
});
