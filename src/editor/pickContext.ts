import * as vscode from 'vscode';
import type { KubeContext } from '../kube/contract.ts';

/** Contexts of the kubeconfig with their servers; undefined where the user picked none. */
export async function pickContext(
  contexts: readonly KubeContext[],
  title: string,
  why: string | null = null,
): Promise<KubeContext | undefined> {
  const items = itemsOf(contexts);
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

/** Several contexts to run on side by side; undefined where the user picked none. */
export async function pickContexts(contexts: readonly KubeContext[]): Promise<readonly KubeContext[] | undefined> {
  const picked = await vscode.window.showQuickPick(itemsOf(contexts), {
    title: 'Run on which contexts?',
    canPickMany: true,
    matchOnDescription: true,
    placeHolder: 'Picking confirms their servers; commands that name a context stay there',
  });
  return picked && picked.length > 0 ? picked.map(({ context }) => context) : undefined;
}

function itemsOf(contexts: readonly KubeContext[]) {
  return contexts.map((context) => ({
    label: context.name,
    description: context.server,
    detail: context.namespace === null ? '' : `namespace ${context.namespace}`,
    iconPath: new vscode.ThemeIcon('server-environment'),
    context,
  }));
}
