import { strict as assert } from 'node:assert';
import { findToken } from '../../../src/judge/printed/tokens.ts';

const ROWS: readonly (readonly [token: string, text: string, there: boolean])[] = [
  ['10.1.0.1', 'clusterIP: 10.1.0.1', true],
  ['10.1.0.1', 'clusterIP: 10.1.0.10', false],
  ['10.1.0.1', '110.1.0.1', false],
  ['10.1.0.1', 'Address: 10.1.0.1:53', true],
  ['10.1.0.1', 'listening on 10.1.0.1.', true],
  ['Ready', 'node-a   NotReady   <none>', false],
  ['Ready', 'node-a   Ready   <none>', true],
  ['Ready', 'Not-Ready', false],
  ['reachable', 'the peer is unreachable', false],
  ['1.4.0', 'image: registry.example/team/web:1.4.0', true],
  ['1.4.0', 'image: registry.example/team/web:1.4.01', false],
  ['1.4.0', 'image: registry.example/team/web:1.4.0-rc.1', false],
  ['web:1.4.0', 'registry.example/team/web:1.4.0', true],
  ['web:1.4.0', 'registry.example/team/myweb:1.4.0', false],
  ['web:1.4.0', 'registry.example/team/web:1.4.0-alpine', false],
  ['team/web', 'registry.example/team/web:1.4.0', true],
  ['restricted', 'pod-security: restricted-v2', false],
  ['2/2', 'web   12/2   1', false],
  ['2/2', 'web   2/2   2', true],
  ['2/2', 'web   2/20', false],
  ['2', 'web   2/2', false],
  ['53', '10.1.0.1:53', true],
  ['53', '53/UDP,9153/TCP', true],
  ['30', '12:30:45', false],
  ['1', 'fd00::1', false],
  ['16', '10.0.0.0/16', false],
  ['234', '1,234', false],
  ['5', '5.5', false],
  ['web', 'pod/web-7c9d5b-x2k4z', true],
  ['web', 'web-7c9d-x2k   1/1', true],
  ['web', 'web-canary-7c9d5b8f-x2k4z', false],
  ['web', 'web-https', false],
  ['db', 'db-0', false],
  ['HTTP 200', 'got HTTP  200 back', true],
  ['on', 'connection', false],
  ['enable-cache', '--enable-cache=true', true],
  ['ok', 'status: OK', true],
  ['example.com', 'www.example.com', false],
  ['example.com', 'https://example.com/login', true],
];

describe('a token', () => {
  for (const [token, text, there] of ROWS)
    it(`${token} is ${there ? '' : 'not '}in “${text}”`, () => {
      assert.equal(findToken(text, token, { exact: false }) !== null, there);
    });

  it('keeps its letter case where it must be exact', () => {
    assert.equal(findToken('status: OK', 'ok', { exact: true }), null);
    assert.notEqual(findToken('status: OK', 'OK', { exact: true }), null);
  });

  it('stands for the ordinals of a StatefulSet only where pods are printed', () => {
    assert.notEqual(findToken('db-0   1/1', 'db', { exact: false, pods: true }), null);
    assert.equal(findToken('db-primary   1/1', 'db', { exact: false, pods: true }), null);
  });

  it('finds none that is too long to be one', () => {
    const long = 'a'.repeat(50_000);
    assert.equal(findToken(long, long, { exact: true }), null);
  });
});
