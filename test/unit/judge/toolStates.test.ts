import { beside } from '../../support/besideCases.ts';

describe('what tools tell of what they look after', () => {
  const cilium = (agent: string, relay: string): string =>
    `    /¯¯\\\n /¯¯\\__/¯¯\\    Cilium:             ${agent}\n \\__/¯¯\\__/    Operator:           OK\n /¯¯\\__/¯¯\\    Envoy DaemonSet:    OK\n \\__/¯¯\\__/    Hubble Relay:       ${relay}\n    \\__/       ClusterMesh:        disabled\n\nDaemonSet              cilium             Desired: 3, Ready: 3/3, Available: 3/3\n`;
  beside('cilium status', [
    ['everything OK', cilium('OK', 'OK'), 'pass'],
    ['everything OK, Hubble Relay OK', cilium('OK', 'OK'), 'pass'],
    ['everything OK, Hubble Relay OK', cilium('1 errors', 'OK'), 'fail'],
    ['everything OK', cilium('2 warnings', 'OK'), 'fail'],
    ['all components OK', `${cilium('OK', 'OK')}Errors:  cilium  cilium-x  timed out\n`, 'undecided'],
    ['everything OK', `${cilium('OK', 'OK')}Cluster Pods:          41/48 managed by Cilium\n`, 'undecided'],
    ['Hubble Relay disabled', cilium('OK', 'disabled'), 'pass'],
    ['Operator OK', cilium('1 errors', 'OK'), 'pass'],
  ]);
  const replica = (io: string, sql: string, lag: string): string =>
    `           Replica_IO_Running: ${io}\n          Replica_SQL_Running: ${sql}\n        Seconds_Behind_Source: ${lag}\n`;
  beside("mysql -e 'SHOW REPLICA STATUS\\G' | grep -E 'Running:|Seconds_Behind'", [
    ['both replication threads running, lag 0', replica('Yes', 'Yes', '0'), 'pass'],
    ['both replication threads running, lag 0', replica('Yes', 'No', 'NULL'), 'fail'],
    ['both replication threads running, lag 0', replica('Yes', 'Yes', '10'), 'fail'],
    ['both threads running', replica('Connecting', 'Yes', '0'), 'fail'],
    ['SQL thread running, lag below 30 s', replica('Connecting', 'Yes', '29'), 'pass'],
    ['no replication lag', replica('Yes', 'No', 'NULL'), 'fail'],
    ['both replication threads running', '          Replica_SQL_Running: Yes\n', 'undecided'],
  ]);
  const talos = (tag: string): string =>
    `Client:\n\tTag:         v1.9.1\n\tSHA:         6494aced\nServer:\n\tNODE:        10.5.0.2\n\tTag:         ${tag}\n\tSHA:         477752fe\n`;
  beside('talosctl -n 10.5.0.2 version', [
    ['node runs Talos v1.9.1', talos('v1.9.1'), 'pass'],
    ['node runs Talos v1.9.1', talos('v1.9.0'), 'fail'],
    ['node runs Talos v1.9.1', talos('v1.9.10'), 'fail'],
    ['client is v1.9.1', talos('v1.9.0'), 'pass'],
    ['node runs Talos v1.9.1', 'Client:\n\tTag:         v1.9.1\n', 'undecided'],
  ]);
  beside("curl -s 'http://es:9200/_cat/health?h=cluster,status,node.total'", [
    ['cluster green', 'quay-logs green 3\n', 'pass'],
    ['cluster green', 'green-logs yellow 3\n', 'fail'],
    ['cluster green', 'yellow-logs green 3\n', 'pass'],
    ['cluster status is green', 'quay-logs red 3\n', 'fail'],
  ]);
  beside("curl -s 'http://es:9200/_cat/health?v'", [
    [
      'cluster green',
      'epoch      timestamp cluster    status node.total\n1717400000 08:00:00  green-logs yellow          3\n',
      'fail',
    ],
  ]);
  beside("curl -s 'http://es:9200/_cluster/health'", [
    ['green', '{"cluster_name":"quay","status":"green"}', 'pass'],
    ['green', '{"cluster_name":"green","status":"red"}', 'undecided'],
    ['cluster status is green', '{"cluster_name":"green","status":"red"}', 'fail'],
  ]);
  const residual = (left: string): string =>
    `CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED\nadmin.conf                 Nov 18, 2025 09:14 UTC   168d            ca                      no\napiserver                  Jun 30, 2025 09:14 UTC   ${left.padEnd(15)} ca                      no\n\nCERTIFICATE AUTHORITY   EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED\nca                      Mar 02, 2034 10:21 UTC   8y              no\n`;
  beside('kubeadm certs check-expiration', [
    ['every certificate valid for > 30 days', residual('168d'), 'pass'],
    ['every certificate valid for > 30 days', residual('27d'), 'fail'],
    ['every certificate valid for > 30 days', residual('30d'), 'undecided'],
    ['certificates valid for more than 30 days', residual('27d'), 'fail'],
    ['all certs valid for at least 30 days', residual('30d'), 'pass'],
    ['no certificate expires within 30 days', residual('<invalid>'), 'fail'],
    ['every client certificate valid for > 30 days', residual('168d'), 'undecided'],
  ]);
  const left = "On branch main\nYour branch is up to date with 'origin/main'.\n\n";
  beside('git status', [
    ['nothing uncommitted, up to date with origin', `${left}nothing to commit, working tree clean\n`, 'pass'],
    [
      'nothing uncommitted, up to date with origin',
      `${left}Changes not staged for commit:\n\tmodified:   pier.yaml\n\nno changes added to commit\n`,
      'fail',
    ],
    [
      'nothing uncommitted',
      `${left}Untracked files:\n\tnotes.txt\n\nnothing added to commit but untracked files present\n`,
      'undecided',
    ],
  ]);
  beside('git status --porcelain', [
    ['nothing uncommitted', '', 'pass'],
    ['nothing uncommitted', ' M pier.yaml\n', 'fail'],
    ['nothing uncommitted', '?? notes.txt\n', 'undecided'],
  ]);
  const raid = (state: string, level = 'raid1'): string =>
    `Personalities : [${level}]\nmd3 : active ${level} sdb1[1] sda1[0]\n      976630464 blocks super 1.2 ${state}\n      bitmap: 1/8 pages [4KB], 65536KB chunk\n\nunused devices: <none>\n`;
  beside('cat /proc/mdstat', [
    ['RAID1 clean, both disks [UU]', raid('[2/2] [UU]'), 'pass'],
    ['RAID1 clean, both disks [UU]', raid('[2/1] [U_]'), 'fail'],
    ['RAID10 clean', raid('[2/2] [UU]'), 'fail'],
    ['array is clean', raid('[2/2] [UU]'), 'pass'],
    ['RAID1 clean', raid('[2/2] [UU]') + 'md4 : active raid5 sdc1[0]\n      97 blocks super 1.2 [3/2] [UU_]\n', 'pass'],
    ['all disks [UUUU]', raid('[2/2] [UU]'), 'fail'],
  ]);
  beside('kubectl exec -n quay deploy/ferry -- id', [
    ['runs as non-root (uid 1000)', 'uid=1000(app) gid=1000(app) groups=1000(app)\n', 'pass'],
    ['runs as non-root (uid 1000)', 'uid=10001(app) gid=1000(app) groups=1000(app)\n', 'fail'],
    ['runs as non-root', 'uid=0(root) gid=0(root) groups=0(root)\n', 'fail'],
    ['uid 1000, gid 3000', 'uid=1000 gid=3000 groups=2000,3000\n', 'pass'],
    ['runs as non-root without capabilities', 'uid=1000(app) gid=1000(app) groups=1000(app)\n', 'undecided'],
  ]);
  beside('id winch', [['runs as non-root', 'uid=1000(winch) gid=1000(winch) groups=1000(winch)\n', 'undecided']]);
  beside('openssl x509 -in a.pem -noout -checkend 2592000', [
    ['certificate valid for > 30 days', 'Certificate will not expire\n', 'pass'],
    ['certificate valid for > 30 days', 'Certificate will expire\n', 'fail', 1],
    ['certificate valid for > 60 days', 'Certificate will not expire\n', 'undecided'],
  ]);
});
