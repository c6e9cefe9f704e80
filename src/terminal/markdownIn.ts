import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How the entries of a folder are read; tests refuse one, which for root no mode of a folder does. */
export type ReadFolder = (folder: string) => Promise<readonly Dirent[]>;

export const readFolder: ReadFolder = (folder) => readdir(folder, { withFileTypes: true });

const SKIPPED = new Set(['node_modules', '.git', '.story-ops', 'dist', 'vendor', 'target', '.venv']);

/**
 * The Markdown files of a folder, hidden folders and dependencies left out. A folder in it that cannot be read is told
 * and passed over: one of a thousand must not keep the others from being read. Rejects where the folder itself cannot.
 */
export async function markdownIn(
  folder: string,
  read: ReadFolder,
  passedOver: (folder: string) => void,
): Promise<readonly string[]> {
  const out: string[] = [];
  const entries = [...(await read(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isLookedInto(entry.name))
      out.push(
        ...(await markdownIn(path, read, passedOver).catch(() => {
          passedOver(path);
          return [];
        })),
      );
    else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) out.push(path);
  }
  return out;
}

function isLookedInto(name: string): boolean {
  return !SKIPPED.has(name) && (!name.startsWith('.') || /^\.(?:kiro|bmad|specify|github|ai|claude)/.test(name));
}
