// Makes the README's picture anew, from the real thing: runs the browser tests, and takes what one of them saw.
import { copyFileSync } from 'node:fs';
import { inProject } from './folders.ts';
import { endProgramsWithUs, mustRun } from './runProgram.ts';
import { say } from './say.ts';

endProgramsWithUs();
await mustRun(process.execPath, [inProject('tools', 'test.ts'), 'browser', '-g', 'as a newcomer clicks'], {
  show: true,
});
copyFileSync(inProject('test', 'host', 'pictures', 'story.png'), inProject('media', 'story.png'));
say('media/story.png is new; look at it.');
