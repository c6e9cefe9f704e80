import { walk } from './ast.ts';
import type { Script, SyntaxNode } from './ast.ts';

/** Commands that prepare, print or end: that they failed nobody counts. */
const QUIET = new Set(
  'echo printf true : date sleep wait kill pwd cd set shopt clear tput unset pushd popd export local readonly declare typeset alias trap umask ulimit source . exec'.split(
    ' ',
  ),
);

/**
 * Why an exit of 0 does not tell that all commands of a text succeeded; null where it does, as for a pipeline, whose
 * stages are known one by one.
 *
 *     ls /nope; x=1          its exit is that of its last command
 *     for i in a b; do ls $i; done       … of its last turn
 *     exec 2>&1; exit 0; ls /nope        it may end before its last command
 */
export function partialExit(script: Script, functions: ReadonlyMap<string, SyntaxNode>): string | null {
  return ofList(
    script.commands.map(({ command }) => command),
    { functions, depth: 0 },
  );
}

interface Around {
  readonly functions: ReadonlyMap<string, SyntaxNode>;
  /** Of calls and compounds around. */
  readonly depth: number;
}

const DEEPEST = 20;

function ofList(all: readonly SyntaxNode[], around: Around): string | null {
  if (around.depth > DEEPEST) return 'it nests too deep to be read';
  if (all.slice(0, -1).some(endsHere)) return 'it may end before its last command';
  if (all.some(runsNothing)) return 'what follows may not have run';
  const stops = nameOf(all[0]) === 'set' && /^-\w*e/.test(firstWord(all[0]));
  if (!stops && all.slice(0, -1).some((node) => counts(node, around))) return 'its exit is that of its last command';
  const last = all.at(-1);
  return last === undefined ? null : ofNode(last, { ...around, depth: around.depth + 1 });
}

function ofNode(node: SyntaxNode, around: Around): string | null {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (node.type) {
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
    case 'While': {
      const body = bodyOf(node);
      return body.some((one) => counts(one, around)) ? 'its exit is that of its last turn' : null;
    }
    case 'BraceGroup':
    case 'Subshell':
      return innerPipe(bodyOf(node), around) ?? ofList(bodyOf(node), around);
    case 'Redirected':
      return ofNode(node.command, around);
    case 'If':
      return firstOf(
        [node.then, ...node.elif.map(({ then }) => then), ...(node.else ? [node.else] : [])].map(({ commands }) => {
          const list = commands.map(({ command }) => command);
          return innerPipe(list, around) ?? ofList(list, around);
        }),
      );
    case 'AndOr': {
      const last = node.commands.at(-1);
      return last === undefined ? null : ofNode(last, around);
    }
    case 'Pipeline':
      return node.commands.length === 1 && node.commands[0] ? ofNode(node.commands[0], around) : null;
    case 'Command': {
      const name = nameOf(node) ?? '';
      if (name === 'wait' && firstWord(node) === '') return '`wait` alone tells nothing of what it waited for';
      if (SHOWS.test(name) && runsInside(node)) return 'what it runs inside has an exit of its own';
      const body = around.functions.get(name);
      return body ? ofNode(body, { ...around, depth: around.depth + 1 }) : null;
    }
    default:
      return null;
  }
}

/** They end with 0 whatever stands in their words. */
const SHOWS = /^(?:echo|printf|:|true|export|readonly|local|declare|typeset)$/;

/** `echo "$(ls mill | wc -l)"` */
function runsInside(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (one) => {
    found ||= one.type === 'CommandExpansion';
    return !found;
  });
  return found;
}

/** Inside of a compound the stages of a pipeline are not known one by one. */
function innerPipe(all: readonly SyntaxNode[], around: Around): string | null {
  return all.some((node) => node.type === 'Pipeline' && node.commands.slice(0, -1).some((one) => counts(one, around)))
    ? 'the exits of its inner stages are not known'
    : null;
}

type WithBody = Extract<
  SyntaxNode,
  { readonly type: 'For' | 'ArithmeticFor' | 'Select' | 'While' | 'BraceGroup' | 'Subshell' }
>;

const bodyOf = ({ body }: WithBody): readonly SyntaxNode[] => body.commands.map(({ command }) => command);

const firstOf = (found: readonly (string | null)[]): string | null => found.find((one) => one !== null) ?? null;

/** Whether its failure would count. */
function counts(node: SyntaxNode, around: Around): boolean {
  if (node.type === 'Function') return false;
  const name = nameOf(node);
  return name === null ? true : name !== '' && (!QUIET.has(name) || around.functions.has(name));
}

/** `exit`, `return`, and `exec` of a program: bash ends there. */
function endsHere(node: SyntaxNode): boolean {
  const name = nameOf(node);
  return name === 'exit' || name === 'return' || (name === 'exec' && firstWord(node) !== '');
}

/** `set -n`, `set -o noexec`: bash reads on and runs nothing. */
function runsNothing(node: SyntaxNode): boolean {
  return nameOf(node) === 'set' && (/^-[a-z]*n/.test(firstWord(node)) || wordsOf(node).includes('noexec'));
}

function nameOf(node: SyntaxNode | undefined): string | null {
  return node?.type === 'Command' ? (node.name?.value ?? '') : null;
}

function wordsOf(node: SyntaxNode | undefined): readonly string[] {
  return node?.type === 'Command' ? node.suffix.flatMap((word) => (word.type === 'Word' ? [word.value] : [])) : [];
}

const firstWord = (node: SyntaxNode | undefined): string => wordsOf(node)[0] ?? '';
