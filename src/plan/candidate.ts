import type { CommandFacts } from '../command/facts.ts';
import { columnFor, wordsOf } from '../expect/kinds.ts';
import type { Hints, OutputKind } from '../expect/meaning.ts';
import { identifier } from '../expect/phrases/about.ts';
import type { CommandView } from '../expect/view.ts';
import { escaped } from '../text/escaped.ts';

/** What binding looks at of a planned command. */
export interface BindableCommand {
  readonly index: number;
  readonly text: string;
  readonly facts: CommandFacts;
  /** Aliases that it resolves to, for clauses that name one ("(infra)"). */
  readonly aliases: readonly string[];
}

/** A command that a clause may be about. */
export interface Candidate {
  readonly command: BindableCommand;
  readonly view: CommandView;
}

/** What prepares for the commands behind it, prints nothing, and is never what words are about. */
const SETS_UP = new Set(
  'cd pushd popd export unset set source . alias sleep true : mkdir cp mv chmod chown touch ln'.split(' '),
);

/** Whether it sets something up and prints nothing that words could be about: `cd`, `export`, `systemctl restart`. */
export function preparesOnly({ tool, args }: CommandView): boolean {
  const verb = args.find((arg) => !arg.startsWith('-')) ?? '';
  if (tool === 'systemctl') return /^(?:start|restart|reload|stop|enable|disable|daemon-reload)$/.test(verb);
  return SETS_UP.has(tool ?? '');
}

/** Whether a command cuts its output to this key, or prints a table with this column. */
export function shows(key: string, view: CommandView): boolean {
  if (view.key !== null) return view.key.toLowerCase() === key.toLowerCase();
  return view.prints === 'table' && view.kinds.some((kind) => columnFor(kind, key) !== null);
}

/** Whether the words say which command they are about. */
export const hasHints = (h: Hints): boolean =>
  h.kinds.length > 0 ||
  h.names.length > 0 ||
  h.column !== null ||
  h.asked !== null ||
  h.output !== null ||
  h.tool !== null ||
  h.alias !== null;
/** … so that no other can be meant. */
export const mustFit = (h: Hints): boolean =>
  h.kinds.length > 0 || h.names.length > 0 || h.alias !== null || h.asked !== null;

/** What the words are about, for a sentence. */
export function subjectOf(h: Hints): string {
  return h.names[0]?.text ?? h.kinds[0] ?? h.alias ?? 'this';
}

/** Whether a command cuts its output to a word, or prints the path that holds it. */
function asksFor(word: string, view: CommandView): boolean {
  return (
    view.filters.some((filter) => mentions(filter, word)) ||
    // `argocd app get web` shows nothing but that.
    (view.tool === 'argocd' && view.args[0] === 'app' && view.args[1] === 'get' && view.args[2] === word) ||
    // The keys of a ConfigMap are files with a text of their own.
    (view.kinds.includes('configmaps') && view.prints === 'yaml' && view.filters.length === 0) ||
    (view.prints === 'scalar' && mentions(view.text, word))
  );
}

/** Whether a command is what the hints of a clause speak of. */
export function fits(hints: Hints, { command, view }: Candidate): boolean {
  if (hints.alias !== null && !command.aliases.includes(hints.alias) && !mentions(command.text, hints.alias))
    return false;
  if (hints.kinds.length > 0 && !ofKind(hints.kinds, view)) return false;
  if (!hints.names.every((name) => mentions(command.text, name.text) || (view.prints === 'table' && identifier(name))))
    return false;
  if (hints.output !== null && !prints(hints.output, view)) return false;
  if (hints.tool !== null && view.tool !== hints.tool) return false;
  if (hints.asked !== null && !asksFor(hints.asked, view)) return false;
  if (hints.column !== null && hints.kinds.length === 0 && view.prints !== 'table' && !shows(hints.column, view))
    return false;
  return true;
}

/** Tools that speak of files: a kind in a path is none that they print. */
const OF_FILES = new Set(['git', 'cp', 'mv', 'rm', 'ln', 'cd', 'mkdir', 'touch', 'chmod', 'chown']);

function ofKind(kinds: readonly string[], view: CommandView): boolean {
  if (OF_FILES.has(view.tool ?? '')) return false;
  if (view.kinds.length > 0) return view.kinds.some((k) => kinds.includes(k));
  return kinds.some((kind) => speaksOf(view.text, kind));
}

/** Tools that are about a kind without saying so. */
const TOOLS_OF: Readonly<Record<string, RegExp>> = {
  services: /\b(?:systemctl|service|docker|docker-compose)\b/,
  volumes: /\bdocker\b/,
  applications: /\bargocd\b/,
};

function speaksOf(text: string, kind: string): boolean {
  if (TOOLS_OF[kind]?.test(text)) return true;
  return wordsOf(kind).some((word) => word.length > 2 && mentions(text, word));
}

/** Whether a name stands in a command as a whole word or part of one (`web` in `app=web`, not in `webhook`). */
export function mentions(text: string, name: string): boolean {
  const pattern = escaped(name);
  return new RegExp(`(?<![A-Za-z0-9])${pattern}(?![A-Za-z0-9])`, 'i').test(text);
}

function prints(output: OutputKind, view: CommandView): boolean {
  switch (output) {
    case 'dns':
      return view.lookup;
    case 'http':
    case 'metrics':
    case 'series':
      return view.http !== null;
    case 'yaml':
      return view.prints === 'yaml' || view.prints === 'json' || view.builds;
    case 'logs':
      return view.prints === 'logs';
    case 'table':
      return view.prints === 'table';
    case 'build':
      return view.builds;
  }
}
