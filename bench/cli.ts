// What the command line costs for a fence of 20 small commands with expectations, beside Node and our bundle alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from '../tools/buildProduct.ts';
import { inProject } from '../tools/folders.ts';
import { costOf } from './support/cpu.ts';
import { median, sayRow } from './support/rows.ts';

const COMMANDS = Array.from({ length: 20 }, (_, i) =>
  i % 4 === 0 ? `echo "line ${String(i)}" | grep -c line   # Should be 1` : '/bin/true',
);
const STORY = `# BENCH-1 — Twenty commands

## Tasks

- [ ] **1.1 Twenty**: small commands
  \`\`\`bash
${COMMANDS.map((line) => `  ${line}`).join('\n')}
  \`\`\`
  - Expected: exit 0
`;

await buildProduct();
const dir = mkdtempSync(join(tmpdir(), 'story-ops-bench-'));
const story = join(dir, 'story.md');
const script = join(dir, 'script.sh');
writeFileSync(story, STORY);
writeFileSync(script, COMMANDS.join('\n'));
const cli = `'${process.execPath}' '${inProject('dist', 'cli.js')}'`;
// A program by its path may write for all that is known, so a run of reads would leave the check out.
const run = `cd '${dir}' && ${cli} run '${story}' --task 1.1 --writes --yes --json`;
const said = execFileSync('bash', ['-c', `${run} || true`], { encoding: 'utf8' });
const ran = said.match(/"outcome": "exited",\s*"exit": 0,/g)?.length ?? 0;
if (ran !== COMMANDS.length) throw new Error(`${String(ran)} of ${String(COMMANDS.length)} commands ran:\n${said}`);
const rounds = Array.from({ length: 7 }, () => ({
  ours: costOf(run),
  alone: costOf(`${cli} --help`),
  list: costOf(`${cli} list '${story}'`),
  bare: costOf(`bash '${script}'`),
}));
const [ours, alone, list, bare] = [
  median(rounds.map((r) => r.ours.cpu)),
  median(rounds.map((r) => r.alone.cpu)),
  median(rounds.map((r) => r.list.cpu)),
  median(rounds.map((r) => r.bare.cpu)),
];
const wall = median(rounds.map((r) => r.ours.wall));
const detail = `run ${ours.toFixed(0)} ms CPU, Node and bundle ${alone.toFixed(0)} ms, list ${list.toFixed(0)} ms, bash ${bare.toFixed(0)} ms; wall ${wall.toFixed(0)} ms`;
const name = 'command line, 20 commands: CPU a command over Node and bundle';
sayRow({ name, detail, value: (ours - alone) / 20, bar: 4, unit: ' ms' });
rmSync(dir, { recursive: true });
