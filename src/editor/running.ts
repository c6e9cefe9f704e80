import type { KubeContext } from '../kube/contract.ts';
import type { RunRequest } from './runOnce.ts';
import type { TargetId } from './target.ts';

/** What only runs and their results need. It is most of the code, and is loaded when first used. */
export interface Running {
  run(request: RunRequest, signal: AbortSignal): Promise<void>;
  confirmByHand(uri: string, target: TargetId): Promise<void>;
  exportNotes(uri: string): Promise<void>;
  /** Contexts of the user's kubeconfig files; no cluster is contacted. */
  contexts(): Promise<readonly KubeContext[]>;
  dispose(): Promise<void>;
}
