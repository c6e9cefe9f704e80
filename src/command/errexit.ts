import type { Statement, SyntaxNode } from './ast.ts';
import { bodyOf, nameOf, walk, wordsOf } from './ast.ts';

/** At which failures a bash ends by itself, so that an exit of 0 tells that there were none. */
export interface Stops {
  /** `set -e` */
  readonly errexit: boolean;
  /** `set -o pipefail`: also where a stage fails that is not the last. */
  readonly pipefail: boolean;
  /** Something may turn it off. */
  readonly unsure: boolean;
}

export const GOES_ON: Stops = { errexit: false, pipefail: false, unsure: false };

/** What holds behind a command of the bash itself; a `set` inside of anything else may turn off, but not on. */
export function stopsAfter(node: SyntaxNode, stops: Stops): Stops {
  const words = wordsOf(node);
  if (nameOf(node) === 'set' && words.every((word) => !word.startsWith('+')))
    return {
      ...stops,
      errexit: stops.errexit || words.some((word) => /^-[a-zA-Z]*e/.test(word) || word === 'errexit'),
      pipefail: stops.pipefail || words.includes('pipefail'),
    };
  return { ...stops, unsure: stops.unsure || mayTurnOff(node) };
}

export function stopsBehind(all: readonly Statement[], before: Stops): Stops {
  return all.reduce((stops, { command }) => stopsAfter(command, stops), before);
}

function mayTurnOff(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (one) => {
    const name = nameOf(one) ?? '';
    found ||=
      /^(?:source|\.|eval|shopt|trap)$/.test(name) || (name === 'set' && wordsOf(one).some((w) => w.startsWith('+')));
    return !found;
  });
  return found;
}

/**
 * Whether a command that fails ends the bash. Not before `&&`, behind `!`, in the background, and in a stage before the
 * last without pipefail. What stands before `||` the author has thought of.
 */
export function endsIfItFails(statement: Statement, stops: Stops, functions: Functions): boolean {
  if (!stops.errexit || stops.unsure || statement.background === true) return false;
  return isHeeded(statement.command, { stops, functions, depth: 0 });
}

type Functions = ReadonlyMap<string, SyntaxNode>;

interface Around {
  readonly stops: Stops;
  readonly functions: Functions;
  /** Of calls. */
  readonly depth: number;
}

const DEEPEST = 20;

function isHeeded(node: SyntaxNode, around: Around): boolean {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (node.type) {
    case 'TestCommand':
    case 'ArithmeticCommand':
      return true;
    case 'Command': {
      const body = around.functions.get(nameOf(node) ?? '');
      return body ? around.depth < DEEPEST && isHeeded(body, { ...around, depth: around.depth + 1 }) : true;
    }
    case 'AndOr': {
      const last = node.commands.at(-1);
      const before = node.commands.slice(0, -1);
      return (
        !node.operators.includes('&&') &&
        before.every((one) => one.type === 'Command' && !around.functions.has(nameOf(one) ?? '')) &&
        last !== undefined &&
        isHeeded(last, around)
      );
    }
    case 'Pipeline':
      return (
        node.prefixes.every(({ type }) => type === 'Time') &&
        (node.commands.length === 1 || around.stops.pipefail) &&
        node.commands.every((one) => isHeeded(one, around))
      );
    case 'Redirected':
      return isHeeded(node.command, around);
    default: {
      const body = bodyOf(node);
      return body?.every((one) => one.background !== true && isHeeded(one.command, around)) ?? false;
    }
  }
}
