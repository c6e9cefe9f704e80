import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { destinationOf, type Aim } from '../../../src/session/destination.ts';

const NOWHERE: Aim = { contexts: new Map(), chosen: null };
const BOUND: Aim = { contexts: new Map([['blue', 'admin@blue-1']]), chosen: null };

function firstCommand(...lines: readonly string[]) {
  const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n  \`\`\`bash\n${lines.map((l) => `  ${l}\n`).join('')}  \`\`\`\n`;
  const command = planStory('s.md', story).checks[0]?.commands.at(-1);
  assert.ok(command);
  return command;
}

describe('where a command goes', () => {
  it('is the real context of the alias that it names', () => {
    assert.deepEqual(destinationOf(firstCommand('kubectl --context=blue get pods'), BOUND), {
      kind: 'contexts',
      targets: [{ alias: 'blue', context: 'admin@blue-1' }],
    });
  });

  it('is nowhere while the alias is not bound, and says which', () => {
    const to = destinationOf(firstCommand('CTX=green', 'kubectl --context $CTX get pods'), BOUND);
    assert.equal(to.kind, 'blocked');
    assert.deepEqual(to.kind === 'blocked' && to.lacks, { kind: 'binding', alias: 'green' });
  });

  it('is never a guess for a tool that contacts clusters', () => {
    for (const text of ['kubectl get pods', 'helm list', 'for i in 1 2; do kubectl get pods; done'])
      assert.equal(destinationOf(firstCommand(text), BOUND).kind, 'blocked', text);
  });

  it('is the chosen context where one is chosen', () => {
    const to = destinationOf(firstCommand('kubectl get pods'), { ...BOUND, chosen: 'blue' });
    assert.equal(to.kind, 'contexts');
  });

  it('is no cluster for programs that are not about clusters', () => {
    for (const text of ['echo lit', 'make test', './lamp.sh'])
      assert.equal(destinationOf(firstCommand(text), NOWHERE).kind, 'none', text);
  });

  it('is refused where the context is only known when it runs', () => {
    const to = destinationOf(firstCommand('kubectl --context "$(cat name)" get pods'), { ...BOUND, chosen: 'blue' });
    assert.equal(to.kind, 'blocked');
  });
});
