import { strict as assert } from 'node:assert';
import { judgeSaved } from '../../../src/judge/saved.ts';

function verdict(expect: string, command: string, stdout: string): string {
  return judgeSaved({ expect, command, exit: 0, stages: [], stdout, stderr: '' }).verdict;
}

describe('words that stand for others', () => {
  const pods = 'kubectl get pods';
  const table = (...rows: readonly string[]): string => ['NAME  READY  STATUS  RESTARTS  AGE', ...rows, ''].join('\n');

  it('are the names that Kubernetes generates', () => {
    const listed = table('pump-7c9d5b8f6d-x2k4z  1/1  Running  0  1m');
    for (const words of [
      'prints `pump-<hash>`',
      '`pump-xxx Running`',
      '`pump-<hash>-<id>` is Running',
      'lists `pump-*`',
    ])
      assert.equal(verdict(words, pods, listed), 'pass', words);
    assert.equal(verdict('prints `pump-<hash>`', pods, table('lamp-7c9d5b8f6d-x2k4z  1/1  Running  0  1m')), 'fail');
  });
  it('may be names that somebody chose', () => {
    const listed = table('pump-harbour  1/1  Running  0  1m');
    assert.equal(verdict('lists `pump-*`', pods, listed), 'pass');
    assert.equal(verdict('prints `pump-<node>`', pods, listed), 'pass');
  });
  it('are versions', () => {
    assert.equal(verdict('Shows "pump <version>"', 'pump --version', 'pump v2.4.1\n'), 'pass');
    assert.equal(verdict('Shows "pump <version>"', 'pump --version', 'pump: no such option\n'), 'fail');
    assert.equal(verdict('prints `v1.x.x`', 'pump --version', 'pump v1.9.2\n'), 'pass');
    assert.equal(verdict('prints `v1.x.x`', 'pump --version', 'pump v2.9.2 (go1.22.1)\n'), 'fail');
  });
  it('leave open what has no known form', () => {
    assert.equal(verdict('contains `Usage: pump <command>`', 'pump --help', 'Usage: pump [command]\n'), 'undecided');
    assert.equal(verdict('contains `tides-*`', 'cat index.txt', 'tides-2031\n'), 'undecided');
    assert.equal(verdict('does not contain `pump-<hash>`', 'cat index.txt', 'pump-12\n'), 'undecided');
  });
  it('are not what tools print so, nor markup', () => {
    assert.equal(verdict('contains `<none>`', 'kubectl get svc', 'pump  <none>\n'), 'pass');
    assert.equal(verdict('contains `<title>Tides</title>`', 'cat a.html', '<title>Moons</title>\n'), 'fail');
    assert.equal(verdict('contains `*.corp.example`', 'cat hosts', '*.corp.example\n'), 'pass');
  });
  it('take nothing from what stands above their list', () => {
    const words = 'All pods should be Running. Look for these:\n- `pump-*`\n- `lamp-*`';
    const listed = table('pump-a  1/1  Running  0  1m', 'lamp-b  0/1  Pending  0  1m');
    assert.equal(verdict(words, pods, listed), 'fail');
    assert.equal(verdict(words, pods, listed.replace('0/1  Pending', '1/1  Running')), 'pass');
  });
});
