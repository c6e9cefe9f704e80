import { wordRows } from '../../support/wordRows.ts';

const IMAGES = 'kubectl get deploy tide ebb -o jsonpath="{..image}"';
const PROXIES = (eds: string): string =>
  `NAME       CLUSTER     CDS        LDS        EDS                            RDS        VERSION\ntide.sea   Reef        SYNCED     SYNCED     ${eds.padEnd(31)}SYNCED     1.20.3\n`;
const LOOP = 'for h in tide ebb2; do echo "$h $(ssh $h cat /etc/version)"; done';

describe('what is said of all', () => {
  wordRows([
    ['undecided', 'all images at 1.4.2', IMAGES, 'reg/tide:1.4.2 reg/ebb:1.4.1\n'],
    ['pass', 'all images at 1.4.2', IMAGES, 'reg/tide:1.4.2 reg/ebb:1.4.2\n'],
    ['undecided', 'only reg/tide:1.4.2', IMAGES, 'reg/tide:1.4.2 reg/ebb:1.4.1\n'],
    ['undecided', '1.4.2 everywhere', 'cat versions', 'tide=1.4.2 ebb=1.4.1\n'],
    [
      'undecided',
      'all 2/2',
      'cat /proc/mdstat',
      'md0 : active raid1\n      104 blocks [2/1] [U_]\nmd1 : active raid1\n      104 blocks [2/2] [UU]\n',
    ],
    ['undecided', '1.4.2 on both', LOOP, 'tide 1.4.2\n'],
    ['undecided', '1.4.2 on ebb2', LOOP, 'tide 1.4.2\nebb2 1.4.1\n'],
    ['undecided', 'all 200', "curl -s -o /dev/null -w '%{http_code} %{http_code}' http://a http://b", '200 503\n'],
    ['undecided', 'all SYNCED', 'istioctl proxy-status', PROXIES('STALE (Never Acknowledged)')],
    ['pass', 'all SYNCED', 'istioctl proxy-status', PROXIES('SYNCED')],
    ['undecided', 'no stale proxies', 'istioctl proxy-status', PROXIES('STALE (Never Acknowledged)')],
  ]);
});

describe('a name, beside which it is not so', () => {
  const disks = (place: string): string =>
    `NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS\nsda      8:0    0   50G  0 disk \n└─sda1   8:1    0   50G  0 part ${place}\n`;
  const units = (state: string): string =>
    `UNIT FILE     STATE    PRESET\ntide.service  ${state.padEnd(8)} enabled\n\n1 unit files listed.\n`;
  const up = (value: string): string =>
    `{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","instance":"b:9100"},"value":[1.5,"${value}"]}]}}`;
  wordRows([
    ['pass', 'sda1 is mounted', 'lsblk', disks('/')],
    ['undecided', 'sda1 is mounted', 'lsblk', disks('')],
    ['pass', 'tide is enabled', 'systemctl list-unit-files tide.service', units('enabled')],
    ['fail', 'tide is enabled', 'systemctl list-unit-files tide.service', units('disabled')],
    ['undecided', 'b:9100 is up', "curl -s 'http://a/api/v1/query?query=up'", up('0')],
    ['pass', 'Sealed is true', 'vault status', 'Key       Value\n---       -----\nSealed    true\n', { exit: 2 }],
    ['fail', 'Sealed is false', 'vault status', 'Key       Value\n---       -----\nSealed    true\n', { exit: 2 }],
    ['undecided', 'm1 is PRIMARY', "mongosh --eval 'a'", 'm1:27017 PRIMARY\nm2:27017 SECONDARY\n'],
    ['undecided', '15 or newer', 'psql -tAc "select version()"', 'PostgreSQL 15.6 on x86_64\n'],
    ['undecided', 'reef score is at least 80', 'reef scan', 'Reef score: 91.20%\n'],
    ['fail', 'no FAIL', 'reef scan', '60 checks PASS\n10 checks FAIL\n'],
    ['undecided', 'no errors', 'kubectl logs tide', 'INFO afloat\nerror rate 0.00%\n'],
    ['undecided', 'RTC in local TZ', 'timedatectl', '          RTC in local TZ: no\n'],
    [
      'undecided',
      'io_1_running and sql_1_running are Yes',
      'tide status',
      'io_1_running: Connecting\nsql_1_running: Yes\n',
    ],
    ['undecided', 'no caching headers', 'curl -sI http://reef/', 'HTTP/1.1 200 OK\nCache-Control: public\n'],
    ['undecided', 'no powered-by header', 'curl -sI http://reef/', 'HTTP/1.1 200 OK\nX-Powered-By: steam\n'],
    ['pass', 'no Server header', 'curl -sI http://reef/', 'HTTP/1.1 200 OK\nCache-Control: public\n'],
    ['fail', 'resolves to a private address', 'dig +short reef.example', '203.0.113.10\n'],
    ['pass', 'resolves to a private address', 'dig +short reef.example', '172.31.0.9\n'],
    [
      'undecided',
      'no critical alerts',
      'curl -s http://a/api/v1/alerts',
      '{"status":"success","data":{"alerts":[{"labels":{"severity":"critical"},"state":"firing"}]}}',
    ],
    ['pass', 'no critical alerts', 'curl -s http://a/api/v1/alerts', '{"status":"success","data":{"alerts":[]}}'],
  ]);
});
