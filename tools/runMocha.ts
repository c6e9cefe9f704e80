// Runs test files with mocha in this process and counts what came of them.
//
//     node tools/runMocha.ts [--tally FILE] [--each] [--timeout MS] [--grep TEXT] file …
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { inProject } from './folders.ts';
import { endWithStdin } from './runProgram.ts';
import { tallyWith } from './tally.ts';

endWithStdin();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tally: { type: 'string' },
    each: { type: 'boolean', default: false },
    timeout: { type: 'string', default: '5000' },
    grep: { type: 'string', short: 'g' },
  },
});

const mocha = new Mocha({
  timeout: Number(values.timeout),
  forbidOnly: process.env['CI'] !== undefined,
  ...(values.grep === undefined ? {} : { grep: values.grep }),
});
const tally = tallyWith(mocha, { print: (line) => process.stdout.write(`${line}\n`), each: values.each });
for (const file of positionals) mocha.addFile(inProject(file));
await mocha.loadFilesAsync();

mocha.run(() => {
  const result = tally();
  if (values.tally !== undefined) writeFileSync(values.tally, JSON.stringify(result));
  process.exitCode = result.failed.length === 0 ? 0 : 1;
  // Unreferenced: fires only where something that a test left open keeps this process alive.
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().join(', ');
    process.stdout.write(`  ✗ A test left something open: ended after 10 s, with ${open}\n`);
    process.exit(70);
  }, 10_000).unref();
});
