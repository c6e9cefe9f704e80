import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';
import { packVsix } from '../../tools/packVsix.ts';

const KB = 1024;

describe('the package that users install', () => {
  let folder: string;
  let vsix: string;
  let printed: string;
  let files: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'story-ops-package-'));
    vsix = join(folder, 'story-ops.vsix');
    ({ printed, files } = await packVsix(vsix));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is packed without a warning', () => {
    assert.doesNotMatch(printed, /\bWARN|warning|ERROR/i);
  });

  it('holds the product and what people read, and nothing else', () => {
    const foreign = files.filter(
      (path) =>
        !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE(\.\w+)?|dist\/[\w.-]+\.c?js|(media|schemas|docs)\/.+)$/.test(
          path,
        ),
    );
    assert.deepEqual(foreign, []);
    for (const needed of ['package.json', 'README.md', 'CHANGELOG.md', 'dist/extension.cjs', 'dist/cli.js'])
      assert.ok(files.includes(needed), `${needed} is missing`);
  });

  it('stays below 2 MB, and all that is needed to read stories below 600 KB', async () => {
    assert.ok((await stat(vsix)).size < 2_000 * KB);
    const reading = files.filter((path) => /^dist\/(extension|part-(?!running)[\w-]+)\.cjs$/.test(path));
    assert.ok(reading.length > 2, 'the extension is not in parts');
    const sizes = await Promise.all(reading.map(async (path) => (await stat(inProject(path))).size));
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 600 * KB);
    assert.ok((await stat(inProject('dist', 'extension.cjs'))).size < 60 * KB, 'more is loaded at activation');
  });

  it('holds no source map and no path of the machine that built it', async () => {
    for (const name of files.filter((path) => path.startsWith('dist/'))) {
      const text = await readFile(inProject(name), 'utf8');
      assert.ok(!text.includes(inProject()), `${name} names the folder that it was built in`);
    }
  });
});
