// Runs the tiers of tests that this machine can run, and says of the others why it cannot.
//
//     npm test                      all tiers
//     npm run test:unit             one tier
//     npm run test:unit -- -g TEXT  what follows goes to the tier's own runner
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProduct } from './buildProduct.ts';
import { inProject } from './folders.ts';
import { endProgramsWithUs, runProgram } from './runProgram.ts';
import { duration, say, sayHeading } from './say.ts';
import { scratchFolder } from './scratchFolder.ts';
import { sayTable, type TierResult } from './table.ts';
import type { Tally } from './tally.ts';
import { TIERS } from './tiers/all.ts';
import type { Tier, TierRun } from './tiers/tier.ts';

const NONE: Tally = { passed: 0, failed: [], skipped: [] };
const LIMIT_MS = 20 * 60_000;

endProgramsWithUs();
const names = process.argv.slice(2).filter((word) => TIERS.some(({ name }) => name === word));
const more = process.argv.slice(2).filter((word) => !names.includes(word));
const chosen = names.length === 0 ? TIERS : TIERS.filter(({ name }) => names.includes(name));
const scratch = scratchFolder('story-ops-test');

if (chosen.some(({ name }) => !['unit', 'golden', 'properties', 'zones'].includes(name))) await buildProduct();
const results: TierResult[] = [];
for (const tier of chosen) {
  sayHeading(`${tier.name}: ${tier.about}`);
  const result = await runTier(tier);
  results.push(result);
  record(result);
}
sayTable(results);
process.exitCode = results.some(({ state }) => state === 'failed') ? 1 : 0;

async function runTier(tier: Tier): Promise<TierResult> {
  const began = Date.now();
  const ended = (state: TierResult['state'], tally: Tally, why = ''): TierResult => ({
    ...{ name: tier.name, state, why, ms: Date.now() - began },
    ...{ passed: tally.passed, failed: tally.failed.length, skipped: tally.skipped.length },
    failures: tally.failed,
  });
  const broken = (why: string, tally: Tally = NONE): TierResult => {
    say(`  ✗ ${why}`);
    const failed = [...tally.failed, { title: tier.name, why }];
    return ended('failed', { ...tally, failed }, why.split('\n')[0] ?? '');
  };
  let run: TierRun | undefined;
  try {
    const readiness = await tier.prepare();
    if (readiness.kind === 'cannot') {
      say(`  not run: ${readiness.why}`);
      return ended('not run', NONE, readiness.why);
    }
    run = readiness.run;
    const { tally, status } = await runTool(tier.name, run);
    if (tally === undefined) return broken(`ended with ${String(status)} before its tests did`);
    if (tally.passed + tally.failed.length + tally.skipped.length === 0) return broken('has no tests');
    if (status !== 0 && tally.failed.length === 0)
      return broken(`its tests passed, but it ended with ${String(status)}`, tally);
    return ended(tally.failed.length === 0 ? 'passed' : 'failed', tally);
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  } finally {
    await run?.after?.();
  }
}

/** Runs a tier's tool in a process of its own. No tally: it ended before its tests did. */
async function runTool(name: string, run: TierRun): Promise<{ tally: Tally | undefined; status: number }> {
  const file = join(scratch, `${name}.json`);
  const args = ['--disable-warning=ExperimentalWarning', inProject('tools', `${run.tool}.ts`), '--tally', file];
  const { status, timedOut } = await runProgram(process.execPath, [...args, ...more, ...run.args], {
    cwd: inProject(),
    env: { ...process.env, ...run.env, TMPDIR: scratch },
    show: true,
    endsWithUs: true,
    timeoutMs: LIMIT_MS,
  });
  if (timedOut) throw new Error(`did not end within ${duration(LIMIT_MS)}`);
  return { tally: existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Tally) : undefined, status };
}

/** For `.ci/run`: one line of JSON a tier, in the file that it named. */
function record(result: TierResult): void {
  const file = process.env['STORY_OPS_TIERS'];
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(result)}\n`);
}
