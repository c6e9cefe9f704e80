import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../src/base/errors.ts';
import { kubeconfigFiles, parseConfig, readConfigFile } from '../../../src/kube/files.ts';
import { inFolder } from '../../support/inFolder.ts';

/** The message and place of the UserError that parsing this text throws. */
function refusal(text: string): string {
  try {
    parseConfig(text, 'config');
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.ok(error.next, 'says what to do');
    return `${error.place?.path ?? '?'}:${String(error.place?.line ?? '-')}: ${error.message}`;
  }
  return 'accepted';
}

const contextNames = (text: string): readonly string[] => parseConfig(text, 'config').contexts.map(({ name }) => name);

describe('where kubeconfig files are looked for', () => {
  it('takes KUBECONFIG as a list, without empty and repeated entries', () => {
    const list = kubeconfigFiles({ KUBECONFIG: '/a/one::two:/a/one' }, '/here');
    assert.deepEqual(list, { paths: ['/a/one', '/here/two'], explicit: false });
  });

  it('falls back to the home folder where KUBECONFIG is empty', () => {
    assert.deepEqual(kubeconfigFiles({ KUBECONFIG: '', HOME: '/home/ada' }, '/here').paths, ['/home/ada/.kube/config']);
  });

  it('takes an explicit file alone, relative to the current folder', () => {
    const list = kubeconfigFiles({ KUBECONFIG: '/a/one' }, '/here', 'mine.yaml');
    assert.deepEqual(list, { paths: ['/here/mine.yaml'], explicit: true });
  });
});

describe('a kubeconfig file', () => {
  it('is read with names that hold spaces, slashes and @', () => {
    const text =
      'contexts:\n- name: a b\n- name: team/eu\n- name: admin@farm-01\n- name: "arn:aws:eks:eu:1:cluster/x"\n';
    assert.deepEqual(contextNames(text), ['a b', 'team/eu', 'admin@farm-01', 'arn:aws:eks:eu:1:cluster/x']);
  });

  it('may be JSON, have a byte order mark, CRLF, anchors and a second document', () => {
    assert.deepEqual(contextNames(JSON.stringify({ contexts: [{ name: 'a' }] }, null, '\t')), ['a']);
    assert.deepEqual(contextNames('\ufeffcontexts:\r\n- name: a\r\n'), ['a']);
    const anchors =
      'x: &x {cluster: c}\ncontexts:\n- name: a\n  context: {<<: *x, user: u}\n---\ncontexts: [{name: b}]\n';
    assert.deepEqual(parseConfig(anchors, 'f').contexts, [{ name: 'a', value: { cluster: 'c', user: 'u' }, line: 3 }]);
  });

  it('keeps names that look like dates and times as text, as kubectl does', () => {
    const { contexts } = parseConfig('contexts:\n- name: 2031-05-06\n  context: {cluster: 11:22:33}\n', 'f');
    assert.deepEqual(contexts, [{ name: '2031-05-06', value: { cluster: '11:22:33' }, line: 2 }]);
  });

  it('lets the last of two equal keys count, as kubectl does', () => {
    const { contexts } = parseConfig('contexts:\n- name: a\n  context: {cluster: old, cluster: new}\n', 'f');
    assert.deepEqual(contexts[0]?.value, { cluster: 'new' });
  });

  it('may be empty or hold only comments', () => {
    for (const text of ['', '\n', '# nothing yet\n', 'apiVersion: v1\nkind: Config\ncontexts: null\n'])
      assert.deepEqual(contextNames(text), []);
  });

  it('is refused with its name and line where it is broken', () => {
    assert.match(refusal('contexts:\n- name: a\n\tcontext: {}\n'), /^config:3: .*not YAML/);
    assert.match(refusal('contexts:\n- {name: a\n'), /^config:[23]: .*not YAML/);
    assert.match(refusal('- a\n'), /^config:1: .*top level is not a mapping/);
    assert.match(refusal('just words\n'), /^config:1: .*top level is not a mapping/);
    assert.match(refusal('kind: Pod\n'), /^config:-: .*kind is "Pod"/);
    assert.match(refusal('a: 1\nclusters: many\n'), /^config:2: .*`clusters` is not a list/);
    assert.match(refusal('contexts:\n- name: a\n- name: b\n- name: a\n'), /^config:4: .*"a" stands twice/);
  });

  it('is refused where a name is not text: kubectl would stop there, and guessing could lead elsewhere', () => {
    assert.match(refusal('contexts:\n- name: 5\n'), /^config:2: .*not text/);
    assert.match(refusal('contexts:\n- name: a\n  context: {cluster: c, user: y}\n'), /^config:3: .*`user`.*not text/);
    assert.match(refusal('clusters:\n- name: a\n  cluster: {server: [x]}\n'), /^config:3: .*`server`.*not text/);
    assert.match(refusal('current-context: 7\n'), /current-context is not text/);
  });
});

describe('reading a kubeconfig from disk', () => {
  it('skips what is not there', () =>
    inFolder(async (folder) => {
      assert.equal(await readConfigFile(path.join(folder, 'none')), null);
      await writeFile(path.join(folder, 'file'), '');
      assert.equal(await readConfigFile(path.join(folder, 'file', 'below')), null);
    }));

  it('names a folder or an unreadable file instead of skipping it', () =>
    inFolder(async (folder) => {
      await mkdir(path.join(folder, 'dir'));
      await assert.rejects(readConfigFile(path.join(folder, 'dir')), /it is a folder/);
      if (process.getuid?.() === 0) return; // root reads everything
      await writeFile(path.join(folder, 'shut'), 'a: 1');
      await chmod(path.join(folder, 'shut'), 0);
      await assert.rejects(readConfigFile(path.join(folder, 'shut')), /not readable/);
    }));

  it('sees a change that keeps size and time', () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'config');
      await writeFile(file, 'contexts: [{name: a}]');
      assert.deepEqual(
        (await readConfigFile(file))?.contexts.map(({ name }) => name),
        ['a'],
      );
      await writeFile(file, 'contexts: [{name: b}]');
      assert.deepEqual(
        (await readConfigFile(file))?.contexts.map(({ name }) => name),
        ['b'],
      );
    }));
});
