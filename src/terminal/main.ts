import { Command, CommanderError } from 'commander';
import { describeError, isExplained } from '../base/errors.ts';
import { explain } from './explain.ts';
import type { ExplainOptions } from './explain.ts';
import { forTerminal, oneLine } from '../redact/display.ts';
import { EXIT } from './io.ts';
import type { Io } from './io.ts';
import { judge } from './judge.ts';
import type { JudgeOptions } from './judge.ts';
import { lint } from './lint.ts';
import type { LintOptions } from './lint.ts';
import { list } from './list.ts';
import type { Machine } from './machine.ts';
import { run } from './run.ts';
import { NONE_GIVEN, withRunOptions, type RunOptions } from './runOptions.ts';
import { repair } from './repair.ts';
import type { RepairOptions } from './repair.ts';

const CODES = `
Exit codes:
  0    all that was asked for passed
  1    a check failed
  2    wrong use or setup, nothing selected
  3    none failed, but some are undecided, manual or blocked
  70   a fault of Story Ops itself
  130  interrupted`;

/**
 * Runs one command line (without `node` and the script) and returns the exit code. Never rejects. Of all texts only
 * colours and line ends reach the terminal as codes.
 */
export async function main(
  argv: readonly string[],
  raw: Io,
  machine: () => Machine,
  version = 'unknown',
): Promise<number> {
  const io: Io = {
    ...raw,
    out: (text) => raw.out(forTerminal(text)),
    err: (text) => raw.err(forTerminal(text)),
    status: (text) => raw.status?.(oneLine(text)),
  };
  let code: number = EXIT.ok;
  const program = new Command('story-ops')
    .description('Runs the commands of Markdown stories and ticks what was earned.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        io.out(text);
      },
      writeErr: (text) => {
        io.err(text);
      },
    })
    .addHelpText('after', CODES);
  program
    .command('list')
    .description('stories, criteria, tasks, checks, rules, problems')
    .argument('<paths...>', 'files or folders')
    .option('--json', 'machine-readable, see schemas/list.schema.json')
    .action(async (paths: string[], options: { json?: boolean }) => {
      code = await list(paths, options, io);
    });
  program
    .command('lint')
    .description('problems; exit 1 where an error or a warning is left')
    .argument('<paths...>', 'files or folders')
    .option('--fix', 'apply the fixes that are safe')
    .option('--github', 'as workflow commands')
    .option('--sarif', 'as SARIF 2.1.0')
    .option('--json', 'machine-readable')
    .action(async (paths: string[], options: LintOptions) => {
      code = await lint(paths, options, io);
    });
  program
    .command('repair')
    .description('restores mis-decoded text without loss, or refuses')
    .argument('<paths...>', 'files or folders')
    .option('--json', 'machine-readable')
    .action(async (paths: string[], options: RepairOptions) => {
      code = await repair(paths, options, io);
    });
  program
    .command('judge')
    .description('one expectation against a saved output')
    .option('--expect <text>', "the author's words; empty, a dash or TBD is none")
    .requiredOption('--command <text>', 'the command that was run')
    .option('--exit <status>', 'its exit status')
    .option('--stages <statuses>', 'the exit statuses of its pipeline, such as 0,1')
    .option('--stdout <file>', 'what it printed')
    .option('--stderr <file>', 'what it printed on standard error')
    .option('--json', 'machine-readable, see schemas/judge.schema.json')
    .action(async (options: JudgeOptions) => {
      code = await judge(options, io);
    });
  withRunOptions(program.command('run'))
    .description('runs checks and judges them; reads only, unless --writes')
    .argument('<paths...>', 'files or folders')
    .action(async (paths: string[], options: RunOptions) => {
      code = await run(paths, { ...NONE_GIVEN, ...options }, io, machine());
    });
  program
    .command('explain')
    .description('how the words at a line are read')
    .argument('<place>', 'a story and a line, such as story.md:12')
    .option('--directive', 'write the reading as a directive')
    .option('--json', 'machine-readable')
    .action(async (place: string, options: ExplainOptions) => {
      code = await explain(place, options, io);
    });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    io.err(`${describeError(error)}\n`);
    if (isExplained(error)) return EXIT.usage;
    io.err('This is a fault of Story Ops, not of the story. Nothing can be said of its checks.\n');
    return EXIT.fault;
  }
}
