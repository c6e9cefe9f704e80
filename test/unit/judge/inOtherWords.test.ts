import { beside } from '../../support/besideCases.ts';

const pods = (...rows: readonly string[]): string => `NAME     READY   STATUS    RESTARTS   AGE\n${rows.join('\n')}\n`;
const GULL = 'gull-1   2/2     Running   0          3h';
const TERN = 'tern-2   2/2     Running   0          3h';
const HALF = 'tern-2   1/2     Running   0          3h';
const AGAIN = 'tern-2   2/2     Running   6          3h';

describe('a headline above a claim', () => {
  beside('kubectl get pods -n quay', [
    ['Lookout attached: every pod shows 2/2', pods(GULL, TERN), 'pass'],
    ['Lookout attached: every pod shows 2/2', pods(GULL, HALF), 'fail'],
    ['Lookout restarted: every pod shows 2/2', pods(GULL, AGAIN), 'undecided'],
    ['All lookouts attached: every pod is Running', pods(GULL, TERN), 'undecided'],
    ['tern-2 was moored again: every pod is Running', pods(GULL, TERN), 'undecided'],
    ['after the storm: every pod is Running', pods(GULL, TERN), 'undecided'],
    ['not the old crew: every pod is Running', pods(GULL, TERN), 'undecided'],
  ]);
  beside('sysctl vm.harbour_swappiness', [
    ['swapping is off: vm.harbour_swappiness = 0', 'vm.harbour_swappiness = 0\n', 'pass'],
    ['swapping is off: vm.harbour_swappiness = 0', 'vm.harbour_swappiness = 60\n', 'fail'],
    ['lighthouse is off: vm.harbour_swappiness = 0', 'vm.harbour_swappiness = 0\n', 'undecided'],
  ]);
  beside('timedatectl show -p NTPSynchronized --value', [['sundial is level: yes', 'yes\n', 'undecided']]);
});

const table = (gull: string, tern: string): string =>
  `NAME         READY   SEAL         AGE\ngull-tls     ${gull}    gull-tls     50d\ntern-tls     ${tern}    tern-tls     3m\n`;
const seal = (value: string): string =>
  `Key             Value\n---             -----\nSeal Type       wax\nInitialized     true\nSealed          ${value}\n`;

describe('a paraphrase with the claim in brackets', () => {
  beside('kubectl get certificate -n quay', [
    ['tern-tls has been signed (READY True)', table('False', 'True '), 'pass'],
    ['tern-tls has been signed (READY True)', table('True', 'False'), 'fail'],
    ['tern has been signed (READY True)', table('False', 'True '), 'undecided'],
    ['tern-tls is older than gull-tls (READY True)', table('True', 'True '), 'undecided'],
    ['tern-tls has been signed twice (READY True)', table('True', 'True '), 'undecided'],
  ]);
  beside('vault status', [
    ['open for trade (Sealed false)', seal('false'), 'pass'],
    ['open for trade (Sealed false)', seal('true'), 'fail'],
    ['unsealed (Sealed false)', seal('false'), 'pass'],
    ['unsealed (Sealed false)', seal('true'), 'fail'],
    ['open for trade since 3 days (Sealed false)', seal('false'), 'undecided'],
  ]);
  beside("curl -s 'http://buoy:9090/api/v1/query?query=buoy_up' | jq -r '.data.result[].value[1]'", [
    ['every buoy answers (1)', '1\n1\n', 'pass'],
    ['every buoy answers (1)', '1\n0\n', 'fail'],
    ['one buoy answers (1)', '1\n1\n', 'undecided'],
  ]);
  beside('aws sqs get-queue-attributes --queue-url $Q --attribute-names ApproximateNumberOfMessages', [
    [
      'wreckage is empty, ApproximateNumberOfMessages 0',
      '{"Attributes": {"ApproximateNumberOfMessages": "0"}}',
      'pass',
    ],
    [
      'wreckage is empty, ApproximateNumberOfMessages 0',
      '{"Attributes": {"ApproximateNumberOfMessages": "5"}}',
      'fail',
    ],
  ]);
  beside('df -h /hold /deck', [
    [
      'disk usage (Use%) below 80% on both mounts',
      'Filesystem      Size  Used Avail Use% Mounted on\n/dev/sdc1       50G   10G   40G  20% /hold\n/dev/sdd1       50G   10G   40G  15% /deck\n',
      'pass',
    ],
    [
      'disk usage (Use%) below 80% on both mounts',
      'Filesystem      Size  Used Avail Use% Mounted on\n/dev/sdc1       50G   10G   40G  91% /hold\n/dev/sdd1       50G   10G   40G  15% /deck\n',
      'fail',
    ],
  ]);
});

describe('an explanation behind a claim', () => {
  beside('psql -Atc "select pg_is_in_recovery()"', [
    ['f, i.e. the flagship takes orders', 'f\n', 'pass'],
    ['f, i.e. the flagship takes orders', 't\n', 'fail'],
    ['f, i.e. both flagships take orders', 'f\n', 'undecided'],
    ['f, i.e. flagship 2 takes orders', 'f\n', 'undecided'],
  ]);
  beside("curl -s -o /dev/null -w '%{http_code}' http://quay/", [
    ['401 since strangers are not let on board', '401', 'pass'],
    ['401 since strangers are not let on board', '200', 'fail'],
    ['401 since the storm', '401', 'undecided'],
    ['403, the quay is not public', '403', 'pass'],
    ['200, the quay is not flooded', '200', 'undecided'],
    ['200 (cached)', '200', 'undecided'],
  ]);
  beside('kubectl exec gull -- id -u', [
    ['must not be 0 (non-root)', '1001\n', 'pass'],
    ['must not be 0 (non-root)', '0\n', 'fail'],
  ]);
  beside('kubectl get pods --no-headers | wc -l', [
    ['3 (one per quay)', '3\n', 'undecided'],
    ['3 (all Ready)', '3\n', 'undecided'],
  ]);
  beside('kubectl get pod gull -o jsonpath={.status.phase}', [['Running (on quay-2)', 'Running', 'undecided']]);
  beside('kubectl get pods', [
    ['All pods younger than 1 hour (i.e. replaced)', pods(GULL.replace('3h', '5m'), TERN.replace('3h', '4m')), 'pass'],
    ['All pods younger than 1 hour (i.e. replaced)', pods(GULL.replace('3h', '5m'), TERN), 'fail'],
    ['All pods Running (because restarts stopped)', pods(GULL, AGAIN), 'undecided'],
  ]);
  beside('kubectl auth can-i list boats -A --as=system:serviceaccount:quay:harbourmaster', [
    ['yes, harbourmaster may list boats everywhere', 'yes\n', 'pass'],
    ['yes, harbourmaster may sink boats everywhere', 'yes\n', 'undecided'],
  ]);
});

describe('the same in plainer words', () => {
  beside('dig wreck.example.net | grep status', [
    ['NXDOMAIN for the sunken name', ';; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 3\n', 'pass'],
    ['NXDOMAIN for the sunken name', ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 3\n', 'fail'],
  ]);
  beside('kubectl get boats -n quay --no-headers | wc -l', [
    ['5 boats in the namespace', '5\n', 'pass'],
    ['5 boats in the namespace', '15\n', 'fail'],
    ['5 boats in the cluster', '5\n', 'undecided'],
    ['5 boats in the other namespace', '5\n', 'undecided'],
  ]);
  beside('getent hosts gull.quay.example', [
    ['gull host resolves to 10.7.1.9', '10.7.1.9      gull.quay.example\n', 'pass'],
    ['gull host resolves to 10.7.1.9', '10.7.1.90      gull.quay.example\n', 'fail'],
    ['tern host resolves to 10.7.1.9', '10.7.1.9      gull.quay.example\n', 'undecided'],
  ]);
  beside('ip route get 10.7.1.9', [
    ['goes out through quay0', '10.7.1.9 dev quay0 src 10.7.0.2 uid 0\n', 'pass'],
    ['goes out through quay0', '10.7.1.9 via 10.7.0.1 dev deck0 src 10.7.0.2 uid 0\n', 'fail'],
  ]);
  beside('gcloud config get-value project', [
    ['we are in project quay-prod', 'quay-prod\n', 'pass'],
    ['we are in project quay-prod', 'quay-prod-2\n', 'fail'],
  ]);
  beside('git branch --show-current', [
    ['HEAD sits on keel', 'keel\n', 'pass'],
    ['HEAD sits behind keel', 'keel\n', 'undecided'],
    ['HEAD diverges from keel', 'keel\n', 'undecided'],
  ]);
  beside("journalctl -u quay -p err --since '10 min ago' --no-pager", [
    ['nothing logged at level err, last 10 min', '-- No entries --\n', 'pass'],
    ['nothing logged at level err, last 10 min', 'Mar 04 10:28:14 quay gull[7]: sunk\n', 'fail'],
    ['nothing logged at level err, last 60 min', '-- No entries --\n', 'undecided'],
  ]);
  beside("grep -c '\" 5[0-9][0-9] ' /var/log/quay/access.log", [
    ['zero 5xx in the access log', '0\n', 'pass', 1],
    ['zero 5xx in the access log', '3\n', 'fail'],
    ['zero 4xx in the access log', '0\n', 'undecided', 1],
  ]);
  beside('kubectl get deploy gull -o jsonpath={.spec.template.spec.containers[0].resources.limits}', [
    ['limits as agreed with the crew', '{"cpu":"2"}', 'undecided'],
  ]);
  beside('kubectl drain quay-3 --ignore-daemonsets', [
    ['node drained without errors', 'node/quay-3 drained\n', 'pass'],
    ['node drained without errors', 'node/quay-3 cordoned\n', 'fail', 1, 'error: unable to drain node "quay-3"\n'],
    ['boat drained without errors', 'node/quay-3 drained\n', 'undecided'],
  ]);
});

describe('how something was refused', () => {
  const alert = 'error:0A00042E:SSL routines:tlsv1 alert protocol version:SSL alert number 70\n';
  beside('openssl s_client -connect quay.example:443 -tls1_1 </dev/null', [
    ['TLSv1.1 handshake is refused (protocol version alert)', 'SSL handshake has read 7 bytes\n', 'pass', 1, alert],
    ['TLSv1.1 handshake is refused (unknown ca alert)', 'SSL handshake has read 7 bytes\n', 'fail', 1, alert],
    ['TLSv1.1 handshake is refused (protocol version alert)', 'SSL handshake has read 7 bytes\n', 'fail', 0],
  ]);
  beside('restic backup /hold', [
    ['backup ran without errors', 'snapshot 1f saved\n', 'pass'],
    ['backup ran without errors', 'error: read /hold/log: input/output error\nsnapshot 1f saved\n', 'undecided'],
  ]);
  beside('kubectl get ns quay --show-labels', [
    [
      'label crew=gull on the namespace',
      'NAME   STATUS   AGE   LABELS\nquay   Active   9d   crew=gull,dock=a\n',
      'pass',
    ],
    [
      'label crew=gull on the namespace',
      'NAME   STATUS   AGE   LABELS\nquay   Active   9d   crew=gulls,dock=a\n',
      'fail',
    ],
  ]);
  beside('terraform workspace show', [
    ['workspace must be staging', 'staging\n', 'pass'],
    ['workspace must be staging', 'staging-quay\n', 'fail'],
  ]);
  beside('hostnamectl --static', [
    ['hostname is set to gull-1', 'gull-1\n', 'pass'],
    ['hostname is set to gull-1', 'gull-10\n', 'fail'],
  ]);
  beside('getent passwd gull | cut -d: -f7', [
    ['login shell locked: /usr/sbin/nologin', '/usr/sbin/nologin\n', 'pass'],
    ['login shell locked: /usr/sbin/nologin', '/bin/bash\n', 'fail'],
  ]);
  beside('redis-cli -h quay ping', [
    ['quay is reachable (PONG)', 'PONG\n', 'pass'],
    ['quay is reachable (PONG)', 'LOADING Redis is loading\n', 'fail'],
  ]);
  beside('dig +short CNAME quay.example', [
    ['the record points to dock.quay.example', 'dock.quay.example.\n', 'pass'],
    ['the record points to dock.quay.example', 'deck.quay.example.\n', 'fail'],
  ]);
  beside('systemctl is-enabled quay', [
    ['enabled, so it survives a storm', 'enabled\n', 'pass'],
    ['enabled, so it survives a storm', 'disabled\n', 'fail'],
    ['enabled, so it survives two storms', 'enabled\n', 'undecided'],
  ]);
});

describe('two names after both', () => {
  beside('kubectl get pods -n quay', [
    ['both gull-1 and tern-2 are Running', pods(GULL, TERN), 'pass'],
    ['both gull-1 and tern-2 are 2/2', pods(GULL, HALF), 'fail'],
    ['both gull-1 and crab-3 are listed', pods(GULL, TERN), 'fail'],
  ]);
  beside('ls', [
    ['both gull and tern are listed', 'gull\ntern\n', 'pass'],
    ['both gull and tern are listed', 'gull\ncrab\n', 'fail'],
    ['both gull and tern are listed', 'gulls\ntern\n', 'undecided'],
  ]);
});
