import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';

const HEAD = '# STORY-1 — Oars\n\n## Tasks\n\n';
const commandsIn = (text: string): readonly string[] =>
  planStory('oars.md', text).checks.flatMap((check) => check.commands.map((one) => one.text));
const fence = (command: string): string => `\`\`\`bash\n${command}\n\`\`\`\n`;

describe('an HTML comment', () => {
  it('hides the fences in it', () => {
    assert.deepEqual(commandsIn(`${HEAD}<!--\nOld steps:\n\n${fence('touch oar')}-->\n\n${fence('cat oar')}`), [
      'cat oar',
    ]);
  });

  it('hides a fence that opens and closes on its own lines, and no task behind it', () => {
    const text = `${HEAD}<!-- \`\`\`bash\ntouch oar\n\`\`\` -->\n\n- [ ] **1.2 Row**: out\n  \`\`\`bash\n  echo row\n  \`\`\`\n`;
    assert.deepEqual(commandsIn(text), ['echo row']);
  });

  it('hides what it holds behind the mark of an item, too', () => {
    const hidden = '- <!--\n  ```bash\n  touch oar\n  ```\n  -->\n';
    assert.deepEqual(commandsIn(`${HEAD}${hidden}\n${fence('cat oar')}`), ['cat oar']);
  });

  it('on the line of an item alone leaves the item', () => {
    const { story } = planStory('oars.md', '# S\n\n## Acceptance Criteria\n\n1) <!-- later -->\n2) Light.\n');
    assert.deepEqual(
      story.criteria.map(({ id }) => id),
      ['AC1', 'AC2'],
    );
  });

  it('that never ends hides nothing', () => {
    assert.deepEqual(commandsIn(`${HEAD}<!-- Old steps\n\n${fence('cat oar')}`), ['cat oar']);
  });

  it('that is text of a fence hides nothing of what follows', () => {
    assert.deepEqual(commandsIn(`${HEAD}${fence("echo '\n<!--\n'")}\n${fence('cat oar')}\n-->\n`).at(-1), 'cat oar');
  });
});
