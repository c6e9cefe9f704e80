import * as vscode from 'vscode';
import { DEFAULT_PROTECTED, protectedPatterns } from '../session/protection.ts';
import { SECTION, SETTINGS } from './ids.ts';

/** The settings as they are now; read again for every use, so that a change needs no restart. */
export interface Settings {
  readonly codeLens: boolean;
  /** Paths as in KUBECONFIG; empty: the environment's. */
  readonly kubeconfig: string;
  /** The user's patterns and those that workspace and folder add. */
  readonly protectedPatterns: readonly string[];
  readonly bashPath: string;
  readonly timeoutMs: number;
  readonly parallelReads: number;
  readonly tickWithoutExpectation: 'ask' | 'never' | 'exit0';
  readonly tickParents: boolean;
  readonly saveAfterTick: boolean;
  readonly envCommand: string;
}

/**
 * Settings for one story. What decides about safety is machine-scoped in the manifest, and is read here from the
 * user's own level only, so that a workspace's settings file can add protection but never take any away.
 */
export function settingsFor(uri: vscode.Uri | null): Settings {
  const all = vscode.workspace.getConfiguration(SECTION, uri);
  return {
    codeLens: all.get(SETTINGS.codeLens, true),
    kubeconfig: own(all, SETTINGS.kubeconfig, ''),
    protectedPatterns: protectedPatterns(
      own<readonly string[]>(all, SETTINGS.protectedContexts, DEFAULT_PROTECTED),
      everywhere(all, SETTINGS.moreProtectedContexts),
    ),
    bashPath: own(all, SETTINGS.bashPath, ''),
    timeoutMs: all.get(SETTINGS.timeoutSeconds, 120) * 1000,
    parallelReads: own(all, SETTINGS.parallelReads, 8),
    tickWithoutExpectation: own<Settings['tickWithoutExpectation']>(all, SETTINGS.tickWithoutExpectation, 'ask'),
    tickParents: own(all, SETTINGS.tickParents, false),
    saveAfterTick: own(all, SETTINGS.saveAfterTick, false),
    envCommand: own(all, SETTINGS.envCommand, ''),
  };
}

/** The value of the user's level, whatever a workspace says. */
function own<T>(all: vscode.WorkspaceConfiguration, key: string, otherwise: T): T {
  const found = all.inspect<T>(key);
  return found?.globalValue ?? found?.defaultValue ?? otherwise;
}

/** The lists of all levels joined: no level can hide another's. */
function everywhere(all: vscode.WorkspaceConfiguration, key: string): readonly string[] {
  const found = all.inspect<string[]>(key);
  const lists = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
  return lists.flatMap((list) => list ?? []).filter((pattern) => typeof pattern === 'string');
}
