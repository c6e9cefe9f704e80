import { strict as assert } from 'node:assert';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Machine } from '../../../src/terminal/machine.ts';
import { main } from '../../../src/terminal/main.ts';
import { inFolder } from '../../support/inFolder.ts';

const machine = {
  kube: () => ({ contexts: () => Promise.resolve([]), dispose: () => Promise.resolve() }),
  signal: new AbortController().signal,
  interactive: false,
} as unknown as Machine;

const HOSTILE = `# STORY-3 — Buoys\x1b]0;owned\x07

## Acceptance Criteria

1) Seen\x1b[2J.
1) Heard.

## Tasks

- [ ] **1.1 Rung\x1b[2J**: ring it (AC: 9\x9b)
  \`\`\`bash
  echo rung # Should be \x9b2Jrung
  \`\`\`
`;
const STORY = `# STORY-4 — Moorings

## Tasks

- [ ] **1.1 Tied**: to {{post}}
  \`\`\`bash
  rope --to {{post}}
  \`\`\`
`;

/** Runs a command line in a folder with this story. */
async function called(story: string, argv: readonly string[], env: Record<string, string> = {}) {
  let shown = '';
  let code = -1;
  await inFolder(async (cwd) => {
    await writeFile(join(cwd, 'story.md'), story);
    const print = (text: string): void => void (shown += text);
    code = await main(argv, { cwd, env, color: false, out: print, err: print }, () => machine);
  });
  return { shown, code };
}

describe('what the command line prints', () => {
  for (const argv of [
    ['list', 'story.md'],
    ['list', 'story.md', '--json'],
    ['lint', 'story.md'],
    ['lint', 'story.md', '--json'],
    ['lint', 'story.md', '--sarif'],
    ['explain', 'story.md:12'],
    ['explain', 'story.md:12', '--json'],
    ['run', 'story.md', '--dry-run'],
    ['run', 'story.md', '--dry-run', '--json'],
    ['judge', '--expect', 'a\x1b[2Jb\x07', '--command', 'echo \x9b2J'],
    ['judge', '--expect', 'a\x1b[2Jb\x07', '--command', 'echo \x9b2J', '--json'],
  ])
    it(`steers no terminal: ${argv.map((word) => JSON.stringify(word).slice(1, -1)).join(' ')}`, async () => {
      const { shown } = await called(HOSTILE, argv);
      assert.notEqual(shown, '');
      assert.doesNotMatch(shown, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
    });

  it('keeps all signs of a story in JSON, where they are written out', async () => {
    const { shown } = await called(HOSTILE, ['list', 'story.md', '--json']);
    const { stories } = JSON.parse(shown) as { stories: { checks: { commands: { text: string }[] }[] }[] };
    assert.match(JSON.stringify(stories), /\x9b/);
  });

  it('hides the values of variables named like secrets from a dry run', async () => {
    const secret = 'quiet-harbour-word-17';
    for (const form of [[], ['--json']]) {
      const argv = ['run', 'story.md', '--dry-run', '--writes', '--set', `post=${secret}`, ...form];
      const { shown } = await called(STORY, argv, { HARBOUR_TOKEN: secret });
      assert.match(shown, /rope --to/);
      assert.ok(!shown.includes(secret), shown);
    }
  });

  it('ends with a code of its own where Story Ops itself is at fault, not with that of a failed check', async () => {
    const argv = ['run', 'story.md'];
    let shown = '';
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'story.md'), STORY);
      const print = (text: string): void => void (shown += text);
      const broken = (): Machine => {
        throw new TypeError('a bug');
      };
      assert.equal(await main(argv, { cwd, env: {}, color: false, out: print, err: print }, broken), 70);
    });
    assert.match(shown, /TypeError: a bug[^]*a fault of Story Ops/);
  });
});

describe('a story that cannot be written', () => {
  it('is left alone by lint --fix, which says why', async () => {
    const broken = '# STORY-5\n\n## Tasks\n\n- [ ] **1.1 Lit**: a lamp\n';
    const mangled = Buffer.from(broken.replace('a lamp', 'l’été — là'), 'utf8').toString('latin1');
    await inFolder(async (cwd) => {
      const file = join(cwd, 'story.md');
      await writeFile(file, mangled);
      await chmod(file, 0o444);
      let err = '';
      const io = { cwd, env: {}, color: false, out: () => undefined, err: (text: string) => void (err += text) };
      assert.equal(await main(['repair', 'story.md'], io, () => machine), 2);
      assert.match(err, /was not written\. The file is read-only\./);
      assert.equal(await readFile(file, 'utf8'), mangled);
    });
  });
});
