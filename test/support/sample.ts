import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../shared/stories/', import.meta.url);

/** The text of a real story beside the project, or null where it is not there: then its tests are pending. */
export function sampleStory(name: string): string | null {
  const folder = process.env['STORY_OPS_SAMPLES'] ? new URL(`file://${process.env['STORY_OPS_SAMPLES']}/`) : FOLDER;
  const path = fileURLToPath(new URL(name, folder));
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
