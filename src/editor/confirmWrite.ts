import * as vscode from 'vscode';
import type { KubeContext } from '../kube/contract.ts';
import type { OpenQuestion } from '../session/preflight.ts';
import type { Answers } from '../session/question.ts';
import { sayCommands } from '../session/sayCommands.ts';

/** The one dialog: a write is danger, and is shown in full before it runs. */
export async function confirmWrite(
  open: OpenQuestion,
  answers: Answers,
  contexts: readonly KubeContext[],
): Promise<boolean> {
  const run = 'Run';
  const picked = await vscode.window.showWarningMessage(
    `Run ${open.checks.map((check) => check.id).join(', ')}? It is not a plain read.`,
    { modal: true, detail: open.checks.map((check) => sayCommands(check, answers, contexts)).join('\n\n') },
    run,
  );
  return picked === run;
}
