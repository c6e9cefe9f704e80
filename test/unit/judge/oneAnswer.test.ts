import { beside } from '../../support/besideCases.ts';

describe('a word among words that the command says', () => {
  beside('curl -s http://harbor:7000/_tide/level | jq -r .phase', [
    ['tide level ebbing', 'ebbing\n', 'undecided'],
    ['tide phase ebb', 'ebb\n', 'pass'],
    ['tide phase ebb', 'flood\n', 'fail'],
    ['moon phase ebb', 'ebb\n', 'undecided'],
    ['tide phase ebb', 'ebb', 'fail', 1],
  ]);
  beside('git -C charts branch --show-current', [
    ['we are on `keel/2.3`', 'keel/2.3\n', 'pass'],
    ['we are on `keel/2.3`', 'keel/2.3.1\n', 'fail'],
    ['we are on keel/2.3', 'keel/2.30\n', 'fail'],
    ['not on keel/2.3', 'keel/2.3\n', 'fail'],
    ['not on keel/2.3', 'main\n', 'pass'],
    ['keel/2.3 is protected', 'keel/2.3\n', 'undecided'],
    ['on branch keel/2.3', '', 'fail'],
  ]);
  beside('git describe --tags', [
    ['checked-out tag is exactly v4.1.0', 'v4.1.0\n', 'pass'],
    ['checked-out tag is exactly v4.1.0', 'v4.1.0-2-gabcdef0\n', 'fail'],
  ]);
  beside('az boat show -n tern --query engineState.code', [
    ['engine state "Running"', '"Running"\n', 'pass'],
    ['engine state "Running"', '"Stopped"\n', 'fail'],
    ['rudder state "Running"', '"Running"\n', 'undecided'],
  ]);
  beside('aws s3api get-bucket-versioning --bucket logs-of-tern', [
    ['bucket versioning Enabled', '{\n  "Status": "Enabled"\n}\n', 'pass'],
    ['bucket versioning Enabled', '{\n  "Status": "Suspended"\n}\n', 'fail'],
    ['bucket versioning Enabled', '{\n  "Status": "Enabled",\n  "MFADelete": "Disabled"\n}\n', 'pass'],
  ]);
  beside("kubectl get pvc hold -o jsonpath='{.spec.accessModes[0]}'", [['access mode RWO', 'ReadWriteOnce', 'pass']]);
  beside('helm template hull | grep image:', [
    ['rendered image is tern:1.4.2', '        image: tern:1.4.2\n', 'pass'],
    ['rendered image is tern:1.4.2', '        image: tern:1.4.20\n', 'fail'],
  ]);
});

describe('a number with its noun', () => {
  beside("grep -c '^ *berth ' harbor.cfg", [
    ['no more than 6 berths', '6\n', 'pass'],
    ['no more than 6 berths', '7\n', 'fail'],
    ['no more than 6 cranes', '6\n', 'undecided'],
  ]);
  beside('dmesg | grep -c "Out of memory"', [
    ['zero OOM kills', '0\n', 'pass', 1],
    ['zero OOM kills', '2\n', 'fail'],
    ['zero thermal kills', '0\n', 'undecided', 1],
  ]);
  beside('kubectl logs deploy/tern | grep -c stall', [
    ['stall count must be 0', '0\n', 'pass', 1],
    ['stall count must be 0', '3\n', 'fail'],
    ['no stalls', '0\n', 'undecided', 1, 'No resources found in sea namespace.\n'],
  ]);
  beside('psql -Atc "select count(*) from crates where state = \'lost\'"', [
    ['There are no lost crates left.', '0\n', 'pass'],
    ['There are no lost crates left.', '4\n', 'fail'],
    ['no lost sailors', '0\n', 'undecided'],
    ['at least 2 lost crates', '2\n', 'pass'],
    ['more than 2 lost crates', '2\n', 'fail'],
  ]);
  beside('psql -Atc "select count(*) from crates where state <> \'open\'"', [
    ['no open crates', '0\n', 'undecided'],
    ['5 users', '5\n', 'undecided'],
  ]);
  beside('ss -Htn state established | wc -l', [
    ['fewer than 20 connections', '19\n', 'pass'],
    ['fewer than 20 connections', '20\n', 'fail'],
    ['fewer than 20 idle connections', '19\n', 'undecided'],
  ]);
  beside('kubectl get nodes --no-headers | wc -l', [
    ['3 pilots', '3\n', 'undecided'],
    ['3 nodes', '3\n', 'pass'],
  ]);
  beside("kubectl logs deploy/tern | grep -c 'connection reset'", [['no timeouts', '0\n', 'undecided', 1]]);
  beside('kubectl logs deploy/tern | grep -c timeout', [
    ['no timeouts', '3\n', 'fail'],
    ['no timeouts', '0\n', 'pass', 1],
  ]);
  beside('psql -Atc "select name from pg_stat_replication"', [
    ['two standbys listed', 'tern-a\ntern-b\n', 'pass'],
    ['two standbys listed', 'tern-a\n', 'fail'],
    ['two ferries listed', 'tern-a\ntern-b\n', 'undecided'],
  ]);
  beside("curl -s http://t/api | jq '.data.result | length'", [
    ['result not empty', '12\n', 'pass'],
    ['result not empty', '0\n', 'fail'],
  ]);
  beside("kubectl get deploy tern -o jsonpath='{.spec.replicas}'", [
    ['between 2 and 5 replicas', '4', 'pass'],
    ['between 2 and 5 replicas', '6', 'fail'],
    ['2 available replicas', '2', 'undecided'],
  ]);
});

describe('amounts and versions', () => {
  beside("curl -so /dev/null -w 'time_total: %{time_total}s\\n' http://tern/", [
    ['answers in under 500 ms', 'time_total: 0.214306s\n', 'pass'],
    ['answers in under 500 ms', 'time_total: 0.512870s\n', 'fail'],
  ]);
  beside("psql -Atc 'show server_version'", [
    ['Postgres >= 14.2', '14.10 (Debian 14.10-1.pgdg120+1)\n', 'pass'],
    ['Postgres >= 14.2', '14.1 (Debian 14.1-1.pgdg120+1)\n', 'fail'],
  ]);
  beside('df --output=pcent /var | tail -1', [
    ['disk usage under 85%', ' 61%\n', 'pass'],
    ['disk usage under 85%', ' 85%\n', 'fail'],
  ]);
});

describe('a switch that is printed as yes or no', () => {
  beside("kubectl get cronjob swab -o jsonpath='{.spec.suspend}'", [
    ['the CronJob is suspended', 'true', 'pass'],
    ['the CronJob is suspended', 'false', 'fail'],
    ['the CronJob is not suspended', 'false', 'pass'],
  ]);
  beside('sysctl -n net.ipv4.ip_forward', [
    ['IP forwarding is enabled', '1\n', 'pass'],
    ['IP forwarding is enabled', '0\n', 'fail'],
  ]);
  beside('az boat show -n tern --query disableLocalHelm', [
    ['local helm is disabled', 'true\n', 'pass'],
    ['local helm is enabled', 'true\n', 'fail'],
  ]);
  beside('tide status -format=json | jq .sealed', [
    ['tide is unsealed', 'false\n', 'pass'],
    ['tide is unsealed', 'true\n', 'fail'],
  ]);
  beside("psql -Atc 'select pg_is_in_recovery()'", [
    ['node is a standby', 't\n', 'pass'],
    ['node is a standby', 'f\n', 'fail'],
  ]);
  beside('kubectl auth can-i delete crates --as=stowaway', [
    ['stowaway must not delete crates', 'no\n', 'pass', 1],
    ['stowaway must not delete crates', 'yes\n', 'fail'],
    ['not allowed', 'no\n', 'pass', 1],
  ]);
  beside('systemctl is-active tern', [
    ['tern service is running', 'active\n', 'pass'],
    ['tern service is running', 'failed\n', 'fail', 3],
  ]);
});

describe('a few answers of one kind', () => {
  beside('systemctl is-active tern gull skua', [
    ['# active, for all three units', 'active\nactive\nactive\n', 'pass'],
    ['# active, for all three units', 'active\nactive\ninactive\n', 'fail'],
    ['# active, for all four units', 'active\nactive\nactive\n', 'fail'],
  ]);
  beside('sysctl net.tide.a net.tide.b', [
    ['both should be 1', 'net.tide.a = 1\nnet.tide.b = 1\n', 'pass'],
    ['both should be 1', 'net.tide.a = 1\nnet.tide.b = 0\n', 'fail'],
  ]);
});

describe('a pattern beside one answer', () => {
  beside('aws sts get-caller-identity --query Arn --output text', [
    [
      'ARN should match regex ^arn:aws:sts::\\d{12}:assumed-role/pilot/',
      'arn:aws:sts::123456789012:assumed-role/pilot/a\n',
      'pass',
    ],
    [
      'ARN should match regex ^arn:aws:sts::\\d{12}:assumed-role/pilot/',
      'arn:aws:sts::123456789012:assumed-role/pilot-ro/a\n',
      'fail',
    ],
  ]);
  beside("kubectl get deploy tern -o jsonpath='{.spec.template.spec.containers[0].image}'", [
    ['image is pinned, i.e. /@sha256:[0-9a-f]{8}/', 'reg.example/tern@sha256:0123abcd', 'pass'],
    ['image is pinned, i.e. /@sha256:[0-9a-f]{8}/', 'reg.example/tern:1.2', 'fail'],
  ]);
});
