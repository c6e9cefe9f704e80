import type { Command, Statement, SyntaxNode } from './ast.ts';
import { bodyOf, walk } from './ast.ts';
import { called, nameOf, switchedBy } from './called.ts';

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

/** What holds behind a statement of the bash itself; a `set` inside of anything else may turn off, but not on. */
export function stopsAfter({ command, background }: Statement, stops: Stops): Stops {
  if (command.type !== 'Command' || background === true)
    return { ...stops, unsure: stops.unsure || mayTurnOff(command) };
  const { on, off } = switchedBy(called(command));
  return {
    errexit: (stops.errexit || on.has('errexit')) && !off.has('errexit'),
    pipefail: (stops.pipefail || on.has('pipefail')) && !off.has('pipefail'),
    unsure: stops.unsure || readsMore(command),
  };
}

export function stopsBehind(all: readonly Statement[], before: Stops): Stops {
  return all.reduce((stops, statement) => stopsAfter(statement, stops), before);
}

function mayTurnOff(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (one) => {
    found ||= one.type === 'Command' && (switchedBy(called(one)).off.size > 0 || readsMore(one));
    return !found;
  });
  return found;
}

/** What it runs is not seen. */
const readsMore = (node: Command): boolean => /^(?:source|\.|eval|trap)$/.test(called(node).name);

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
