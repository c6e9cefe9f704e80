import type { ReadyCommand } from './runOnce.ts';

/** `infra (admin@infra-01)`; empty where a command contacts no cluster. */
export function whereOf({ targets }: Pick<ReadyCommand, 'targets'>): string {
  return targets.map((t) => (t.alias === t.context ? t.alias : `${t.alias} (${t.context})`)).join(', ');
}
