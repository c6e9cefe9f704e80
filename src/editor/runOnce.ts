import * as vscode from 'vscode';
import type { Redacted } from '../base/redacted.ts';
import type { Plan } from '../plan/plan.ts';
import { kept } from '../redact/compose.ts';
import { makeRedactor, redact, type Redactor } from '../redact/redact.ts';
import { runText } from '../report/text.ts';
import type { Environments } from '../run/contract.ts';
import { GRACE_MS, WATCH_MS } from '../session/job.ts';
import { offersFor } from '../session/offers.ts';
import { runStory, type RunReport, type SessionPorts } from '../session/runStory.ts';
import type { Selection } from '../session/selection.ts';
import { editorHost } from './ask.ts';
import type { Choices } from './choices.ts';
import { folderOf, variablesIn } from './environment.ts';
import type { HandOvers } from './handOvers.ts';
import { outputEvents } from './outputEvents.ts';
import type { Outputs } from './output.ts';
import { settingsFor } from './settings.ts';

export interface RunOnceParts {
  readonly choices: Choices;
  readonly outputs: Outputs;
  readonly handOvers: HandOvers;
  readonly environments: Environments;
  readonly ports: SessionPorts;
}

/** What is asked to run. `plan` is the story as it was when this was asked. */
export interface RunRequest {
  readonly uri: string;
  readonly plan: Plan;
  readonly selections: readonly Selection[];
  readonly mode: 'reads' | 'writes';
  /** Aliases to run on side by side; none: on the chosen one. */
  readonly each?: readonly string[];
}

/** Asks what must be asked, runs, ticks what passed, and says what a user would otherwise miss. */
export async function runOnce(
  { uri, plan, selections, mode, each = [] }: RunRequest,
  { choices, environments, handOvers, outputs, ports }: RunOnceParts,
  signal: AbortSignal,
): Promise<void> {
  const settings = settingsFor(vscode.Uri.parse(uri));
  const contexts = await ports.kube.contexts();
  const output = outputs.of(uri);
  const { env, why } = await variablesIn(folderOf(uri), settings.envCommand, environments);
  if (why !== null)
    output.write(redact(`\n${why} Commands run with the variables of the editor.\n`, ports.keeping.redact));
  const report = await runStory(
    {
      path: uri,
      selections,
      mode,
      each,
      answers: choices.answersFor(uri, contexts),
      tick: { parents: settings.tickParents },
      settings: {
        world: { ...choices.world(uri, contexts), handOver: handOvers.of(uri) },
        cwd: folderOf(uri),
        env,
        timeoutMs: settings.timeoutMs,
        withoutExpectation: settings.tickWithoutExpectation,
        watchMs: WATCH_MS,
        graceMs: GRACE_MS,
        jobs: settings.parallelReads,
        events: outputEvents(output, ports.keeping.redact),
        refuses: choices.refuses(uri),
      },
    },
    ports,
    editorHost({
      ...choices.asking(uri, contexts),
      offers: (open, soFar) => offersFor(open, plan.checks, soFar, ports.kube, signal),
    }),
    signal,
  );
  output.write(summaryOf(report, makeRedactor(ports.keeping.redact)));
  if (report.change && settings.saveAfterTick)
    await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save();
  // The run is over, also where nobody answers the message.
  void warnOfUnticked(report);
}

/** Below what the commands printed: verdicts with their reasons, and what was left out and why. */
function summaryOf({ records, leftOut }: RunReport, redacted: Redactor): Redacted {
  const story = records[0]?.story ?? '';
  const left = leftOut.map(({ check, why }) => ({ story, check: check.id, why: redacted(why) }));
  return kept`\n${runText({ runs: records, edits: [], leftOut: left }, { color: true })}`;
}

/** Says what a user would otherwise miss: that something decided was not written. */
async function warnOfUnticked(report: RunReport): Promise<void> {
  const [first, ...more] = report.notTicked;
  if (!first) return;
  const others = more.length > 0 ? ` (and ${String(more.length)} more)` : '';
  const copy = 'Copy Patch';
  const picked = await vscode.window.showWarningMessage(
    `${first.id}${others} was not ticked. ${first.why}`,
    ...(report.patch === null ? [] : [copy]),
  );
  if (picked === copy && report.patch !== null) await vscode.env.clipboard.writeText(report.patch);
}
