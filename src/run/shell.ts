import { localPorts } from '../command/localPorts.ts';
import type { LivingBash } from './bash.ts';
import { nothingCaptured, startCapture, type Capture } from './capture.ts';
import type { Outcome, ProbeState, Shell, ShellEnd, UnitResult, UnitRun } from './contract.ts';
import { watchEscapes } from './escaped.ts';
import { endGroups, isEmpty, until } from './group.ts';
import { busyPort, probeOutput, type RunningProbe } from './probe.ts';
import { runProbe } from './probeUnit.ts';
import { descendants, isAlive, listProcesses, signal as send, type ProcessEntry } from './processes.ts';
import { now } from './now.ts';
import { hiddenBeside, lineBefore, type Carried, type Hidden } from './script.ts';
import { stillInside } from './stillInside.ts';
import { mustBeLast } from './syntax.ts';
import { runPlain, type Finish, type Inside } from './unit.ts';
import { runWatch } from './watchUnit.ts';

export interface ShellLimits {
  readonly graceMs: number;
  readonly settleMs: number;
  /** How long an EXIT trap may take. */
  readonly exitMs: number;
  /** Bytes of each stream of a command that are kept as text. */
  readonly keepBytes: number;
}

/** A timer of Node that is longer fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Runs commands one after the other in a bash that has said it is ready. */
export function makeShell(bash: LivingBash, { graceMs, settleMs, exitMs, keepBytes }: ShellLimits): Shell {
  const escapes = watchEscapes(bash.pid);
  const kubeconfigs = new Set<string>();
  const probes: RunningProbe[] = [];
  let carried: Carried = { status: 0, lastArgument: bash.bashPath };
  /** Of the command that ran last, in the script itself. */
  let lastSinks: { readonly stdout: Capture; readonly stderr: Capture; readonly unit: UnitRun } | null = null;
  let hidden: Hidden = '2>/dev/null';
  let probesStarted = 0;
  let nextLine = 1;
  let running = false;
  /** Why no command can follow: a sentence. */
  let over: string | null = null;
  let closing: Promise<ShellEnd> | null = null;

  async function run(unit: UnitRun, signal: AbortSignal): Promise<UnitResult> {
    if (running || closing) throw new Error('A shell runs one command at a time, and none after it was closed.');
    if (signal.aborted) return unstarted({ kind: 'cancelled' });
    if (over !== null) return unstarted({ kind: 'not-started', why: over });
    running = true;
    try {
      const busy = unit.mode === 'probe' ? await busyPort(portsOf(unit)) : null;
      return busy === null ? await runNow(unit, signal) : unstarted({ kind: 'not-started', why: busy });
    } finally {
      running = false;
    }
  }

  async function runNow(unit: UnitRun, signal: AbortSignal): Promise<UnitResult> {
    const sinks = { stdout: startCapture(keepBytes), stderr: startCapture(keepBytes) };
    if (unit.apart !== true) lastSinks = { ...sinks, unit };
    bash.listen((stream, chunk) => {
      sinks[stream].feed(chunk);
      unit.onOutput?.(stream, chunk);
    });
    const before = now();
    const limits = limitRun(unit.timeoutMs, signal);
    if (unit.kubeconfig !== null) kubeconfigs.add(unit.kubeconfig);
    const line = unit.line ?? nextLine;
    nextLine = line + unit.text.split('\n').length;
    hidden = hiddenBeside(unit.text, hidden);
    bash.send(lineBefore(line, unit.kubeconfig, carried, hidden));
    const finish = await start(unit, { bash, graceMs, hidden, stopped: limits.stopped });
    const stop = await limits.lift();
    bash.drain();
    bash.pause();
    carried = finish.carried ?? carried;
    const outcome = stop ?? finish.outcome;
    if (bash.ended) over ??= whyOver(outcome, unit.text);
    const output = finish.output ?? { stdout: sinks.stdout.finish(), stderr: sinks.stderr.finish() };
    const ms = now() - before;
    const ends = bash.ended && stop === null ? { endsBash: true as const } : {};
    return { outcome, stages: stop ? [] : finish.stages, ms, ...output, ran: finish.ran, ...ends };
  }

  async function start(unit: UnitRun, inside: Inside): Promise<Finish> {
    if (unit.whole === true || mustBeLast(unit.text, bash.bashPath)) return runPlain(unit, true, inside);
    if (unit.mode === 'watch' && unit.end) return runWatch(unit, unit.end, inside);
    if (unit.mode !== 'probe') return runPlain(unit, false, inside);
    const finish = await runProbe(unit, { number: ++probesStarted, ports: portsOf(unit) }, inside);
    if (finish.started) probes.push(finish.started);
    return finish;
  }

  /** Ends the whole shell when the time is over or the signal fires, whichever comes first. */
  function limitRun(timeoutMs: number, signal: AbortSignal) {
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
    const timer = setTimeout(() => stopFor({ kind: 'timed-out', afterMs: timeoutMs }), Math.min(timeoutMs, LONGEST_MS));
    const cancel = () => stopFor({ kind: 'cancelled' });
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    return {
      stopped: stopped.signal,
      /** Why it was stopped, once nothing of it lives; null where it was not. */
      async lift(): Promise<Outcome | null> {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        await ending;
        return stop;
      },
    };
  }

  async function closeNow(signal?: AbortSignal): Promise<ShellEnd> {
    escapes.look();
    const tail = { stdout: startCapture(keepBytes), stderr: startCapture(keepBytes) };
    bash.listen((stream, chunk) => {
      tail[stream].feed(chunk);
      lastSinks?.[stream].feed(chunk);
      lastSinks?.unit.onOutput?.(stream, chunk);
    });
    const endsNow = !bash.ended;
    const isEnded = (): boolean => bash.ended !== null || signal?.aborted === true;
    if (endsNow) {
      bash.send(lineBefore(nextLine, null, carried, hidden));
      bash.endScript();
      await until(isEnded, exitMs);
    }
    // After the script's EXIT trap, which may end a forward itself; and before it where it waits for one.
    const planned = await endProbes();
    if (endsNow && !isEnded()) await until(isEnded, exitMs);
    let listed: readonly ProcessEntry[] = [];
    const isOver = () => {
      listed = listProcesses();
      return isEmpty(bash.pid, listed) || signal?.aborted === true;
    };
    // Nothing joins a session from outside, so one that is empty once stays so.
    const empty = bash.ended !== null && (await until(isOver, settleMs));
    let ended: readonly string[] = [];
    if (!empty || signal?.aborted === true) {
      if (signal?.aborted !== true) ended = stillInside(bash, planned, listProcesses());
      await endGroups(bash.pid, graceMs);
      listed = listProcesses();
    }
    let last = await bash.next();
    // What it told before, such as the end of a job, says nothing of its own.
    while (last.kind !== 'ended') last = await bash.next();
    bash.drain();
    const left = escapes.left([bash.dir, ...kubeconfigs], listed);
    bash.release();
    const { outcome } = last;
    const stdout = tail.stdout.finish();
    const stderr = tail.stderr.finish();
    const exit = endsNow && outcome.kind === 'exited' && outcome.code !== carried.status ? outcome.code : null;
    const more = exit !== null || stdout.bytes + stderr.bytes > 0;
    const whole =
      more && lastSinks ? { stdout: lastSinks.stdout.finish(), stderr: lastSinks.stderr.finish(), exit } : null;
    return { left, ended, outcome, stdout, stderr, last: whole };
  }

  /** Answers which processes they were, with all that they had started. */
  async function endProbes(): Promise<ReadonlySet<number>> {
    const all = probes.length > 0 ? listProcesses() : [];
    const ours = new Set(probes.flatMap(({ pid }) => descendants(pid, all).map((p) => p.pid)));
    for (const { pid } of probes) send(pid, 'SIGTERM');
    if (await until(() => !probes.some(({ pid }) => isAlive(pid)), graceMs)) return ours;
    for (const { pid } of probes) send(pid, 'SIGKILL');
    return ours;
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
    close: (signal) => (closing ??= closeNow(signal)),
  };
}

function portsOf(unit: UnitRun): readonly number[] {
  return unit.probe?.local ?? localPorts(unit.text);
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
    case 'lost':
    case 'not-started':
      return outcome.why;
  }
}
