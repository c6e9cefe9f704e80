import { join } from 'node:path';
import type { UnitRun } from './contract.ts';
import { probeJob, probeOutput, untilForwarding, type RunningProbe } from './probe.ts';
import { jobLine, lineAfter, quote, reapLine } from './script.ts';
import { finishOf, untilDone, type Finish, type Inside } from './unit.ts';

export interface ProbeFinish extends Finish {
  /** Null where it ended before it forwarded. */
  readonly started: RunningProbe | null;
}

/**
 * Starts a forward as a background job of the bash and waits until it forwards.
 * @param which Its number among the forwards of this shell, which names its output files, and its local ports.
 */
export async function runProbe(
  unit: UnitRun,
  { number, ports: wanted }: { readonly number: number; readonly ports: readonly number[] },
  { bash, hidden, stopped }: Inside,
): Promise<ProbeFinish> {
  const file = (name: string) => join(bash.dir, `probe-${String(number)}.${name}`);
  const output = { stdout: file('stdout'), stderr: file('stderr') };
  const { job, shown } = probeJob(unit.text, output, quote);
  const ran = shown === unit.text.trimEnd() ? null : shown;
  bash.send(`${job}\n${jobLine(bash.control, hidden)}${lineAfter(bash.control, hidden)}`);
  let pid = 0;
  const told = await untilDone(bash, (id) => (pid = id));
  if (told.last.kind === 'ended') return { ...finishOf(told, unit, ran), started: null };

  const probe: RunningProbe = { text: unit.text, pid, ports: [], output };
  const ports = await untilForwarding(probe, wanted, stopped);
  const carried = { status: 0, lastArgument: '' };
  if (ports === null) {
    if (!stopped.aborted) bash.send(reapLine(pid, bash.control, hidden));
    const finish = finishOf(await untilDone(bash), unit, ran);
    return { ...finish, stages: [], carried, output: probeOutput(probe), started: null };
  }
  const where = ports.map((port) => `127.0.0.1:${String(port)}`).join(', ');
  const why = `forwards ${where === '' ? 'a local port of its choice' : where}`;
  const started = { ...probe, ports };
  return { outcome: { kind: 'ended', why }, stages: [], ran, carried, output: probeOutput(probe), started };
}
