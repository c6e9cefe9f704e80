import { cases } from '../../support/savedCases.ts';

describe('a tool that is not logged in, or cannot reach its server', () => {
  cases([
    {
      expect: 'CREATE_COMPLETE',
      command: 'aws cloudformation describe-stacks --stack-name edge --query "Stacks[0].StackStatus" --output text',
      exit: 255,
      err: 'An error occurred (ExpiredToken) when calling the DescribeStacks operation: The token has expired\n',
      verdict: 'blocked',
    },
    {
      expect: 'Should fail with AccessDenied',
      command: 'aws s3 cp key.txt s3://sealed/',
      exit: 1,
      err: 'upload failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n',
      verdict: 'pass',
    },
    {
      expect: 'AccessDenied',
      command: 'aws s3 ls s3://sealed',
      exit: 254,
      err: 'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: no such bucket\n',
      verdict: 'fail',
    },
    {
      expect: 'Running',
      command: 'docker inspect -f "{{.State.Status}}" relay',
      exit: 1,
      err: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
      verdict: 'blocked',
    },
    {
      expect: 'Synced',
      command: 'argocd app get tolls',
      exit: 20,
      err: 'FATA[0000] rpc error: code = PermissionDenied desc = permission denied\n',
      verdict: 'fail',
    },
  ]);
});

describe('what a tool says on stderr', () => {
  cases([
    {
      expect: 'test is successful',
      command: 'nginx -t',
      err: 'nginx: configuration file /etc/nginx/nginx.conf test is successful\n',
      verdict: 'pass',
    },
    {
      expect: 'shows `jobs-web`',
      command: 'ls /srv',
      err: 'ls: warning about jobs-web\n',
      verdict: 'fail',
    },
  ]);
});

describe('nothing of what a command lists', () => {
  cases([
    { expect: 'no alarms', command: 'etcdctl alarm list', verdict: 'pass' },
    { expect: 'no alarms', command: 'etcdctl alarm list', out: 'memberID:77 alarm:NOSPACE\n', verdict: 'fail' },
    { expect: 'No entries', command: 'journalctl -u relay -p err', out: '-- No entries --\n', verdict: 'pass' },
    { expect: 'no leases', command: 'etcdctl alarm list', verdict: 'undecided' },
    { expect: 'finds nothing', command: 'grep -rn FIXME src', exit: 1, verdict: 'pass' },
    { expect: 'finds nothing', command: 'grep -rn FIXME src', out: 'src/a.ts:1:// FIXME\n', verdict: 'fail' },
    {
      expect: 'No output (all jobs are done)',
      command: 'kubectl get jobs -n etl --no-headers | grep -v 1/1',
      stages: [0, 1],
      verdict: 'pass',
    },
    {
      expect: 'No output (all jobs are done)',
      command: 'kubectl get jobs -n etl --no-headers | grep -v 1/1',
      stages: [0, 1],
      err: 'No resources found in etl namespace.\n',
      verdict: 'undecided',
    },
  ]);
});

describe('an error in the words that are printed', () => {
  const denied = 'Error: Kyverno webhook: policy no-host-path denied the request\n';
  cases([
    {
      expect: 'Error: unit relay: not found',
      command: 'unitctl show relay',
      exit: 1,
      err: 'Error: unit relay: not found\n',
      verdict: 'pass',
    },
    {
      expect: 'Error: unit relay: not found',
      command: 'unitctl show relay',
      exit: 1,
      err: 'Error: no disk left\n',
      verdict: 'fail',
    },
    { expect: 'Error: unit relay: not found', command: 'unitctl show relay', out: 'relay up\n', verdict: 'fail' },
    {
      expect: 'Denied by policy `no-host-path`',
      command: 'kubectl apply -f pod.yaml',
      exit: 1,
      err: denied,
      verdict: 'pass',
    },
    {
      expect: 'Denied by policy `no-privileged`',
      command: 'kubectl apply -f pod.yaml',
      exit: 1,
      err: denied,
      verdict: 'fail',
    },
    {
      expect: 'Rejected: violates "no-host-path:v2"',
      command: 'kubectl apply -f pod.yaml',
      exit: 1,
      err: denied,
      verdict: 'fail',
    },
  ]);
});

describe('an exit that is printed behind a command', () => {
  cases([
    { expect: '0', command: 'test -d /var/lib/relay; echo $?', out: '0\n', verdict: 'pass' },
    { expect: '0', command: 'test -d /var/lib/relay; echo $?', out: '1\n', verdict: 'fail' },
    { expect: 'rc=0', command: 'test -d /var/lib/relay; echo "rc=$?"', out: 'rc=0\n', verdict: 'pass' },
    { expect: 'rc=0', command: 'test -d /var/lib/relay; echo "rc=$?"', out: 'rc=2\n', verdict: 'fail' },
    { expect: 'Returns 0', command: 'bash -n deploy.sh', verdict: 'pass' },
    {
      expect: 'Returns 0',
      command: 'bash -n deploy.sh',
      exit: 2,
      err: 'deploy.sh: line 4: syntax error\n',
      verdict: 'fail',
    },
    { expect: 'returns 0', command: 'grep -c FIXME a.ts', out: '3\n', verdict: 'fail' },
  ]);
});

describe('counts beside others in a line', () => {
  const recap = 'edge-1 : ok=9 changed=0 unreachable=0 failed=0\nedge-2 : ok=9 changed=0 unreachable=0 failed=';
  cases([
    { expect: 'failed=0', command: 'ansible-playbook edge.yml', out: `${recap}0\n`, verdict: 'pass' },
    { expect: 'failed=0', command: 'ansible-playbook edge.yml', out: `${recap}3\n`, verdict: 'fail' },
    { expect: 'failed=0', command: 'ansible-playbook edge.yml', out: 'unfailed=0 x\n', verdict: 'undecided' },
    {
      expect: 'Invalid: 0',
      command: 'kubeconform -summary out/',
      out: 'Summary: 7 resources found - Valid: 7, Invalid: 0, Errors: 0\n',
      verdict: 'pass',
    },
    {
      expect: 'Invalid: 0',
      command: 'kubeconform -summary out/',
      out: 'Summary: 7 resources found - Valid: 7, Invalid: 10, Errors: 0\n',
      verdict: 'fail',
    },
  ]);
});

describe('results of tests and of builds', () => {
  cases([
    { expect: '0 failed', command: 'npx vitest run', out: '44 passed (44)\n', verdict: 'pass' },
    { expect: '0 failed', command: 'npx vitest run', exit: 1, out: '2 failed, 42 passed\n', verdict: 'fail' },
    {
      expect: 'Renders without errors',
      command: 'helm template charts/relay',
      out: 'kind: Service\n',
      verdict: 'pass',
    },
    {
      expect: 'Renders without errors',
      command: 'helm template charts/relay',
      exit: 1,
      err: 'Error: template: relay/svc.yaml:4: nil pointer\n',
      verdict: 'fail',
    },
    {
      expect: 'Should be denied (no)',
      command: 'kubectl auth can-i drain nodes',
      exit: 1,
      out: 'no\n',
      verdict: 'pass',
    },
    { expect: 'Should be denied (no)', command: 'kubectl auth can-i drain nodes', out: 'yes\n', verdict: 'fail' },
    {
      expect: 'log shows `acquired lease relay/lock`',
      command: 'kubectl logs deploy/relay | grep lease',
      stages: [0, 0],
      out: 'I0902 11:00:01 lead.go:1] waiting: for lease relay/lock\nI0902 11:00:04 lead.go:2] acquired lease relay/lock\n',
      verdict: 'pass',
    },
  ]);
});

describe('a policy that refuses, with what is violated', () => {
  const refused = (why: string, verdict: 'pass' | 'fail', exit = 1): Parameters<typeof cases>[0][number] => ({
    expect: 'rejected by Pod Security admission (violates PodSecurity "baseline:latest")',
    command: 'kubectl apply -f open-deck.yaml',
    exit,
    err: `Error from server (Forbidden): pods "deck" is forbidden: ${why}\n`,
    verdict,
  });
  cases([
    refused('violates PodSecurity "baseline:latest": host namespaces', 'pass'),
    refused('violates PodSecurity "restricted:latest": host namespaces', 'fail'),
    refused('exceeded quota: decks', 'fail'),
    refused('violates PodSecurity "baseline:latest": host namespaces', 'fail', 0),
  ]);
});

describe('words given as a comment', () => {
  const command = 'grep -c wick lamps.txt';
  cases([
    { expect: '# should be 3', command, out: '3\n', verdict: 'pass' },
    { expect: '# expect 3', command, out: '3\n', verdict: 'pass' },
    { expect: '## expect 3', command, out: '4\n', verdict: 'fail' },
    { expect: '#3 wicks glow', command, out: '3\n', verdict: 'undecided' },
  ]);
});

describe('pairs that stand in one line', () => {
  const command = 'ssh quay id';
  cases([
    { expect: 'uid=1007', command, out: 'uid=1007 gid=1007 groups=1007\n', verdict: 'pass' },
    { expect: 'gid: 1008', command, out: 'uid=1007 gid=1007 groups=1007\n', verdict: 'fail' },
    { expect: 'uid=1007', command, out: 'uid=10070 gid=1007 groups=1007\n', verdict: 'fail' },
    { expect: 'groups=1007', command, out: 'uid=1007 gid=1007 groups=1007,27(sudo)\n', verdict: 'fail' },
  ]);
});

describe('words on what was not asked for', () => {
  cases([
    { expect: 'the deployment starts with `quay-`', command: 'hostname', out: 'quay-1\n', verdict: 'undecided' },
    { expect: 'hostname starts with `quay-`', command: 'hostname', out: 'quay-1\n', verdict: 'pass' },
    {
      expect: '3 (same as before)',
      command: "kubectl get deploy quay -o jsonpath='{.spec.replicas}'",
      out: '3\n',
      verdict: 'undecided',
    },
    {
      expect: '3 (one for each pier)',
      command: "kubectl get deploy quay -o jsonpath='{.spec.replicas}'",
      out: '3\n',
      verdict: 'undecided',
    },
  ]);
});
