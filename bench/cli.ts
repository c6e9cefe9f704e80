// What the command line costs for a fence of 20 small commands with expectations, beside Node and our bundle alone, and
// beside scrut on the same commands: on the PATH, or where SCRUT says.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from '../tools/buildProduct.ts';
import { inProject } from '../tools/folders.ts';
import { costOf } from './support/cpu.ts';
import { median, sayRow } from './support/rows.ts';
import { TWENTY, TWENTY_STORY } from './support/twenty.ts';

/** The same commands with the same expectations, as scrut reads them. */
const DOCUMENT = TWENTY.map((line) => {
  const [command = '', expected] = line.split(/ +# Should be /);
  return `\`\`\`scrut\n$ ${command}\n${expected === undefined ? '' : `${expected}\n`}\`\`\`\n`;
}).join('\n');

await buildProduct();
const dir = mkdtempSync(join(tmpdir(), 'story-ops-bench-'));
const story = join(dir, 'story.md');
const script = join(dir, 'script.sh');
writeFileSync(story, TWENTY_STORY);
writeFileSync(script, TWENTY.join('\n'));
const document = join(dir, 'document.md');
writeFileSync(document, DOCUMENT);
const scrut = process.env['SCRUT'] ?? 'scrut';
const peer = `cd '${dir}' && '${scrut}' test '${document}'`;
const hasPeer = spawnSync('bash', ['-c', peer]).status === 0;
const cli = `'${process.execPath}' '${inProject('dist', 'cli.js')}'`;
// A program by its path may write for all that is known, so a run of reads would leave the check out.
const run = `cd '${dir}' && ${cli} run '${story}' --task 1.1 --writes --yes --json`;
const said = execFileSync('bash', ['-c', `${run} || true`], { encoding: 'utf8' });
const ran = said.match(/"outcome": "exited",\s*"exit": 0,/g)?.length ?? 0;
if (ran !== TWENTY.length) throw new Error(`${String(ran)} of ${String(TWENTY.length)} commands ran:\n${said}`);
// The first starts add to the compiled code that is kept; users see them once a version.
for (let start = 0; start < 5; start++)
  for (const line of [run, `${cli} --help`, `${cli} list '${story}'`]) costOf(line);
const rounds = Array.from({ length: 7 }, () => ({
  ours: costOf(run),
  alone: costOf(`${cli} --help`),
  list: costOf(`${cli} list '${story}'`),
  bare: costOf(`bash '${script}'`),
  peer: hasPeer ? costOf(peer).wall : NaN,
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
const against = 'command line, 20 commands: wall beside scrut on Markdown';
const peerWall = median(rounds.map((r) => r.peer));
if (hasPeer)
  sayRow({
    name: against,
    detail: `${wall.toFixed(0)} ms, scrut ${peerWall.toFixed(0)} ms`,
    value: wall / peerWall,
    bar: 1,
    unit: '×',
  });
else
  process.stdout.write(
    `–  not measured  ${against}: ${scrut} does not run here (cargo install scrut; or SCRUT=FILE)\n`,
  );
rmSync(dir, { recursive: true });
