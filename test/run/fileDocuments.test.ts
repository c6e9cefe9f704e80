import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDocuments } from '../../src/terminal/fileDocuments.ts';

describe('a story as a file', () => {
  let folder = '';
  let file = '';
  const documents = fileDocuments(() => 'lamp.md');
  const tick = (text: string) => [
    { span: { start: text.indexOf('[ ]') + 1, end: text.indexOf('[ ]') + 2 }, text: 'x' },
  ];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'story-ops-file-'));
    file = join(folder, 'lamp.md');
    await writeFile(file, '\uFEFF- [ ] lit\r\n- [ ] seen');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('changes by just the edit, keeps its mode, and leaves nothing beside it', async () => {
    await chmod(file, 0o640);
    assert.equal((await documents.change(file, tick)).kind, 'changed');
    assert.equal(await readFile(file, 'utf8'), '\uFEFF- [x] lit\r\n- [ ] seen');
    assert.equal((await stat(file)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(folder), ['lamp.md']);
  });

  it('stays the target of a symbolic link', async () => {
    const link = join(folder, 'link.md');
    await symlink(file, link);
    await documents.change(link, tick);
    assert.match(await readFile(file, 'utf8'), /\[x\] lit/);
    assert.deepEqual((await readdir(folder)).sort(), ['lamp.md', 'link.md']);
  });

  it('is left alone when it is read-only, and a patch is offered', async () => {
    await chmod(file, 0o444);
    const changed = await documents.change(file, tick);
    assert.equal(changed.kind, 'refused');
    assert.match(
      changed.kind === 'refused' ? (changed.patch ?? '') : '',
      /^--- lamp\.md\n\+\+\+ lamp\.md\n@@ -1 \+1 @@\n-.*\n\+.*\[x\] lit/,
    );
    assert.doesNotMatch(await readFile(file, 'utf8'), /\[x\]/);
  });

  it('that is gone is refused with a sentence and without a patch, whenever it went', async () => {
    const gone = {
      kind: 'refused',
      why: 'The file is gone: it was moved or deleted while its checks ran. Put it back, and run them again.',
      patch: null,
    };
    const during = await documents.change(file, (text) => {
      rmSync(file);
      return tick(text);
    });
    assert.deepEqual(during, gone);
    assert.deepEqual(await documents.change(file, tick), gone);
    assert.deepEqual(await readdir(folder), []);
  });

  it('that became a folder is refused as one that cannot be read', async () => {
    await rm(file);
    await mkdir(file);
    assert.deepEqual(await documents.change(file, tick), {
      kind: 'refused',
      why: 'The file can no longer be read.',
      patch: null,
    });
  });

  it('is left alone when it is not UTF-8, since other bytes would change too', async () => {
    const bytes = Buffer.concat([Buffer.from('- [ ] lit '), Buffer.from([0xe9])]);
    await writeFile(file, bytes);
    assert.equal((await documents.change(file, tick)).kind, 'refused');
    assert.ok((await readFile(file)).equals(bytes));
  });

  it('that changed while the edits were made is read again', async () => {
    let calls = 0;
    const changed = await documents.change(file, (text) => {
      calls += 1;
      if (calls === 1) writeFileSync(file, `${text}\n- [ ] more`);
      return tick(text);
    });
    assert.equal(changed.kind, 'changed');
    assert.equal(await readFile(file, 'utf8'), '\uFEFF- [x] lit\r\n- [ ] seen\n- [ ] more');
  });

  it('that keeps changing is refused, and nothing of what others wrote is lost', async () => {
    let calls = 0;
    const changed = await documents.change(file, (text) => {
      calls += 1;
      writeFileSync(file, `${text}\n- [ ] more ${String(calls)}`);
      return tick(text);
    });
    assert.equal(changed.kind, 'refused');
    assert.equal(await readFile(file, 'utf8'), '\uFEFF- [ ] lit\r\n- [ ] seen\n- [ ] more 1\n- [ ] more 2');
    assert.deepEqual(await readdir(folder), ['lamp.md']);
  });
});
