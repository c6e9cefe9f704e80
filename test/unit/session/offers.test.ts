import assert from 'node:assert/strict';
import type { Kube, OfferAnswer } from '../../../src/kube/contract.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { offersFor } from '../../../src/session/offers.ts';
import { openQuestions } from '../../../src/session/preflight.ts';
import type { Answers } from '../../../src/session/question.ts';

const ANSWERS: Answers = {
  aim: { contexts: new Map([['blue', 'admin@blue-1']]), chosen: null },
  values: new Map(),
  writes: new Set(),
};
const WORLD = {
  contexts: [{ name: 'admin@blue-1', cluster: 'blue-1', server: 'https://blue', namespace: null, execPlugin: false }],
  writeGate: () => null,
  handOver: null,
};

function kubeWith(pods: OfferAnswer): Kube {
  const never = (): never => assert.fail('not to be asked');
  return {
    contexts: never,
    isolate: never,
    identity: never,
    podIps: () => Promise.resolve(pods),
    nodeNames: () => Promise.resolve({ kind: 'known', offers: [{ value: 'node-1', label: 'Ready' }] }),
  };
}

async function offered(line: string, pods: OfferAnswer, before = ''): Promise<readonly string[]> {
  const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.0 Before**: it.\n  \`\`\`bash\n  ${before}\n  \`\`\`\n- [ ] **1.1 Go**: on.\n  \`\`\`bash\n  ${line}\n  \`\`\`\n`;
  const { checks } = planStory('s.md', story);
  const open = openQuestions(checks, ANSWERS, WORLD).find((o) => o.question.kind === 'value');
  assert.ok(open);
  const offers = await offersFor(open, checks, ANSWERS, kubeWith(pods), new AbortController().signal);
  return offers.map((o) => o.value);
}

describe('values offered for an open name', () => {
  const pods: OfferAnswer = { kind: 'known', offers: [{ value: '10.8.0.7', label: 'web-1' }] };

  it('are addresses of pods, as the name around needs them', async () => {
    assert.deepEqual(await offered('kubectl --context blue get pods --field-selector status.podIP=<pod-ip>', pods), [
      '10.8.0.7',
    ]);
    assert.deepEqual(
      await offered('kubectl --context blue exec web -- nslookup <pod-ip>.default.pod.cluster.local', pods),
      ['10-8-0-7'],
    );
  });

  it('are names of nodes', async () => {
    assert.deepEqual(await offered('kubectl --context blue describe node <node-name>', pods), ['node-1']);
  });

  it('are what another task assigns', async () => {
    assert.deepEqual(await offered('echo "$LANTERN"', pods, 'LANTERN=amber'), ['amber']);
  });

  it('are none where the cluster cannot be asked', async () => {
    const blocked: OfferAnswer = { kind: 'blocked', why: 'forbidden' };
    assert.deepEqual(
      await offered('kubectl --context blue get pods --field-selector status.podIP=<pod-ip>', blocked),
      [],
    );
  });
});
