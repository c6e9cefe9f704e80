import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { UserError } from '../base/errors.ts';
import { planStory } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';

const SKIPPED = new Set(['node_modules', '.git', '.story-ops', 'dist', 'vendor', 'target', '.venv']);

/** A file as it was named: `path` for people, `file` to open. */
export interface TextFile {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  readonly named: boolean;
}

export interface StoryFile extends TextFile {
  readonly plan: Plan;
}

/**
 * Reads the stories of files and folders. A file is read whatever it holds; in a folder only the Markdown files that are
 * stories count, hidden folders and dependencies left out.
 */
export async function readStories(paths: readonly string[], cwd: string): Promise<readonly StoryFile[]> {
  const files = await readTexts(paths, cwd);
  return files
    .map((file) => ({ ...file, plan: planStory(file.path, file.text) }))
    .filter(({ named, plan }) => named || isStory(plan));
}

/** The Markdown files of files and folders, each once. `named` are those that were not found in a folder. */
export async function readTexts(paths: readonly string[], cwd: string): Promise<readonly TextFile[]> {
  const out: TextFile[] = [];
  const seen = new Set<string>();
  const add = async (file: string, shown: string, named: boolean): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new UserError(`${shown} cannot be read.`, { next: 'Check who may read it.', cause });
    });
    out.push({ path: shown, file, text, named });
  };
  for (const path of paths) {
    const file = resolve(cwd, path);
    const info = await stat(file).catch((cause: unknown) => {
      throw new UserError(`There is no file or folder ${path}.`, {
        next: 'Name a story or a folder of stories.',
        cause,
      });
    });
    if (!info.isDirectory()) await add(file, path, true);
    else for (const inner of await markdownIn(file)) await add(inner, shownPath(path, file, inner), false);
  }
  return out;
}

function shownPath(path: string, folder: string, file: string): string {
  return join(path, relative(folder, file)).split(sep).join('/');
}

async function markdownIn(folder: string): Promise<readonly string[]> {
  const out: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (
        !SKIPPED.has(entry.name) &&
        (!entry.name.startsWith('.') || /^\.(?:kiro|bmad|specify|github|ai|claude)/.test(entry.name))
      )
        out.push(...(await markdownIn(path)));
    } else if (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) out.push(path);
  }
  return out;
}

/** A Markdown file is a story when it has tasks, criteria or a validation matrix. */
function isStory({ story }: Plan): boolean {
  return story.tasks.length > 0 || story.criteria.length > 0 || story.matrices.length > 0;
}
