import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { UserError } from '../base/errors.ts';
import { startBash, type Ended } from './bash.ts';
import { KEEP } from './capture.ts';
import { endGroups } from './group.ts';
import type { Runner, ShellOptions } from './contract.ts';
import { firstLine, type Message } from './script.ts';
import { makeShell } from './shell.ts';
import { keepSupervisor } from './supervised.ts';

export interface RunnerOptions {
  /** Default `bash`, as PATH finds it. Read for every shell, since it may change meanwhile. */
  readonly bashPath?: string;
  /** Where private folders of shells are made; the system's own where left out. */
  readonly tempDir?: string;
  /** Bytes of each stream of a command that are kept as text; 16 MB where left out. */
  readonly keepBytes?: number;
  /** How long background jobs may go on after the last command before they are told to end; 250 ms. */
  readonly settleMs?: number;
  /** How long an EXIT trap may take after the last command; 30 s. */
  readonly exitMs?: number;
  /** How long bash may take to read its first line, start-up files and all; 30 s. */
  readonly startMs?: number;
  /** Time between TERM and KILL when we are killed ourselves; 2 s. */
  readonly orphanGraceMs?: number;
}

/** A runner whose supervisor looks after folders of others, too. */
export interface GuardingRunner extends Runner {
  /** The folder will not outlive us, however we end. The answer takes that back. */
  guard(folder: string): () => void;
}

/** Shells are real bash processes. One small supervisor process serves all shells of a runner, until `dispose`. */
export function makeRunner(options: RunnerOptions = {}): GuardingRunner {
  // A setting that is changed counts from the next start on.
  const pathOfBash = (): string => options.bashPath ?? 'bash';
  const supervisor = keepSupervisor(pathOfBash, options.orphanGraceMs ?? 2000);
  return {
    guard(folder) {
      supervisor.guard(folder);
      return () => supervisor.drop(folder);
    },
    async open(shell: ShellOptions) {
      checkFolder(shell.cwd);
      const bashPath = pathOfBash();
      const tempDir = resolve(options.tempDir ?? tmpdir());
      const bash = await startBash({ bashPath, tempDir, env: shell.env, supervisor });
      bash.send(firstLine(shell.cwd, bash.control));
      const { startMs = 30_000 } = options;
      const first = await inTime(bash.next(), startMs, shell.signal);
      if (first === null || first.kind === 'ended' || first.status !== 0) {
        await endGroups(bash.pid, shell.graceMs);
        // Its end is told a moment after it: until then its pipes are read.
        while (!bash.ended) await bash.next();
        bash.release();
        throw shell.signal?.aborted === true
          ? new UserError('The run was cancelled.')
          : unready(first, shell, bashPath);
      }
      const { keepBytes = KEEP, settleMs = 250, exitMs = 30_000 } = options;
      return makeShell(bash, { graceMs: shell.graceMs, settleMs, exitMs, keepBytes });
    },
    dispose: () => supervisor.dispose(),
  };
}

/** Null where the time was over, or somebody did not want to wait. */
async function inTime<T>(promise: Promise<T>, ms: number, signal: AbortSignal | undefined): Promise<T | null> {
  const over = new AbortController();
  const ends = AbortSignal.any([over.signal, ...(signal ? [signal] : [])]);
  const timer = setTimeout(() => over.abort(), ms);
  const waited = new Promise<null>((done) => {
    if (ends.aborted) done(null);
    else ends.addEventListener('abort', () => done(null), { once: true });
  });
  try {
    return await Promise.race([promise, waited]);
  } finally {
    clearTimeout(timer);
  }
}

function unready(first: Message | Ended | null, { cwd }: ShellOptions, bashPath: string): UserError {
  if (first === null)
    return new UserError(`bash (${bashPath}) was started, but runs no command.`, {
      next: 'Look in the environment at SHELLOPTS, BASH_ENV and functions that stand for builtins (BASH_FUNC_…).',
    });
  const why = first.kind === 'ended' && first.outcome.kind === 'not-started' ? ` ${first.outcome.why}` : '';
  return new UserError(`No bash could be started in ${cwd}.${why}`, {
    next: `Look at the setting of the path to bash (${bashPath}), BASH_ENV, and whether the folder can be entered.`,
  });
}

function checkFolder(cwd: string): void {
  const found = statSync(cwd, { throwIfNoEntry: false });
  if (!found?.isDirectory()) throw new UserError(`There is no folder ${cwd} to run commands in.`);
}
