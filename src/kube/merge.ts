import path from 'node:path';
import type { ConfigFile, Entry, NamedEntry } from './files.ts';
import { isEntry } from './files.ts';

/** An entry with its file, so that messages can name it, and with its paths made absolute. */
export interface Placed {
  readonly name: string;
  readonly value: Entry;
  readonly file: string;
  readonly line: number;
}

/** What kubectl sees when it has read all files. */
export interface Merged {
  readonly clusters: ReadonlyMap<string, Placed>;
  readonly users: ReadonlyMap<string, Placed>;
  readonly contexts: ReadonlyMap<string, Placed>;
  readonly currentContext: string | null;
  /** The files that were there. */
  readonly files: readonly string[];
}

/**
 * kubectl's order: the first file that has a name keeps it, whole (no field of a later entry is added), and the first
 * file with a current-context sets it. The client library has it the other way round. Relative paths belong to the
 * file in which they stand.
 */
export function mergeConfigs(files: readonly ConfigFile[]): Merged {
  return {
    clusters: firstWins(files, (file) => file.clusters, absoluteCluster),
    users: firstWins(files, (file) => file.users, absoluteUser),
    contexts: firstWins(
      files,
      (file) => file.contexts,
      (value) => value,
    ),
    currentContext: files.find((file) => file.currentContext !== null)?.currentContext ?? null,
    files: files.map((file) => file.path),
  };
}

function firstWins(
  files: readonly ConfigFile[],
  pick: (file: ConfigFile) => readonly NamedEntry[],
  absolute: (value: Entry, folder: string) => Entry,
): ReadonlyMap<string, Placed> {
  const merged = new Map<string, Placed>();
  for (const file of files)
    for (const { name, value, line } of pick(file))
      if (!merged.has(name))
        merged.set(name, { name, value: absolute(value, path.dirname(file.path)), file: file.path, line });
  return merged;
}

function absoluteCluster(cluster: Entry, folder: string): Entry {
  return withPaths(cluster, folder, ['certificate-authority']);
}

/** A login command is a path only where it has a slash; otherwise PATH finds it. */
function absoluteUser(user: Entry, folder: string): Entry {
  const made = withPaths(user, folder, ['client-certificate', 'client-key', 'tokenFile']);
  const exec = made['exec'];
  if (!isEntry(exec) || typeof exec['command'] !== 'string' || !exec['command'].includes(path.sep)) return made;
  return { ...made, exec: withPaths(exec, folder, ['command']) };
}

function withPaths(entry: Entry, folder: string, fields: readonly string[]): Entry {
  const made: Record<string, unknown> = { ...entry };
  for (const field of fields) {
    const value = entry[field];
    if (typeof value === 'string' && value !== '') made[field] = path.resolve(folder, value);
  }
  return made;
}
