import { InvalidArgumentError, type Command } from 'commander';
import { UserError } from '../base/errors.ts';
import type { Selection } from '../session/selection.ts';

/** The options of `run` as commander gives them. */
export interface RunOptions {
  readonly task: readonly string[];
  readonly check: readonly string[];
  readonly criterion: readonly string[];
  readonly matrix?: boolean;
  readonly reads?: boolean;
  readonly writes?: boolean;
  readonly yes?: boolean;
  readonly context: readonly string[];
  readonly use: readonly string[];
  readonly kubeconfig?: string;
  readonly set: readonly string[];
  readonly timeout: number;
  readonly tick?: boolean;
  readonly junit?: string;
  readonly github?: boolean;
  readonly dryRun?: boolean;
  readonly jobs: number;
  readonly allowProtected: readonly string[];
  readonly json?: boolean;
}

/** Adds the options of `run` to its command. */
export function withRunOptions(command: Command): Command {
  return command
    .option('--task <id>', 'run the checks of a task (repeatable)', collect)
    .option('--check <id>', 'run one check (repeatable)', collect)
    .option('--criterion <id>', 'run the checks of a criterion (repeatable)', collect)
    .option('--matrix', 'run the rows of the validation matrix')
    .option('--reads', 'leave writes out (the default)')
    .option('--writes', 'run writes too; asks for each check, or needs --yes')
    .option('--yes', 'confirm all writes')
    .option(
      '--context <alias=context>',
      'bind a context name of the story to one of your kubeconfig (repeatable)',
      collect,
    )
    .option(
      '--use <alias>',
      'where commands go that name no context; the first --context where not given (several: runs on each of them)',
      collect,
    )
    .option('--kubeconfig <file>', 'read contexts from this file instead of KUBECONFIG')
    .option('--set <name=value>', 'value of a placeholder or an unset variable (repeatable)', collect)
    .option('--timeout <seconds>', 'end a command after this time', positive, 120)
    .option('--tick', 'write earned ticks into the story')
    .option('--junit <file>', 'write a JUnit report')
    .option('--github', 'print GitHub annotations')
    .option('--dry-run', 'show what would run, and where')
    .option('--jobs <n>', 'how many bashes of reads run side by side', whole, 8)
    .option('--allow-protected <context>', 'allow writes to a protected context (repeatable)', collect)
    .option('--json', 'machine-readable, see schemas/run.schema.json');
}

/** Options that may be given several times, where they are not. Not commander's defaults: the help would show them. */
export const NONE_GIVEN = { task: [], check: [], criterion: [], context: [], use: [], set: [], allowProtected: [] };

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function positive(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

function whole(value: string): number {
  if (!Number.isSafeInteger(positive(value))) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(value);
}

/** What was selected; empty means the whole story. */
export function selectionsOf(options: RunOptions): readonly Selection[] {
  return [
    ...options.task.map((id) => ({ kind: 'task', id }) as const),
    ...options.check.map((id) => ({ kind: 'check', id }) as const),
    ...options.criterion.map((id) => ({ kind: 'criterion', id }) as const),
    ...(options.matrix ? [{ kind: 'matrix' } as const] : []),
  ];
}

/** `name=value` pairs as a map. `what` names the option in the error. */
export function pairsOf(pairs: readonly string[], what: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at <= 0)
        throw new UserError(`${what} ${pair} is not of the form name=value.`, {
          next: `Write it as ${what} NAME=VALUE.`,
        });
      if (at === pair.length - 1)
        throw new UserError(`${what} ${pair} gives no value.`, { next: 'Nothing can be left empty: write the value.' });
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
