import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';

const STORY = `# S-1 — Lamp

## Tasks

- [ ] **1.1 Lit**: and gone.
  \`\`\`bash
  rm lamp.md && echo lit
  \`\`\`
  - Expected: \`lit\`
`;

describe('a story that is deleted while it runs', function () {
  this.timeout(30_000);
  let home = '';
  before(() => (home = mkdtempSync(join(tmpdir(), 'story-ops-deleted-'))));
  after(() => rmSync(home, { recursive: true }));

  it('has its verdicts told, and that nothing could be ticked', () => {
    writeFileSync(join(home, 'lamp.md'), STORY);
    const args = [inProject('dist', 'cli.js'), 'run', 'lamp.md', '--writes', '--yes', '--tick'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
    assert.match(stdout, /pass +1\.1[^]*1 check: 1 pass/);
    assert.equal(
      stderr,
      '1.1 was not ticked. The file is gone: it was moved or deleted while its checks ran. Put it back, and run them again.\n',
    );
    assert.equal(status, 0);
  });

  it('keeps nothing from the stories before and behind it, where it goes before its turn', () => {
    const other = STORY.replace('rm lamp.md', 'true');
    writeFileSync(join(home, 'a.md'), STORY.replace('lamp.md', 'b.md'));
    writeFileSync(join(home, 'b.md'), other);
    writeFileSync(join(home, 'c.md'), other);
    const args = [inProject('dist', 'cli.js'), 'run', 'a.md', 'b.md', 'c.md', '--writes', '--yes'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
    assert.match(stdout, /a\.md[^]*pass +1\.1[^]*c\.md[^]*pass +1\.1[^]*2 checks: 2 pass/);
    assert.match(stderr, /b\.md/);
    assert.equal(status, 2);
  });
});
