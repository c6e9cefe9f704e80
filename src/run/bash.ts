import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noPrivateFolder } from '../base/noFolder.ts';
import type { Outcome } from './contract.ts';
import { openReader, openWriter } from './pipe.ts';
import { readMessages, type Message } from './script.ts';
import type { Supervisor } from './supervisor.ts';

export type Stream = 'stdout' | 'stderr';

/** One bash that reads its script from a named pipe, leader of its own session and group. */
export interface LivingBash {
  readonly pid: number;
  readonly bashPath: string;
  /** Private folder: pipes, and whatever else ends with this bash. */
  readonly dir: string;
  /** Where our lines in the script write to. */
  readonly control: string;
  send(text: string): void;
  /** Bash sees the end of its script after what was sent. */
  endScript(): void;
  /** What bash tells next; `ended` again and again once it has ended. */
  next(): Promise<Message | Ended>;
  readonly ended: Ended | null;
  /** Output is taken from now on, and goes there. */
  listen(take: (stream: Stream, chunk: Uint8Array) => void): void;
  /** Output stays in the pipes until somebody listens. */
  pause(): void;
  /** Takes what lies in both pipes now. */
  drain(): void;
  /** Closes pipes, removes the folder. The groups must be gone. */
  release(): void;
}

export interface Ended {
  readonly kind: 'ended';
  readonly outcome: Outcome;
}

export interface BashOptions {
  readonly bashPath: string;
  readonly tempDir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly supervisor: Omit<Supervisor, 'gone'>;
}

export async function startBash({ bashPath, tempDir, env, supervisor }: BashOptions): Promise<LivingBash> {
  const dir = makeDir(tempDir);
  const control = join(dir, 'control');
  try {
    await supervisor.makePipes(dir);
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }

  // What start-up files print waits in the pipes for the first command, to which it belongs in a script, too.
  let take: (stream: Stream, chunk: Uint8Array) => void = () => undefined;
  const stdout = openReader(join(dir, 'stdout'), (chunk) => take('stdout', chunk));
  const stderr = openReader(join(dir, 'stderr'), (chunk) => take('stderr', chunk));

  stdout.pause();
  stderr.pause();

  const queue: Message[] = [];
  let ended: Ended | null = null;
  let wake: (() => void) | null = null;
  let pending = '';
  const messages = openReader(control, (chunk) => {
    const read = readMessages(pending + Buffer.from(chunk).toString('latin1'));
    pending = read.rest;
    queue.push(...read.messages);
    wake?.();
  });
  const script = openWriter(join(dir, 'script.sh'));

  const child = spawn(bashPath, ['script.sh'], {
    cwd: dir,
    env,
    // A session and group of its own, and no terminal that a command could ask on.
    detached: true,
    stdio: ['ignore', stdout.writeFd, stderr.writeFd],
  });
  const end = (outcome: Outcome) => {
    if (ended) return;
    clearInterval(looks);
    messages.drain();
    ended = { kind: 'ended', outcome };
    wake?.();
  };
  child.on('error', (error) => end({ kind: 'not-started', why: `bash cannot be started: ${error.message}` }));
  child.on('exit', (code, signal) => end(signal ? { kind: 'signalled', signal } : { kind: 'exited', code: code ?? 0 }));
  const looks = setInterval(() => {
    if (!existsSync(control)) end({ kind: 'lost', why: GONE });
  }, LOOK_MS).unref();
  const pid = child.pid ?? 0;
  if (pid > 0) supervisor.add(pid, dir);

  return {
    pid,
    bashPath,
    dir,
    control,
    send: (text) => script.write(text),
    endScript: () => script.end(),
    async next() {
      for (;;) {
        const first = queue.shift() ?? ended;
        if (first) return first;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    get ended() {
      return ended;
    },
    listen(to) {
      take = to;
      stdout.resume();
      stderr.resume();
    },
    pause() {
      stdout.pause();
      stderr.pause();
    },
    drain() {
      stdout.drain();
      stderr.drain();
    },
    release() {
      clearInterval(looks);
      for (const reader of [stdout, stderr, messages]) reader.close();
      script.close();
      supervisor.drop(dir);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** How often it is looked whether the pipes are still there. */
const LOOK_MS = 500;
/** `rm -rf "$TMPDIR"/*` takes the pipes along in which bash tells how its commands end. */
const GONE = 'the private folder of this run was deleted while it ran, by what runs or by something else.';

function makeDir(tempDir: string): string {
  try {
    return mkdtempSync(join(tempDir, 'story-ops-run-'));
  } catch (error) {
    throw noPrivateFolder('a run', tempDir, error);
  }
}
