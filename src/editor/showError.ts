import * as vscode from 'vscode';
import { describeError, isExplained } from '../base/errors.ts';

/** Says what stands in the way and what to do next. A fault of ours goes on to the editor, which logs it. */
export function showError(error: unknown): void {
  if (!isExplained(error)) throw error;
  void vscode.window.showErrorMessage(describeError(error));
}
