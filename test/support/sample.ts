import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of a real story in the folder beside the project, or null where it is not there: call `notRun` then. */
export function sampleStory(name: string): string | null {
  const path = fileURLToPath(new URL(`../../../shared/stories/${name}`, import.meta.url));
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
