import { beside } from '../../support/besideCases.ts';

describe('nothing of a kind', () => {
  const alerts = 'Alertname  Starts At  Summary  State  \n';
  const lit =
    'Alertname  Starts At                Summary  State   \nLampOut    2031-02-03 04:05:06 UTC  dark     active  \n';
  beside('amtool alert query alertname=LampOut', [
    ['no LampOut alert is firing', alerts, 'pass'],
    ['There must be no active LampOut alerts any more', alerts, 'pass'],
    ['no LampOut alert is firing', lit, 'fail'],
    ['no WickLow alert is firing', alerts, 'undecided'],
    ['no LampOut alert other than this', lit, 'undecided'],
    ['no LampOut alert is firing', '', 'fail', 1, 'amtool: error: bad matcher\n'],
  ]);
  beside('amtool alert query --inhibited', [['no alerts are firing', lit, 'undecided']]);
  beside('journalctl -u lamp -p err -b', [
    ['no entries at error level since boot', '-- No entries --\n', 'pass'],
    ['no entries at error level since boot', 'Feb 03 04:05:06 reef lamp[7]: wick burnt\n', 'fail'],
    ['no entries of pump at error level', '-- No entries --\n', 'undecided'],
  ]);
  const scan = (high: number, low: number): string =>
    `\nquay.example/lamp:2 (reef 3)\n====\nTotal: ${String(high + low)} (LOW: ${String(low)}, HIGH: ${String(high)})\n`;
  beside('trivy image quay.example/lamp:2', [
    ['no HIGH findings', scan(0, 4), 'pass'],
    ['no HIGH findings', scan(1, 4), 'fail'],
    ['no HIGH findings', scan(10, 0), 'fail'],
    ['Trivy finds no vulnerabilities in the image.', scan(0, 0), 'pass'],
    ['Trivy finds no vulnerabilities in the image.', scan(0, 1), 'fail'],
    ['no HIGH findings in the wick layer', scan(0, 4), 'undecided'],
    ['no HIGH findings', `${scan(0, 4)}${scan(2, 0)}`, 'fail'],
  ]);
  beside('trivy image --severity HIGH quay.example/lamp:2', [['no LOW findings', 'Total: 0 (HIGH: 0)\n', 'undecided']]);
  beside('grype quay.example/lamp:2 --only-fixed', [
    ['no fixable vulnerabilities left', 'No vulnerabilities found\n', 'pass'],
    ['no exploitable vulnerabilities left', 'No vulnerabilities found\n', 'undecided'],
  ]);
  beside('psql -Atc "select count(*) from lamps where state = \'broken\'"', [
    ['There are no broken lamps left', '0\n', 'pass'],
    ['There are no broken lamps left', '10\n', 'fail'],
    ['There are no drifting lamps left', '0\n', 'undecided'],
  ]);
  beside('kustomize build reef | grep quay.old.example', [
    ['the old registry must not appear any more', '', 'pass', 1],
    ['the old registry must not appear any more', 'image: quay.old.example/lamp:1\n', 'fail'],
    ['the lamp sidecar must not appear any more', '', 'undecided', 1],
  ]);
  beside('git status --porcelain', [
    ['no untracked files left', '', 'pass'],
    ['no untracked files left', ' M lamp.txt\n', 'undecided'],
  ]);
  beside('kubectl diff -f reef/', [
    ['There is no drift between the manifests and the cluster.', '', 'pass'],
    ['There is no drift between the manifests and the cluster.', '+  replicas: 2\n', 'fail', 1],
  ]);
  beside('terraform plan', [
    ['2 to add, nothing to change, nothing to destroy', 'Plan: 2 to add, 0 to change, 0 to destroy.\n', 'pass'],
    ['2 to add, nothing to change, nothing to destroy', 'Plan: 2 to add, 0 to change, 10 to destroy.\n', 'fail'],
    ['plan shows no changes', 'Plan: 1 to add, 0 to change, 0 to destroy.\n', 'fail'],
  ]);
});

describe('messages', () => {
  beside('cosign verify --key reef.pub quay.example/lamp:2', [
    ['The cosign claims of the image are validated', '', 'pass', 0, '  - The cosign claims were validated\n'],
    ['The cosign claims of the image are validated', '', 'undecided', 0, '  - The cosign claims were not validated\n'],
    ['The cosign claims of the image are validated', '', 'undecided', 0, '  - The old cosign claims were validated\n'],
    ['The cosign claims of the image are validated', '', 'fail', 1, 'Error: no matching signatures\n'],
  ]);
  beside('linkerd check', [
    ['Status check results are √ at the end', '√ lamps are lit\n\nStatus check results are √\n', 'pass'],
    ['Status check results are √ at the end', 'Status check results are √\nlinkerd-reef\n', 'undecided'],
    ['Status check results are √', '× lamps are lit\n\nStatus check results are √\n', 'undecided'],
    ['Status check results are √', 'Status check results are ×\n', 'undecided'],
  ]);
  beside('amtool check-config reef.yml', [
    ['config check ends with SUCCESS', "Checking 'reef.yml'  SUCCESS\n", 'pass'],
    ['config check ends with SUCCESS', "Checking 'reef.yml'  SUCCESS\nFound:\n - 2 receivers\n", 'undecided'],
    ['config check ends with SUCCESS', "Checking 'reef.yml'  FAILED\n", 'fail'],
    ['lamp check ends with SUCCESS', "Checking 'reef.yml'  SUCCESS\n", 'undecided'],
  ]);
  beside('haproxy -c -f reef.cfg', [
    ['The HAProxy configuration is valid', 'Configuration file is valid\n', 'pass'],
    ['The HAProxy configuration is valid', 'Configuration file is not valid\n', 'undecided'],
  ]);
  beside('promtool check rules reef.yml', [
    ['12 rules found', 'Checking reef.yml\n  SUCCESS: 12 rules found\n', 'pass'],
    ['12 rules found', 'Checking reef.yml\n  SUCCESS: 112 rules found\n', 'fail'],
    ['12 rules found', 'Checking a\n  SUCCESS: 12 rules found\nChecking b\n  SUCCESS: 3 rules found\n', 'fail'],
  ]);
  beside('nginx -t', [
    ['config test completes without error', '', 'pass', 0, 'nginx: the configuration file /etc/n.conf syntax is ok\n'],
    ['config test completes without error', '', 'fail', 1, 'nginx: [emerg] unknown directive "wick"\n'],
  ]);
  beside('cat /proc/mdstat', [
    ['each array shows [UU]', 'md0 : active\n 1 blocks [2/2] [UU]\nmd1 : active\n 1 blocks [2/2] [UU]\n', 'pass'],
    ['each array shows [UU]', 'md0 : active\n 1 blocks [2/2] [UU]\nmd1 : active\n 1 blocks [2/1] [U_]\n', 'fail'],
  ]);
  beside('ansible-playbook reef.yml', [
    ['Every host ends with failed=0', 'lamp : ok=2 failed=0\npump : ok=2 failed=0\n', 'pass'],
    ['Every host ends with failed=0', 'lamp : ok=2 failed=0\npump : ok=2 failed=1\n', 'fail'],
  ]);
  beside('kubectl apply --dry-run=server -f reef/', [
    ['configured (server dry run) for every object', 'service/lamp configured (server dry run)\n', 'pass'],
    [
      'configured (server dry run) for every object',
      'service/lamp configured (server dry run)\nservice/pump created (server dry run)\n',
      'fail',
    ],
  ]);
  beside('curl -s http://reef.example/healthz', [
    ['healthz returns ok', 'ok', 'pass'],
    ['healthz returns ok', '[+]ping ok\n[-]wick failed: reason withheld\nhealthz check failed\n', 'fail'],
  ]);
});

describe('remarks behind an answer that leaves nothing', () => {
  const none = ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 7\n;; QUESTION SECTION:\n;lamp.example. IN A\n';
  beside('dig lamp.example', [
    ['NXDOMAIN, the record has been removed', none, 'pass'],
    ['NXDOMAIN, the new name is live', none, 'undecided'],
    ['NXDOMAIN, the zone went to ns2', none, 'undecided'],
    ['cannot be resolved', none, 'pass'],
  ]);
  beside('kubectl auth can-i delete pods --as=keeper', [
    ['"no", keepers must not delete pods', 'no\n', 'pass', 1],
    ['"no", keepers must not delete pods', 'yes\n', 'fail'],
    ['"no", and admins can', 'no\n', 'undecided', 1],
    ['not allowed', 'no\n', 'pass', 1],
    ['not allowed', 'yes\n', 'fail'],
  ]);
  beside('swapon --show', [
    ['prints nothing, swap is off', '', 'pass'],
    ['prints nothing, swap is off', 'NAME  TYPE\n/swap file\n', 'fail'],
    ['prints nothing, the lamp is lit', '', 'undecided'],
    ['prints nothing, the pump is off', '', 'undecided'],
  ]);
  beside('git status --porcelain', [
    ['must be empty (clean tree)', '', 'pass'],
    ['clean working tree (no output)', '?? wick\n', 'fail'],
  ]);
  const expired = 'curl: (60) SSL certificate problem: certificate has expired\n';
  const own = 'curl: (60) SSL certificate problem: self-signed certificate\n';
  beside('curl -sS https://lamp.example/', [
    ['TLS error, certificate has expired', '', 'pass', 60, expired],
    ['TLS error, certificate has expired', '', 'fail', 60, own],
    ['connection refused, nothing listens there', '', 'pass', 7, 'curl: (7) Failed to connect: Connection refused\n'],
    ['rejected, the lamp is unsigned', '', 'fail', 60, expired],
  ]);
});

describe('where a record leads to', () => {
  beside('dig +short MX lamp.example', [
    ['MX points at mail.lamp.example', '10 mail.lamp.example.\n', 'pass'],
    ['MX points at mail.lamp.example', '10 mail.lamp.example.net.\n', 'fail'],
    ['MX points at mail.lamp.example', '10 mail.lamp.example.\n20 back.lamp.example.\n', 'undecided'],
  ]);
  beside('dig +short SOA lamp.example @ns1.lamp.example', [
    ['same SOA serial on ns1 and ns2', 'ns1.lamp.example. a.lamp.example. 7 1 1 1 1\n', 'undecided'],
  ]);
});

describe('versions of one thing among others', () => {
  const both = (client: string, server: string): string => `Client Version: ${client}\nServer Version: ${server}\n`;
  beside('kubectl version', [
    ['server at 1.30 or newer', both('v1.29.1', 'v1.30.2'), 'pass'],
    ['server at 1.30 or newer', both('v1.31.1', 'v1.29.9'), 'fail'],
  ]);
  beside('terraform version', [
    ['any 1.9 release of terraform', 'Terraform v1.9.2\n+ provider registry.terraform.io/reef/lamp v5.1.0\n', 'pass'],
    ['any 1.9 release of terraform', 'Terraform v1.8.2\n+ provider registry.terraform.io/reef/lamp v1.9.0\n', 'fail'],
  ]);
  beside('make lint', [['return code 0', 'done\n', 'pass']]);
  beside('openssl s_client -connect lamp.example:443 | grep "Verify return"', [
    ['Verify return code 0', 'Verify return code: 10 (certificate has expired)\n', 'fail'],
  ]);
});
