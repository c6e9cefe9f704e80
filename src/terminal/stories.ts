import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { UserError } from '../base/errors.ts';
import { planStory } from '../plan/plan.ts';
import type { Plan } from '../plan/plan.ts';
import { oneLine } from '../redact/display.ts';
import type { Io } from './io.ts';
import { markdownIn, readFolder, type ReadFolder } from './markdownIn.ts';

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
export async function readStories(paths: readonly string[], from: ReadFrom, use: Use): Promise<readonly StoryFile[]> {
  const files = await readTexts(paths, from, use);
  return files
    .map((file) => ({ ...file, plan: planStory(file.path, file.text) }))
    .filter(({ named, plan }) => named || isStory(plan));
}

/** Where texts are read from, and how; `readFolder` is the system's own where left out. */
export interface ReadFrom extends Pick<Io, 'cwd' | 'err'> {
  readonly readFolder?: ReadFolder;
}

/** `again`: the file is read once more later, which a pipe does not give. */
export type Use = 'once' | 'again';

/** The Markdown files of files and folders, each once. `named` are those that were not found in a folder. */
export async function readTexts(paths: readonly string[], from: ReadFrom, use: Use): Promise<readonly TextFile[]> {
  const out: TextFile[] = [];
  const seen = new Set<string>();
  const isNew = (file: string): boolean => seen.size < seen.add(file).size;
  const add = async (file: string, shown: string, named: boolean): Promise<void> => {
    if (!isNew(file)) return;
    const text = await readFile(file, 'utf8').catch(cannotBeRead(shown));
    out.push({ path: shown, file, text, named });
  };
  for (const path of paths) {
    const file = resolve(from.cwd, path);
    const shown = (inner: string): string => join(path, relative(file, inner)).split(sep).join('/');
    const passedOver = (folder: string): void => {
      if (isNew(folder))
        from.err(`The folder ${oneLine(shown(folder))} cannot be read and was passed over. Check who may read it.\n`);
    };
    const info = await stat(file).catch((cause: unknown) => {
      throw new UserError(`There is no file or folder ${path}.`, {
        next: 'Name a story or a folder of stories.',
        cause,
      });
    });
    if (info.isDirectory()) {
      const found = await markdownIn(file, from.readFolder ?? readFolder, passedOver).catch(cannotBeRead(path));
      for (const inner of found) await add(inner, shown(inner), false);
    } else if (info.isFile() || use === 'once') await add(file, path, true);
    else
      throw new UserError(`${path} is no file but a pipe or a device, and cannot be read twice.`, {
        next: 'Save it to a file, and name that.',
      });
  }
  return out;
}

function cannotBeRead(shown: string): (cause: unknown) => never {
  return (cause) => {
    throw new UserError(`${shown} cannot be read.`, { next: 'Check who may read it.', cause });
  };
}

/** A Markdown file is a story when it has tasks, criteria or a validation matrix. */
function isStory({ story }: Plan): boolean {
  return story.tasks.length > 0 || story.criteria.length > 0 || story.matrices.length > 0;
}

/** Nothing that was named is a story. */
export function noStories(): UserError {
  return new UserError('There are no stories there.', { next: 'Name a story file.' });
}
