import assert from 'node:assert/strict';
import { proxyFor } from '../../../src/kube/proxy.ts';

const PROXY = 'http://gate:3128';
const isProxied = (server: string, exceptions: string): boolean =>
  proxyFor(server, { HTTPS_PROXY: PROXY, NO_PROXY: exceptions }) === PROXY;

describe('the proxy for a server', () => {
  it('is that of its protocol, in capital letters first', () => {
    const env = { HTTPS_PROXY: PROXY, https_proxy: 'http://small', HTTP_PROXY: 'http://plain' };
    assert.equal(proxyFor('https://farm:6443', env), PROXY);
    assert.equal(proxyFor('http://farm:8080', env), 'http://plain');
    assert.equal(proxyFor('https://farm', { https_proxy: 'http://small' }), 'http://small');
    assert.equal(proxyFor('https://farm', { HTTPS_PROXY: 'gate:3128' }), PROXY);
  });

  it('is none where none is set, and never for this machine itself', () => {
    assert.equal(proxyFor('https://farm', {}), undefined);
    assert.equal(proxyFor('https://farm', { HTTPS_PROXY: '' }), undefined);
    for (const own of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]'])
      assert.equal(proxyFor(`https://${own}:6443`, { HTTPS_PROXY: PROXY }), undefined, own);
  });

  it('is none for names, their subdomains and ports that NO_PROXY lists', () => {
    assert.ok(!isProxied('https://farm.example', 'farm.example'));
    assert.ok(!isProxied('https://api.farm.example', 'x, FARM.example ,y'));
    assert.ok(isProxied('https://afarm.example', 'farm.example'));
    assert.ok(!isProxied('https://api.farm.example', '.farm.example'));
    assert.ok(!isProxied('https://api.farm.example', '*.farm.example'));
    assert.ok(isProxied('https://farm.example', '.farm.example'));
    assert.ok(!isProxied('https://farm:6443', 'farm:6443'));
    assert.ok(isProxied('https://farm:6443', 'farm:443'));
    assert.ok(!isProxied('https://farm', 'farm:443'));
    assert.ok(!isProxied('https://farm', '*'));
  });

  it('is none for addresses and ranges that NO_PROXY lists', () => {
    assert.ok(!isProxied('https://10.1.2.3:6443', '10.1.2.3'));
    assert.ok(isProxied('https://10.1.2.3:6443', '10.1.2.30,0.1.2.3'));
    assert.ok(!isProxied('https://10.1.2.3', '10.0.0.0/8'));
    assert.ok(isProxied('https://11.1.2.3', '10.0.0.0/8'));
    assert.ok(!isProxied('https://[fd00::7]:6443', 'fd00::/8'));
    assert.ok(!isProxied('https://[fd00::7]:6443', 'fd00::7'));
    assert.ok(isProxied('https://10.1.2.3', '10.0.0.0/99,nonsense/8,/'));
  });
});
