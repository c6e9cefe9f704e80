import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine } from '../../../src/terminal/machine.ts';
import { main } from '../../../src/terminal/main.ts';

const STORY = `# STORY-1 — Lanterns

## Tasks

- [ ] **1.1 Lit**: see to it
  \`\`\`bash
  kubectl --context north get pods
  \`\`\`
  - Expected: Running
- [ ] **1.2 By hand**: polish them
- [ ] **1.3 Named**
  \`\`\`bash
  echo <wick>
  \`\`\`
- [ ] **1.4 Counted**
  \`\`\`bash
  echo $((<oil> + 1))
  \`\`\`
`;

const contexts = ['admin@north', 'admin@south'].map((name) => ({
  ...{ name, cluster: name, user: 'admin', server: 'https://192.0.2.1', namespace: null },
}));

/** Refuses to run anything: what is tested here is said before. */
const machine = {
  kube: () => ({ contexts: () => Promise.resolve(contexts), dispose: () => Promise.resolve() }),
  missingTools: () => Promise.resolve([]),
  locks: { take: () => ({ kind: 'taken', release: () => undefined }) },
  runner: { open: () => assert.fail('nothing runs') },
  sha256: () => '0'.repeat(64),
  signal: new AbortController().signal,
  interactive: false,
  ask: () => assert.fail('nobody is asked'),
} as unknown as Machine;

describe('wrong use of run', () => {
  let cwd: string;
  before(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'run-use-'));
    await writeFile(join(cwd, 'story.md'), STORY);
    await writeFile(join(cwd, 'bare.md'), '# STORY-2 — Bare\n\n## Acceptance Criteria\n1) Light.\n');
  });
  after(() => rm(cwd, { recursive: true }));

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    let out = '';
    let err = '';
    const io = {
      ...{ cwd, env: {}, color: false },
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
    };
    return { code: await main(['run', ...argv, 'story.md'], io, () => machine), out, err };
  }

  it('is to name two contexts for one alias', async () => {
    const { code, err } = await run('--context', 'north=admin@north', '--context', 'north=admin@south');
    assert.equal(code, 2);
    assert.match(err, /two contexts for north: admin@north and admin@south/);
  });

  it('is not to name the same context twice', async () => {
    const { code } = await run(
      ...['--context', 'north=admin@north', '--context', 'north=admin@north'],
      ...['--task', '1.1', '--dry-run'],
    );
    assert.equal(code, 0);
  });

  it('is a JUnit report that cannot be written, and nothing runs', async () => {
    const { code, err } = await run('--task', '1.1', '--context', 'north=admin@north', '--junit', 'missing/report.xml');
    assert.equal(code, 2);
    assert.match(err, /missing\/report\.xml cannot be written/);
  });

  it('is a broken number of jobs', async () => {
    assert.equal((await run('--jobs', '1.5', '--task', '1.2')).code, 2);
    assert.equal((await run('--jobs', '0', '--task', '1.2')).code, 2);
  });

  it('keeps the JSON one document where annotations are asked for, too', async () => {
    const { code, out, err } = await run('--task', '1.2', '--json', '--github');
    assert.equal(code, 3);
    assert.equal((JSON.parse(out) as { version: number }).version, 1);
    assert.match(err, /^::/);
  });

  it('is to ask for what no story has, also where nothing would run', async () => {
    for (const more of [[], ['--dry-run'], ['bare.md']]) {
      const { code, err } = await run('--task', '1.2', '--task', '9.9', ...more);
      assert.equal(code, 2);
      assert.match(err, /has the task 9\.9/);
    }
  });

  it('is not to name stories of which some have nothing of it', async () => {
    const { code, out } = await run('--task', '1.2', 'bare.md', '--json');
    assert.equal(code, 3);
    assert.equal((JSON.parse(out) as { runs: unknown[] }).runs.length, 1);
    assert.equal((await run('--dry-run', '--context', 'north=admin@north', 'bare.md')).code, 0);
  });

  it('is to give a value that no story asks for', async () => {
    const { code, err } = await run('--task', '1.3', '--dry-run', '--set', 'wik=long');
    assert.equal(code, 2);
    assert.match(err, /--set wik: no story here has such a value\.\nThey ask for: wick, oil\./);
    assert.match((await run('--task', '1.3', '--dry-run', '--set', '<wick>=long')).out, /echo long/);
  });

  it('is to name a context that is not there, also where nothing goes to one', async () => {
    for (const option of [
      ['--context', 'north=nowhere'],
      ['--use', 'nowhere'],
    ]) {
      const { code, err } = await run('--task', '1.3', '--set', 'wick=long', ...option);
      assert.equal(code, 2, err);
      assert.match(err, /no context nowhere.*\nIt has: admin@north, admin@south\./);
    }
  });

  it('is to give an empty value', async () => {
    assert.match((await run('--task', '1.3', '--set', 'wick=')).err, /--set wick= gives no value/);
  });

  it('says how a value is given, and why one that was given cannot be put in', async () => {
    const refused = await run('--task', '1.4', '--set', 'oil=a[$(rm x)]');
    assert.match(refused.out, /The value given for <oil> cannot be put in: this text is read as code once more/);
    const { out } = await run('--task', '1.3');
    assert.match(out, /<wick> has no value\. Give it when you are asked, or with --set wick=VALUE\./);
  });

  it('shows values in their places before anything runs, quoted', async () => {
    const { out } = await run('--task', '1.3', '--dry-run', '--set', 'wick=$(rm x)');
    assert.match(out, /echo '\$\(rm x\)'/);
  });
});
