import { beside } from '../../support/severalCases.ts';

describe('where something stands in a list', () => {
  const tags = [['git tag --sort=-creatordate', 'v1.5.0\nv1.4.0\nv1.3.0\n']] as const;
  const releases = (last: string) =>
    [['helm history reef', `REVISION\tUPDATED\tSTATUS\tCHART\tAPP VERSION\tDESCRIPTION\n1\tMon Nov  2 10:00:00 2026\tsuperseded\treef-1\t1\tInstall\n2\tMon Nov  2 11:00:00 2026\tdeployed\treef-2\t1\tUpgrade\n${last}`]] as const; // prettier-ignore
  const failed = '3\tMon Nov  2 12:00:00 2026\tfailed\treef-3\t1\tUpgrade\n';
  beside(
    ['v1.5.0 is listed first', tags, 'pass'],
    ['v1.4.0 is listed first', tags, 'undecided'],
    ['v1.4.0 is listed as the newest', tags, 'undecided'],
    ['revision 2 is listed last', releases(''), 'pass'],
    ['revision 2 is listed last', releases(failed), 'undecided'],
    ['v1.4.0 is listed', tags, 'pass'],
  );
});

describe('one thing after another', () => {
  const log = (out: string) => [['kubectl logs reef-0', out]] as const;
  beside(
    ['"tide in", then "tide out"', log('INFO tide in\nINFO tide out\n'), 'pass'],
    ['"tide in", then "tide out"', log('INFO tide out\nINFO tide in\n'), 'undecided'],
  );
});

describe('a number or a name that another column or row shows', () => {
  const queues = [['rabbitmqctl list_queues name messages consumers', 'name\tmessages\tconsumers\norders\t120\t0\nmail\t5\t1\n']] as const; // prettier-ignore
  const disk = [['df -h /data', 'Filesystem      Size  Used Avail Use% Mounted on\n/dev/sdb1       200G   20G  180G  10% /data\n']] as const; // prettier-ignore
  const routes = [['ip route', 'default via 10.0.0.254 dev eth0\n192.168.5.0/24 via 10.0.0.1 dev eth1\n']] as const;
  const nodes = [['kubectl get nodes', 'NAME   STATUS     ROLES    AGE   VERSION\nn3     Ready      <none>   9d    v1.36.3\nn4     NotReady   <none>   9d    v1.36.3\n']] as const; // prettier-ignore
  const pods = [['kubectl get pods', 'NAME    READY   STATUS    RESTARTS   AGE\nreef-1  0/1     Pending   0          1d\nreef-2  0/1     Pending   0          1d\n']] as const; // prettier-ignore
  beside(
    ['orders has fewer than 100 messages', queues, 'fail'],
    ['orders at least 1 consumer', queues, 'fail'],
    ['fewer than 5 consumers on dead', [['rabbitmqctl list_queues name messages consumers', 'name\tmessages\tconsumers\norders\t120\t0\ndead\t3\t7\n']], 'undecided'], // prettier-ignore
    ['more than 100G used on /data', disk, 'undecided'],
    ['the default gateway is 10.0.0.254', routes, 'pass'],
    ['the default gateway is 10.0.0.1', routes, 'undecided'],
    ['one NotReady node, n3', nodes, 'undecided'],
    ['one NotReady node, n4', nodes, 'pass'],
    ['at most one Pending pod', pods, 'fail'],
    ['fewer than two Pending pods', pods, 'fail'],
  );
});
