// Runs the API tests of test/host/api in the desktop build of VS Code, where its download can be reached.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { buildHostTests } from './buildHostTests.ts';
import { buildProduct } from './buildProduct.ts';
import { inCache, inProject } from './folders.ts';
import { endProgramsWithUs } from './runProgram.ts';
import { say } from './say.ts';
import type { Tally } from './tally.ts';

endProgramsWithUs();
await buildProduct();
const tests = await buildHostTests();
const program = await downloadAndUnzipVSCode({ cachePath: inCache('vscode-desktop') }).catch((error: unknown) => {
  say(
    `not run: the desktop build of VS Code cannot be downloaded here (${String(error)}). "npm run test:host" needs none.`,
  );
});
if (program === undefined) process.exitCode = 1;
else {
  const scratch = await mkdtemp(join(tmpdir(), 'story-ops-desktop-'));
  try {
    const folder = join(scratch, 'workspace');
    await cp(inProject('test', 'host', 'workspace'), folder, { recursive: true });
    await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: inProject(),
      extensionTestsPath: tests,
      extensionTestsEnv: { STORY_OPS_SCRATCH: scratch },
      launchArgs: [
        folder,
        '--disable-extensions',
        '--disable-workspace-trust',
        '--user-data-dir',
        join(scratch, 'data'),
      ],
    });
    const { passed, failed, skipped } = JSON.parse(await readFile(join(scratch, 'tally.json'), 'utf8')) as Tally;
    say(`${String(passed)} passed, ${String(failed.length)} failed, ${String(skipped.length)} skipped`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
