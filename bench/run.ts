// How much a run costs beside bare bash: CPU of 20 commands, reads side by side, 1 GB of output, a cancel.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runner, UnitResult } from '../src/run/contract.ts';
import { listProcesses } from '../src/run/processes.ts';
import { makeRunner } from '../src/run/runner.ts';
import { costOf } from './support/cpu.ts';
import { median, sayRow } from './support/rows.ts';
import { openBenchSession } from './support/session.ts';
import { TWENTY, TWENTY_STORY } from './support/twenty.ts';

const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
const never = new AbortController().signal;
const GB = 1024 ** 3;
const MB = 1024 ** 2;

async function runOne(runner: Runner, text: string, signal = never): Promise<UnitResult & { took: number }> {
  const before = performance.now();
  const shell = await runner.open({ cwd: '/', env, graceMs: 300 });
  const result = await shell.run({ text, kubeconfig: null, mode: 'run', timeoutMs: 120_000 }, signal);
  await shell.close();
  return { ...result, took: performance.now() - before };
}

function twentyCommands(dir: string): void {
  const script = join(dir, 'script.sh');
  writeFileSync(script, TWENTY.join('\n'));
  const fences = new URL('support/fences.ts', import.meta.url).pathname;
  const story = join(dir, 'twenty.md');
  writeFileSync(story, TWENTY_STORY);
  const ours = (count: number) => {
    const { cpu, status } = costOf(`'${process.execPath}' '${fences}' '${dir}' '${story}' ${String(count)}`);
    if (status !== 0) throw new Error('The fences did not run.');
    return cpu;
  };
  const bare = (count: number) => costOf(`for i in {1..${String(count)}}; do bash '${script}'; done`).cpu;
  const [few, many] = [4, 24];
  const perFence = (cpu: (count: number) => number) => (cpu(many) - cpu(few)) / (many - few);
  const rounds = [0, 1, 2].map(() => ({ ours: perFence(ours), bare: perFence(bare) }));
  const [a, b] = [median(rounds.map((r) => r.ours)), median(rounds.map((r) => r.bare))];
  const detail = `fence ${a.toFixed(0)} ms CPU, bash script.sh ${b.toFixed(0)} ms`;
  sayRow({
    name: 'CPU a command over bare bash, 20 with expectations in one fence',
    detail,
    value: (a - b) / 20,
    bar: 3,
    unit: ' ms',
  });
}

async function parallelReads(dir: string): Promise<void> {
  const row = (i: number) => `| AC${String(i)} | \`sleep 0.5; echo read ${String(i)}\` | \`read ${String(i)}\` | ⬜ |`;
  const rows = Array.from({ length: 20 }, (_, i) => row(i + 1)).join('\n');
  const head = '| AC | Command | Expected | Status |\n|---|---|---|---|';
  const story = join(dir, 'matrix.md');
  writeFileSync(story, `# BENCH-2 — Twenty reads\n\n## Validation\n\n${head}\n${rows}\n`);
  const session = openBenchSession(dir);
  const before = performance.now();
  const { records } = await session.run(story);
  const took = performance.now() - before;
  await session.dispose();
  const passed = records.filter(({ verdict }) => verdict === 'pass').length;
  if (passed !== 20) throw new Error(`${String(passed)} of 20 reads passed.`);
  const detail = `${took.toFixed(0)} ms, one after another at least 10000 ms`;
  sayRow({ name: 'matrix of 20 reads of 500 ms', detail, value: took / 10_000, bar: 0.3, unit: '×' });
}

async function oneGigabyte(runner: Runner): Promise<void> {
  const text = `head -c ${String(GB)} /dev/zero | tr '\\0' x`;
  const hash = spawnSync('bash', ['-c', `${text} | sha256sum`], { encoding: 'utf8' });
  const bare = () => {
    const before = performance.now();
    spawnSync('bash', ['-c', `${text} | sha256sum`]);
    return performance.now() - before;
  };
  const resident = process.memoryUsage.rss();
  let peak = resident;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 10);
  const ours = await runOne(runner, text);
  clearInterval(timer);
  const exact = ours.stdout.bytes === GB && hash.stdout.startsWith(ours.stdout.sha256);
  const took = bare();
  const detail = `${ours.took.toFixed(0)} ms, bash x | sha256sum ${took.toFixed(0)} ms`;
  sayRow({ name: '1 GB of output', detail, value: ours.took / took, bar: 2, unit: '×' });
  sayRow({ name: '1 GB of output, resident growth', detail: '', value: (peak - resident) / MB, bar: 150, unit: ' MB' });
  sayRow({ name: '1 GB of output, size or hash wrong', detail: '', value: exact ? 0 : 1, bar: 0, unit: '' });
}

/** Ends a block 400 ms after its start, by a cancel or by its timeout. */
async function ended(runner: Runner, how: 'cancel' | 'timeout', of: string, text: string): Promise<void> {
  const cancel = new AbortController();
  const shell = await runner.open({ cwd: '/', env, graceMs: 300 });
  const unit = { kubeconfig: null, mode: 'run' } as const;
  const leader = Number((await shell.run({ ...unit, text: 'echo $$', timeoutMs: 60_000 }, never)).stdout.text);
  const before = performance.now();
  if (how === 'cancel') setTimeout(() => cancel.abort(), 400);
  await shell.run({ ...unit, text, timeoutMs: how === 'timeout' ? 400 : 60_000 }, cancel.signal);
  const took = performance.now() - before - 400;
  const left = listProcesses().filter((p) => !p.zombie && (p.session === leader || p.group === leader)).length;
  await shell.close();
  sayRow({ name: `${how} of ${of}, beyond the grace`, detail: '', value: took - 300, bar: 1000, unit: ' ms' });
  sayRow({ name: `${how} of ${of}, processes left`, detail: '', value: left, bar: 0, unit: '' });
}

const dir = mkdtempSync(join(tmpdir(), 'story-ops-bench-'));
const runner = makeRunner();
await oneGigabyte(runner);
const stubborn =
  "(trap '' TERM; sleep 100; sleep 100) & (sleep 100 & exec sleep 100) & trap '' TERM; sleep 100; sleep 100";
for (const how of ['cancel', 'timeout'] as const) {
  await ended(runner, how, 'a stream without end', 'yes');
  await ended(runner, how, 'background children that ignore TERM', stubborn);
}
await parallelReads(dir);
twentyCommands(dir);
runner.dispose();
rmSync(dir, { recursive: true });
