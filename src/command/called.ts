import type { Command, SyntaxNode } from './ast.ts';

/** A simple command as its author calls it. */
export interface Called {
  /** '' where it only assigns. */
  readonly name: string;
  /** The arguments up to `--`. */
  readonly words: readonly string[];
}

/** `command set -v` and `builtin set -v` call `set`. */
export function called({ name, suffix }: Command): Called {
  const all = [name?.value ?? '', ...suffix.map(valueOf)];
  const at = all.findIndex((word) => word !== 'command' && word !== 'builtin');
  const [own = '', ...words] = at < 0 ? all : all.slice(at);
  return { name: own, words: words.includes('--') ? words.slice(0, words.indexOf('--')) : words };
}

/** An argument as written, without its quotes: `b=1` of `declare -i b=1`. */
export function valueOf(part: Command['suffix'][number]): string {
  if (part.type !== 'Assignment') return part.type === 'Word' ? part.value : '';
  return `${part.name ?? ''}=${part.value && 'value' in part.value ? part.value.value : ''}`;
}

/** The name that a simple command calls; null for anything else. */
export function nameOf(node: SyntaxNode | undefined): string | null {
  return node?.type === 'Command' ? called(node).name : null;
}

/** The arguments of a simple command up to `--`. */
export function wordsOf(node: SyntaxNode | undefined): readonly string[] {
  return node?.type === 'Command' ? called(node).words : [];
}

/** bash's options by their letters. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: 'allexport', e: 'errexit', k: 'keyword', n: 'noexec', r: 'restricted', u: 'nounset', v: 'verbose' },
  ...{ x: 'xtrace', T: 'functrace', E: 'errtrace' },
};

/** Options by their long names. */
export interface Switched {
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
}

/**
 * What a command switches: `set -eu -o pipefail`, `command set +e`, `shopt -so noexec`. What stands behind the first
 * other word are arguments (`set a -e`).
 */
export function switchedBy({ name, words }: Called): Switched {
  const on = new Set<string>();
  const off = new Set<string>();
  if (name === 'shopt') {
    const to = words.some((word) => /^-[a-z]*s/.test(word)) ? on : off;
    if (words.some((word) => /^-[a-z]*[su]/.test(word))) for (const word of words) to.add(word);
  }
  if (name !== 'set') return { on, off };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!/^[-+][a-zA-Z]+$/.test(word)) break;
    const to = word.startsWith('-') ? on : off;
    for (const letter of word.slice(1)) to.add(letter === 'o' ? (words[++i] ?? '') : (LETTERS[letter] ?? letter));
  }
  return { on, off };
}
