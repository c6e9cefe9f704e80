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

describe('bytes that are not UTF-8', () => {
  const story = (command: string, expected: string): string =>
    `# S\n\n## Tasks\n\n- [ ] **1.1 Look**: at it\n  \`\`\`bash\n  ${command}\n  \`\`\`\n  - Expected: \`${expected}\`\n`;
  const read = (text: string) => {
    const { checks, problems } = planStory('s.md', text);
    return { refused: checks[0]?.refused ?? null, codes: problems.map(({ code }) => code) };
  };

  it('keep a check that holds them from running, and are told', () => {
    for (const text of [story('echo caf\uFFFD', 'x'), story('echo x', 'caf\uFFFD')]) {
      const { refused, codes } = read(text);
      assert.match(refused ?? '', /UTF-8/);
      assert.deepEqual(codes, ['not-utf-8']);
    }
  });
  it('elsewhere are told alone', () => {
    const { refused, codes } = read(`${story('echo x', 'x')}\nd\uFFFDj\uFFFD\n`);
    assert.equal(refused, null);
    assert.deepEqual(codes, ['not-utf-8']);
  });
  it('are none where every letter was read', () => {
    assert.deepEqual(read(story('echo café', 'café')), { refused: null, codes: [] });
  });
});
