import * as vscode from 'vscode';
import type { Asking } from './ask.ts';

/** How long a lift lasts. */
export const LIFT_MINUTES = 10;

/** Asks for the name of a protected context, letter by letter. */
export async function askLift(context: string, asking: Pick<Asking, 'lift'>): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: `${context} is protected`,
    prompt: `Type ${context} to allow writes to it for ${String(LIFT_MINUTES)} minutes.`,
    ignoreFocusOut: true,
    validateInput: (text) => (text === context || text === '' ? null : 'The name does not match yet.'),
  });
  if (typed === undefined || typed === '') return false;
  const refused = asking.lift(context, typed);
  if (refused !== null) void vscode.window.showWarningMessage(refused);
  return refused === null;
}
