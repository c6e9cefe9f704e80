// Takes what the last run of the tests got (`.actual`, left beside on a mismatch) as what is expected from now on.
import { globSync, renameSync } from 'node:fs';
import { inProject, root } from './folders.ts';
import { mustRun } from './runProgram.ts';
import { say } from './say.ts';

const found = globSync('test/golden/**/*.actual', { cwd: root }).sort();
for (const path of found) {
  renameSync(inProject(path), inProject(path.replace(/\.actual$/, '')));
  say(`took ${path}`);
}
if (found.length === 0) say('Nothing to take: run the tests first.');
else say(await mustRun('git', ['diff', '--stat', '--', 'test/golden'], { cwd: root }));
