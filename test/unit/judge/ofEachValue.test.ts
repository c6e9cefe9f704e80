import { beside } from '../../support/besideCases.ts';

describe('several values in one line', () => {
  beside("kubectl get nodes -o jsonpath='{.items[*].status.nodeInfo.kubeletVersion}'", [
    ['kubelet is at least v1.29', 'v1.29.4 v1.30.1 v1.29.4', 'pass'],
    ['kubelet is at least v1.29', 'v1.29.4 v1.28.9 v1.29.4', 'undecided'],
    ['kubelet is at least v1.29', 'v1.28.4 v1.28.9 v1.27.4', 'fail'],
  ]);
  beside("docker version --format '{{.Client.Version}} {{.Server.Version}}'", [
    ['server is at least 26', '26.1.3 24.0.9\n', 'fail'],
  ]);
  const load = (numbers: string): string => ` 09:00:00 up 3 days,  3:02,  2 users,  load average: ${numbers}\n`;
  beside('uptime', [
    ['load average is below 4', load('3.31, 3.40, 1.42'), 'pass'],
    ['load average is below 4', load('5.31, 5.40, 11.42'), 'fail'],
    ['load average is below 4', load('3.31, 5.40, 11.42'), 'undecided'],
  ]);
});

describe('so many things in a state, a line for each', () => {
  const healthy = (...numbers: readonly number[]): string =>
    numbers
      .map((n) => `https://10.0.0.${String(n)}:2379 is healthy: successfully committed proposal: took = 9ms\n`)
      .join('');
  beside('etcdctl endpoint health --cluster', [
    ['all three members are healthy', healthy(1, 2, 3), 'pass'],
    ['all three members are healthy', healthy(1, 2), 'fail'],
    ['3 members healthy', healthy(1, 2), 'fail'],
    ['3 members healthy', healthy(1, 2, 3, 4), 'fail'],
    ['both members are healthy', healthy(1, 2), 'pass'],
    ['both members are healthy', healthy(1, 2, 3), 'undecided'],
  ]);
  const listed = 'NAME   STATUS\na      healthy\nb      healthy\n';
  beside('reefctl list', [
    ['3 members healthy', listed, 'fail'],
    ['3 members healthy', '{\n  "status": "healthy"\n}\n', 'undecided'],
    ['3 members healthy', 'Name: a\nStatus: healthy\nUptime: 4h\n', 'undecided'],
  ]);
});
