import { readDamage } from '../text/misdecoded.ts';
import { jsonText } from '../report/json.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { replaceText } from './replaceFile.ts';
import { readTexts } from './stories.ts';

export interface RepairOptions {
  readonly json?: boolean;
}

/** `story-ops repair`: restores mis-decoded files without loss, or refuses and names the lines. */
export async function repair(paths: readonly string[], options: RepairOptions, io: Io): Promise<number> {
  const files = await readTexts(paths, io, 'again');
  const results: object[] = [];
  let refused = false;
  for (const { path, file, text } of files) {
    const damage = readDamage(text);
    if (damage.kind === 'whole') {
      await replaceText(file, text, damage.text);
      results.push({ path, repaired: true, encoding: damage.encoding });
      if (!options.json) io.out(`${path}: repaired (${damage.encoding})\n`);
    } else if (damage.kind === 'part') {
      refused = true;
      results.push({ path, repaired: false, encoding: damage.encoding, damaged: damage.damaged, sound: damage.sound });
      if (!options.json)
        io.err(
          `${path}: not repaired. Lines ${damage.damaged.join(', ')} were decoded as ${damage.encoding}, but lines ${damage.sound.join(', ')} were not; no one step restores the file without loss.\n`,
        );
    } else {
      results.push({ path, repaired: false, encoding: null });
      if (!options.json) io.out(`${path}: nothing to repair\n`);
    }
  }
  if (options.json) io.out(jsonText({ version: 1, files: results }));
  if (files.length === 0) io.err('No Markdown files there.\n');
  return files.length === 0 ? EXIT.usage : refused ? EXIT.failed : EXIT.ok;
}
