import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder } from '../../src/kube/privateFolder.ts';
import { inProject } from '../../tools/folders.ts';

const STORY = '# S-1 — Lamp\n\n## Tasks\n\n- [ ] **1.1 Lit**: on.\n  ```bash\n  echo lit\n  ```\n  - Expected: `lit`\n';
const NEXT = 'Set TMPDIR to a folder that exists, can be written, and has room.';

describe('the command line in a place where it cannot work', function () {
  this.timeout(30_000);
  let home = '';
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'story-ops-places-'));
    writeFileSync(join(home, 'lamp.md'), STORY);
  });
  after(() => rmSync(home, { recursive: true }));

  const cli = (script: string, env: NodeJS.ProcessEnv = {}): readonly [number | null, string, string] => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', script, process.execPath, inProject('dist', 'cli.js')],
      {
        ...{ cwd: home, env: { ...process.env, ...env }, encoding: 'utf8' },
      },
    );
    return [status, stdout, stderr];
  };

  it('says that the current folder is gone', () => {
    mkdirSync(join(home, 'gone'));
    assert.deepEqual(cli('cd gone && rmdir ../gone && "$0" "$1" list lamp.md'), [
      2,
      '',
      'The current folder is gone: it was moved or deleted.\nGo to one that exists, then run again.\n',
    ]);
  });

  it('says what to do where TMPDIR does not exist or is no folder', () => {
    for (const [name, why] of [
      ['missing', 'it does not exist'],
      ['lamp.md', 'it is no folder'],
    ] as const) {
      const place = join(home, name);
      assert.deepEqual(cli('"$0" "$1" run lamp.md', { TMPDIR: place }), [
        2,
        '',
        `No private folder for a run can be made in ${place}: ${why}.\n${NEXT}\n`,
      ]);
    }
  });

  it('says that its output could not be written whole', () => {
    const task = (n: number): string =>
      `- [ ] **2.${String(n)} Lit**: on.\n  \`\`\`bash\n  echo lit ${String(n)}\n  \`\`\`\n`;
    writeFileSync(join(home, 'many.md'), STORY + Array.from({ length: 50 }, (_, n) => task(n)).join(''));
    // A limit on the size of files refuses what is beyond it, as a disk does that is full.
    const [status, , stderr] = cli('trap "" XFSZ; ulimit -f 4; "$0" "$1" list many.md --json > list.json', {
      XDG_CACHE_HOME: join(home, 'no', 'cache'),
    });
    assert.equal(status, 2);
    assert.match(stderr, /^The output cannot be written: EFBIG/);
  });

  it('does not wait for a command that deletes the folder in which it tells how it ends', () => {
    const place = mkdtempSync(join(home, 'tmp-'));
    writeFileSync(join(home, 'clear.md'), STORY.replace('echo lit\n', 'rm -rf "$TMPDIR"/*\n  echo lit\n'));
    const [status, stdout] = cli('"$0" "$1" run clear.md --writes --yes --json', { TMPDIR: place });
    const { runs } = JSON.parse(stdout) as {
      runs: { verdict: string; commands: { outcome: string; why?: string }[] }[];
    };
    assert.deepEqual([status, runs[0]?.verdict], [3, 'undecided']);
    assert.deepEqual(
      runs[0]?.commands.map(({ outcome }) => outcome),
      ['lost', 'not-started'],
    );
    assert.match(runs[0]?.commands[0]?.why ?? '', /private folder of this run was deleted/);
  });

  it('says the same where the files of contexts have no place', async () => {
    const place = join(home, 'missing');
    await assert.rejects(makePrivateFolder(place), {
      message: `No private folder for kubeconfig files can be made in ${place}: it does not exist.`,
      next: NEXT,
    });
  });

  it('is wrong use without arguments', () => {
    const [status, stdout, stderr] = cli('"$0" "$1"');
    assert.deepEqual([status, stdout, stderr.startsWith('Usage: story-ops')], [2, '', true]);
  });
});
