import { beside } from '../../support/severalCases.ts';

const pods = (...rows: readonly (readonly [name: string, ready: string, status: string])[]): string =>
  ['NAME     READY   STATUS    RESTARTS   AGE', ...rows.map((row) => `${row.join('     ')}   0          3d`)].join(
    '\n',
  );
const pod = (name: string, ready: string) => [`kubectl get pod ${name}`, pods([name, ready, 'Running'])] as const;
const apps = (sync: string, health: string): string =>
  `NAME   CLUSTER   NAMESPACE   PROJECT   STATUS      HEALTH     SYNCPOLICY\nreef   in        prod        default   ${sync.padEnd(11)} ${health.padEnd(10)} Auto\n`;
const node = (status: string): string =>
  `NAME   STATUS                     ROLES    AGE   VERSION\nn1     ${status.padEnd(26)} <none>   9d    v1.36.3\n`;
const release = (name: string, revision: string) =>
  [`helm status ${name}`, `NAME: ${name}\nNAMESPACE: prod\nSTATUS: deployed\nREVISION: ${revision}\n`] as const;

const [ready, unready] = [pods(['web', '1/1', 'Running'], ['api', '1/1', 'Running']), pods(['web', '1/1', 'Running'], ['api', '0/1', 'Running'])]; // prettier-ignore

describe('two states divided by a comma', () => {
  beside(
    ['Running, ready', [['kubectl get pods', ready]], 'pass'],
    ['Running, ready', [['kubectl get pods', unready]], 'fail'],
    ['all pods Running, Ready', [['kubectl get pods', unready]], 'fail'],
    ['all pods Running - ready', [['kubectl get pods', ready]], 'pass'],
    ['all pods Running - ready', [['kubectl get pods', unready]], 'fail'],
    ['2 pods Running, ready', [['kubectl get pods', unready]], 'fail'],
    ['Synced, Healthy', [['argocd app list', apps('Synced', 'Healthy')]], 'pass'],
    ['Synced, Healthy', [['argocd app list', apps('Synced', 'Degraded')]], 'fail'],
    ['Synced, Healthy', [['argocd app list', apps('OutOfSync', 'Healthy')]], 'fail'],
    [
      'Running, Completed',
      [['kubectl get pods', pods(['web', '1/1', 'Running'], ['job', '0/1', 'Completed'])]],
      'pass',
    ],
    ['Ready,SchedulingDisabled', [['kubectl get node n1', node('Ready,SchedulingDisabled')]], 'pass'],
    ['Ready, SchedulingDisabled', [['kubectl get node n1', node('Ready')]], 'fail'],
  );
});

describe('two claims on two commands that ask the same', () => {
  beside(
    ['web and api are Running and ready', [pod('web', '1/1'), pod('api', '1/1')], 'pass'],
    ['web and api are Running and ready', [pod('web', '1/1'), pod('api', '0/1')], 'undecided'],
    ['web and api both Running and ready', [pod('web', '0/1'), pod('api', '1/1')], 'undecided'],
    ['web, api: Running, ready', [pod('web', '1/1'), pod('api', '1/1')], 'pass'],
    ['each is Running and ready', [pod('web', '1/1'), pod('api', '0/1')], 'undecided'],
    ['Running, ready', [pod('web', '0/1'), pod('api', '1/1')], 'undecided'],
    ['ready, Running', [pod('web', '1/1'), pod('api', '0/1')], 'undecided'],
    ['deployed, revision 4', [release('reef', '4'), release('shoal', '4')], 'pass'],
    ['revision 4, revision 7', [release('reef', '4'), release('shoal', '7')], 'pass'],
    ['deployed, revision 4', [release('reef', '4'), release('shoal', '3')], 'undecided'],
    ['reef and shoal: deployed and revision 4', [release('reef', '4'), release('shoal', '4')], 'pass'],
    ['n1 and n2 are Ready and v1.36.3', [['kubectl get node n1', node('Ready')], ['kubectl get node n2', node('Ready').replace('n1', 'n2')]], 'pass'], // prettier-ignore
  );
});

const unit = (enabled: string, active: string) =>
  [['systemctl status reef', `● reef.service\n     Loaded: loaded (/etc/systemd/system/reef.service; ${enabled}; preset: enabled)\n     Active: ${active} since Mon 2026-11-02 10:00:00 UTC\n`]] as const; // prettier-ignore
const flux = (ready: string, suspended: string) =>
  [['flux get kustomizations reef', `NAME\tREVISION\tSUSPENDED\tREADY\tMESSAGE\nreef\tmain@sha1:4f2a91c\t${suspended}\t${ready}\tApplied\n`]] as const; // prettier-ignore
const head = (status: string) =>
  [['curl -sI https://reef.test/', `HTTP/2 ${status} \ncontent-type: text/html\nserver: nginx\n`]] as const;

describe('a state that is shown, where a heading, a key or a preset holds its word', () => {
  beside(
    ['shows ready and Running', [['kubectl get pods', ready]], 'pass'],
    ['shows ready and Running', [['kubectl get pods', unready]], 'fail'],
    ['output contains ready', [['kubectl get pods', unready]], 'undecided'],
    ['shows enabled and active', unit('enabled', 'active (running)'), 'pass'],
    ['shows enabled and active', unit('disabled', 'active (running)'), 'fail'],
    ['contains enabled', unit('disabled', 'active (running)'), 'undecided'],
    ['output shows deployed', [['helm status reef', 'NAME: reef\nLAST DEPLOYED: Mon Nov  2 10:00:00 2026\nSTATUS: failed\nREVISION: 4\n']], 'fail'], // prettier-ignore
  );
});

describe('what is denied beside a state', () => {
  beside(
    ['is ready (not suspended)', flux('True', 'False'), 'pass'],
    ['is ready (not suspended)', flux('True', 'True'), 'fail'],
    ['ready - not suspended', flux('True', 'True'), 'fail'],
    ['Synced (not OutOfSync)', [['argocd app list', apps('Synced', 'Healthy')]], 'pass'],
    ['3/3 (not paused)', [['kubectl get deploy reef', 'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nreef   3/3     3            3           9d\n']], 'undecided'], // prettier-ignore
  );
});

describe('a status that ends a sentence', () => {
  beside(
    ['200. text/html.', head('200'), 'pass'],
    ['200. text/html.', head('503'), 'fail'],
    ['200, text/html', head('200'), 'pass'],
  );
});

describe('what is shown in another form than it is said in', () => {
  const at = (version: string) => [['kubectl get node n1', node('Ready').replace('v1.36.3', version)]] as const;
  const cert = [['openssl x509 -in a.pem -noout -dates', 'notAfter=Jan  1 00:00:00 2030 GMT\n']] as const;
  beside(
    ['Ready, 1.36.3', at('v1.36.3'), 'pass'],
    ['version 1.36.3', at('v1.36.30'), 'fail'],
    ['VERSION v1.36.3', at('1.36.3'), 'pass'],
    ['TAG is 1.4.2', [['docker images', 'REPOSITORY   TAG      IMAGE ID       CREATED      SIZE\nreef         v1.4.2   0a1b2c3d4e5f   2 days ago   90MB\n']], 'fail'], // prettier-ignore
    ['Ready/v1.36.3', at('v1.36.3'), 'undecided'],
    ['Ready/v1.36.3', at('v1.36.2'), 'fail'],
    ['notAfter 2030', cert, 'undecided'],
    ['notAfter 2031', cert, 'fail'],
    ['- deployed\n- in namespace prod', [release('reef', '4')], 'pass'],
    ['- STATUS: deployed\n- REVISION: 4', [release('reef', '4')], 'undecided'],
  );
});

describe('a state of many that a tool tells in several columns', () => {
  const units = (load: string, active: string, sub: string) =>
    [['systemctl list-units', `  UNIT           LOAD   ACTIVE SUB     DESCRIPTION\n  reef.service   ${load} ${active} ${sub} Reef\n  shoal.service  loaded active running Shoal\n\n2 loaded units listed.\n`]] as const; // prettier-ignore
  const workloads = (updated: string) =>
    [['kubectl get deploy', `NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nreef   3/3     ${updated}            3           9d\n`]] as const; // prettier-ignore
  const daemons = (ready: string) =>
    [['kubectl get ds reef', `NAME   DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE\nreef   3         3         ${ready}       3            3           <none>          9d\n`]] as const; // prettier-ignore
  const containers = (health: string) =>
    [['docker ps', `CONTAINER ID   IMAGE   COMMAND   CREATED      STATUS                  PORTS   NAMES\n0a1b2c3d4e5f   reef    "run"     2 days ago   ${`Up 2 days (${health})`.padEnd(31)} reef\n`]] as const; // prettier-ignore
  beside(
    ['all loaded, active', units('loaded', 'active', 'running'), 'pass'],
    ['all units are active and running', units('loaded', 'active', 'exited '), 'fail'],
    ['running', units('loaded', 'active', 'running'), 'pass'],
    ['all loaded', units('masked', 'active', 'running'), 'fail'],
    ['ready and up to date', workloads('3'), 'pass'],
    ['all up-to-date', workloads('2'), 'fail'],
    ['up to date', [['git pull', 'Already up to date.\n']], 'pass'],
    ['3/3 ready', daemons('3'), 'pass'],
    ['3/3 ready', daemons('2'), 'fail'],
    ['all containers Up', containers('healthy'), 'pass'],
    ['all containers Up', containers('unhealthy'), 'undecided'],
  );
});

describe('what a block of keys says of one thing', () => {
  beside(
    ['deployed', [release('reef', '4')], 'pass'],
    ['running', [['virsh dominfo reef', 'Id:      3\nName:    reef\nState:   running\nUUID:    4d1c-9f\n']], 'pass'],
  );
});

describe('which of several commands words speak of', () => {
  const placed = (name: string, at: string) => [`kubectl get pod ${name} -o wide`, `NAME   READY   STATUS    RESTARTS   AGE   IP         NODE\n${name}    1/1     Running   0          1d    10.0.0.1   ${at}\n`] as const; // prettier-ignore
  const refused = (name: string) => [`curl -s ${name}.test`, '', 7, 'curl: (7) Failed to connect: Connection refused\n'] as const; // prettier-ignore
  beside(
    ['silent', [['touch reef', ''], ['ls', 'reef\n']], 'undecided'], // prettier-ignore
    ['first answers, second refused', [['curl -s reef.test', 'tide\n'], refused('shoal')], 'pass'],
    ['first answers, second refused', [refused('reef'), ['curl -s shoal.test', 'tide\n']], 'fail'],
    ['pod web Running', [['kubectl apply -f web.yaml', 'pod/web created\n'], pod('web', '1/1')], 'pass'],
    ['200 and text/html on both', [head('200')[0], ['curl -sI https://shoal.test/', head('200')[0][1]]], 'pass'],
    ['on different nodes', [placed('web', 'n1'), placed('api', 'n2')], 'undecided'],
    ['each on a different node', [placed('web', 'n1'), placed('api', 'n2')], 'undecided'],
    ['pod web ready', [['kubectl apply -f web.yaml', 'pod/web created\n'], pod('web', '0/1')], 'fail'],
  );
});
