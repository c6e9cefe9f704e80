import { childrenOf } from './ast.ts';
import type { Command, SyntaxNode } from './ast.ts';

/**
 * Whether a statement may change how bash goes on reading its script: `set -v` shows every line that is read from then
 * on, `set -n` runs none. Lines that are not the author's would be shown, or never answer.
 *
 *     set -v              yes; so may a function that holds it
 *     (set -v; make)      no: what runs in a subshell was read before
 */
export function changesReading(node: SyntaxNode): boolean {
  if (isApart(node)) return false;
  return node.type === 'Command' ? setsMode(node) : childrenOf(node).some(changesReading);
}

/** What it changes ends with it. */
function isApart(node: SyntaxNode): boolean {
  if (node.type === 'Statement') return node.background === true;
  if (node.type === 'Pipeline') return node.commands.length > 1;
  return node.type === 'Subshell' || node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution';
}

/** `set -v`, `set -eun`, `set -o verbose`, `shopt -so noexec`. Switching it off counts for nothing by itself. */
function setsMode({ name, suffix }: Command): boolean {
  const all = suffix.map((part) => (part.type === 'Word' ? part.value : ''));
  const words = all.includes('--') ? all.slice(0, all.indexOf('--')) : all;
  const named = words.some((word) => word === 'verbose' || word === 'noexec');
  if (name?.value === 'shopt') return named && words.some((word) => /^-[a-z]*s/.test(word));
  if (name?.value !== 'set') return false;
  return (
    words.some((word) => /^-[a-zA-Z]*[vn]/.test(word)) || (named && words.some((word) => /^-[a-zA-Z]*o/.test(word)))
  );
}
