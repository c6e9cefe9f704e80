import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../../src/terminal/io.ts';
import { lint } from '../../../src/terminal/lint.ts';
import { list } from '../../../src/terminal/list.ts';
import { repair } from '../../../src/terminal/repair.ts';

describe('reading commands', () => {
  let folder = '';
  let out = '';
  let err = '';
  const io = (): Io => ({
    cwd: folder,
    env: {},
    color: false,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  const write = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reading-'));
    out = '';
    err = '';
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('list takes a folder’s stories, and a named file whatever it holds', async () => {
    write('story.md', '## Tasks\n- [ ] T1 One\n');
    write('readme.md', '# Words\n');
    assert.equal(await list(['.'], { json: true }, io()), 0);
    const paths = (text: string): string[] =>
      (JSON.parse(text) as { stories: { path: string }[] }).stories.map((story) => story.path);
    assert.deepEqual(paths(out), ['story.md']);
    out = '';
    assert.equal(await list(['readme.md'], { json: true }, io()), 0);
    assert.deepEqual(paths(out), ['readme.md']);
  });

  it('list refuses a file that is not there', async () => {
    await assert.rejects(list(['nope.md'], {}, io()), /nope\.md/);
  });

  it('lint --fix applies what is safe, keeps the mode and leaves the rest as problems', async () => {
    const file = write('a.md', '## Tasks\n- [] T1 One\n- [ ] T2 Two\n  ```sh\n  true\n- [ ] T2 Again\n');
    chmodSync(file, 0o640);
    assert.equal(await lint(['a.md'], { fix: true }, io()), 1);
    assert.equal(
      readFileSync(file, 'utf8'),
      '## Tasks\n- [ ] T1 One\n- [ ] T2 Two\n  ```sh\n  true\n  ```\n- [ ] T2 Again\n',
    );
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.match(out, /id-duplicate/);
    assert.doesNotMatch(out, /box-malformed|fence-recovered/);
  });

  it('lint is 0 for a sound story, and speaks SARIF and GitHub', async () => {
    write('a.md', '## Tasks\n- [ ] T1 One\n');
    assert.equal(await lint(['a.md'], {}, io()), 0);
    write('b.md', '## Tasks\n- [] One\n');
    await lint(['b.md'], { github: true }, io());
    assert.match(out, /^::warning file=b\.md,line=2,col=3,title=box-malformed::/);
    out = '';
    await lint(['b.md'], { sarif: true }, io());
    assert.equal((JSON.parse(out) as { version: string }).version, '2.1.0');
  });

  it('repair restores a damaged file, and names the lines of one that it refuses', async () => {
    const whole = write('a.md', '# A ‚Äî B\n');
    assert.equal(await repair(['a.md'], {}, io()), 0);
    assert.equal(readFileSync(whole, 'utf8'), '# A — B\n');
    const part = '# A ‚Äî B\nnaïve — sound\n';
    const refused = write('b.md', part);
    assert.equal(await repair(['b.md'], {}, io()), 1);
    assert.equal(readFileSync(refused, 'utf8'), part);
    assert.match(err, /Lines 1 .*lines 2/);
  });

  it('never rewrites a file that is not UTF-8', async () => {
    const bytes = Uint8Array.from([...'## Tasks\n- [] One '].map((c) => c.charCodeAt(0)).concat(0xe9, 10));
    const file = write('a.md', bytes);
    await assert.rejects(lint(['a.md'], { fix: true }, io()), /not UTF-8/);
    assert.deepEqual(new Uint8Array(readFileSync(file)), bytes);
  });
});
