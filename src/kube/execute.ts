import { spawn } from 'node:child_process';

export interface Execution {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Everything that it started is ended after this time. */
  readonly limitMs: number;
  /** Sees standard error as it comes: a login may say there what it waits for. */
  readonly onStderr?: (text: string) => void;
}

export type Executed =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'too-long'; readonly stderr: string }
  | { readonly kind: 'cancelled' };

/** Time between TERM and KILL: a login plugin may hold a lock that it wants to give back. */
const GRACE_MS = 500;
/** More than any answer that we ask for; a program that prints without end is cut here. */
const MAX_CHARS = 32 * 1024 * 1024;

/** Runs a program in a process group of its own, without standard input, and ends the whole group at the limit. */
export function execute(what: Execution, signal: AbortSignal): Promise<Executed> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve({ kind: 'cancelled' });
      return;
    }
    const { env, cwd } = what;
    const child = spawn(what.file, what.args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let stdout = '';
    let stderr = '';
    let stopped: 'too-long' | 'cancelled' | null = null;
    const end = (why: 'too-long' | 'cancelled') => (): void => {
      stopped ??= why;
      signalGroup(child.pid, 'SIGTERM');
      setTimeout(() => {
        signalGroup(child.pid, 'SIGKILL');
        // What left the group may still hold the pipes; nothing more is read from it.
        child.stdout.destroy();
        child.stderr.destroy();
      }, GRACE_MS);
    };
    const tooLong = end('too-long');
    const cancelled = end('cancelled');
    const limit = setTimeout(tooLong, what.limitMs);
    signal.addEventListener('abort', cancelled, { once: true });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (stdout.length < MAX_CHARS) stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      if (stderr.length < MAX_CHARS) stderr += chunk;
      what.onStderr?.(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', cancelled);
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ kind: 'not-found' });
      else reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', cancelled);
      if (stopped === 'too-long') resolve({ kind: 'too-long', stderr });
      else if (stopped === 'cancelled') resolve({ kind: 'cancelled' });
      else resolve({ kind: 'exited', code: code ?? 1, stdout, stderr });
    });
  });
}

function signalGroup(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // already gone
  }
}
