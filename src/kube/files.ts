import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Tags } from 'yaml';
import { UserError } from '../base/errors.ts';

/** A mapping of a kubeconfig file as it was read; fields that we do not know are kept. */
export type Entry = Readonly<Record<string, unknown>>;

/** One named element of `clusters`, `users` or `contexts`, with the line that it starts on. */
export interface NamedEntry {
  readonly name: string;
  readonly value: Entry;
  readonly line: number;
}

/** One kubeconfig file. Paths inside are as written: relative to the file's own folder. */
export interface ConfigFile {
  readonly path: string;
  readonly clusters: readonly NamedEntry[];
  readonly users: readonly NamedEntry[];
  readonly contexts: readonly NamedEntry[];
  readonly currentContext: string | null;
}

/** Where kubectl looks: the explicit file, else the list in KUBECONFIG, else `~/.kube/config`. */
export interface FileList {
  readonly paths: readonly string[];
  /** Given by name (`--kubeconfig`): a missing file is an error instead of being skipped. */
  readonly explicit: boolean;
}

export function kubeconfigFiles(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  explicit?: string,
): FileList {
  if (explicit !== undefined) return { paths: [path.resolve(cwd, explicit)], explicit: true };
  const list = (env['KUBECONFIG'] ?? '').split(path.delimiter).filter((entry) => entry !== '');
  const paths = list.length > 0 ? list : [path.join(env['HOME'] || homedir(), '.kube', 'config')];
  return { paths: [...new Set(paths.map((entry) => path.resolve(cwd, entry)))], explicit: false };
}

const cache = new Map<string, { readonly stamp: string; readonly file: ConfigFile }>();

/** Reads one file; null where it does not exist. An unchanged file is parsed once in a process. */
export async function readConfigFile(file: string): Promise<ConfigFile | null> {
  try {
    const info = await stat(file, { bigint: true });
    const bytes = await readFile(file);
    const stamp = `${String(info.ino)} ${createHash('sha256').update(bytes).digest('hex')}`;
    const known = cache.get(file);
    if (known?.stamp === stamp) return known.file;
    const parsed = parseConfig(bytes.toString('utf8'), file);
    cache.set(file, { stamp, file: parsed });
    return parsed;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const reasons: Readonly<Record<string, string>> = {
      EACCES: 'it is not readable by this user',
      EPERM: 'it is not readable by this user',
      EISDIR: 'it is a folder',
      ELOOP: 'it is a symbolic link in a circle',
    };
    throw new UserError(`The kubeconfig cannot be read: ${reasons[code ?? ''] ?? String(error)}.`, {
      place: { path: file },
      next: 'Make the file readable, or take it out of KUBECONFIG.',
      cause: error,
    });
  }
}

/**
 * Parses as kubectl does: YAML 1.1 words (`user: y` is a boolean, and refused), no dates, the last of two equal keys
 * counts, documents after the first are ignored.
 */
export function parseConfig(text: string, file: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
    customTags: (tags: Tags) => tags.filter((tag) => typeof tag === 'string' || !isTimeTag(tag)),
  });
  const broken = document.errors.find((error) => error.code !== 'MULTIPLE_DOCS');
  const place = (offset: number): { path: string; line: number } => ({ path: file, line: lines.linePos(offset).line });
  if (broken) throw refuse(`it is not YAML: ${broken.message}`, place(broken.pos[0]));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return { path: file, clusters: [], users: [], contexts: [], currentContext: null };
  if (!isMap(document.contents)) throw refuse('its top level is not a mapping', { path: file, line: 1 });
  const root = document.toJS() as Entry;
  const kind = root['kind'];
  if (kind !== undefined && kind !== null && kind !== 'Config')
    throw refuse(`its kind is ${JSON.stringify(kind)}, not Config`, { path: file });
  const current = root['current-context'];
  if (current !== undefined && current !== null && typeof current !== 'string')
    throw refuse('current-context is not text; put it in quotes', { path: file });
  const list = (key: string, inner: string): readonly NamedEntry[] => namedEntries(document, root, key, inner, place);
  return {
    path: file,
    clusters: list('clusters', 'cluster'),
    users: list('users', 'user'),
    contexts: list('contexts', 'context'),
    currentContext: current ? current : null,
  };
}

function namedEntries(
  document: Document,
  root: Entry,
  key: string,
  inner: string,
  place: (offset: number) => { path: string; line: number },
): readonly NamedEntry[] {
  const list = root[key];
  if (list === undefined || list === null) return [];
  const at = (...steps: (string | number)[]): { path: string; line: number } => {
    const node = document.getIn([key, ...steps], true) as { range?: readonly number[] } | undefined;
    return place(node?.range?.[0] ?? 0);
  };
  if (!Array.isArray(list)) throw refuse(`\`${key}\` is not a list`, at());
  const seen = new Set<string>();
  return list.map((element: unknown, index): NamedEntry => {
    if (!isEntry(element)) throw refuse(`an entry of \`${key}\` is not a mapping`, at(index));
    const name = element['name'] ?? '';
    if (typeof name !== 'string') throw refuse(`a name in \`${key}\` is not text; put it in quotes`, at(index, 'name'));
    if (seen.has(name)) throw refuse(`the name "${name}" stands twice in \`${key}\``, at(index));
    seen.add(name);
    const value = element[inner] ?? {};
    if (!isEntry(value)) throw refuse(`\`${inner}\` of "${name}" is not a mapping`, at(index));
    for (const field of REFERENCES[inner] ?? [])
      if (value[field] !== undefined && value[field] !== null && typeof value[field] !== 'string')
        throw refuse(`\`${field}\` of ${inner} "${name}" is not text; put it in quotes`, at(index, inner, field));
    return { name, value, line: at(index).line };
  });
}

/** Fields that we follow or rewrite; a wrong type there would lead somewhere else. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  cluster: ['server', 'certificate-authority', 'certificate-authority-data', 'proxy-url', 'tls-server-name'],
  user: ['client-certificate', 'client-key', 'tokenFile', 'token'],
  context: ['cluster', 'user', 'namespace'],
};

export function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Dates and `12:30:45` as numbers: YAML 1.1 has them, kubectl's reader does not. */
function isTimeTag(tag: { readonly tag: string; readonly format?: string }): boolean {
  return tag.tag === 'tag:yaml.org,2002:timestamp' || tag.format === 'TIME';
}

function refuse(what: string, place: { path: string; line?: number }): UserError {
  return new UserError(`The kubeconfig cannot be used: ${what}.`, {
    place,
    next: 'Correct the file, or take it out of KUBECONFIG; kubectl would stop at it, too.',
  });
}
