import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { beyondReading, withRules } from '../../../src/plan/rules.ts';

describe('A directive', () => {
  const read = (fence: string): unknown =>
    withRules(planStory('x.md', `## Tasks\n\n- [ ] 1.1 a\n  \`\`\`bash\n  ${fence}\n  \`\`\`\n`)).checks.flatMap(
      (check) => check.expectations.map(({ rules, unread }) => [rules?.map((rule) => rule.command) ?? null, unread]),
    );

  it('makes rules of the commands that are there', () => {
    assert.deepEqual(read('ls\n  # expect: { exit: 0 }'), [[[0], []]]);
    assert.deepEqual(read('ls\n  pwd\n  # expect: { exit: 0, command: 0 }'), [[[0], []]]);
  });

  it('on a command that is not there makes none', () => {
    assert.deepEqual(read('# expect: { exit: 0 }'), [[null, ['{ exit: 0 }']]]);
    assert.deepEqual(read('ls\n  # expect: { exit: 0, command: 7 }'), [[null, ['{ exit: 0, command: 7 }']]]);
  });
});

describe('Words about one of several commands', () => {
  const rulesOf = (fence: string, words: string): unknown =>
    withRules(
      planStory('x.md', `## Tasks\n\n- [ ] 1.1 a\n  \`\`\`bash\n  ${fence}\n  \`\`\`\n  Expected: ${words}\n`),
    ).checks.flatMap((check) => check.expectations.map(({ rules }) => rules?.map((rule) => rule.command) ?? null));

  it('are never about one that only prepares', () => {
    assert.deepEqual(rulesOf('cd loft\n  npm test', 'All tests pass'), [[1]]);
    assert.deepEqual(rulesOf('export LAMP=1\n  sleep 2\n  wc -l < wicks', '7'), [[2]]);
  });

  it('may be about each where they tell of success', () => {
    assert.deepEqual(rulesOf('cd loft\n  make lamps', 'exit 0'), [[0, 1]]);
    assert.deepEqual(rulesOf('make lamps\n  make wicks', 'All commands succeed'), [[0, 1]]);
    assert.deepEqual(rulesOf('make lamps\n  make wicks', 'Exit code 1'), [null]);
    assert.deepEqual(rulesOf('make lamps\n  kubectl get nodes', 'Migration succeeds'), [[0]]);
  });

  it('stay open where two could be meant', () => {
    assert.deepEqual(rulesOf('wc -l < oils\n  wc -l < wicks', '7'), [null]);
  });
});

describe('A fence of very many commands', () => {
  const counted = Array.from({ length: 400 }, () => 'wc -l < wicks # Should be 7').join('\n  ');
  const text = `## Tasks\n\n- [ ] 1.1 a\n  \`\`\`bash\n  ${counted}\n  \`\`\`\n  Expected: exit 0\n`;
  const read = (more: string): readonly [string, string | null][] =>
    withRules(planStory('x.md', text + more)).checks.flatMap((check) =>
      check.expectations
        .filter(({ rules }) => rules === null)
        .map((open): [string, string | null] => [open.text, beyondReading(open, check)]),
    );

  it('has comments about their own commands, and words about all', () => {
    assert.deepEqual(read(''), []);
  });

  it('has words that stay open where they are many, too, and tells why', () => {
    const open = read('  Expected: exit 0\n'.repeat(120));
    assert.equal(open.length, 121);
    assert.deepEqual([...new Set(open.map(([words]) => words))], ['exit 0']);
    assert.match(open[0]?.[1] ?? '', /any of 400 commands; a comment behind one of them/);
  });
});
