import { fileURLToPath } from 'node:url';
import type { Captured, Runner, Shell, ShellEnd, UnitResult, UnitRun } from '../../src/run/contract.ts';
import { listProcesses } from '../../src/run/processes.ts';
import { makeRunner, type RunnerOptions } from '../../src/run/runner.ts';

/** Tiny real programs: `forever`, `ignore-term`, a scripted `kubectl` … */
export const BIN = fileURLToPath(new URL('../bin', import.meta.url));

/** A plain environment with our tiny programs first in PATH. */
export function testEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { HOME = '/', PATH = '', LANG = 'C.UTF-8' } = process.env;
  return { HOME, LANG, PATH: `${BIN}:${PATH}`, ...more };
}

export interface TestShell {
  readonly shell: Shell;
  readonly run: (text: string, more?: Partial<UnitRun>, signal?: AbortSignal) => Promise<UnitResult>;
  /** Closes the shell and disposes the runner. */
  readonly end: () => Promise<ShellEnd>;
}

export interface TestShellOptions extends RunnerOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly graceMs?: number;
}

/** A shell in a runner of its own. */
export async function openTestShell(options: TestShellOptions = {}): Promise<TestShell> {
  const runner: Runner = makeRunner(options);
  const { cwd = '/', graceMs = 300 } = options;
  const shell = await runner.open({ cwd, env: testEnvironment(options.env), graceMs });
  return {
    shell,
    run: (text, more = {}, signal = new AbortController().signal) =>
      shell.run({ text, kubeconfig: null, mode: 'run', timeoutMs: 20_000, ...more }, signal),
    end: async () => {
      const end = await shell.close();
      runner.dispose();
      return end;
    },
  };
}

/** Text of a result's streams and its outcome in a word: `exited 0`. */
export function shown(result: { outcome: UnitResult['outcome']; stdout: Captured; stderr: Captured }) {
  const { outcome } = result;
  const detail = 'code' in outcome ? outcome.code : 'signal' in outcome ? outcome.signal : '';
  return { outcome: `${outcome.kind} ${detail}`.trim(), stdout: result.stdout.text, stderr: result.stderr.text };
}

/** Processes of a session or group that live, by the id of its leader. */
export function living(leader: number): number {
  return listProcesses().filter((p) => !p.zombie && (p.session === leader || p.group === leader)).length;
}
