import { childrenOf, parseBash, walk } from './ast.ts';
import type { Command, SyntaxNode } from './ast.ts';
import { called, switchedBy, valueOf } from './called.ts';

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
  const { on } = switchedBy({ name, words });
  if (['verbose', 'noexec', 'restricted', 'extdebug'].some((option) => on.has(option))) return true;
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
  return switchedBy({ name, words }).on.has('history');
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

/** What `declare -i a b=1` declares. */
function namesOf({ suffix }: Command): readonly string[] {
  return suffix.map((part) => valueOf(part).replace(/[[+=].*$/s, ''));
}
