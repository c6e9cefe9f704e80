import { notRun } from './notRun.ts';

/** The clusters that `npm run test:cluster` prepared: the testbed's, or two light control planes without nodes. */
export interface TestClusters {
  /** Path, as KUBECONFIG has it. */
  readonly kubeconfig: string;
  /** Real context names by the alias that stories use; `infra` and `apps` are always there. */
  readonly contexts: Readonly<Record<string, string>>;
}

/** `STORY_OPS_TEST_CONTEXTS=infra=admin@infra-01,apps=admin@apps-01`; without it the aliases are the names. */
export function testClusters(): TestClusters {
  const kubeconfig = process.env['KUBECONFIG'];
  if (kubeconfig === undefined || kubeconfig === '') throw new Error('Run this by "npm run test:cluster".');
  const pairs = (process.env['STORY_OPS_TEST_CONTEXTS'] ?? 'infra=infra,apps=apps').split(',');
  return { kubeconfig, contexts: Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string])) };
}

/** Leaves the test out where the clusters are API servers without nodes: nothing runs there. */
export function needsNodes(context: Mocha.Context): void {
  if (process.env['STORY_OPS_TEST_NODES'] !== '1') notRun(context, 'needs nodes, and these clusters have none');
}
