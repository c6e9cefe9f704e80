import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { tallyWith } from '../../tools/tally.ts';

declare const __dirname: string;

/** VS Code calls this inside the extension host and ends with us; a rejection is a failed run. */
export function run(): Promise<void> {
  const grep = process.env['STORY_OPS_GREP'];
  const mocha = new Mocha({ timeout: 30_000, ...(grep === undefined ? {} : { grep }) });
  const tally = tallyWith(mocha, {
    print: (line) => {
      console.log(line);
    },
    each: true,
  });
  for (const name of readdirSync(__dirname)) if (name.endsWith('.test.cjs')) mocha.addFile(join(__dirname, name));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => {
      writeFileSync(join(process.env['STORY_OPS_SCRATCH'] ?? '.', 'tally.json'), JSON.stringify(tally()));
      if (failures === 0) resolve();
      else reject(new Error(`${String(failures)} failed`));
    });
  });
}
