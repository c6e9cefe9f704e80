import { beside } from '../../support/besideCases.ts';

describe('dates compared as dates', () => {
  const end = (date: string): string => `notAfter=${date} GMT\n`;
  beside('openssl x509 -in quill.pem -noout -enddate', [
    ['cert valid until at least 2031-06-01', end('Jun 14 23:59:59 2031'), 'pass'],
    ['cert valid until at least 2031-06-01', end('May 30 23:59:59 2031'), 'fail'],
    ['cert valid until at least 2031-06-01', end('Jun  1 00:00:00 2031'), 'pass'],
    ['expires after 2031-01-31', end('Mar  3 10:00:00 2031'), 'pass'],
    ['expires after 2031-01-31', end('Jan  3 10:00:00 2031'), 'fail'],
    ['expires after 2031-01-31', end('Jan 31 10:00:00 2031'), 'undecided'],
    ['notAfter in 2031', end('Feb 11 08:00:00 2031'), 'pass'],
    ['notAfter in 2031', end('Feb 11 20:31:01 2030'), 'fail'],
    ['does not expire before 2031-12-31', end('Oct 11 08:00:00 2032'), 'pass'],
    ['does not expire before 2031-12-31', end('Aug 11 08:00:00 2031'), 'fail'],
    ['expires in March 2031', end('May 11 08:00:00 2031'), 'fail'],
    ['valid in 2031', end('May 11 08:00:00 2032'), 'undecided'],
    ['renewed before 2031-01-01', end('May 11 08:00:00 2032'), 'undecided'],
    ['notBefore in 2031', end('May 11 08:00:00 2031'), 'undecided'],
    ['the intermediate expires after 2030-01-01', end('May 11 08:00:00 2031'), 'undecided'],
  ]);
  const both = (from: string, to: string): string => `notBefore=${from} GMT\nnotAfter=${to} GMT\n`;
  beside('openssl x509 -in quill.pem -noout -dates', [
    ['valid from 2030 to 2032', both('Jul 11 08:00:00 2030', 'Jul 11 08:00:00 2032'), 'pass'],
    ['valid from 2030 to 2032', both('Jul 11 08:00:00 2030', 'Jul 11 08:00:00 2031'), 'fail'],
    ['notAfter in 2030', both('Jul 11 08:00:00 2030', 'Jul 11 08:00:00 2031'), 'fail'],
  ]);
});

describe('headers of a response', () => {
  const head = (...lines: readonly string[]): string => `HTTP/2 200 \n${lines.join('\n')}\n\n`;
  beside('curl -sI https://quill.example/', [
    ['HTTP/2 200 and an HSTS header', head('strict-transport-security: max-age=9'), 'pass'],
    ['HTTP/2 200 and an HSTS header', head('content-type: text/html'), 'fail'],
    ['HTTP/2 200 and an HSTS header', 'HTTP/1.1 200 OK\nStrict-Transport-Security: max-age=9\n\n', 'fail'],
    ['200 and a Cache-Control header', head('cache-control: max-age=60'), 'pass'],
    ['200 and a Cache-Control header', head('x-cache-control: max-age=60'), 'fail'],
    ['200 and a Cache-Control header', 'HTTP/2 404 \ncache-control: max-age=60\n\n', 'fail'],
    ['Location header starts with https', 'HTTP/1.1 301 Moved\nLocation: http://quill.example/\n\n', 'fail'],
    ['Location header starts with https', 'HTTP/1.1 301 Moved\nLocation: https://quill.example/\n\n', 'pass'],
    ['without a Server header', head('date: now'), 'pass'],
    ['without a Server header', head('server: quill'), 'fail'],
  ]);
  beside('curl -s https://quill.example/', [['a Cache-Control header', '{"cache-control": 1}\n', 'undecided']]);
});

describe('all values of one key', () => {
  beside("kustomize build overlays/reef | grep 'namespace:' | sort -u", [
    ['only namespace reef is rendered', '  namespace: reef\n', 'pass'],
    ['only namespace reef is rendered', '  namespace: reef\n  namespace: reef-2\n', 'fail'],
    ['only namespace reef is rendered', '  namespace: reef-2\n', 'fail'],
    ['only namespace reef is rendered', '  namespace: reef\n  name: web\n', 'undecided'],
  ]);
  beside('helm template . | grep storageClassName | sort -u', [
    ['just one storage class, fast, is used', '  storageClassName: fast\n', 'pass'],
    ['just one storage class, fast, is used', '  storageClassName: fast\n  storageClassName: slow\n', 'fail'],
  ]);
});

describe('a ConfigMap with a file in it', () => {
  const map = (level: string): string =>
    `apiVersion: v1\ndata:\n  quill.yaml: |\n    log:\n      level: ${level}\n    port: 8080\nkind: ConfigMap\nmetadata:\n  name: quill\n`;
  beside('kubectl get cm quill -n ink -o yaml', [
    ['log level is warn in quill.yaml', map('warn'), 'pass'],
    ['log level is warn in quill.yaml', map('debug'), 'fail'],
    ['level: warn in the live ConfigMap', map('warn'), 'pass'],
    ['level: warn in the live ConfigMap', map('warning'), 'fail'],
  ]);
});

describe('what tools say of what differs', () => {
  const tree = (branch: string, rest: string): string => `On branch main\nYour branch is ${branch}\n\n${rest}\n`;
  const clean = 'nothing to commit, working tree clean';
  beside('git status', [
    ['working tree clean, branch up to date with origin/main', tree("up to date with 'origin/main'.", clean), 'pass'],
    [
      'working tree clean, branch up to date with origin/main',
      tree("ahead of 'origin/main' by 1 commit.", clean),
      'fail',
    ],
    ['working tree clean, branch up to date with origin/main', tree("up to date with 'origin/main-2'.", clean), 'fail'],
    [
      'working tree clean, branch up to date with origin/main',
      tree("up to date with 'origin/main'.", 'Changes not staged for commit:\n\tmodified:   a.txt'),
      'fail',
    ],
  ]);
  beside('git status --porcelain', [
    ['working tree clean (no output)', '', 'pass'],
    ['working tree clean (no output)', ' M a.txt\n', 'fail'],
  ]);
  beside('terraform plan -no-color', [
    ['No changes, infrastructure up to date', 'No changes. Your infrastructure matches the configuration.\n', 'pass'],
    ['No changes, infrastructure up to date', 'Plan: 0 to add, 1 to change, 0 to destroy.\n', 'fail'],
    ['No changes, billing up to date', 'No changes. Your infrastructure matches the configuration.\n', 'undecided'],
  ]);
  beside('aws s3api get-bucket-versioning --bucket quill', [
    ['versioning Enabled on the bucket', '{\n    "Status": "Enabled"\n}\n', 'pass'],
    ['versioning Enabled on the bucket', '{\n    "Status": "Suspended",\n    "MFADelete": "Enabled"\n}\n', 'fail'],
    ['versioning Enabled on the bucket', '', 'fail'],
  ]);
  const socket = (address: string): string =>
    `State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\nLISTEN 0      4096   ${address}        0.0.0.0:*\n`;
  beside("ss -ltn '( sport = :6553 )'", [
    ['quill server listens on 0.0.0.0:6553 or *:6553', socket('*:6553'), 'pass'],
    ['quill server listens on 0.0.0.0:6553 or *:6553', socket('127.0.0.1:6553'), 'fail'],
    ['quill server listens on 0.0.0.0:6553 or *:6554', socket('127.0.0.1:6553'), 'undecided'],
  ]);
});
