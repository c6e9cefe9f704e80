import * as vscode from 'vscode';
import { describeError, UserError } from '../base/errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { Environments } from '../run/contract.ts';
import { GRACE_MS, WATCH_MS } from '../session/job.ts';
import { offersFor } from '../session/offers.ts';
import { runStory, type RunReport, type SessionPorts } from '../session/runStory.ts';
import { select, type Selection } from '../session/selection.ts';
import { editorHost } from './ask.ts';
import type { Choices } from './choices.ts';
import { folderOf, variablesIn } from './environment.ts';
import { outputEvents } from './outputEvents.ts';
import type { Outputs } from './output.ts';
import { settingsFor } from './settings.ts';
import { canRun, type Stories } from './stories.ts';

/** Runs of stories, one at a time for each story. */
export interface Runs extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  isRunning(uri: string, checkId: string): boolean;
  isStoryRunning(uri: string): boolean;
  /** Resolves when the run has ended. A second start of what is running or waiting does nothing. */
  start(uri: string, selections: readonly Selection[], mode: 'reads' | 'writes'): Promise<void>;
  /** Ends the story's runs at once. */
  cancel(uri: string): void;
}

export interface RunsParts {
  readonly stories: Stories;
  readonly choices: Choices;
  readonly outputs: Outputs;
  readonly environments: Environments;
  readonly ports: SessionPorts;
}

interface Going {
  readonly checks: ReadonlySet<string>;
  readonly abort: AbortController;
}

export function makeRuns(parts: RunsParts): Runs {
  const changed = new vscode.EventEmitter<void>();
  const going = new Map<string, Going[]>();
  const tails = new Map<string, Promise<void>>();
  const runsOf = (uri: string): readonly Going[] => going.get(uri) ?? [];
  const isRunning = (uri: string, id: string): boolean => runsOf(uri).some((g) => g.checks.has(id));
  const enter = (uri: string, one: Going): void => {
    going.set(uri, [...runsOf(uri), one]);
    changed.fire();
  };
  const leave = (uri: string, one: Going): void => {
    going.set(
      uri,
      runsOf(uri).filter((g) => g !== one),
    );
    changed.fire();
  };
  return {
    onDidChange: changed.event,
    isRunning,
    isStoryRunning: (uri) => runsOf(uri).length > 0,
    async start(uri, selections, mode) {
      const plan = await mayRun(uri, parts.stories);
      if (!plan) return;
      const ids = select(plan.checks, selections, mode).checks.map((c) => c.id);
      if (ids.some((id) => isRunning(uri, id))) return;
      const one: Going = { checks: new Set(ids), abort: new AbortController() };
      enter(uri, one);
      // Who started the run before this one is told of its error; here only its end counts.
      const before = (tails.get(uri) ?? Promise.resolve()).catch(() => undefined);
      const run = before
        .then(() =>
          one.abort.signal.aborted ? undefined : runOne(uri, plan, selections, mode, parts, one.abort.signal),
        )
        .catch(showError)
        .finally(() => leave(uri, one));
      tails.set(uri, run);
      await run;
    },
    cancel(uri) {
      for (const one of runsOf(uri)) one.abort.abort();
    },
    dispose() {
      for (const all of going.values()) for (const one of all) one.abort.abort();
      changed.dispose();
    },
  };
}

/** The plan of a story that may run, or null after saying why not. */
async function mayRun(uri: string, stories: Stories): Promise<ReturnType<Stories['planOf']>> {
  if (!vscode.workspace.isTrusted) {
    const manage = 'Manage Trust';
    const picked = await vscode.window.showWarningMessage(
      'Commands of a story are code. Trust this workspace to run them.',
      manage,
    );
    if (picked === manage) await vscode.commands.executeCommand('workbench.trust.manage');
    return null;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (canRun(document)) return stories.planOf(document);
  void vscode.window.showWarningMessage('Only a story that is saved on disk can run.');
  return null;
}

async function runOne(
  uri: string,
  plan: Plan,
  selections: readonly Selection[],
  mode: 'reads' | 'writes',
  parts: RunsParts,
  signal: AbortSignal,
): Promise<void> {
  const { choices, environments, outputs, ports } = parts;
  const settings = settingsFor(vscode.Uri.parse(uri));
  const contexts = await ports.kube.contexts();
  const output = outputs.of(uri);
  const report = await runStory(
    {
      path: uri,
      selections,
      mode,
      answers: choices.answersFor(uri, contexts),
      tick: { parents: settings.tickParents },
      settings: {
        world: choices.world(uri, contexts),
        cwd: folderOf(uri),
        env: await variablesIn(folderOf(uri), settings.envCommand, environments),
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
  await afterRun(uri, report, settings.saveAfterTick);
}

/** Says what a user would otherwise miss: that something decided was not written. */
async function afterRun(uri: string, report: RunReport, save: boolean): Promise<void> {
  if (report.change && save) await (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).save();
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

function showError(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
  void vscode.window.showErrorMessage(describeError(error));
}
