import { strict as assert } from 'node:assert';
import { planStory } from '../../../src/plan/plan.ts';

function directiveProblems(directive: string): readonly string[] {
  const story = `# S\n\n## Tasks\n\n- [ ] **1.1 Look**: at it\n  <!-- story-ops: ${directive} -->\n  \`\`\`bash\n  kubectl get pods\n  \`\`\`\n`;
  const { problems } = planStory('s.md', story);
  return problems.filter(({ code }) => code === 'directive-unread').map(({ message }) => message);
}

describe('a directive', () => {
  it('that is right is no problem', () => {
    assert.deepEqual(directiveProblems('contains: lamp'), []);
    assert.deepEqual(directiveProblems('{contains: lamp, command: 0}'), []);
  });
  it('of an unknown kind is told before the run', () => {
    assert.equal(directiveProblems('holds: lamp').length, 1);
  });
  it('that is no YAML is told with the reason', () => {
    assert.match(directiveProblems('{contains: lamp').join(), /not YAML/);
  });
  it('that names a command which is not there is told how many there are', () => {
    assert.match(directiveProblems('{contains: lamp, command: 3}').join(), /command 3; the check has 1/);
  });
  it('that sets how something runs is told that it cannot', () => {
    assert.match(directiveProblems('{contains: lamp, context: prod}').join(), /never how or where/);
  });
});
