import { existsSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { KEEP, startCapture } from './capture.ts';
import type { Captured } from './contract.ts';
import { now } from './now.ts';
import { isAlive } from './processes.ts';

/** A forward that runs in the background of a shell; what it prints goes to two files of the shell's folder. */
export interface RunningProbe {
  readonly text: string;
  readonly pid: number;
  /** Empty until it forwards. */
  readonly ports: readonly number[];
  readonly output: { readonly stdout: string; readonly stderr: string };
}

const POLL_MS = 20;

/** `Forwarding from 127.0.0.1:9153 -> 9153`: the local ports in the order of the lines, each once. */
export function forwardedPorts(output: string): readonly number[] {
  const ports = [...output.matchAll(/^Forwarding from \S*?:(\d+) -> /gm)].map((match) => Number(match[1]));
  return [...new Set(ports)];
}

/**
 * The text as a background job, and the same as people may read it. Its own redirections are kept: then the ports tell
 * when it forwards, not its words.
 */
export function probeJob(
  text: string,
  output: RunningProbe['output'],
  quote: (text: string) => string,
): { readonly job: string; readonly shown: string } {
  const command = text
    .trimEnd()
    .replace(/(?<!&)&$/, '')
    .trimEnd();
  const to = redirects(command) ? '' : ` >${quote(output.stdout)} 2>${quote(output.stderr)}`;
  return { job: `${command}${to} &`, shown: `${command} &` };
}

function redirects(text: string): boolean {
  return text.includes('>');
}

/** A program that has ended lets go of its port a moment later, when the last of its threads is gone. */
const LETS_GO_MS = 300;

/** A sentence that says which port is busy; null where all are free, or soon are. */
export async function busyPort(ports: readonly number[]): Promise<string | null> {
  const end = now() + LETS_GO_MS;
  for (const port of ports) {
    let free = port === 0 || (await isFree(port));
    while (!free && now() < end) {
      await sleep(POLL_MS);
      free = await isFree(port);
    }
    if (free) continue;
    return `Local port ${String(port)} is in use by another process, so the forward cannot listen on it.`;
  }
  return null;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Waits until all ports are forwarded. Null: it ended by itself, or the signal fired. */
export async function untilForwarding(
  probe: RunningProbe,
  wanted: readonly number[],
  signal: AbortSignal,
): Promise<readonly number[] | null> {
  const silent = redirects(probe.text);
  const known = wanted.filter((port) => port > 0);
  for (;;) {
    if (signal.aborted) return null;
    const said = forwardedPorts(readFile(probe.output.stdout).toString());
    if (said.length >= Math.max(1, wanted.length)) return said;
    // Which port `:80` became stands in the author's own file: they look there.
    if (silent && (await allAnswer(known))) return known;
    if (!isAlive(probe.pid)) return null;
    await sleep(POLL_MS);
  }
}

async function allAnswer(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) if (!(await answers(port))) return false;
  return true;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** What the probe printed so far. */
export function probeOutput(probe: RunningProbe): { readonly stdout: Captured; readonly stderr: Captured } {
  return { stdout: captureFile(probe.output.stdout), stderr: captureFile(probe.output.stderr) };
}

function captureFile(path: string): Captured {
  const capture = startCapture(KEEP);
  capture.feed(readFile(path));
  return capture.finish();
}

function readFile(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}
