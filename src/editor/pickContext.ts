import * as vscode from 'vscode';
import type { KubeContext } from '../kube/contract.ts';

/** Contexts of the kubeconfig with their servers; undefined where the user picked none. */
export async function pickContext(
  contexts: readonly KubeContext[],
  title: string,
  why: string | null = null,
): Promise<KubeContext | undefined> {
  const items = contexts.map((context) => ({
    label: context.name,
    description: context.server,
    detail: context.namespace === null ? '' : `namespace ${context.namespace}`,
    iconPath: new vscode.ThemeIcon('server-environment'),
    context,
  }));
  if (items.length === 0) {
    void vscode.window.showWarningMessage('Your kubeconfig has no contexts. Set KUBECONFIG or storyOps.kubeconfig.');
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title,
    matchOnDescription: true,
    placeHolder: why ?? 'Picking one confirms its server',
  });
  return picked?.context;
}
