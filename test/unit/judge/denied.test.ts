import { beside } from '../../support/besideCases.ts';

describe('that a key is not a word', () => {
  beside('./lamp.sh status', [
    ['role is not master', 'role:slave\n', 'pass'],
    ['role is not master', 'role:master\n', 'fail'],
    ['the lamp is not enabled', 'lamp: off\n', 'pass'],
    ['state is not failed', 'state: active\n', 'pass'],
    ['the lock is not held', 'lock: taken by gull-1\n', 'undecided'],
    ['the backup is not running', 'backup: in progress\n', 'undecided'],
    ['the lamp is not down', 'lamp: unreachable\n', 'undecided'],
    ['NTP is not stopped', 'NTP service: inactive\n', 'undecided'],
    ['the reef is not degraded', 'reef: main\nstate: degraded\n', 'undecided'],
    ['maintenance mode is not active', 'maintenance mode: on\n', 'undecided'],
  ]);
  const memory = (used: string): string =>
    `               total        used        free      shared  buff/cache   available\nMem:           15896        6200        1200         310        8200        9100\nSwap:           2047  ${used}        1535\n`;
  beside('free -m', [
    ['swap is not used', memory('       0'), 'pass'],
    ['swap is not used', memory('     512'), 'undecided'],
  ]);
});

describe('a state that is denied, and a longer one of that name', () => {
  const releases = (status: string): string =>
    `NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\nreef\tquay\t12\t2031-06-11 09:12:33 +0000 UTC\t${status}\treef-1.5.0\t2.14.0\n`;
  beside('helm list -A', [
    ['nothing is pending', releases('deployed'), 'pass'],
    ['nothing is pending', releases('pending-upgrade'), 'undecided'],
  ]);
  const pods = (status: string): string =>
    `NAMESPACE   NAME       READY   STATUS                   RESTARTS   AGE\nquay        gull-stu   0/1     ${status}   0          9d\n`;
  beside('kubectl get pods -A', [['no Unknown pods', pods('ContainerStatusUnknown'), 'undecided']]);
  const nodes =
    'ID      HOSTNAME   STATUS    AVAILABILITY   MANAGER STATUS   ENGINE VERSION\nabc *   m-1        Ready     Active         Leader           26.1.3\nghi     w-1        Ready     Drain                           26.1.3\n';
  beside('docker node ls', [
    ['none is in Drain', nodes.replace('Drain ', 'Active'), 'pass'],
    ['none is in Drain', nodes, 'fail'],
  ]);
});

describe('what columns of one’s own may show otherwise', () => {
  beside('kubectl get nodes -o custom-columns=NAME:.metadata.name,UNSCHED:.spec.unschedulable', [
    ['no node is cordoned', 'NAME   UNSCHED\nw-1    true\nw-2    <none>\n', 'undecided'],
  ]);
});

describe('no output', () => {
  beside('./look.sh', [['no output', '', 'pass']]);
});
