import { spawn, type StdioOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** True: output goes to ours as it comes. Otherwise it is collected. */
  readonly show?: boolean;
  /** Gets each line of output as it comes. */
  readonly onLine?: (line: string) => void;
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
  const stdio: StdioOptions = options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
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
