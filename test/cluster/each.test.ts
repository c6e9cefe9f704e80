import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';
import { mustRun, runProgram } from '../../tools/runProgram.ts';
import { testClusters } from '../support/testClusters.ts';

/** On one of the two clusters only. */
const HERE = `story-ops-each-${String(process.pid)}`;

const STORY = `# STORY-BOTH — Both clusters

## Tasks

- [ ] **1.1 What both have**
  \`\`\`bash
  kubectl get namespace kube-system
  \`\`\`
  - Expected: STATUS Active
- [ ] **1.2 What one has**
  \`\`\`bash
  kubectl -n default get configmap -o name
  \`\`\`
  - Expected: \`configmap/${HERE}\`
- [ ] **1.3 What names its cluster**
  \`\`\`bash
  kubectl --context apps -n default get configmap -o name
  \`\`\`
  - Expected: no \`configmap/${HERE}\`
- [ ] **1.4 What contacts none**
  \`\`\`bash
  echo lit
  \`\`\`
  - Expected: \`lit\`
`;

interface Output {
  readonly runs: readonly { readonly check: string; readonly context: string | null; readonly verdict: string }[];
}

describe('a run on each of two clusters', () => {
  let folder = '';
  const clusters = (): readonly string[] =>
    Object.entries(testClusters().contexts).flatMap(([alias, context]) => ['--context', `${alias}=${context}`]);
  const kubectl = (...args: readonly string[]): Promise<string> =>
    mustRun('kubectl', ['--context', testClusters().contexts['infra'] ?? '', '-n', 'default', ...args]);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'story-ops-each-'));
    await writeFile(join(folder, 'both.md'), STORY);
    await kubectl('create', 'configmap', HERE);
  });
  after(async () => {
    await kubectl('delete', 'configmap', HERE);
    await rm(folder, { recursive: true, force: true });
  });

  it('asks each what names no cluster, and ticks only what passed on both', async () => {
    const cli = [inProject('dist', 'cli.js'), 'run', 'both.md', '--json', '--tick', ...clusters()];
    const run = await runProgram(process.execPath, [...cli, '--use', 'infra', '--use', 'apps'], { cwd: folder });
    const { runs } = JSON.parse(run.output.slice(run.output.indexOf('{'))) as Output;
    assert.deepEqual(
      runs.map(({ check, context, verdict }) => [check, context, verdict]),
      [
        ['1.1', 'infra', 'pass'],
        ['1.1', 'apps', 'pass'],
        ['1.2', 'infra', 'pass'],
        ['1.2', 'apps', 'fail'],
        ['1.3', 'apps', 'pass'],
        ['1.4', null, 'pass'],
      ],
    );
    assert.equal(run.status, 1);
    const after = STORY.replaceAll('- [ ]', '- [x]').replace('- [x] **1.2', '- [ ] **1.2');
    assert.equal(await readFile(join(folder, 'both.md'), 'utf8'), after);
  });
});
