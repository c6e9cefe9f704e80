import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { UserError } from '../base/errors.ts';
import type { Environments, ResolvedEnvironment } from './contract.ts';
import { signal } from './processes.ts';
import { quote } from './script.ts';

type Env = Readonly<Record<string, string>>;

export interface EnvironmentOptions {
  /** What we were started with ourselves. */
  readonly own: Env;
  /** The user's login shell; `SHELL` of `own` where left out. */
  readonly shell?: string;
  /** A Node to print the environment with; the one that runs us where left out. */
  readonly node?: string;
  /** How long start-up files may take; 10 s. */
  readonly timeoutMs?: number;
}

/** Variables that tell where the asking shell stood, not what the user set. */
const NOT_ASKED = ['PWD', 'OLDPWD', 'SHLVL', '_', 'ELECTRON_RUN_AS_NODE'];

/** Asks the login shell once, when it is first needed; a folder's own environment command each time. */
export function makeEnvironments(options: EnvironmentOptions): Environments {
  const { own, shell = own['SHELL'], timeoutMs = 10_000, node = process.execPath } = options;
  let login: Promise<ResolvedEnvironment> | null = null;

  async function askLogin(): Promise<ResolvedEnvironment> {
    if (!shell) return { env: own, from: 'own', why: 'SHELL is not set.' };
    const answer = await ask([shell, '-i', '-l', '-c'], '', { env: own, cwd: '/', node, timeoutMs });
    if (typeof answer !== 'string') return { env: answer, from: 'login shell', why: null };
    return { env: own, from: 'own', why: `The login shell ${shell} did not tell its environment: ${answer}` };
  }

  return {
    login: () => (login ??= askLogin()),
    async inFolder(cwd, envCommand, env) {
      const answer = await ask(['/bin/sh', '-c'], envCommand, { env, cwd, node, timeoutMs });
      if (typeof answer !== 'string') return answer;
      throw new UserError(`The environment command \`${envCommand}\` failed in ${cwd}: ${answer}`, {
        next: 'Run it in a terminal there, or change the setting.',
      });
    },
  };
}

interface Asking {
  readonly env: Env;
  readonly cwd: string;
  readonly node: string;
  readonly timeoutMs: number;
}

/** The environment as a process started by that shell sees it; a sentence where it cannot be had. */
function ask(shell: readonly string[], prefix: string, { env, cwd, node, timeoutMs }: Asking): Promise<Env | string> {
  const mark = randomUUID();
  const program = `process.stdout.write("${mark}" + JSON.stringify(process.env) + "${mark}")`;
  const command = `${prefix} ${quote(node)} -e ${quote(program)}`.trim();
  const [file = '', ...args] = [...shell, command];
  return new Promise((resolve) => {
    // Electron as plain Node; a session of its own, so that start-up files find no terminal to ask on.
    const child = spawn(file, args, {
      cwd,
      env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    let isDone = false;
    const finish = (answer: Env | string) => {
      // What comes later must not signal a group that is gone, whose number another may have by then.
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      if (child.pid !== undefined) signal(-child.pid, 'SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(`no answer within ${String(timeoutMs / 1000)} s.`), timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const between = out.split(mark);
      // A daemon that start-up files left behind may hold the pipe open: the second mark is the end.
      if (between.length >= 3) finish(asEnvironment(between[1] ?? '', env));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', (error) => finish(error.message));
    child.on('close', (code) => finish(lastLine(err) || `exit ${String(code)}.`));
  });
}

function asEnvironment(json: string, own: Env): Env {
  const told = JSON.parse(json) as Record<string, string>;
  const kept = Object.entries(told).filter(([name]) => !NOT_ASKED.includes(name));
  const ours = Object.entries(own).filter(([name]) => NOT_ASKED.includes(name));
  return Object.fromEntries([...kept, ...ours]);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}
