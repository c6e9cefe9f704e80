import { strict as assert } from 'node:assert';
import { isTold } from '../../../src/expect/asides.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';
import { reading } from '../../support/reading.ts';

function verdict(expect: string, command: string, stdout: string, exit = 0): string {
  const stages = command.includes(' | ') ? [exit, exit] : [];
  return judgeSaved({ expect, command, exit, stages, stdout, stderr: '' }).verdict;
}

describe('words beside what a clause says', () => {
  const code = `curl -s -o /dev/null -w '%{http_code}' http://depot:8080/ready`;

  it('count where the command says the same', () => {
    assert.equal(verdict('GET /ready returns 200', code, '200'), 'pass');
    assert.equal(verdict('HTTP 200 from the depot', code, '200'), 'pass');
  });
  it('keep a clause from passing where it does not', () => {
    assert.equal(verdict('GET /live returns 200', code, '200'), 'undecided');
    assert.equal(verdict('HTTP 200 from the harbour', code, '200'), 'undecided');
    assert.equal(verdict('HTTP 200 for the second request', code, '200'), 'undecided');
  });
  it('do not save a status that is wrong in any case', () => {
    assert.equal(verdict('HTTP 200 from the harbour', code, '503'), 'fail');
  });
  it('say that no credentials are sent, where none are', () => {
    assert.equal(verdict('401 without a token', code, '401'), 'pass');
    assert.equal(verdict('401 without a token', `${code} -H 'Authorization: Bearer x'`, '401'), 'undecided');
    assert.equal(verdict('401 with a valid token', code, '401'), 'undecided');
  });
  it('explain in brackets or behind a dash what the whole output is', () => {
    const count = 'git log origin/main.. --oneline | wc -l';
    assert.equal(verdict('0 (nothing is left to push)', count, '0\n'), 'pass');
    assert.equal(verdict('0 — nothing is left to push', count, '0\n'), 'pass');
    assert.equal(verdict('0 (nothing is left to push)', count, '3\n'), 'fail');
  });
  it('are claims of their own where the output could say more', () => {
    const pods = 'kubectl get pods';
    const table = 'NAME    READY   STATUS    RESTARTS   AGE\nweb-0   1/1     Running   0          1m\n';
    assert.equal(verdict('1/1 Running (one in each zone)', pods, table), 'undecided');
  });
  it('behind which another thing goes away do not make the command fail', () => {
    const tests = 'pytest tests/tide';
    assert.equal(verdict('passes after the old chart is removed', tests, '3 passed'), 'undecided');
    assert.equal(verdict('passes once the old chart is removed', tests, '1 failed', 1), 'undecided');
  });
  it('leave open what of a file is gone', () => {
    assert.equal(verdict('The old harbour line should be gone', 'cat harbours', 'depot\n'), 'undecided');
    assert.equal(verdict('The old harbour line should be gone', 'cat harbours', '', 1), 'undecided');
    assert.equal(verdict('should be gone', 'kubectl get pod pump', 'NAME  READY\npump  1/1\n'), 'fail');
  });
  it('are not demanded where they are not expected', () => {
    const words = 'Expected ciphers only\nUnexpected: RC4, `old-key` — should be gone';
    assert.equal(verdict(words, 'nmap depot', 'AES\nRC4\n'), 'fail');
    assert.equal(verdict(words, 'nmap depot', 'AES\n'), 'undecided');
    assert.equal(verdict('Unexpected: RC4, DES', 'nmap depot', 'AES\n'), 'pass');
    assert.equal(verdict('Unexpected: slow answers', 'nmap depot', 'AES\n'), 'undecided');
  });
  it('never cut a negation or a choice away', () => {
    assert.equal(verdict('HTTP 200 from depot but not from harbour', code, '200'), 'undecided');
    assert.equal(verdict('HTTP 200 from depot or harbour', code, '200'), 'undecided');
  });
});

describe('what a command tells', () => {
  it('is every word of it, but for small ones and the end of a plural', () => {
    assert.equal(isTold('in the depot pods', 'kubectl -n depot get pod'), true);
    assert.equal(isTold('storage class', "kubectl get pvc x -o jsonpath='{.spec.storageClassName}'"), true);
  });
  it('is no choice and no number', () => {
    assert.equal(isTold('for all pods', 'kubectl get pods all'), false);
    assert.equal(isTold('on port 443', 'curl https://depot'), false);
    assert.equal(isTold('on both', 'kubectl get both'), false);
  });
  it('is nothing where the aside has no word of its own', () => {
    assert.equal(isTold('for it', 'kubectl get pods'), false);
  });
});

describe('a kind that words speak of', () => {
  it('is not what a tool of files names in a path', () => {
    const commands = ['git add applications/pump/deployment.yaml', 'argocd app wait pump --health'];
    assert.ok(reading('application is Healthy', commands).every((line) => !line.startsWith('[0]')));
    assert.ok(
      reading('application is Healthy', ['argocd app get applications/pump']).some((line) => line.startsWith('[0]')),
    );
  });
});
