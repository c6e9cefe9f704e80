import { childrenOf, parseBash, walk } from './ast.ts';
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
  if (node.type !== 'Command') return [];
  const { name, words } = called(node);
  return name === 'eval' ? (parseBash(words.join(' '))?.commands ?? []) : [];
}

/** What it does ends with it. */
function isApart(node: SyntaxNode): boolean {
  if (node.type === 'Statement') return node.background === true;
  if (node.type === 'Pipeline') return node.commands.length > 1;
  return node.type === 'Subshell' || node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution';
}

function silencesOthers(node: SyntaxNode): boolean {
  if (node.type === 'Function') return node.name.value === 'builtin';
  if (node.type === 'Assignment') return node.name === 'BASH_XTRACEFD' || OURS.test(node.name ?? '');
  if (node.type !== 'Command') return false;
  const { name, words } = called(node);
  if (sets({ name, words }, /^-[a-zA-Z]*[vnr]/, /^(?:verbose|noexec|restricted|extdebug)$/)) return true;
  switch (name) {
    case 'alias':
      return words.some((word) => /^(?:builtin|\{)=/.test(word) || LEAVES_OPEN.test(word));
    case 'trap':
      return /BASH_COMMAND|PIPESTATUS/.test(words[0] ?? '') && words.some((word) => /^(?:exit|0)$/i.test(word));
    case 'enable':
      return words.some((word) => /^-[a-z]*[nfd]/.test(word));
    case 'unset':
    case 'declare':
    case 'typeset':
    case 'local':
    case 'readonly':
      return namesOf(node).some((one) => OURS.test(one));
    case 'ulimit':
      return leavesFewFiles(words);
    default:
      return false;
  }
}

/** Variables of bash that our lines read and set. */
const OURS = /^(?:LINENO|PIPESTATUS|_)$/;

/** An alias after which bash goes on reading the line behind it: `alias p='echo a |'`, `alias p='cat <<E'`. */
const LEAVES_OPEN = /^[^=]+=.*(?:[|&({\\]\s*$|<<|\n|\bfunction\s*$|\[\[[^\]]*$)/s;

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
  // A prompt that counts or calls something does so for each line that is traced.
  if (node.type === 'Assignment') return node.name === 'PS4' && /\$\(|`/.test(node.text);
  if (node.type === 'Function') return readsPipeStatus(node);
  if (node.type !== 'Command') return false;
  const { name, words } = called(node);
  const [first = '', ...signals] = words;
  if (name === 'trap') return first !== '-' && signals.some((signal) => /^(?:sig)?debug$/i.test(signal));
  return sets({ name, words }, null, /^history$/);
}

/** Names PIPESTATUS, in whatever way: `"${PIPESTATUS[@]}"`, `declare -p PIPESTATUS`, `eval 'echo $PIPESTATUS'`. */
export function readsPipeStatus(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (one) => {
    found ||= /\bPIPESTATUS\b/.test(nameIn(one));
    return !found;
  });
  return found;
}

function nameIn(node: SyntaxNode): string {
  if (node.type === 'ParameterExpansion') return node.parameter;
  return node.type === 'SimpleExpansion' || node.type === 'Word' || node.type === 'Assignment' ? node.text : '';
}

interface Called {
  readonly name: string;
  /** The arguments up to `--`. */
  readonly words: readonly string[];
}

/** `command set -v` and `builtin set -v` call `set`. */
function called({ name, suffix }: Command): Called {
  const all = [name?.value ?? '', ...suffix.map(valueOf)];
  const at = all.findIndex((word) => word !== 'command' && word !== 'builtin');
  const [own = '', ...words] = at < 0 ? all : all.slice(at);
  return { name: own, words: words.includes('--') ? words.slice(0, words.indexOf('--')) : words };
}

function valueOf(part: Command['suffix'][number]): string {
  if (part.type !== 'Assignment') return part.type === 'Word' ? part.value : '';
  return `${part.name ?? ''}=${part.value && 'value' in part.value ? part.value.value : ''}`;
}

/** What `declare -i a b=1` declares. */
function namesOf({ suffix }: Command): readonly string[] {
  return suffix.map((part) => valueOf(part).replace(/[[+=].*$/s, ''));
}

/** `set -v`, `set -eun`, `set -o verbose`, `shopt -so noexec`. Switching it off counts for nothing by itself. */
function sets({ name, words }: Called, letters: RegExp | null, names: RegExp): boolean {
  const named = words.some((word) => names.test(word));
  if (name === 'shopt') return named && words.some((word) => /^-[a-z]*s/.test(word));
  if (name !== 'set') return false;
  return (
    words.some((word) => letters?.test(word) === true) || (named && words.some((word) => /^-[a-zA-Z]*o/.test(word)))
  );
}
