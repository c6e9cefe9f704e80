import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';
import { mustRun, runProgram } from '../../tools/runProgram.ts';
import { needsNodes, testClusters } from '../support/testClusters.ts';

const POD = `story-ops-watch-${String(process.pid)}`;

interface Output {
  readonly runs: readonly {
    readonly check: string;
    readonly verdict: string;
    readonly because: string;
    readonly ms: number;
    readonly commands: readonly { readonly stdout: { readonly excerpt: string } }[];
  }[];
}

describe('a watch on a real cluster', () => {
  let folder = '';
  const infra = (): string => testClusters().contexts['infra'] ?? '';
  const kubectl = (...args: readonly string[]): Promise<string> =>
    mustRun('kubectl', ['--context', infra(), '-n', 'default', ...args]);
  /** The only check of a story with this command. */
  async function watch(command: string, expected: string) {
    const story = `# STORY-TIDE\n\n## Tasks\n\n- [ ] **1.1 Watch**\n  \`\`\`bash\n  ${command}\n  \`\`\`\n  - Expected: ${expected}\n`;
    await writeFile(join(folder, 'tide.md'), story);
    const cli = [inProject('dist', 'cli.js'), 'run', 'tide.md', '--json', '--context', `infra=${infra()}`];
    const { output } = await runProgram(process.execPath, cli, { cwd: folder, timeoutMs: 90_000 });
    const [run] = (JSON.parse(output.slice(output.indexOf('{'))) as Output).runs;
    assert.ok(run, output);
    return run;
  }

  before(async function () {
    needsNodes(this);
    folder = await mkdtemp(join(tmpdir(), 'story-ops-watch-'));
    const words = 'sleep 4; echo lamp lit; sleep 600';
    await kubectl('run', POD, '--image=busybox:1.36', '--restart=Never', '--command', '--', 'sh', '-c', words);
  });
  after(async () => {
    if (folder === '') return;
    await kubectl('delete', 'pod', POD, '--grace-period=1');
    await rm(folder, { recursive: true, force: true });
  });

  it('ends when the pod that comes up runs, well before its time is over', async () => {
    const run = await watch(`kubectl -n default get pod ${POD} -w`, 'STATUS Running');
    assert.equal(run.verdict, 'pass', run.because);
    assert.ok(run.ms < 25_000, `it took ${String(run.ms)} ms`);
  });

  it('ends with the line of the log that is expected', async () => {
    const run = await watch(`kubectl -n default logs -f ${POD}`, '`lamp lit`');
    assert.equal(run.verdict, 'pass', run.because);
    assert.ok(run.ms < 25_000, `it took ${String(run.ms)} ms`);
  });

  it('takes its whole time where something must not show', async () => {
    const run = await watch(`kubectl -n default logs -f ${POD}`, 'no errors');
    assert.equal(run.verdict, 'pass', run.because);
    assert.ok(run.ms >= 30_000, `it took ${String(run.ms)} ms`);
  });

  it('finds what a filter at its end held back', async () => {
    const run = await watch(`kubectl -n default logs -f ${POD} | grep -i LIT`, '`lamp lit`');
    assert.equal(run.verdict, 'pass', run.because);
  });
});
