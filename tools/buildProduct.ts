import { inProject } from './folders.ts';
import { mustRun } from './runProgram.ts';
import { duration, say } from './say.ts';

/** Builds dist/ as users get it. */
export async function buildProduct(): Promise<void> {
  const began = Date.now();
  await mustRun(inProject('node_modules', '.bin', 'node'), [inProject('esbuild.js')], { cwd: inProject() });
  say(`Built dist/ in ${duration(Date.now() - began)}`);
}
