import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, LivingBash } from './bash.ts';
import { nothingCaptured, startCapture } from './capture.ts';
import type { Outcome, ProbeState, Shell, ShellEnd, UnitResult, UnitRun } from './contract.ts';
import { watchEscapes } from './escaped.ts';
import { endGroups, isEmpty, until } from './group.ts';
import { stoppableLoop } from './loop.ts';
import { outcomeOf, stagesOf } from './outcome.ts';
import { busyPort, probeJob, probeOutput, untilForwarding, type RunningProbe } from './probe.ts';
import { descendants, isAlive, listProcesses, signal as sendSignal } from './processes.ts';
import {
  apart,
  jobLine,
  lineAfter,
  lineBefore,
  quote,
  reapLine,
  watched,
  type Carried,
  type Message,
} from './script.ts';

/** How long the last iteration of a loop may take once it was told to end. */
const LAST_ITERATION_MS = 30_000;

export interface ShellLimits {
  readonly graceMs: number;
  readonly settleMs: number;
  readonly keepBytes?: number;
}

/** Runs commands one after the other in a bash that has said it is ready. */
export function makeShell(bash: LivingBash, { graceMs, settleMs, keepBytes }: ShellLimits): Shell {
  const escapes = watchEscapes(bash.pid);
  const kubeconfigs = new Set<string>();
  const probes: RunningProbe[] = [];
  let carried: Carried = { status: 0, lastArgument: '' };
  let line = 1;
  let running = false;
  let over: string | null = null;
  let closing: Promise<ShellEnd> | null = null;

  async function run(unit: UnitRun, signal: AbortSignal): Promise<UnitResult> {
    if (running || closing) throw new Error('A shell runs one command at a time, and none after it was closed.');
    if (signal.aborted) return unstarted({ kind: 'cancelled' });
    if (over !== null) return unstarted({ kind: 'not-started', why: over });
    if (unit.mode === 'probe') {
      const busy = await busyPort(unit.probe?.local ?? []);
      if (busy) return unstarted({ kind: 'not-started', why: busy });
    }
    running = true;
    try {
      return await runNow(unit, signal);
    } finally {
      running = false;
    }
  }

  async function runNow(unit: UnitRun, signal: AbortSignal): Promise<UnitResult> {
    const sinks = { stdout: startCapture(keepBytes), stderr: startCapture(keepBytes) };
    bash.sendOutputTo((stream, chunk) => {
      sinks[stream].feed(chunk);
      unit.onOutput?.(stream, chunk);
    });
    const before = performance.now();
    const stopped = new AbortController();
    let stop: Outcome | null = null;
    let ending: Promise<void> | null = null;
    const stopFor = (why: Outcome) => {
      if (stop) return;
      stop = why;
      stopped.abort();
      escapes.look();
      ending = endGroups(bash.pid, graceMs);
    };
    const timer = setTimeout(() => stopFor({ kind: 'timed-out', afterMs: unit.timeoutMs }), unit.timeoutMs);
    const cancel = () => stopFor({ kind: 'cancelled' });
    signal.addEventListener('abort', cancel, { once: true });

    const whole = unit.whole === true || leavesOpen(unit.text);
    const start = unit.line ?? line;
    line = start + unit.text.split('\n').length;
    if (unit.kubeconfig !== null) kubeconfigs.add(unit.kubeconfig);
    bash.send(lineBefore(start, unit.kubeconfig, carried));
    const finish = await (unit.mode === 'probe'
      ? probe(unit, stopped.signal)
      : unit.mode === 'watch' && unit.end
        ? watch(unit, unit.end)
        : plain(unit, whole));

    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    await ending;
    bash.drain();
    bash.sendOutputTo(() => undefined);
    const ms = performance.now() - before;
    const outcome: Outcome = stop ?? finish.outcome;
    const stages = outcome.kind === 'exited' || outcome.kind === 'signalled' ? finish.stages : [];
    const output = finish.output ?? { stdout: sinks.stdout.finish(), stderr: sinks.stderr.finish() };
    if (bash.ended) over ??= whyOver(outcome, unit.text);
    bash.sendOutputTo((stream, chunk) => tail[stream].feed(chunk));
    return { outcome, stages, ms, ...output, ran: finish.ran };
  }

  interface Finish {
    readonly outcome: Outcome;
    readonly stages: readonly number[];
    readonly ran: string | null;
    readonly output?: Pick<UnitResult, 'stdout' | 'stderr'>;
  }

  async function plain(unit: UnitRun, whole: boolean): Promise<Finish> {
    bash.send(unit.apart ? apart(unit.text, bash.control) : `${unit.text}\n`);
    if (whole) bash.endScript();
    else bash.send(lineAfter(bash.control));
    const { inner, last } = await untilDone();
    if (last.kind === 'ended') return { outcome: last.outcome, stages: [], ran: null };
    if (!unit.apart) carried = last;
    const told = unit.apart ? (inner ?? last) : last;
    return { outcome: outcomeOf(told), stages: stagesOf(told, unit.stages), ran: null };
  }

  async function watch(unit: UnitRun, end: AbortSignal): Promise<Finish> {
    const stopFile = join(bash.dir, 'stop');
    const loop = stoppableLoop(unit.text, quote(stopFile));
    bash.send(watched(loop ?? unit.text, bash.control) + lineAfter(bash.control));
    let endedBy: string | null = null;
    let job = 0;
    let ending: Promise<void> | null = null;
    const endNow = () => {
      if (job === 0 || ending) return;
      endedBy = String(end.reason);
      ending = loop === null ? endTree(job) : endLoop(job, stopFile);
    };
    end.addEventListener('abort', endNow, { once: true });
    const { inner, last } = await untilDone((message) => {
      job = message.status;
      if (end.aborted) endNow();
    });
    end.removeEventListener('abort', endNow);
    await ending;
    const ran = loop === null ? `${unit.text} & wait $!` : (stoppableLoop(unit.text, 'stop') ?? loop);
    if (last.kind === 'ended') return { outcome: last.outcome, stages: [], ran };
    const told = inner ?? last;
    carried = { status: endedBy === null ? told.status : 0, lastArgument: carried.lastArgument };
    if (endedBy !== null) return { outcome: { kind: 'ended', why: endedBy }, stages: [], ran };
    return { outcome: outcomeOf(told), stages: stagesOf(told, unit.stages), ran };
  }

  async function probe(unit: UnitRun, stopped: AbortSignal): Promise<Finish> {
    const file = (name: string) => join(bash.dir, `probe-${String(probes.length + 1)}.${name}`);
    const output = { stdout: file('stdout'), stderr: file('stderr') };
    const job = probeJob(unit.text, output, quote);
    const ran = job.startsWith(unit.text.trimEnd()) && !job.includes(bash.dir) ? `${unit.text.trimEnd()} &` : job;
    bash.send(`${job}\n${jobLine(bash.control)}${lineAfter(bash.control)}`);
    let pid = 0;
    const { last } = await untilDone((message) => (pid = message.status));
    const shown = ran.replace(/ >'[^']*' 2>'[^']*' &$/, ' &');
    const changed = shown === unit.text.trimEnd() ? null : shown;
    if (last.kind === 'ended') return { outcome: last.outcome, stages: [], ran: changed };
    carried = { status: 0, lastArgument: carried.lastArgument };
    const started: RunningProbe = { text: unit.text, pid, ports: [], output };
    const ports = await untilForwarding(started, unit.probe?.local ?? [], stopped);
    if (ports) {
      probes.push({ ...started, ports });
      const why = `forwards ${ports.map((port) => `127.0.0.1:${String(port)}`).join(', ')}`;
      return { outcome: { kind: 'ended', why }, stages: [], ran: changed, output: probeOutput(started) };
    }
    if (stopped.aborted)
      return { outcome: { kind: 'cancelled' }, stages: [], ran: changed, output: probeOutput(started) };
    bash.send(reapLine(pid, bash.control));
    const reaped = await untilDone();
    const outcome = reaped.last.kind === 'ended' ? reaped.last.outcome : outcomeOf(reaped.last);
    return { outcome, stages: [], ran: changed, output: probeOutput(started) };
  }

  /** Reads what bash tells until the command is done or bash has ended. */
  async function untilDone(
    onJob?: (message: Message) => void,
  ): Promise<{ inner: Message | null; last: Message | Ended }> {
    let inner: Message | null = null;
    for (;;) {
      const told = await bash.next();
      if (told.kind === 'ended' || told.kind === 'done') return { inner, last: told };
      if (told.kind === 'inner') inner = told;
      if (told.kind === 'job') onJob?.(told);
    }
  }

  /** Ends a job and all that it started, but not the bash. As a person would first, by INT. */
  async function endTree(pid: number): Promise<void> {
    const tree = descendants(pid, listProcesses()).map((p) => p.pid);
    const gone = () => !tree.some(isAlive);
    // A background job of a script ignores INT, so TERM goes with it.
    for (const name of ['SIGINT', 'SIGTERM'] as const) for (const one of tree) sendSignal(one, name);
    if (await until(gone, graceMs)) return;
    for (const one of tree) sendSignal(one, 'SIGKILL');
  }

  /** Lets the iteration that runs come to its end, but not for ever. */
  async function endLoop(pid: number, stopFile: string): Promise<void> {
    writeFileSync(stopFile, '');
    await until(() => !isAlive(pid), LAST_ITERATION_MS);
    rmSync(stopFile);
    await endTree(pid);
  }

  const tail = { stdout: startCapture(keepBytes), stderr: startCapture(keepBytes) };

  async function closeNow(): Promise<ShellEnd> {
    escapes.look();
    await Promise.all(probes.map((one) => endTree(one.pid)));
    bash.sendOutputTo((stream, chunk) => tail[stream].feed(chunk));
    if (!bash.ended) {
      bash.send(lineBefore(line, null, carried));
      bash.endScript();
      await until(() => bash.ended !== null, graceMs);
    }
    await until(() => isEmpty(bash.pid), bash.ended ? settleMs : 0);
    await endGroups(bash.pid, graceMs);
    const last = await bash.next();
    bash.drain();
    const left = escapes.left([bash.dir, ...kubeconfigs]);
    bash.release();
    const outcome: Outcome = last.kind === 'ended' ? last.outcome : { kind: 'ended', why: 'closed' };
    return { left, outcome, stdout: tail.stdout.finish(), stderr: tail.stderr.finish() };
  }

  return {
    run,
    probes: () =>
      probes.map((one): ProbeState => ({
        text: one.text,
        ports: one.ports,
        alive: isAlive(one.pid),
        ...probeOutput(one),
      })),
    close: () => (closing ??= closeNow()),
  };
}

function unstarted(outcome: Outcome): UnitResult {
  return { outcome, stages: [], ms: 0, stdout: nothingCaptured(), stderr: nothingCaptured(), ran: null };
}

function whyOver(outcome: Outcome, text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  switch (outcome.kind) {
    case 'exited':
      return `The script had ended with exit ${String(outcome.code)} at: ${first}`;
    case 'cancelled':
      return 'The run was cancelled.';
    case 'timed-out':
      return `A command before it ran out of time: ${first}`;
    case 'signalled':
      return `bash was ended by ${outcome.signal} at: ${first}`;
    case 'ended':
    case 'not-started':
      return outcome.why;
  }
}

/** True where a heredoc may not be closed: then bash would read our own lines as its text. */
function leavesOpen(text: string): boolean {
  if (!text.includes('<<')) return false;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: `${text}\n`, encoding: 'utf8' });
  return status !== 0 || (stderr ?? '') !== '';
}
