import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeKube } from '../../../src/kube/kube.ts';
import { folderPrefix, ownerOf, thisOwner } from '../../../src/kube/owner.ts';
import { makePrivateFolder, privateParent, sweep } from '../../../src/kube/privateFolder.ts';
import { until } from '../../../src/run/group.ts';
import { inFolder } from '../../support/inFolder.ts';

/** A process that is certainly over. */
async function gonePid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a private folder', () => {
  it('spells its owner in its name', () =>
    inFolder(async (parent) => {
      const folder = await makePrivateFolder(parent);
      assert.deepEqual(ownerOf(path.basename(folder.path)), await thisOwner());
      await folder.dispose();
    }));

  it('gives every file a folder of its own, in which a tool may leave more', () =>
    inFolder(async (parent) => {
      const folder = await makePrivateFolder(parent);
      const [one, two] = [folder.write('config', 'a'), folder.write('config', 'b')];
      assert.notEqual(path.dirname(one.path), path.dirname(two.path));
      await writeFile(`${one.path}.lock`, '');
      await one.dispose();
      assert.equal(await readFile(two.path, 'utf8'), 'b');
      assert.equal((await readdir(folder.path)).length, 1);
      await folder.dispose();
      assert.deepEqual(await readdir(parent), []);
    }));

  it('goes with the process that made it, also when that forgets', () =>
    inFolder(async (parent) => {
      const module = new URL('../../../src/kube/privateFolder.ts', import.meta.url).href;
      const script = `const { makePrivateFolder } = await import(${JSON.stringify(module)});
        (await makePrivateFolder(${JSON.stringify(parent)})).write('config', 'secret'); process.exit(3)`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
      assert.deepEqual(await once(child, 'exit'), [3, null]);
      assert.deepEqual(await readdir(parent), []);
    })).timeout(10_000);

  it('goes with the process that made it, also when that is killed', () =>
    inFolder(async (parent) => {
      const [folders, runners] = ['kube/privateFolder', 'run/runner'].map((name) =>
        JSON.stringify(new URL(`../../../src/${name}.ts`, import.meta.url).href),
      );
      const script = `const { makePrivateFolder } = await import(${String(folders)});
        const { makeRunner } = await import(${String(runners)});
        const runner = makeRunner({ orphanGraceMs: 100 });
        const make = () => makePrivateFolder(${JSON.stringify(parent)}, (folder) => runner.guard(folder));
        (await make()).write('config', 'secret');
        await (await make()).dispose();
        process.stdout.write('made'); setInterval(() => {}, 1000)`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      assert.equal((await readdir(parent)).length, 1);
      child.kill('SIGKILL');
      assert.ok(await until(() => readdirSync(parent).length === 0, 10_000));
    })).timeout(20_000);

  it('is made in the runtime folder of the user where that is private', () =>
    inFolder(async (folder) => {
      const open = path.join(folder, 'open');
      const shut = path.join(folder, 'shut');
      await mkdir(open, { mode: 0o755 });
      await mkdir(shut, { mode: 0o700 });
      await symlink(shut, path.join(folder, 'link'));
      assert.equal(privateParent({ XDG_RUNTIME_DIR: shut }), shut);
      for (const other of [open, path.join(folder, 'link'), path.join(folder, 'none'), 'relative', ''])
        assert.notEqual(privateParent({ XDG_RUNTIME_DIR: other }), other, other);
    }));

  it('is made in shared memory where there is no such folder, and never where others could touch it', () =>
    inFolder(async (folder) => {
      const shared = '/dev/shm';
      const isMemory = existsSync(shared) && statfsSync(shared).type === 0x01021994;
      assert.equal(privateParent({}), isMemory ? shared : tmpdir());
      if (!isMemory) return;
      const everyone = path.join(shared, path.basename(folder));
      await mkdir(everyone);
      try {
        await chmod(everyone, 0o1777);
        assert.equal(privateParent({}, everyone), everyone);
        await chmod(everyone, 0o777);
        assert.equal(privateParent({}, everyone), tmpdir());
      } finally {
        await rm(everyone, { recursive: true });
      }
      const link = path.join(folder, 'link');
      await symlink(shared, link);
      for (const other of [link, path.join(folder, 'none'), '/proc']) assert.equal(privateParent({}, other), tmpdir());
    }));
});

describe('sweeping up after a crash', () => {
  it('removes the folder of a process that was killed', () =>
    inFolder(async (parent) => {
      const module = new URL('../../../src/kube/privateFolder.ts', import.meta.url).href;
      const script = `const { makePrivateFolder } = await import(${JSON.stringify(module)});
        const made = (await makePrivateFolder(${JSON.stringify(parent)})).write('config', 'secret');
        console.log(made.path); setInterval(() => {}, 1000);`;
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const file = line.toString().trim();
      assert.deepEqual(await sweep(parent), [], 'never that of a living process');
      assert.equal(await readFile(file, 'utf8'), 'secret');
      child.kill('SIGKILL');
      await once(child, 'exit');
      assert.equal((await readdir(parent)).length, 1, 'a killed process cannot clean up');
      assert.deepEqual(await sweep(parent), [path.dirname(path.dirname(file))]);
      assert.deepEqual(await readdir(parent), []);
    })).timeout(10_000);

  it('takes a pid that was given to another process for gone', () =>
    inFolder(async (parent) => {
      const me = await thisOwner();
      await mkdir(path.join(parent, `${folderPrefix({ ...me, start: '7' })}abcdef`));
      assert.equal((await sweep(parent)).length, 1);
    }));

  it('takes everything of an earlier boot for gone', () =>
    inFolder(async (parent) => {
      const me = await thisOwner();
      await mkdir(path.join(parent, `${folderPrefix({ ...me, boot: '00000000' })}abcdef`));
      assert.equal((await sweep(parent)).length, 1);
    }));

  it('leaves what another container, another program or nobody owns, and what is no folder', () =>
    inFolder(async (parent) => {
      const me = await thisOwner();
      const gone = { ...me, pid: await gonePid() };
      await mkdir(path.join(parent, `${folderPrefix({ ...gone, space: '00000000' })}abcdef`));
      await mkdir(path.join(parent, 'story-ops-kube.odd.name'));
      await mkdir(path.join(parent, 'other'));
      await symlink(path.join(parent, 'other'), path.join(parent, `${folderPrefix(gone)}link00`));
      await writeFile(path.join(parent, `${folderPrefix(gone)}file00`), '');
      assert.deepEqual(await sweep(parent), []);
      assert.equal((await readdir(parent)).length, 5);
    }));

  it('is done when asked, and before the first file is made', () =>
    inFolder(async (parent) => {
      const me = await thisOwner();
      const leave = (): Promise<unknown> => mkdir(path.join(parent, `${folderPrefix({ ...me, start: '7' })}abcdef`));
      const kube = makeKube({ env: () => Promise.resolve({}), cwd: parent, parent });
      await leave();
      await kube.sweep();
      assert.deepEqual(await readdir(parent), []);
      await leave();
      await kube.isolate([]);
      assert.equal((await readdir(parent)).length, 1);
      await kube.dispose();
      assert.deepEqual(await readdir(parent), []);
    }));

  it('copes with a place that is not there', async () => {
    assert.deepEqual(await sweep('/nowhere/at/all'), []);
  });
});
