import * as vscode from 'vscode';
import type { Check } from '../plan/check.ts';
import type { Mark } from '../session/handOver.ts';

/** A mark, that there will be none now, or undefined where the user did not decide yet. */
export type MarkAnswer = Mark | 'not now' | undefined;

const PASSED = 'Passed';
const FAILED = 'Failed';
const NOT_NOW = 'Not Now';

/** A message with buttons, which may be left where it is. */
export async function offerMark(check: Check, isOpen: () => boolean): Promise<MarkAnswer> {
  const words = `${check.id} is typed in its terminal. Press Enter there to run it, then mark the result.`;
  const picked = await vscode.window.showInformationMessage(words, PASSED, FAILED, NOT_NOW);
  if (picked === undefined || isOpen()) return answerOf(check, picked);
  void vscode.window.showInformationMessage(`${check.id} does not wait for a mark any more.`);
  return undefined;
}

/** The same as a list, which also leads back to the terminal. */
export async function pickMark(check: Check, showTerminal: () => void): Promise<MarkAnswer> {
  const show = { label: '$(terminal) Show Terminal', name: '' };
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(pass) ${PASSED}`, name: PASSED },
      { label: `$(error) ${FAILED}`, name: FAILED },
      { label: `$(circle-slash) ${NOT_NOW}`, name: NOT_NOW },
      show,
    ],
    { title: `What came of ${check.id} in its terminal?`, placeHolder: expected(check) },
  );
  if (picked === show) showTerminal();
  return answerOf(check, picked?.name);
}

async function answerOf(check: Check, picked: string | undefined): Promise<MarkAnswer> {
  if (picked === NOT_NOW) return 'not now';
  if (picked !== PASSED && picked !== FAILED) return undefined;
  const note = await vscode.window.showInputBox({
    title: `${check.id} ${picked === PASSED ? 'passed' : 'failed'}, by your word`,
    prompt: expected(check),
    placeHolder: 'What did you see? (optional)',
    ignoreFocusOut: true,
  });
  return note === undefined ? undefined : { passed: picked === PASSED, note };
}

function expected({ expectations }: Check): string {
  const words = expectations.map(({ text }) => text);
  return words.length > 0 ? `Expected: ${words.join(' · ')}` : 'The story says nothing of what to expect.';
}
