import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../base/errors.ts';
import type { HandTerminal } from './contract.ts';
import { until } from './group.ts';
import { descendants, isAlive, listProcesses, signal as send } from './processes.ts';
import { quote } from './script.ts';

/**
 * The outer bash gives what it starts a process group of its own and the terminal with it, so that Ctrl+C there is not
 * ours, and puts the terminal's modes back when a program was ended that had changed them.
 */
const OUTER = 'modes=$(stty -g); set -m; bash -c "$1"; code=$?; stty "$modes"; exit "$code"';

/** Time between TERM and KILL when it is cancelled. */
const GRACE_MS = 2000;

/** Gives our terminal to a line of bash, from its input and standard error; standard output may be a file of ours. */
export const handTerminal: HandTerminal = async ({ line, cwd, env }, abort) => {
  if (abort.aborted) return;
  // A file that BASH_ENV names may have set another.
  const text = `export KUBECONFIG=${quote(env['KUBECONFIG'] ?? '')}\n${line}`;
  const child = spawn('bash', ['-c', OUTER, 'story-ops', text], { cwd, env, stdio: [0, 2, 2] });
  const end = (): void => void endTree(child.pid ?? 0);
  abort.addEventListener('abort', end, { once: true });
  try {
    await once(child, 'exit');
  } catch (cause) {
    throw new UserError('bash cannot be started.', { cause });
  } finally {
    abort.removeEventListener('abort', end);
  }
};

/** The outer bash goes by itself, after it has put the terminal right; it may be only about to start the other. */
async function endTree(root: number): Promise<void> {
  if (root === 0) return;
  const ended =
    (name: 'SIGTERM' | 'SIGKILL', told = new Set<number>()) =>
    (): boolean => {
      for (const { pid } of descendants(root, listProcesses())) {
        if (pid === root || told.has(pid)) continue;
        send(pid, name);
        told.add(pid);
      }
      return !isAlive(root);
    };
  if (!(await until(ended('SIGTERM'), GRACE_MS))) await until(ended('SIGKILL'), GRACE_MS);
}
