import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Environments } from '../run/contract.ts';

/** Where a story's commands run: its workspace folder, else the folder of the file. */
export function folderOf(uri: string): string {
  const parsed = vscode.Uri.parse(uri);
  return vscode.workspace.getWorkspaceFolder(parsed)?.uri.fsPath ?? dirname(parsed.fsPath);
}

/**
 * The variables that commands run with in a folder: the login shell's, as `envCommand` makes them where it is set.
 * `why` says that they are the editor's own, because the login shell did not tell its.
 */
export async function variablesIn(
  folder: string,
  envCommand: string,
  environments: Environments,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly why: string | null }> {
  const { env, why } = await environments.login();
  return { env: envCommand.trim() === '' ? env : await environments.inFolder(folder, envCommand, env), why };
}
