import * as vscode from 'vscode';
import { oneLine, visible } from '../redact/display.ts';
import type { ForTerminal, HandOver, Mark } from '../session/handOver.ts';
import { offerMark, pickMark, type MarkAnswer } from './askMark.ts';
import { settingsFor } from './settings.ts';
import { targetOf, type TargetId } from './target.ts';

/** Checks that ask for keys, each in a terminal of the user's own, and those that wait for the user's mark. */
export interface HandOvers extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  /** Types a check's commands into a new terminal and waits for the mark. The terminal stays until the user closes it. */
  of(uri: string): HandOver;
  isWaiting(uri: string, checkId: string): boolean;
  /** Asks for the mark of a target that waits. */
  mark(uri: string, target: TargetId): Promise<void>;
}

interface Waiting {
  readonly uri: string;
  readonly one: ForTerminal;
  readonly terminal: vscode.Terminal;
  /** Takes the mark; null: there will be none. */
  end(mark: Mark | null): void;
}

export function makeHandOvers(): HandOvers {
  const changed = new vscode.EventEmitter<void>();
  const waiting = new Set<Waiting>();
  const open = new Map<vscode.Terminal, ForTerminal>();
  const forget = (terminal: vscode.Terminal): void => {
    void open.get(terminal)?.dispose();
    open.delete(terminal);
  };
  const listener = vscode.window.onDidCloseTerminal(forget);
  const take = (entry: Waiting, answer: MarkAnswer): void => {
    if (answer !== undefined && waiting.has(entry)) entry.end(answer === 'not now' ? null : answer);
  };

  const waitFor = (uri: string, one: ForTerminal, signal: AbortSignal): Promise<Mark | null> =>
    new Promise((resolve) => {
      const terminal = vscode.window.createTerminal(terminalFor(one));
      open.set(terminal, one);
      // Everything of a run that is cancelled ends.
      const cancel = (): void => {
        terminal.dispose();
        entry.end(null);
      };
      const entry: Waiting = {
        ...{ uri, one, terminal },
        end(mark) {
          waiting.delete(entry);
          signal.removeEventListener('abort', cancel);
          changed.fire();
          resolve(mark);
        },
      };
      waiting.add(entry);
      signal.addEventListener('abort', cancel, { once: true });
      terminal.show();
      // The editor drops a change of lenses that comes right before it loses the focus; by then the terminal has it.
      void terminal.processId.then(() => changed.fire());
      // Typed, not run: that is for the user, who sees it.
      terminal.sendText(one.line, false);
      void offerMark(one.check, () => waiting.has(entry)).then((answer) => take(entry, answer));
    });

  return {
    onDidChange: changed.event,
    of: (uri) => (one, signal) => waitFor(uri, one, signal),
    isWaiting: (uri, id) => [...waiting].some((entry) => entry.uri === uri && entry.one.check.id === id),
    async mark(uri, target) {
      const entry = [...waiting].find((w) => w.uri === uri && targetOf(w.one.check) === target);
      if (entry) take(entry, await pickMark(entry.one.check, () => entry.terminal.show()));
    },
    dispose() {
      listener.dispose();
      for (const terminal of open.keys()) {
        terminal.dispose();
        forget(terminal);
      }
      changed.dispose();
    },
  };
}

/**
 * Bash without the user's start-up files, which may set another KUBECONFIG, and with just the variables of a run: what
 * settings and other extensions add to terminals stays out.
 */
function terminalFor({ check, where, cwd, env }: ForTerminal): vscode.TerminalOptions {
  const to = where === '' ? '' : ` on ${oneLine(visible(where))}`;
  const { bashPath } = settingsFor(null);
  return {
    name: `${check.id}${to}`,
    iconPath: new vscode.ThemeIcon('terminal'),
    message: `Story Ops: ${oneLine(visible(check.id))}${to}. Press Enter to run it, then mark the result.`,
    shellPath: bashPath === '' ? 'bash' : bashPath,
    shellArgs: ['--norc'],
    cwd,
    env: { ...env, PS1: '\\w \\$ ' },
    strictEnv: true,
    isTransient: true,
  };
}
