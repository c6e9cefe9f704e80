import { bodyOf, walk } from './ast.ts';
import type { Script, Statement, SyntaxNode } from './ast.ts';
import { called, nameOf, switchedBy, wordsOf } from './called.ts';
import { endsIfItFails, stopsAfter } from './errexit.ts';
import type { Stops } from './errexit.ts';
import { isQuiet } from './quiet.ts';

/**
 * Why an exit of 0 does not tell that all commands of a text succeeded; null where it does, as for a pipeline, whose
 * stages are known one by one.
 *
 *     ls /nope; x=1          its exit is that of its last command
 *     for i in a b; do ls $i; done       … of its last turn
 *     exec 2>&1; exit 0; ls /nope        it may end before its last command
 *
 * `stops` says at which failures the bash ends by itself.
 */
export function partialExit(script: Script, functions: ReadonlyMap<string, SyntaxNode>, stops: Stops): string | null {
  return ofList(script.commands, { functions, stops, depth: 0 });
}

interface Around {
  readonly functions: ReadonlyMap<string, SyntaxNode>;
  readonly stops: Stops;
  /** Of calls and compounds around. */
  readonly depth: number;
}

const DEEPEST = 20;

function ofList(all: readonly Statement[], before: Around): string | null {
  if (before.depth > DEEPEST) return 'it nests too deep to be read';
  const commands = all.map(({ command }) => command);
  if (commands.slice(0, -1).some(endsHere)) return 'it may end before its last command';
  if (commands.some(runsNothing)) return 'what follows may not have run';
  let around = before;
  for (const statement of all.slice(0, -1)) {
    if (counts(statement, around)) return 'its exit is that of its last command';
    around = { ...around, stops: stopsAfter(statement, around.stops) };
  }
  const last = all.at(-1);
  return last === undefined ? null : ofNode(last.command, { ...around, depth: around.depth + 1 });
}

function ofNode(node: SyntaxNode, around: Around): string | null {
  const body = bodyOf(node) ?? [];
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (node.type) {
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
    case 'While':
      return body.some((one) => counts(one, around)) ? 'its exit is that of its last turn' : null;
    case 'BraceGroup':
    case 'Subshell':
      return innerPipe(body, around) ?? ofList(body, around);
    case 'Redirected':
      return ofNode(node.command, around);
    case 'If':
      return firstOf(
        [node.then, ...node.elif.map(({ then }) => then), ...(node.else ? [node.else] : [])].map(
          ({ commands }) => innerPipe(commands, around) ?? ofList(commands, around),
        ),
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
      const called = around.functions.get(name);
      return called ? ofNode(called, { ...around, depth: around.depth + 1 }) : null;
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
function innerPipe(all: readonly Statement[], around: Around): string | null {
  return all.some(
    (one) =>
      one.command.type === 'Pipeline' &&
      !endsIfItFails(one, around.stops, around.functions) &&
      one.command.commands.slice(0, -1).some((stage) => isCounted(stage, around)),
  )
    ? 'the exits of its inner stages are not known'
    : null;
}

const firstOf = (found: readonly (string | null)[]): string | null => found.find((one) => one !== null) ?? null;

/** Whether it may fail, and that it did would be seen nowhere. */
function counts(statement: Statement, around: Around): boolean {
  return isCounted(statement.command, around) && !endsIfItFails(statement, around.stops, around.functions);
}

function isCounted(node: SyntaxNode, around: Around): boolean {
  if (node.type === 'Function') return false;
  const name = nameOf(node);
  return name === null ? true : name !== '' && (!isQuiet(name) || around.functions.has(name));
}

/** `exit`, `return`, and `exec` of a program: bash ends there. */
function endsHere(node: SyntaxNode): boolean {
  const name = nameOf(node);
  return name === 'exit' || name === 'return' || (name === 'exec' && firstWord(node) !== '');
}

/** `set -n`, `set -o noexec`: bash reads on and runs nothing. */
function runsNothing(node: SyntaxNode): boolean {
  return node.type === 'Command' && switchedBy(called(node)).on.has('noexec');
}

const firstWord = (node: SyntaxNode | undefined): string => wordsOf(node)[0] ?? '';
