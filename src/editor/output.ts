import * as vscode from 'vscode';
import type { Redacted } from '../base/redacted.ts';

/** The run output of one story: a terminal to read, in which nothing can be typed. */
export interface Output {
  /** Text with LF line ends; terminal codes other than colours were taken out before. */
  write(text: Redacted): void;
  show(): void;
}

/** Text kept from before the terminal is opened, and again each time that it is. */
const KEPT_CHARS = 512 * 1024;

/** One pseudoterminal per story, made when it first runs. */
export interface Outputs extends vscode.Disposable {
  of(uri: string): Output;
}

interface Open extends Output {
  /** By which a closed one is known: two stories may have the same name. */
  readonly terminal: vscode.Terminal;
  dispose(): void;
}

export function makeOutputs(onInterrupt: (uri: string) => void): Outputs {
  const open = new Map<string, Open>();
  const listener = vscode.window.onDidCloseTerminal((closed) => {
    for (const [uri, output] of open) {
      if (closed !== output.terminal) continue;
      open.delete(uri);
      output.dispose();
    }
  });
  return {
    of(uri) {
      const known = open.get(uri) ?? makeOutput(uri, () => onInterrupt(uri));
      open.set(uri, known);
      return known;
    },
    dispose() {
      listener.dispose();
      for (const output of open.values()) output.dispose();
    },
  };
}

function nameOf(uri: string): string {
  return `Story: ${vscode.Uri.parse(uri).path.split('/').at(-1) ?? 'run'}`;
}

function makeOutput(uri: string, interrupt: () => void): Open {
  const written = new vscode.EventEmitter<string>();
  let kept = '';
  let isOpen = false;
  const terminal = vscode.window.createTerminal({
    name: nameOf(uri),
    iconPath: new vscode.ThemeIcon('checklist'),
    isTransient: true,
    pty: {
      onDidWrite: written.event,
      open() {
        isOpen = true;
        written.fire(kept);
      },
      close() {
        isOpen = false;
      },
      // Ctrl+C is what everybody presses to stop what a terminal shows.
      handleInput(data: string) {
        if (data === '\x03') interrupt();
      },
    },
  });
  return {
    terminal,
    write(text) {
      const shown = text.replace(/\r?\n/g, '\r\n');
      kept = (kept + shown).slice(-KEPT_CHARS);
      if (isOpen) written.fire(shown);
    },
    show: () => terminal.show(true),
    dispose() {
      written.dispose();
      terminal.dispose();
    },
  };
}
