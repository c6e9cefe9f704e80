import { spawn, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** True: output goes to ours as it comes. Otherwise it is collected. */
  readonly show?: boolean;
  /** Gets each line of output as it comes. */
  readonly onLine?: (line: string) => void;
  /** True: the program is one of ours, and ends when the pipe to us closes (see `endWithStdin`). */
  readonly endsWithUs?: boolean;
  /** Ends the program's whole process group after this time. */
  readonly timeoutMs?: number;
}

export interface ProgramResult {
  /** Exit status; 128 and the signal's number where a signal ended it, as a shell counts. */
  readonly status: number;
  /** Both streams, in the order in which they came; empty where they were shown. */
  readonly output: string;
  readonly timedOut: boolean;
}

const END_WITH_STDIN = 'STORY_OPS_END_WITH_STDIN';

/**
 * Called by a tool that another one starts with `endsWithUs`: ends it as soon as that other one is gone, even by
 * `kill -9`. Whatever hangs on pipes of this process (browser, server) ends with it.
 */
export function endWithStdin(): void {
  if (process.env[END_WITH_STDIN] === undefined) return;
  process.stdin.on('close', () => process.exit(1)).resume();
  if ('unref' in process.stdin) process.stdin.unref();
}

/** Process groups that live now; ended when we are. */
const running = new Set<number>();

function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Lets a signal end every program that we started, before it ends us. Called once by a tool's entry. A signal may come
 * twice, from the terminal and from tools/start.mjs, so the handlers stay.
 */
export function endProgramsWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      const code = 128 + constants.signals[signal];
      process.exitCode = code;
      for (const pid of running) endGroup(pid, 'SIGTERM');
      // A little time for those that clean up behind themselves; then nothing may be left.
      setTimeout(() => process.exit(code), 5_000).unref();
    });
  process.on('exit', () => {
    for (const pid of running) endGroup(pid, 'SIGKILL');
  });
}

/** Runs a program in a process group of its own, without input. Rejects only where it cannot be started. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const input = options.endsWithUs ? 'pipe' : 'ignore';
  const stdio: StdioOptions = options.show ? [input, 'inherit', 'inherit'] : [input, 'pipe', 'pipe'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...(options.env ?? process.env), ...(options.endsWithUs ? { [END_WITH_STDIN]: '1' } : {}) },
      stdio,
      detached: true,
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        for (const line of chunk.split('\n').slice(0, -1)) options.onLine?.(line);
      });
    const timer =
      options.timeoutMs === undefined || pid === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endGroup(pid, 'SIGTERM');
            setTimeout(() => {
              endGroup(pid, 'SIGKILL');
            }, 3_000).unref();
          }, options.timeoutMs);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      resolve({ status: code ?? 128 + (signal ? constants.signals[signal] : 0), output, timedOut });
    });
  });
}

/** As `runProgram`, but anything except exit 0 throws, with the end of the output. */
export async function mustRun(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<string> {
  const { status, output, timedOut } = await runProgram(command, args, options);
  if (status === 0) return output;
  const ended = timedOut ? 'took too long' : `ended with ${String(status)}`;
  throw new Error(`${[command, ...args].join(' ')} ${ended}.\n${output.trimEnd().split('\n').slice(-30).join('\n')}`);
}
