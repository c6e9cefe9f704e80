import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { inProject } from '../../tools/folders.ts';
import { notRun } from '../support/notRun.ts';

const STORY = `# S-7 — Other engines

## Tasks

- [ ] **1.1 Count**: lines
  \`\`\`bash
  printf 'a\\nb\\n' | wc -l   # Should be 2
  \`\`\`
- [ ] **1.2 Name**: of the host file
  \`\`\`bash
  echo lantern
  \`\`\`
  - Expected: shows beacon
`;

/** The first other Node on the PATH that the manifest supports: users have theirs, and these tests run under ours. */
function otherNode(): { readonly file: string; readonly version: string } | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, 'node');
    if (!existsSync(file)) continue;
    const version = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim();
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
    const supported = major > 20 || (major === 20 && minor >= 19);
    if (supported && String(major) !== process.versions.node.split('.')[0]) return { file, version };
  }
  return null;
}

describe('the command line under another Node than ours', function () {
  this.timeout(60_000);
  let home = '';
  let node = '';
  before(function () {
    const other = otherNode();
    if (!other) notRun(this, `there is no Node on the PATH from 20.19 on that is not ${process.version}`);
    node = other.file;
    home = mkdtempSync(join(tmpdir(), 'story-ops-node-'));
    writeFileSync(join(home, 'story.md'), STORY);
  });
  after(() => {
    if (home !== '') rmSync(home, { recursive: true });
  });

  const cli = (...args: readonly string[]) => {
    const env = { ...process.env, XDG_CACHE_HOME: join(home, 'cache') };
    return spawnSync(node, [inProject('dist', 'cli.js'), ...args], { cwd: home, env, encoding: 'utf8' });
  };

  // The second time the compiled code is taken from the cache.
  for (const time of ['first', 'second'])
    it(`lists a story, the ${time} time`, () => {
      const { status, stdout, stderr } = cli('list', 'story.md', '--json');
      assert.deepEqual([status, stderr, stdout.includes('"id": "S-7"')], [0, '', true]);
    });

  it('runs its tasks, and ticks the one that was earned', () => {
    const { status, stderr } = cli('run', 'story.md', '--task', '1.1', '--task', '1.2', '--tick');
    assert.deepEqual([status, stderr], [1, '']);
    const boxes = readFileSync(join(home, 'story.md'), 'utf8').match(/^- \[.\]/gm);
    assert.deepEqual(boxes, ['- [x]', '- [ ]']);
  });
});
