import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../../src/base/errors.ts';
import { readFolder, type ReadFolder } from '../../../src/terminal/markdownIn.ts';
import { readStories, type Use } from '../../../src/terminal/stories.ts';

const STORY = '# S-1 — Lamp\n\n## Tasks\n\n- [ ] **1.1 Lit**: see to it\n';

describe('stories of files and folders', () => {
  let cwd: string;
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'story-ops-stories-'));
    for (const folder of ['all', 'all/closed', 'all/open']) {
      await mkdir(join(cwd, folder));
      await writeFile(join(cwd, folder, 'lamp.md'), STORY);
    }
  });
  afterEach(() => rm(cwd, { recursive: true }));

  /** Folders of these names cannot be read, for root neither. */
  async function read(paths: readonly string[], closed: readonly string[] = [], use: Use = 'again') {
    let err = '';
    const refusing: ReadFolder = (folder) =>
      closed.some((name) => folder === join(cwd, name))
        ? Promise.reject(Object.assign(new Error('EACCES: permission denied, scandir'), { code: 'EACCES' }))
        : readFolder(folder);
    const from = { cwd, err: (text: string) => void (err += text), readFolder: refusing };
    const stories = await readStories(paths, from, use);
    return { paths: stories.map(({ path }) => path), err };
  }

  it('pass over a folder in them that cannot be read, and say so once', async () => {
    assert.deepEqual(await read(['all', 'all/'], ['all/closed']), {
      paths: ['all/lamp.md', 'all/open/lamp.md'],
      err: 'The folder all/closed cannot be read and was passed over. Check who may read it.\n',
    });
  });

  it('are refused where a folder that was named cannot be read, with what to do', async () => {
    await assert.rejects(read(['all'], ['all']), (error) => {
      assert.ok(error instanceof UserError);
      assert.deepEqual([error.message, error.next], ['all cannot be read.', 'Check who may read it.']);
      return true;
    });
  });

  it('are refused where one is a pipe that would be read twice, and it is not opened', async () => {
    assert.equal(spawnSync('mkfifo', [join(cwd, 'pipe')]).status, 0);
    for (const path of ['pipe', '/dev/null'])
      await assert.rejects(read([path]), (error) => {
        assert.ok(error instanceof UserError);
        assert.equal(error.message, `${path} is no file but a pipe or a device, and cannot be read twice.`);
        assert.equal(error.next, 'Save it to a file, and name that.');
        return true;
      });
    assert.deepEqual((await read(['/dev/null'], [], 'once')).paths, ['/dev/null']);
  });
});
