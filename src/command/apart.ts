import { childrenOf, parseBash } from './ast.ts';
import type { Command, SyntaxNode } from './ast.ts';

/**
 * Whether what follows a statement in its block has to be given to bash in one piece with it: it may redirect bash
 * itself, change how bash reads its script, or see and count every command that runs.
 *
 *     exec 3>log          yes; so do set -v, set -o history, trap 'n=$((n+1))' DEBUG, ulimit -n 5
 *     (exec 2>&1; make)   no: it ends with the subshell
 */
export function keepsRestTogether(node: SyntaxNode): boolean {
  return someHere(node, (one) => silencesOthers(one) || redirectsShell(one) || seesCommands(one));
}

/**
 * Whether lines that are not the author's can no longer follow a statement: bash would show them (`set -v`), not run
 * them (`set -n`), have no file left for what they tell (`ulimit -n 5`), or take another command or variable for the
 * one they are made of (a function `builtin`, `unset LINENO`).
 */
export function mustBeLast(node: SyntaxNode): boolean {
  return someHere(node, silencesOthers);
}

/** Looks at a node and all below it that runs in the same bash. */
function someHere(node: SyntaxNode, test: (node: SyntaxNode) => boolean): boolean {
  if (isApart(node)) return false;
  return test(node) || [...childrenOf(node), ...evaluated(node)].some((child) => someHere(child, test));
}

/** What `eval 'set -v'` runs, where that is written out. */
function evaluated(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type !== 'Command' || node.name?.value !== 'eval') return [];
  return parseBash(wordsOf(node).join(' '))?.commands ?? [];
}

/** What it changes ends with it. */
function isApart(node: SyntaxNode): boolean {
  if (node.type === 'Statement') return node.background === true;
  if (node.type === 'Pipeline') return node.commands.length > 1;
  return node.type === 'Subshell' || node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution';
}

function silencesOthers(node: SyntaxNode): boolean {
  if (node.type === 'Function') return node.name.value === 'builtin';
  if (node.type !== 'Command') return false;
  if (sets(node, /^-[a-zA-Z]*[vn]/, /^(?:verbose|noexec)$/) || aliases(node, 'builtin')) return true;
  if (node.name?.value === 'unset') return wordsOf(node).includes('LINENO');
  return node.name?.value === 'ulimit' && leavesFewFiles(wordsOf(node));
}

/** `-n 5`, `-Sn 9`: a redirection of bash's own puts what it replaces at 10 and above. */
function leavesFewFiles(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^-[a-zA-Z]*n/.test(word));
  const count = /^-[a-zA-Z]*n(\d+)$/.exec(words[at] ?? '')?.[1] ?? words[at + 1] ?? '';
  return at >= 0 && /^\d+$/.test(count) && Number(count) < MANY_FILES;
}

const MANY_FILES = 32;

function redirectsShell(node: SyntaxNode): boolean {
  return (
    node.type === 'Command' &&
    node.name?.value === 'exec' &&
    node.suffix.every((part) => part.type.startsWith('Re') || part.type.startsWith('Here'))
  );
}

function seesCommands(node: SyntaxNode): boolean {
  if (node.type !== 'Command') return false;
  const [first = '', ...signals] = wordsOf(node);
  if (node.name?.value === 'trap') return first !== '-' && signals.some((signal) => /^debug$/i.test(signal));
  return sets(node, null, /^history$/);
}

/** `set -v`, `set -eun`, `set -o verbose`, `shopt -so noexec`. Switching it off counts for nothing by itself. */
function sets(command: Command, letters: RegExp | null, names: RegExp): boolean {
  const words = wordsOf(command);
  const named = words.some((word) => names.test(word));
  if (command.name?.value === 'shopt') return named && words.some((word) => /^-[a-z]*s/.test(word));
  if (command.name?.value !== 'set') return false;
  return (
    words.some((word) => letters?.test(word) === true) || (named && words.some((word) => /^-[a-zA-Z]*o/.test(word)))
  );
}

function aliases(command: Command, name: string): boolean {
  return command.name?.value === 'alias' && wordsOf(command).some((word) => word.startsWith(`${name}=`));
}

/** The arguments up to `--`. */
function wordsOf({ suffix }: Command): readonly string[] {
  const words = suffix.map((part) => (part.type === 'Word' ? part.value : ''));
  return words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
}
