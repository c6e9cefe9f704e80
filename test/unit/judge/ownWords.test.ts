import { beside } from '../../support/besideCases.ts';

describe('keys of a Secret or ConfigMap', () => {
  const described = (key: string): string =>
    `Name:         pier\nNamespace:    quay\nLabels:       <none>\nAnnotations:  note: ca.crt\n\nType:  Opaque\n\nData\n====\n${key}:  1164 bytes\ntoken:   20 bytes\n`;
  beside('kubectl describe secret pier -n quay', [
    ['Secret exists with key ca.crt', described('ca.crt'), 'pass'],
    ['has the keys `ca.crt` and `token`', described('ca.crt'), 'pass'],
    ['Secret exists with key ca.crt', described('ca.crt.old'), 'fail'],
    ['Secret exists with key ca.crt', described('my-ca.crt'), 'fail'],
    ['has key material', described('ca.crt'), 'undecided'],
    ['key ca.crt is current', described('ca.crt'), 'undecided'],
  ]);
  beside(`kubectl get secret pier -o go-template='{{range $k,$v := .data}}{{$k}}{{"\\n"}}{{end}}'`, [
    ['contains key ca.crt', 'ca.crt\ntoken\n', 'pass'],
    ['contains key ca.crt', 'ca.crt.old\ntoken\n', 'fail'],
  ]);
  beside("kubectl get cm pier -o json | jq -r '.data | keys[]'", [
    ['has key pier.conf', 'pier.conf\n', 'pass'],
    ['has key pier.conf', 'pier.conf.bak\n', 'fail'],
  ]);
  beside('kubectl get cm pier -o yaml', [
    ['has key pier.conf', 'apiVersion: v1\ndata:\n  pier.conf: |\n    a\nkind: ConfigMap\n', 'pass'],
    ['has key pier.conf', 'apiVersion: v1\ndata:\n  main.conf: pier.conf\nkind: ConfigMap\n', 'fail'],
  ]);
  beside('kubectl describe cm pier', [
    ['has key pier.conf', 'Name:         pier\n\nData\n====\npier.conf:\n----\nport: 80\n\nEvents:  <none>\n', 'pass'],
    [
      'has key pier.port',
      'Name:         pier\n\nData\n====\npier.conf:\n----\npier.port: 80\n\nEvents:  <none>\n',
      'fail',
    ],
  ]);
});

describe('a leader, by its log', () => {
  const tried = 'I0603 07:12:41 leaderelection.go:254] attempting to acquire leader lease quay/pilot...\n';
  const got = 'I0603 07:12:57 leaderelection.go:268] successfully acquired lease quay/pilot\n';
  beside('kubectl logs -n quay pilot-2 --tail=5', [
    ['acquired the leader lease', tried + got, 'pass'],
    ['pilot-2 became leader', tried + got, 'pass'],
    ['acquired the leader lease', tried, 'undecided'],
    [
      'acquired the leader lease',
      `${got}E0603 08:00:00 leaderelection.go:347] failed to renew lease quay/pilot\n`,
      'undecided',
    ],
    ['pilot-1 became leader', tried + got, 'undecided'],
  ]);
});

describe('what a refusal shows', () => {
  beside('kubectl exec -n quay deploy/ferry -- touch /probe', [
    [
      'read-only root filesystem',
      '',
      'pass',
      1,
      'touch: /probe: Read-only file system\ncommand terminated with exit code 1\n',
    ],
    ['root filesystem is read-only', '', 'pass', 1, "touch: cannot touch '/probe': Read-only file system\n"],
    ['read-only root filesystem', '', 'fail'],
    ['read-only root filesystem', '', 'undecided', 1, 'touch: /probe: Permission denied\n'],
    ['read-only root filesystem on every pod', '', 'undecided', 1, 'touch: /probe: Read-only file system\n'],
  ]);
  beside('kubectl exec -n quay deploy/ferry -- touch /srv/config/probe', [
    ['read-only root filesystem', '', 'undecided', 1, 'touch: /srv/config/probe: Read-only file system\n'],
    ['read-only file system', '', 'pass', 1, 'touch: /srv/config/probe: Read-only file system\n'],
  ]);
  beside('kubectl apply -f bad-image.yaml', [
    ['admission webhook rejects the pod', 'pod/bad created\n', 'fail'],
    [
      'admission webhook rejects the pod',
      '',
      'pass',
      1,
      'Error from server: error when creating "bad-image.yaml": admission webhook "images.example" denied the request: not signed\n',
    ],
    ['admission webhook rejects the pod', '', 'fail', 1, 'error: the path "bad-image.yaml" does not exist\n'],
    [
      'Kyverno rejects the pod',
      '',
      'undecided',
      1,
      'Error from server (Forbidden): pods "bad" is forbidden: exceeded quota\n',
    ],
  ]);
  beside('kubectl exec -n quay probe -- wget -qO- -T 3 http://ferry:8080', [
    [
      'blocked by the NetworkPolicy (timeout)',
      '',
      'pass',
      1,
      'wget: download timed out\ncommand terminated with exit code 1\n',
    ],
    [
      'blocked by the NetworkPolicy (timeout)',
      '',
      'fail',
      1,
      "wget: bad address 'ferry:8080'\ncommand terminated with exit code 1\n",
    ],
    ['blocked by the NetworkPolicy (timeout)', 'hello\n', 'fail'],
  ]);
});

describe('one value for each that one line has', () => {
  beside("aws eks describe-cluster --name quay --query 'cluster.[status,version]' --output text", [
    ['ACTIVE, 1.31', 'ACTIVE\t1.31\n', 'pass'],
    ['ACTIVE, 1.31', 'UPDATING\t1.31\n', 'fail'],
    ['ACTIVE, 1.31', 'ACTIVE\t1.30\n', 'fail'],
    ['ACTIVE, 1.31, private', 'ACTIVE\t1.31\n', 'undecided'],
  ]);
});

describe('a setting and its comment', () => {
  beside('grep -i maxsessions /etc/ssh/sshd_config', [
    ['MaxSessions none', '#MaxSessions none\nMaxSessions ten\n', 'fail'],
    ['MaxSessions none', '#MaxSessions ten\nMaxSessions none\n', 'pass'],
    ['MaxSessions none', '#MaxSessions none\n', 'undecided'],
    ['MaxSessions none', 'MaxSessions none\nMaxSessions ten\n', 'undecided'],
  ]);
  beside('grep -E "^(PermitTunnel|X11Forwarding)" /etc/ssh/sshd_config', [
    ['PermitTunnel no', 'PermitTunnel no\nX11Forwarding yes\n', 'pass'],
    ['PermitTunnel no', 'PermitTunnel yes\nX11Forwarding no\n', 'fail'],
  ]);
});

describe('a record that is cleaned up', () => {
  beside('dig +short TXT _acme-challenge.quay.example', [
    ['empty, challenge record cleaned up', '', 'pass'],
    ['challenge record cleaned up', '"tR4x"\n', 'fail'],
    ['challenge record cleaned up', ';; connection timed out; no servers could be reached\n', 'fail', 9],
    ['old challenge record cleaned up', '', 'undecided'],
  ]);
});

describe('what a volume has, and what is asked for it', () => {
  const columns =
    'kubectl get pvc -n quay -o custom-columns=NAME:.metadata.name,REQUESTED:.spec.resources.requests.storage,ACTUAL:.status.capacity.storage';
  beside(columns, [
    ['volume expanded to 50Gi', 'NAME   REQUESTED   ACTUAL\nhold   50Gi        50Gi\n', 'pass'],
    ['volume expanded to 50Gi', 'NAME   REQUESTED   ACTUAL\nhold   50Gi        20Gi\n', 'fail'],
    ['snapshot expanded to 50Gi', 'NAME   REQUESTED   ACTUAL\nhold   50Gi        50Gi\n', 'undecided'],
  ]);
});
