import { environmentOf } from '../command/describe.ts';
import { UserError } from '../base/errors.ts';
import type { Check } from '../plan/check.ts';
import { asVariables } from '../command/asVariables.ts';
import { filledChecks, textsOf } from '../plan/filled.ts';
import { planStory, type Plan } from '../plan/plan.ts';
import { checkWithRules } from '../plan/rules.ts';
import type { RunRecord } from '../report/record.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Job, RunPorts } from './job.ts';
import { decidedOf, type Ledger } from './ledger.ts';
import type { Documents, Files } from './ports.ts';
import { preflight, type Host } from './preflight.ts';
import type { Answers } from './question.ts';
import { recordOf, type Keeping } from './keep.ts';
import { unrun, type CheckResult } from './result.ts';
import { answersOn, eventsOn, movingChecks, worstOfEach } from './onEach.ts';
import { runJobs } from './runJob.ts';
import { isManual, select, type LeftOut, type Selection } from './selection.ts';
import { ticksFor, type TickPolicy } from './tick.ts';

/** One run of a story, as a user asks for it. */
export interface RunRequest {
  readonly path: string;
  readonly selections: readonly Selection[];
  readonly mode: 'reads' | 'writes';
  readonly answers: Answers;
  /** Aliases to run on side by side instead of the chosen one; none: a plain run. */
  readonly each?: readonly string[];
  /** Null: the file is not touched. */
  readonly tick: TickPolicy | null;
  readonly settings: Omit<Job, 'story' | 'checks' | 'answers'>;
}

export interface SessionPorts extends Omit<RunPorts, 'files'> {
  /** The workspace's files as static checks of this story may see them. */
  filesOf(path: string): Files;
  readonly documents: Documents;
  readonly ledger: Ledger;
  readonly keeping: Keeping;
}

export interface RunReport {
  readonly plan: Plan;
  /** In the order of the file. Redacted: this is what may be shown and kept. */
  readonly records: readonly RunRecord[];
  readonly leftOut: readonly LeftOut[];
  /** What was written into the story; null where nothing was. */
  readonly change: { readonly before: string; readonly edits: readonly TextEdit[] } | null;
  /** What was decided but not written, and why. */
  readonly notTicked: readonly { readonly id: string; readonly why: string }[];
  /** A patch to apply by hand where the file could not be written. */
  readonly patch: string | null;
}

/** Reads the story, asks what must be asked, runs, judges, and writes what was earned. */
export async function runStory(
  request: RunRequest,
  ports: SessionPorts,
  host: Host,
  signal: AbortSignal,
): Promise<RunReport> {
  const plan = planStory(request.path, await ports.documents.read(request.path));
  const chosen = choose(plan, request);
  const { leftOut } = chosen;
  const ids = new Set(chosen.checks.map(({ id }) => id));
  const all = plan.checks.map((check) => (ids.has(check.id) ? checkWithRules(check) : check));
  const texts = textsOf(all);
  const inOrder = (its: readonly Check[]): readonly Check[] => {
    const byId = new Map(its.map((check) => [check.id, check]));
    return chosen.checks.flatMap(({ id }) => byId.get(id) ?? []);
  };
  const checks = inOrder(all);
  const { world, env } = request.settings;
  const names = environmentOf(env);
  const fill = ({ values }: Answers): readonly Check[] => inOrder(filledChecks(plan.story.text, all, values, names));
  let last: { readonly values: Answers['values']; readonly checks: readonly Check[] } | null = null;
  /** Asked for after every answer, most of which give no value. */
  const filled = (given: Answers): readonly Check[] => {
    if (last?.values !== given.values) last = { values: given.values, checks: fill(given) };
    return last.checks;
  };
  const jobOf = (answers: Answers, its: readonly Check[]): Job => ({
    ...request.settings,
    story: ports.keeping.nameOf(request.path),
    checks: its,
    answers,
    env: { ...env, ...Object.fromEntries(asVariables(answers.values, texts).given) },
  });
  const jobs: { job: Job; on: string | null }[] = [];
  let soFar = request.answers;
  for (const on of request.each?.length ? request.each : [null]) {
    const given = on === null ? soFar : answersOn(on, request.answers, soFar);
    const ofAll = (answers: Answers): readonly Check[] =>
      jobs.length === 0 ? filled(answers) : movingChecks(filled(answers), given);
    soFar = await preflight(ofAll, given, world, host);
    const job = jobOf(soFar, ofAll(soFar));
    jobs.push({ on, job: on === null ? job : { ...job, events: eventsOn(on, job.events) } });
  }
  const lock = ports.locks.take(request.path, 'a run');
  if (lock.kind === 'held')
    throw new UserError(`Another window or command line runs this story (process ${String(lock.pid)}).`, {
      place: { path: request.path },
      next: 'Wait until it is done, or cancel it there.',
    });
  const written = new Map(checks.map((c) => [c.id, c]));
  const runPorts = { ...ports, files: ports.filesOf(request.path) };
  const lists = await runJobs(
    jobs.map(({ job }) => job),
    runPorts,
    signal,
  ).finally(() => lock.release());
  const moving = new Set(jobs.slice(1).flatMap(({ job }) => job.checks.map(({ id }) => id)));
  const ran = jobs.flatMap(({ on }, i) =>
    (lists[i] ?? []).map((r) => (on !== null && moving.has(r.check.id) ? { ...r, on } : r)),
  );
  const results = [
    ...checks.flatMap((check) =>
      ran.filter((r) => r.check.id === check.id).map((r) => asWritten(r, written.get(check.id) ?? check)),
    ),
    ...leftOut.flatMap((l) => namedButLeftOut(l, ports.clock.now())),
  ];
  const records = keep(request.path, results, ports);
  const report = { plan, records, leftOut, change: null, notTicked: [], patch: null };
  return request.tick === null ? report : { ...report, ...(await tick(request.path, request.tick, results, ports)) };
}

function choose(plan: Plan, request: RunRequest): { checks: readonly Check[]; leftOut: readonly LeftOut[] } {
  const { checks, leftOut, unknown } = select(plan.checks, request.selections, request.mode);
  const [first] = unknown;
  if (first) {
    const what = first.kind === 'matrix' ? 'has no validation matrix' : `has no ${first.kind} ${first.id}`;
    throw new UserError(`The story ${what}.`, {
      place: { path: request.path },
      next: 'List what it has with: story-ops list',
    });
  }
  if (checks.length === 0 && leftOut.length === 0)
    throw new UserError('The story has nothing to run.', { place: { path: request.path } });
  return { checks, leftOut };
}

/** The result of the check as the story has it: what ran other than written is said beside it. */
function asWritten(result: CheckResult, check: Check): CheckResult {
  const commands = result.commands.map((one) => {
    const command = check.commands.find((c) => c.index === one.command.index) ?? one.command;
    const ran = one.ran ?? (one.command.text === command.text ? null : one.command.text);
    return { ...one, command, ran };
  });
  return { ...result, check, commands };
}

/** Makes records of raw results, and remembers them. */
export function keep(
  path: string,
  results: readonly CheckResult[],
  { ledger, keeping }: Pick<SessionPorts, 'ledger' | 'keeping'>,
): readonly RunRecord[] {
  const counts = new Set(worstOfEach(results));
  return results.map((result) => {
    const record = recordOf(result, path, keeping);
    if (counts.has(result)) ledger.record(path, result.check, record);
    return record;
  });
}

/** Asked for by name: then leaving it out is an answer that somebody waits for. */
function namedButLeftOut({ check, why, named }: LeftOut, now: number): readonly CheckResult[] {
  if (!named) return [];
  if (isManual(check)) return [unrun(check, 'manual', 'A person does this: confirm it by hand.', now)];
  return [unrun(check, 'blocked', `It was left out of a run of reads: ${why}.`, now)];
}

/** Writes what these results earn into the text as it is now. */
export async function tick(
  path: string,
  policy: TickPolicy,
  results: readonly CheckResult[],
  ports: Pick<SessionPorts, 'documents' | 'ledger'>,
): Promise<Pick<RunReport, 'change' | 'notTicked' | 'patch'>> {
  const decided = decidedOf(worstOfEach(results));
  let notTicked: RunReport['notTicked'] = [];
  const changed = await ports.documents.change(path, (text) => {
    const ticks = ticksFor(path, text, decided, ports.ledger.proven(path), policy);
    notTicked = ticks.refused;
    return ticks.edits;
  });
  switch (changed.kind) {
    case 'changed':
      return { change: { before: changed.before, edits: changed.edits }, notTicked, patch: null };
    case 'nothing':
      return { change: null, notTicked, patch: null };
    case 'refused':
      return {
        change: null,
        notTicked: [...notTicked, ...decided.map(({ id }) => ({ id, why: changed.why }))],
        patch: changed.patch,
      };
  }
}
