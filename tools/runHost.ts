// Runs the API tests of test/host/api inside the extension host of a real VS Code, which a browser page opens.
//
//     node tools/runHost.ts [--tally FILE] [--grep TEXT]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.ts';
import { buildHostTests } from './buildHostTests.ts';
import { inProject } from './folders.ts';
import { endProgramsWithUs, endWithStdin } from './runProgram.ts';
import type { Tally } from './tally.ts';
import { startVscodeServer, type VscodeServer } from './vscodeServer.ts';

const LIMIT_MS = 5 * 60_000;

endProgramsWithUs();
endWithStdin();
const { values } = parseArgs({ options: { tally: { type: 'string' }, grep: { type: 'string', short: 'g' } } });
const tests = await buildHostTests();
const server = await startVscodeServer({
  copyOf: inProject('test', 'host', 'workspace'),
  env: values.grep === undefined ? {} : { STORY_OPS_GREP: values.grep },
});
try {
  const code = await runInPage(server, tests);
  const tally = await readFile(join(server.scratch, 'tally.json'), 'utf8').catch(() => '');
  if (tally === '')
    throw new Error(`The extension host wrote no result (exit ${String(code)}).\n${server.log().slice(-4000)}`);
  if (values.tally !== undefined) await writeFile(values.tally, tally);
  const { failed } = JSON.parse(tally) as Tally;
  process.exitCode = code === 0 && failed.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}

/** Opens the page, shows what the tests print, and resolves with the code with which they ended. */
async function runInPage({ port, folder = '' }: VscodeServer, tests: string): Promise<number> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${String(port)}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(inProject().replace(/\/$/, ''))],
      ['extensionTestsPath', remote(tests)],
      ['skipWelcome', 'true'],
    ];
    const ended = new Promise<number>((resolve, reject) => {
      setTimeout(() => {
        reject(new Error(`The tests did not end within ${String(LIMIT_MS / 60_000)} min.`));
      }, LIMIT_MS).unref();
      page.on('crash', () => {
        reject(new Error('The page crashed.'));
      });
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      const line = args.map(String).join(' ');
      // The extension host's console holds VS Code's own lines as well; ours begin with two spaces.
      if (line.startsWith('  ')) process.stdout.write(`${line}\n`);
    });
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
    await page.goto(`http://127.0.0.1:${String(port)}/?${query.toString()}`);
    return await ended;
  } finally {
    await browser.close();
  }
}
