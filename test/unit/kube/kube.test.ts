import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeKube } from '../../../src/kube/kube.ts';
import type { DisposableKube } from '../../../src/kube/kube.ts';
import { inFolder } from '../../support/inFolder.ts';

const TWO = `
clusters:
- {name: farm, cluster: {server: "https://farm:6443"}}
users:
- {name: ada, user: {exec: {command: login}}}
- {name: bob, user: {token: t}}
contexts:
- {name: one, context: {cluster: farm, user: ada, namespace: hay}}
- {name: two, context: {cluster: gone, user: bob}}
`;

async function withKube(
  files: Readonly<Record<string, string>>,
  body: (kube: DisposableKube, folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    await mkdir(path.join(folder, 'tmp'));
    const KUBECONFIG = Object.keys(files).join(':');
    const env = { KUBECONFIG, HOME: folder };
    const kube = makeKube({ env: () => Promise.resolve(env), cwd: folder, parent: path.join(folder, 'tmp') });
    try {
      await body(kube, folder);
    } finally {
      await kube.dispose();
      assert.deepEqual(await readdir(path.join(folder, 'tmp')), [], 'nothing is left');
    }
  });
}

const mode = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

describe('the contexts of the user', () => {
  it('are listed with server, namespace and whether a plugin logs in', () =>
    withKube({ config: TWO }, async (kube) => {
      assert.deepEqual(await kube.contexts(), [
        { name: 'one', cluster: 'farm', server: 'https://farm:6443', namespace: 'hay', execPlugin: true },
        { name: 'two', cluster: 'gone', server: '', namespace: null, execPlugin: false },
      ]);
    }));

  it('are none where there is no file', () =>
    withKube({}, async (kube) => {
      assert.deepEqual(await kube.contexts(), []);
    }));

  it('come from the other files where one is empty, and an empty file alone is named', async () => {
    await withKube({ empty: '', config: TWO }, async (kube) => {
      assert.equal((await kube.contexts()).length, 2);
    });
    await withKube({ empty: '# later\n' }, (kube) => assert.rejects(kube.contexts(), /holds no context/));
  });

  it('cannot be listed while one file is broken', () =>
    withKube({ config: TWO, broken: 'a: [' }, (kube) => assert.rejects(kube.contexts(), /not YAML/)));
});

describe('isolation', () => {
  it('writes files of mode 0600 in folders of mode 0700, and removes each when asked', () =>
    withKube({ config: TWO }, async (kube, folder) => {
      const made = await kube.isolate([{ alias: 'x', context: 'one' }]);
      assert.equal(await mode(made.path), '600');
      assert.equal(await mode(path.dirname(made.path)), '700');
      assert.equal(await mode(path.dirname(path.dirname(made.path))), '700');
      assert.ok(made.path.startsWith(path.join(folder, 'tmp')));
      await made.dispose();
      await assert.rejects(stat(path.dirname(made.path)), { code: 'ENOENT' });
    }));

  it('leaves the files of the user as they are, to the byte', () =>
    withKube({ config: TWO.replaceAll('\n', '\r\n') }, async (kube, folder) => {
      const file = path.join(folder, 'config');
      const look = async (): Promise<unknown> => {
        const { mtimeNs, mode: bits, ino } = await stat(file, { bigint: true });
        return [
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
          mtimeNs,
          bits,
          ino,
        ];
      };
      const before = await look();
      await kube.contexts();
      await (await kube.isolate([{ alias: 'x', context: 'one' }])).dispose();
      await kube.dispose();
      assert.deepEqual(await look(), before);
      assert.deepEqual((await readdir(folder)).sort(), ['config', 'tmp']);
    }));

  it('needs no kubeconfig of the user for a command without a target', () =>
    withKube({ broken: 'a: [' }, async (kube) => {
      const made = await kube.isolate([]);
      assert.match(await readFile(made.path, 'utf8'), /127\.0\.0\.1:1"/);
    }));

  it('follows what the files say now', () =>
    withKube({ config: TWO }, async (kube, folder) => {
      await kube.isolate([{ alias: 'x', context: 'one' }]);
      await writeFile(path.join(folder, 'config'), TWO.replace('farm:6443', 'barn:6443'));
      const made = await kube.isolate([{ alias: 'x', context: 'one' }]);
      assert.match(await readFile(made.path, 'utf8'), /https:\/\/barn:6443/);
    }));

  it('refuses a context that was pointed elsewhere since its identity was read', () =>
    withKube({ config: TWO }, async (kube, folder) => {
      const expected = { server: 'https://farm:6443', caHash: null };
      const target = { alias: 'x', context: 'one', expected };
      await kube.isolate([target]);
      await writeFile(path.join(folder, 'config'), TWO.replace('farm:6443', 'barn:6443'));
      await assert.rejects(kube.isolate([target]), /leads to https:\/\/barn:6443 instead of https:\/\/farm:6443/);
    }));
});
