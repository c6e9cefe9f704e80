import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../tools/folders.ts';
import { runProgram } from '../../tools/runProgram.ts';

/** What the command line said of a story of the demo, run in a copy of its folder. */
export interface DemoRun {
  readonly status: number;
  /** `1.1 pass`, in the order of the story; checks that were left out are `1.1 left out`. */
  readonly verdicts: readonly string[];
  /** The story's text afterwards. */
  readonly after: string;
}

interface RunOutput {
  readonly runs: readonly { readonly check: string; readonly verdict: string }[];
  readonly summary: { readonly leftOut: readonly { readonly check: string }[] };
}

/** Runs `story-ops run <name> --json …` as it was built. */
export async function runDemo(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<DemoRun> {
  const folder = await mkdtemp(join(tmpdir(), 'story-ops-demo-'));
  try {
    await cp(inProject('demo'), folder, { recursive: true });
    const cli = [inProject('dist', 'cli.js'), 'run', name, '--json', ...args];
    const { status, output } = await runProgram(process.execPath, cli, { cwd: folder, env, timeoutMs: 60_000 });
    const start = output.indexOf('{');
    if (start < 0) throw new Error(`No JSON, exit ${String(status)}: ${output}`);
    const { runs, summary } = JSON.parse(output.slice(start)) as RunOutput;
    return {
      status,
      verdicts: [
        ...runs.map(({ check, verdict }) => `${check} ${verdict}`),
        ...summary.leftOut.map(({ check }) => `${check} left out`),
      ],
      after: await readFile(join(folder, name), 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
