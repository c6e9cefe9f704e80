import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';
import { runProgram } from '../../tools/runProgram.ts';
import { hasPseudoterminals, inTerminal, type InTerminal } from '../support/inTerminal.ts';
import { notRun } from '../support/notRun.ts';

const story = (...lines: readonly string[]): string =>
  `# STORY-WICK — Wicks\n\n## Tasks\n\n- [ ] **1.1 Ask**: which wick.\n  \`\`\`bash\n${lines.map((l) => `  ${l}\n`).join('')}  \`\`\`\n  - Expected: it burns\n`;

describe('the command line at a terminal', () => {
  let folder: string;
  const cli = [process.execPath, inProject('dist', 'cli.js'), 'run', 'wick.md'];
  const open = async (text: string, ...options: readonly string[]): Promise<InTerminal> => {
    await writeFile(join(folder, 'wick.md'), text);
    return inTerminal([...cli, ...options], { cwd: folder });
  };
  const box = async (): Promise<string> =>
    (await readFile(join(folder, 'wick.md'), 'utf8')).split('- ')[1]?.slice(0, 3) ?? '';

  before(function () {
    if (!hasPseudoterminals()) notRun(this, 'there is no `script` of util-linux');
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'story-ops-terminal-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says in one line what runs, which is gone at the end', async () => {
    const at = await open(story('echo it burns'));
    const { output } = await at.ended;
    assert.match(output, /\r\x1b\[K0 done {2}running 1\.1\r\x1b\[K1 done\r\x1b\[K/);
  });

  it('gives it to what asks for keys, in a process group of its own, then ticks what the person marks as passed', async () => {
    const group = '$(ps -o pgid= -p $$) $(ps -o tpgid= -p $$) $(ps -o pgid= -p $PPID)';
    const at = await open(story(`read -r -p Wh"ich? " wick; echo $wick ${group} > seen`), '--writes', '--tick');
    await at.sees('Run it? [y/N]');
    at.types('y\r');
    await at.sees('Which? ');
    at.types('long\r');
    await at.sees('Expected: it burns');
    await at.sees('[p/f/N]');
    at.types('p\r');
    await at.sees('A note');
    at.types('yellow\r');
    const { status, output } = await at.ended;
    assert.equal(status, 0, output);
    assert.equal(await box(), '[x]');
    const [wick, own, foreground, outer] = (await readFile(join(folder, 'seen'), 'utf8')).trim().split(/\s+/);
    assert.equal(wick, 'long');
    assert.equal(own, foreground);
    assert.notEqual(own, outer);
  });

  it('leaves Ctrl+C to what has it, puts its modes back, and takes a failure for the person’s word', async () => {
    const at = await open(story('stty -echo; read -r -p Pass"word: " word'), '--writes', '--yes', '--tick', '--json');
    await at.sees('Password: ');
    at.types('\x03');
    await at.sees('[p/f/N]');
    at.types('f\r');
    await at.sees('A note');
    at.types('it hung\r');
    const { status, output } = await at.ended;
    assert.equal(status, 1, output);
    assert.match(output, /it hung[^]*"because": "Marked as failed by hand: it hung"/);
    assert.equal(await box(), '[ ]');
  });

  it('is interrupted by Ctrl+C at a question, and takes Ctrl+D for a no', async () => {
    const interrupted = await open(story('touch seen'), '--writes');
    await interrupted.sees('Run it? [y/N]');
    interrupted.types('\x03');
    const { status, output } = await interrupted.ended;
    assert.equal(status, 130, output);
    assert.match(output, /The run was cancelled\./);
    const left = await open(story('touch seen'), '--writes');
    await left.sees('Run it? [y/N]');
    left.types('\x04');
    assert.equal((await left.ended).status, 3);
    await assert.rejects(readFile(join(folder, 'seen')), { code: 'ENOENT' });
  });

  it('runs no write there that is declined, and marks nothing that is not marked', async () => {
    const declined = await open(story('read -r -p Wh"ich? " wick; touch seen'), '--writes', '--tick');
    await declined.sees('Run it? [y/N]');
    declined.types('\r');
    assert.equal((await declined.ended).status, 3);
    await assert.rejects(readFile(join(folder, 'seen')), { code: 'ENOENT' });
    const unmarked = await open(story('read -r -p Wh"ich? " wick'), '--task', '1.1', '--tick');
    await unmarked.sees('Which? ');
    unmarked.types('long\r');
    await unmarked.sees('[p/f/N]');
    unmarked.types('\r');
    assert.equal((await unmarked.ended).status, 3);
    assert.equal(await box(), '[ ]');
  });

  it('is given back at once where the run is cancelled', async () => {
    const at = await open(story('read -r -p Wh"ich? " wick; touch seen'), '--writes', '--yes', '--tick');
    await at.sees('Which? ');
    at.gets('SIGTERM');
    assert.equal((await at.ended).status, 130);
    await assert.rejects(readFile(join(folder, 'seen')), { code: 'ENOENT' });
  });

  it('is needed: without one the check is manual and says so', async () => {
    await writeFile(join(folder, 'wick.md'), story('read -r -p Wh"ich? " wick; touch seen'));
    const { status, output } = await runProgram(process.execPath, [...cli.slice(1), '--writes', '--yes'], {
      cwd: folder,
      timeoutMs: 60_000,
    });
    assert.equal(status, 3, output);
    assert.match(output, /manual.*1\.1[^]*asks for keys, and there is no terminal/);
    await assert.rejects(readFile(join(folder, 'seen')), { code: 'ENOENT' });
  });
});
