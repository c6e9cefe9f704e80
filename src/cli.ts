import manifest from '../package.json' with { type: 'json' };
import { createHash } from 'node:crypto';
import { fstatSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { setFlagsFromString } from 'node:v8';
import { describeError } from './base/errors.ts';
import { makeKube } from './kube/kube.ts';
import { forTerminal } from './redact/display.ts';
import { handTerminal } from './run/handTerminal.ts';
import { lockFolder, makeLocks } from './run/locks.ts';
import { makeRunner } from './run/runner.ts';
import { findMissingTools } from './run/tools.ts';
import type { Machine } from './terminal/machine.ts';
import { EXIT } from './terminal/io.ts';
import { main } from './terminal/main.ts';

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  refuseOutput(error);
});

function refuseOutput(error: unknown): never {
  process.stderr.write(`The output cannot be written: ${describeError(error)}\n`);
  process.exit(EXIT.usage);
}

/** Node writes a text into a file once, and takes what a full disk left out for written. */
function print(text: string): void {
  if (!intoFile) return void process.stdout.write(text);
  try {
    for (let rest = Buffer.from(text); rest.length > 0;) rest = rest.subarray(writeSync(1, rest));
  } catch (error) {
    refuseOutput(error);
  }
}

const intoFile = isFile(1);

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false; // It is closed.
  }
}

/** The command-line root: builds what touches the machine and hands it to the host. */
function machine(cwd: string): Machine {
  const abort = new AbortController();
  // The first Ctrl+C ends the run in order; a second one ends us at once, and the supervisors end the rest.
  process.once('SIGINT', () => {
    abort.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  process.once('SIGTERM', () => abort.abort());
  const env = definedOf(process.env);
  const runner = makeRunner();
  return {
    runner,
    missingTools: findMissingTools,
    locks: makeLocks(lockFolder(process.env)),
    kube: (kubeconfig) =>
      makeKube({
        env: () => Promise.resolve(env),
        cwd,
        kubeconfig,
        guard: (folder) => runner.guard(folder),
        onLogin: (context, text) => void process.stderr.write(forTerminal(`[${context}] ${text}`)),
      }),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    printsMuch: keepYoungSmall,
    signal: abort.signal,
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    handTerminal,
    ask: (prompt) => ask(prompt, () => abort.abort()),
  };
}

/**
 * V8 lets the space for new objects grow by what passes through it, to some 100 MB more than it holds. Put back at the
 * end, since compiled code is kept for V8 as it was started (start.ts).
 */
function keepYoungSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  process.prependOnceListener('exit', () => setFlagsFromString('--semi-space-growth-factor=2'));
}

function definedOf(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}

/** Null where nothing was answered: Ctrl+D leaves it at that, and Ctrl+C, which a terminal in that state does not send, interrupts. */
async function ask(prompt: string, interrupt: () => void): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(prompt);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    process.stderr.write('\n');
    if (error.message.includes('Ctrl+C')) interrupt();
    return null;
  } finally {
    lines.close();
  }
}

/** Null where the folder that we were started in is gone: no file that is named can be found from there. */
function currentFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

async function start(cwd: string | null): Promise<number> {
  if (cwd === null) {
    process.stderr.write(
      'The current folder is gone: it was moved or deleted.\nGo to one that exists, then run again.\n',
    );
    return EXIT.usage;
  }
  return main(
    process.argv.slice(2),
    {
      cwd,
      env: process.env,
      color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
      out: print,
      err: (text) => void process.stderr.write(text),
      // To the start of the line, and what is left of the line before is erased.
      status: (text) => void process.stderr.write(`\r\x1b[K${text}`),
    },
    () => machine(cwd),
    manifest.version,
  );
}

void start(currentFolder()).then((code) => (process.exitCode = code));
