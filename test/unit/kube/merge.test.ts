import assert from 'node:assert/strict';
import { parseConfig } from '../../../src/kube/files.ts';
import { mergeConfigs } from '../../../src/kube/merge.ts';

const first = parseConfig(
  `
clusters:
- name: farm
  cluster: {server: "https://first:1"}
users:
- name: ada
  user: {client-certificate: ../pki/ada.pem, client-key: ada.key, exec: {command: ./bin/login, args: [./x]}}
contexts:
- name: home
  context: {cluster: farm, user: ada}
`,
  '/one/kube/config',
);
const second = parseConfig(
  `
current-context: away
clusters:
- name: farm
  cluster: {server: "https://second:2", certificate-authority: ca.pem}
- name: barn
  cluster: {server: "https://barn:2", certificate-authority: ca.pem}
users:
- name: bob
  user: {tokenFile: /run/token, exec: {command: login}}
contexts:
- name: home
  context: {cluster: barn, user: bob, namespace: hay}
- name: away
  context: {cluster: barn, user: bob}
`,
  '/two/config',
);

describe('several kubeconfig files', () => {
  it('give a name to the first file that has it, whole and without fields of a later one', () => {
    const merged = mergeConfigs([first, second]);
    assert.deepEqual(merged.clusters.get('farm')?.value, { server: 'https://first:1' });
    assert.deepEqual(merged.contexts.get('home')?.value, { cluster: 'farm', user: 'ada' });
    assert.equal(mergeConfigs([second, first]).contexts.get('home')?.value['cluster'], 'barn');
  });

  it('keep the order of the files', () => {
    assert.deepEqual([...mergeConfigs([first, second]).contexts.keys()], ['home', 'away']);
    assert.deepEqual([...mergeConfigs([second, first]).clusters.keys()], ['farm', 'barn']);
  });

  it('take current-context from the first that sets it', () => {
    assert.equal(mergeConfigs([first, second]).currentContext, 'away');
    assert.equal(mergeConfigs([first]).currentContext, null);
  });

  it('resolve relative paths from the file in which they stand', () => {
    const { users, clusters } = mergeConfigs([first, second]);
    assert.deepEqual(users.get('ada')?.value, {
      'client-certificate': '/one/pki/ada.pem',
      'client-key': '/one/kube/ada.key',
      exec: { command: '/one/kube/bin/login', args: ['./x'] },
    });
    assert.equal(clusters.get('barn')?.value['certificate-authority'], '/two/ca.pem');
  });

  it('leave absolute paths, and login commands that PATH finds', () => {
    const bob = mergeConfigs([first, second]).users.get('bob');
    assert.deepEqual(bob?.value, { tokenFile: '/run/token', exec: { command: 'login' } });
  });

  it('say from which file and line an entry comes', () => {
    const barn = mergeConfigs([first, second]).clusters.get('barn');
    assert.deepEqual([barn?.file, barn?.line], ['/two/config', 6]);
  });
});
