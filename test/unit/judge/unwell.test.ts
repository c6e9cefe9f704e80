import { strict as assert } from 'node:assert';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';
import { wordRows } from '../../support/wordRows.ts';

const CODE = "curl -s -o /dev/null -w '%{http_code}\\n' http://tide/";
const LOSSY =
  'PING tide (10.2.0.4) 56(84) bytes of data.\n64 bytes from 10.2.0.4: icmp_seq=1 ttl=64 time=0.1 ms\n\n--- tide ping statistics ---\n4 packets transmitted, 1 received, 75% packet loss, time 3040ms\n';
const PLAN = 'Terraform will perform the following actions:\n\nPlan: 2 to add, 0 to change, 1 to destroy.\n';

function none(words: readonly string[], ...rans: readonly (readonly Ran[])[]): void {
  for (const one of words)
    for (const ran of rans)
      it(`no pass: ${one} | ${ran.map(([command, out]) => `${command} ⇒ ${out.slice(0, 40)}`).join(' · ')}`, () => {
        assert.notEqual(judgedBeside(one, ran), 'pass');
      });
}

describe('words for success beside an output that says that it is not so', () => {
  none(['works', 'login works', 'succeeds', 'success', 'reachable'], [[CODE, '502\n']], [[CODE, '403\n']]);
  none(
    ['both work', 'both succeed'],
    [
      [CODE, '200\n'],
      [CODE, '502\n'],
    ],
  );
  none(
    ['works', 'success', 'succeeds'],
    [['curl -sI http://tide/', 'HTTP/1.1 502 Bad Gateway\r\nServer: oar\r\n\r\n']],
  );
  none(
    ['works', 'success', 'all ok', 'every check ok', 'checks ok'],
    [['curl -s http://tide/health', '{"status":"DOWN"}']],
    [['curl -s http://tide/health', '<html><head><title>503 Service Unavailable</title></head></html>']],
    [['curl -s http://tide/health', '502 Bad Gateway\n']],
    [['curl -s http://tide/health', '{"error":"unauthorized"}']],
    [['curl -s http://tide/health', '{"checks":{"oar":"ok","blade":"down"}}']],
  );
  none(
    ['all ok', 'all passed'],
    [['cat health.txt', 'oar ok\nblade down\n']],
    [['cat r.json', '{"a":"passed","b":"failed"}']],
  );
  none(
    ['works', 'success', 'login works'],
    [['redis-cli ping', 'NOAUTH Authentication required.\n']],
    [['redis-cli ping', 'Could not connect to Redis at tide:6379: Connection refused\n']],
  );
  none(['reachable', 'works'], [['ping -c 4 tide', LOSSY]]);
  const loop = "for i in 1 2; do curl -s -o /dev/null -w '%{http_code} ' http://tide/; done";
  none(['works', 'all requests succeed'], [[loop, '200 502 ']]);
  none(['plan is clean', 'clean'], [['terraform plan', PLAN]]);
  none(
    ['works', 'passes'],
    [['ceph health', 'HEALTH_WARN 1 osds down\n']],
    [['zpool status', '  pool: tank\n state: DEGRADED\n']],
    [['etcdctl endpoint health', 'http://tide:2379 is unhealthy: failed to commit proposal\n']],
  );
  none(
    ['rollout complete', 'migration complete', 'tests pass', 'all checks pass', 'migration works'],
    [['cat /etc/oar.conf', 'blade = 2\n']],
    [['ls', 'oar.txt\n']],
    [['kubectl apply -f oar.yaml', 'deployment.apps/oar configured\n']],
  );
  none(['OK'], [['curl -s http://tide/health', '{"ok":false}']]);
  none(['tests pass', 'all checks pass'], [['nginx -t', '']]);
  none(['tests pass'], [['kubectl logs job/oar', 'Tests: 10, Passed: 9, Not passed: 1\n']]);
  none(
    ['rollout complete'],
    [
      [
        'kubectl rollout status deploy/oar --watch=false',
        'Waiting for deployment "oar" rollout to finish: 1 of 3 updated replicas are available...\n',
      ],
    ],
  );
  none(
    ['OK', 'ok', 'healthy'],
    [['curl -i http://tide/', 'HTTP/1.1 500 Internal Server Error\r\nServer: oar\r\n\r\n{"database":"OK"}']],
    [['curl -i http://tide/', 'HTTP/1.1 401 Unauthorized\r\nServer: oar\r\n\r\n{"msg":"200 OK"}']],
  );
});

describe('words for success that stand', () => {
  wordRows([
    ['pass', 'works', CODE, '200\n'],
    ['pass', 'works', 'curl -s http://tide/health', '{"status":"UP"}'],
    ['pass', 'works', 'curl -s http://tide/flags', '{"ok":true,"beta":false}'],
    ['pass', 'OK', 'curl -i http://tide/', 'HTTP/1.1 200 OK\r\nServer: oar\r\n\r\n{"database":"OK"}'],
    ['pass', 'works', 'redis-cli ping', 'PONG\n'],
    ['pass', 'reachable', 'ping -c 4 tide', LOSSY.replace('1 received, 75%', '4 received, 0%')],
    ['pass', 'tests pass', 'npm test', 'ok\n'],
    ['pass', 'apply works', 'kubectl apply -f oar.yaml', 'deployment.apps/oar configured\n'],
    ['pass', 'migration complete', './migrate.sh', 'done\n'],
    ['pass', 'works', 'terraform plan', PLAN],
    ['pass', 'works', 'curl -sIL http://tide/', 'HTTP/1.1 301 Moved\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'],
    ['pass', 'exit code 0', CODE, '502\n'],
  ]);
});
