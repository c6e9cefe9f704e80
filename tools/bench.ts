// Runs the benchmarks of bench/, each in a process of its own: they print ratios to something known.
//
//     npm run bench [-- NAME …]
import { testFiles } from './tiers/tier.ts';
import { inProject, root } from './folders.ts';
import { endProgramsWithUs, runProgram } from './runProgram.ts';
import { say, sayHeading } from './say.ts';

endProgramsWithUs();
const wanted = process.argv.slice(2);
const files = testFiles('bench/*.ts', (path) => wanted.length === 0 || wanted.some((name) => path.includes(name)));
if (files.length === 0) say(`There is no benchmark ${wanted.join(' ')}.`);
for (const file of files) {
  sayHeading(file);
  const { status } = await runProgram(process.execPath, ['--expose-gc', inProject(file)], { cwd: root, show: true });
  if (status !== 0) process.exitCode = 1;
}
