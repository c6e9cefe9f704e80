import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { descendants, listProcesses, nameOf } from '../../src/run/processes.ts';
import { quote } from '../../src/run/script.ts';

/** A program in a pseudoterminal, and the person who sits at it. */
export interface InTerminal {
  /** Waits until it has printed this after what was waited for before. */
  readonly sees: (text: string) => Promise<void>;
  readonly types: (text: string) => void;
  /** Sends a signal to the program, and to nothing that it started. */
  readonly gets: (signal: NodeJS.Signals) => void;
  /** Its exit status, and all that it printed. */
  readonly ended: Promise<{ readonly status: number; readonly output: string }>;
}

/** Whether this machine has util-linux's `script`, which makes pseudoterminals. */
export function hasPseudoterminals(): boolean {
  return /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
}

export function inTerminal(
  program: readonly string[],
  where: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): InTerminal {
  const child = spawn('script', ['-qec', program.map(quote).join(' '), '/dev/null'], {
    ...where,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let output = '';
  let seen = 0;
  let wake: () => void = () => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    wake();
  });
  const ended = once(child, 'close').then(([code]) => ({ status: code as number, output }));
  void ended.then(() => wake());
  return {
    sees: async (text) => {
      for (;;) {
        const at = output.indexOf(text, seen);
        if (at !== -1) {
          seen = at + text.length;
          return;
        }
        if (child.exitCode !== null) throw new Error(`It ended without “${text}”: ${output.slice(seen)}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    types: (text) => child.stdin.write(text),
    gets: (signal) => {
      const all = descendants(child.pid ?? 0, listProcesses());
      const found = all.find(({ pid }) => nameOf(pid).startsWith(program.join(' ')));
      if (!found) throw new Error('The program is gone.');
      process.kill(found.pid, signal);
    },
    ended,
  };
}
