import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { openQuestions } from '../../../src/session/preflight.ts';

const fenceOf = (line: string): string => `  \`\`\`bash\n  ${line}\n  \`\`\`\n`;

describe('the questions before a run', () => {
  it('ask once for a task whose fences write for different reasons', () => {
    const text = `# Mill\n\n## Tasks\n\n- [ ] **1.1 Grind**: it.\n${fenceOf('touch flour')}\n${fenceOf('grind --fine')}`;
    const { checks } = planStory('mill.md', text);
    const answers = { aim: { contexts: new Map(), chosen: null }, values: new Map(), writes: new Set<string>() };
    const open = openQuestions(checks, answers, { contexts: [], writeGate: () => null, handOver: null });
    assert.deepEqual(
      open.map(({ question, checks: its }) => [question.kind, its.map(({ id }) => id)]),
      [['write', ['1.1', '1.1#2']]],
    );
  });
});
