import { wordRows } from '../../support/wordRows.ts';

describe('a count of lines of which one is a header', () => {
  wordRows([
    ['undecided', '4', 'docker ps | wc -l', '4\n'],
    ['undecided', '5+', 'kubectl get podmonitors -n pier | wc -l', '8\n'],
    ['undecided', 'at least 2', 'kubectl get pods | wc -l', '9\n'],
    ['undecided', 'more than 2 pods', 'kubectl get pods -o wide | wc -l', '9\n'],
    ['undecided', '`3`', 'podman images | wc -l', '3\n'],
    ['undecided', '3', 'helm list -n pier | wc -l', '3\n'],
    ['undecided', '3', 'sudo docker compose ps | wc -l', '3\n'],
    ['undecided', '12', 'ps aux | wc -l', '12\n'],
    ['undecided', '< 10', 'df -h | wc -l', '6\n'],
    ['undecided', '2', 'velero backup get | sort | wc -l', '2\n'],
    ['undecided', '3', "kubectl get pods | wc -l | tr -d ' '", '3\n'],
    ['undecided', '1', 'kubectl get pods | grep -v Running | wc -l', '1\n'],
    ['undecided', '1', 'kubectl get pods | grep -vc Running', '1\n'],
    ['undecided', '0', 'kubectl get pods | awk \'$3 != "Running"\' | wc -l', '1\n'],
    ['undecided', '3', "kubectl get nodes | awk '{print $2}' | wc -l", '3\n'],
    ['undecided', '3', "kubectl get nodes | awk 'END {print NR}'", '3\n'],
  ]);
});

describe('a count of lines without a header', () => {
  wordRows([
    ['pass', '4', 'docker ps -q | wc -l', '4\n'],
    ['fail', '4', 'docker ps -q | wc -l', '5\n'],
    ['pass', '5+', 'kubectl get podmonitors --no-headers | wc -l', '8\n', { stages: [0, 0] }],
    ['fail', '5+', 'kubectl get podmonitors --no-headers | wc -l', '4\n', { stages: [0, 0] }],
    ['pass', '2', 'kubectl get pods -o name | wc -l', '2\n', { stages: [0, 0] }],
    ['pass', '2', 'kubectl get pods | grep Running | wc -l', '2\n', { stages: [0, 0, 0] }],
    ['pass', '2', 'kubectl get pods | grep -c Running', '2\n', { stages: [0, 0] }],
    ['pass', '2', 'kubectl get pods | grep -v NAME | wc -l', '2\n', { stages: [0, 0, 0] }],
    ['pass', '2', 'kubectl get pods | tail -n +2 | wc -l', '2\n', { stages: [0, 0, 0] }],
    ['pass', '2', 'kubectl get pods | sed 1d | wc -l', '2\n', { stages: [0, 0, 0] }],
    ['pass', '2', "kubectl get pods | awk 'NR>1' | wc -l", '2\n', { stages: [0, 0, 0] }],
    ['pass', '2', 'kubectl get pods | awk \'NR>1 && $3 != "Running"\' | wc -l', '2\n', { stages: [0, 0, 0] }],
    ['pass', '7', 'ps -e -o pid= | wc -l', '7\n', { stages: [0, 0] }],
    ['pass', '7', 'ls /etc/pier | wc -l', '7\n', { stages: [0, 0] }],
    ['pass', 'exit code 0', 'docker ps | wc -l', '4\n', { stages: [0, 0] }],
  ]);
});
