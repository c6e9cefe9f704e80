import { beside } from '../../support/besideCases.ts';

describe('a state alone, beside another of its form', () => {
  beside('ceph health', [
    ['HEALTH_OK', 'HEALTH_OK\n', 'pass'],
    ['HEALTH_OK', 'HEALTH_WARN 1 osds down; will be HEALTH_OK after recovery\n', 'undecided'],
  ]);
  beside('ceph -s', [
    ['Ceph reports HEALTH_OK', '  cluster:\n    health: HEALTH_WARN\n    mon a: last HEALTH_OK 2h ago\n', 'fail'],
  ]);
  beside('lampctl status', [
    ['SERVING', 'lamp: SERVING\nmoth: SERVING\n', 'pass'],
    ['SERVING', 'lamp: SERVING\nmoth: NOT_SERVING\n', 'undecided'],
    ['UPDATE_COMPLETE', 'UPDATE_FAILED (was UPDATE_COMPLETE)\n', 'undecided'],
    ['IN_SYNC', 'OUT_OF_SYNC since IN_SYNC\n', 'undecided'],
  ]);
  beside('env', [['LAMP_HOST', 'LAMP_HOST=a\nLAMP_PORT=1\n', 'pass']]);
  beside('for h in a b c; do redis-cli -h $h ping; done', [
    ['PONG', 'PONG\nPONG\nPONG\n', 'pass'],
    ['PONG', 'PONG\nCould not connect to Redis at b:6379: Connection refused\nPONG\n', 'undecided'],
  ]);
});

describe('what a later line takes back', () => {
  beside('kubectl logs deploy/lamp', [
    ['connected to ledger', 'connected to ledger\nwarming up\n', 'pass'],
    ['connected to ledger', 'connected to ledger\nlost connection to ledger\n', 'undecided'],
    ['connected to ledger', 'connected to ledger\nlost connection to ledger\nconnected to ledger\n', 'pass'],
    ['Lamp is ready', 'Lamp is ready\nLamp is not ready\n', 'undecided'],
    ['Successfully joined swarm', 'Successfully joined swarm\nRemoved from swarm\n', 'undecided'],
    ['All migrations applied successfully', 'All migrations applied successfully\nRolling back 0003\n', 'undecided'],
    ['All migrations applied successfully', 'All migrations applied successfully\n0 failed\n', 'pass'],
  ]);
});
