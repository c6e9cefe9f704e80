import { inProject } from './folders.ts';
import { mustRun } from './runProgram.ts';

/** Packs what .vscodeignore lets through, as it was built. `printed` is what vsce said. */
export async function packVsix(out: string): Promise<{ printed: string; files: readonly string[] }> {
  const vsce = (...args: readonly string[]): Promise<string> =>
    mustRun(inProject('node_modules', '.bin', 'vsce'), args, { cwd: inProject(), timeoutMs: 120_000 });
  // Everything is bundled: node_modules is not looked at.
  const printed = await vsce(
    ...['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', out],
  );
  const files = (await vsce('ls', '--no-dependencies')).trim().split('\n');
  return { printed, files };
}
