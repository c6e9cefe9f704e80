import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describeError, isExplained, UserError } from '../base/errors.ts';
import { secretValues } from '../redact/names.ts';
import { makeRedactor, type Redactor } from '../redact/redact.ts';
import { exitCode, summaryOf } from '../report/exitCode.ts';
import { githubAnnotations } from '../report/github.ts';
import { jsonText } from '../report/json.ts';
import { junitXml } from '../report/junit.ts';
import type { RunReport as Report } from '../report/record.ts';
import { runJson } from '../report/runJson.ts';
import { runText } from '../report/text.ts';
import type { RunEvents } from '../session/ports.ts';
import type { RunReport } from '../session/runStory.ts';
import { select } from '../session/selection.ts';
import { changedLines } from '../text/linePatch.ts';
import { aimOf, answersOfEach, needsContext, refuseUnknownValues, worldOf } from './aim.ts';
import { chosenOf } from './chosen.ts';
import { dryRun } from './dryRun.ts';
import { terminalHandOver } from './handOver.ts';
import { EXIT, type Io } from './io.ts';
import type { Machine } from './machine.ts';
import { progressLine } from './progress.ts';
import { runOne, type Shared } from './runOne.ts';
import { selectionsOf, type RunOptions } from './runOptions.ts';
import { noStories, readStories, type StoryFile } from './stories.ts';

/** `story-ops run`: runs checks, judges them, and with `--tick` writes what was earned. */
export async function run(paths: readonly string[], options: RunOptions, io: Io, machine: Machine): Promise<number> {
  if (options.reads && options.writes) throw new UserError('--reads and --writes exclude each other.');
  if (options.junit !== undefined) await mustBeWritable(resolve(io.cwd, options.junit), options.junit);
  const found = await readStories(paths, io, 'again');
  if (found.length === 0) throw noStories();
  const chosen = chosenOf(found, selectionsOf(options));
  const stories = chosen.map(({ story }) => story);
  refuseUnknownValues(stories, options);
  const mode = options.writes ? 'writes' : 'reads';
  if (mode === 'writes' && !options.yes && !options.dryRun && !machine.interactive && anyWrite(stories, options))
    throw new UserError('There is no terminal to confirm writes at.', { next: 'Add --yes to confirm them all.' });
  const kube = machine.kube(options.kubeconfig);
  try {
    const contexts = stories.some((s) => needsContext(s.plan, options, mode) || namesContext(options))
      ? await kube.contexts()
      : [];
    const aim = aimOf(stories, options, mode, contexts);
    const handOver = machine.interactive ? terminalHandOver(io, machine) : null;
    const world = worldOf(contexts, options, handOver);
    const redact = makeRedactor({ hide: secretValues(io.env) });
    if (options.dryRun) return dryRun(stories, { options, mode, each: answersOfEach(aim, options), world, redact }, io);
    const reports: { story: StoryFile; report: RunReport }[] = [];
    const lost: unknown[] = [];
    // Only where a person watches, and nothing else is asked of standard error.
    const progress = machine.interactive && mode === 'reads' ? progressLine(io) : null;
    const events = countingOutput(progress?.events ?? {}, machine.printsMuch);
    const shared: Shared = { options, mode, aim, world, kube, events };
    for (const one of chosen) {
      try {
        reports.push({ story: one.story, report: await runOne(one, shared, io, machine) });
      } catch (error) {
        // A story that cannot be run any more takes nothing away from the others.
        if (!isExplained(error) || chosen.length === 1) throw error;
        lost.push(error);
        if (machine.signal.aborted) break;
      }
    }
    progress?.done();
    if (reports.length === 0) throw lost[0];
    const code = await show(joined(reports, redact), reports, { options, redact }, io, machine);
    for (const error of lost) io.err(`${describeError(error)}\n`);
    return lost.length === 0 || machine.signal.aborted ? code : EXIT.usage;
  } catch (error) {
    // What stands in the way of a start that nobody waits for any more.
    if (machine.signal.aborted && isExplained(error)) return EXIT.interrupted;
    throw error;
  } finally {
    await kube.dispose();
  }
}

/** What names a context is checked, also where nothing goes to one. */
const namesContext = ({ context, use, kubeconfig }: RunOptions): boolean =>
  context.length > 0 || use.length > 0 || kubeconfig !== undefined;

/** Bytes of output from which on it is much. */
const MUCH = 4 * 1024 * 1024;

/** Tells once that the commands of a call print much. */
function countingOutput(events: RunEvents, tell: () => void): RunEvents {
  let bytes = 0;
  return {
    ...events,
    output(from, chunk) {
      if (bytes <= MUCH && (bytes += chunk.length) > MUCH) tell();
      events.output?.(from, chunk);
    },
  };
}

/** Said before anything runs: a report that cannot be written is wrong use, not a failed check. */
async function mustBeWritable(file: string, shown: string): Promise<void> {
  try {
    await access(dirname(file), constants.W_OK);
    if ((await stat(file).catch(() => null))?.isDirectory()) throw new Error('It is a folder.');
  } catch (cause) {
    throw new UserError(`The report ${shown} cannot be written.`, {
      next: 'Name a file in a folder that exists.',
      cause,
    });
  }
}

function anyWrite(stories: readonly StoryFile[], options: RunOptions): boolean {
  return stories.some(({ plan }) =>
    select(plan.checks, selectionsOf(options), 'writes').checks.some((c) =>
      c.commands.some((d) => d.facts.effect.kind === 'write'),
    ),
  );
}

/** The reports of all stories as one. */
function joined(reports: readonly { story: StoryFile; report: RunReport }[], redact: Redactor): Report {
  return {
    runs: reports.flatMap(({ report }) => report.records),
    edits: reports.flatMap(({ story, report: { change } }) =>
      change
        ? changedLines(change.before, change.edits).map(({ line, before, after }) => ({
            story: story.path,
            line,
            before: redact(before),
            after: redact(after),
          }))
        : [],
    ),
    leftOut: reports.flatMap(({ story, report }) =>
      report.leftOut.map(({ check, why }) => ({ story: story.path, check: check.id, why: redact(why) })),
    ),
  };
}

async function show(
  report: Report,
  stories: readonly { report: RunReport }[],
  { options, redact }: { readonly options: RunOptions; readonly redact: Redactor },
  io: Io,
  machine: Machine,
): Promise<number> {
  if (options.json) io.out(jsonText(runJson(report)));
  else io.out(runText(report, { color: io.color }));
  // Workflow commands are read from both streams; the JSON must stay one document.
  if (options.github) (options.json ? io.err : io.out)(githubAnnotations(report));
  if (options.junit !== undefined) await writeFile(resolve(io.cwd, options.junit), junitXml(report));
  for (const { report: one } of stories) {
    for (const { id, why } of one.notTicked) io.err(redact(`${id} was not ticked. ${why}\n`));
    if (one.patch !== null) io.err(`This patch would tick it:\n${redact(one.patch)}`);
  }
  if (machine.signal.aborted) return EXIT.interrupted;
  // Nothing selected is refused before; what is left is that everything selected was left out.
  return exitCode(summaryOf(report.runs));
}
