import assert from 'node:assert/strict';
import { clusterEnvironment } from '../../../src/command/clusterEnvironment.ts';

describe('the environment of a command', () => {
  it('has nothing that leads past the kubeconfig, and the rest of what the user has', () => {
    const env = {
      HOME: '/home/ada',
      HELM_KUBECONTEXT: 'prod',
      HELM_KUBEAPISERVER: 'https://prod',
      HELM_NAMESPACE: 'hay',
    };
    const inPod = { KUBERNETES_SERVICE_HOST: '10.8.0.1', KUBERNETES_SERVICE_PORT: '443', KUBERNETES_MASTER: 'x' };
    assert.deepEqual(clusterEnvironment({ ...env, ...inPod }), {
      HOME: '/home/ada',
      HELM_NAMESPACE: 'hay',
      KUBERC: 'off',
    });
  });

  it('turns preferences of kubectl off, which can name another server', () => {
    assert.equal(clusterEnvironment({ KUBERC: '/home/ada/kuberc' })['KUBERC'], 'off');
  });
});
