import * as vscode from 'vscode';
import { makeChoices } from './editor/choices.ts';
import { registerCommands } from './editor/commands.ts';
import { registerContextStatus } from './editor/contextStatus.ts';
import { makeHandOvers } from './editor/handOvers.ts';
import { registerLenses } from './editor/lenses.ts';
import { makeOutputs } from './editor/output.ts';
import type { Running } from './editor/running.ts';
import { makeRuns } from './editor/runs.ts';
import { makeStates } from './editor/states.ts';
import { makeStories } from './editor/stories.ts';
import { registerStoriesView } from './editor/storiesView.ts';
import { makeWorkspaceStories } from './editor/workspaceStories.ts';
import { makeLedger } from './session/ledger.ts';

/**
 * The editor root: builds what shows stories, and registers it. Nothing is started or contacted. What reads a story is
 * loaded with the first one, what runs one with the first run: see running.ts.
 */
export function activate(context: vscode.ExtensionContext): void {
  const ledger = makeLedger();
  const stories = makeStories(async () => (await import('./plan/plan.ts')).planStory);
  const workspace = makeWorkspaceStories(stories);
  const choices = makeChoices(context.globalState);
  const outputs = makeOutputs((uri) => runs.cancel(uri));
  const handOvers = makeHandOvers();
  let loaded: Promise<Running> | null = null;
  const load = async (): Promise<Running> => {
    const { makeRunning } = await import('./running.ts');
    return makeRunning({
      choices,
      outputs,
      handOvers,
      stories: workspace,
      ledger,
      extensionPath: context.extensionPath,
    });
  };
  const running = (): Promise<Running> =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = null; // The next run tries again.
      throw error;
    }));
  const runs = makeRuns({ stories, running });
  const states = makeStates(ledger, runs.isRunning, handOvers.isWaiting);
  const changed = new vscode.EventEmitter<void>();
  context.subscriptions.push(
    changed,
    runs.onDidChange(() => changed.fire()),
    choices.onDidChange(() => changed.fire()),
    handOvers.onDidChange(() => changed.fire()),
    registerLenses(stories, { onDidChange: changed.event, chosenFor: (uri) => choices.shown(uri).alias, states }),
    registerStoriesView(workspace, states, changed.event),
    registerContextStatus(stories, choices, runs),
    registerCommands({ stories: workspace, runs, choices, outputs, states, ledger, handOvers, running }),
    outputs,
    handOvers,
    choices,
    workspace,
    stories,
    runs,
    { dispose: async () => (await loaded)?.dispose() },
  );
}
