import { beside, type Ran } from '../../support/severalCases.ts';

const PODS: Ran = [
  'kubectl get pods',
  'NAME   READY   STATUS    RESTARTS   AGE\nlock-0 1/1     Running   0          4d\n',
];
const SVC: Ran = [
  'kubectl get svc',
  'NAME   TYPE        CLUSTER-IP   PORT(S)   AGE\nlock   ClusterIP   10.4.0.9     80/TCP    4d\n',
];
const APPLY: Ran = ['kubectl apply -f lock.yaml', 'deployment.apps/lock configured\n'];
const DOCKER: Ran = [
  'docker ps',
  'CONTAINER ID   IMAGE   STATUS         NAMES\na7a7           lock    Up 4 minutes   lock\n',
];
const RESTART: Ran = ['systemctl restart lockd', ''];
const CONF: Ran = ['cat /etc/lock.conf', 'gates = 2\n'];
const LOG: Ran = ['kubectl logs deploy/lock', 'gate opens\n'];
const EVENTS: Ran = [
  'kubectl get events',
  'LAST SEEN   TYPE     REASON   OBJECT       MESSAGE\n9s          Normal   Pulled   pod/lock-0   image is there\n',
];
const DESCRIBE: Ran = ['kubectl describe pod lock-0', 'Name:    lock-0\nStatus:  Running\nEvents:  <none>\n'];
const CODE: Ran = ["curl -s -o /dev/null -w '%{http_code}' http://lock/", '200'];

describe('nothing of a kind, where nothing of that kind is shown', () => {
  describe('logs', () => {
    for (const ran of [PODS, SVC, APPLY, DOCKER, RESTART, CONF, DESCRIBE])
      beside(['no errors in logs', [ran], 'undecided'], ['logs show no errors', [ran], 'undecided']);
    beside(
      ['no errors in the logs', [LOG], 'pass'],
      ['no errors in the logs', [['journalctl -u lockd -n 9', 'gate opens\n']], 'pass'],
      ['no errors in the logs', [['tail -n 9 /var/log/lock', 'gate opens\n']], 'pass'],
      ['no errors in the logs', [['kubectl logs deploy/lock', 'ERROR gate\n']], 'fail'],
      ['pods Running, no errors in logs', [PODS], 'undecided'],
      ['no errors in logs', [PODS, SVC], 'undecided'],
      ['no errors in logs', [PODS, LOG], 'pass'],
      ['no errors logged', [PODS], 'undecided'],
      ['no errors logged', [LOG], 'pass'],
      ['no panics', [PODS], 'undecided'],
      ['no panics', [LOG], 'pass'],
    );
  });
  describe('without a source they may be about anything', () => {
    for (const ran of [PODS, SVC, APPLY, DOCKER, LOG]) beside(['no errors', [ran], 'pass']);
  });
  describe('events', () => {
    for (const ran of [PODS, SVC, APPLY, DOCKER, RESTART, LOG])
      beside(['no Warning events', [ran], 'undecided'], ['no warnings in events', [ran], 'undecided']);
    beside(['no Warning events', [['kubectl logs deploy/event-gate', 'event-gate opens\n']], 'undecided']);
    beside(['no Warning events', [EVENTS], 'pass'], ['no Warning events', [DESCRIBE], 'pass']);
  });
  describe('requests', () => {
    for (const ran of [PODS, SVC, APPLY, DOCKER, RESTART, EVENTS]) beside(['no 5xx', [ran], 'undecided']);
    for (const ran of [PODS, SVC, APPLY, DOCKER, RESTART]) beside(['no timeouts', [ran], 'undecided']);
    beside(
      ['no 5xx', [CODE], 'pass'],
      ['no 5xx', [LOG], 'pass'],
      ['no timeouts', [LOG], 'pass'],
      ['no timeouts', [['kubectl rollout status deploy/lock', 'deployment "lock" successfully rolled out\n']], 'pass'],
    );
  });
  describe('kills', () => {
    for (const ran of [SVC, APPLY, DOCKER]) beside(['no OOMKilled', [ran], 'undecided']);
    beside(['no OOMKilled', [PODS], 'pass'], ['no OOMKilled', [DESCRIBE], 'pass']);
  });
});
