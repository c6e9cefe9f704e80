import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { withRules } from '../../../src/plan/rules.ts';
import { applyFixes } from '../../../src/text/fixes.ts';
import { sampleStory } from '../../support/sample.ts';
import { notRun } from '../../support/notRun.ts';

const NAME = 'STORY-DNS-COREDNS-BASE';

describe('a mis-decoded story', () => {
  it('is read as it was meant, with places in the text as it is', () => {
    const text = '# 01 ‚Äî STORY-A ‚Äî Lamps\n\n## Tasks\n- [ ] T1 ‚Äî Light (AC‚Äë1)\n';
    const { story, problems } = planStory('a.md', text);
    assert.equal(story.id, 'STORY-A');
    assert.equal(story.title, 'Lamps');
    const [task] = story.tasks;
    assert.ok(task?.box);
    assert.equal(task.title, 'Light');
    assert.equal(text.slice(task.box.start - 1, task.box.end + 1), '[ ]');
    assert.deepEqual(task.criteria, ['AC1']);
    assert.equal(problems[0]?.code, 'mis-decoded');
    assert.equal(applyFixes(text, problems).text, '# 01 — STORY-A — Lamps\n\n## Tasks\n- [ ] T1 — Light (AC‑1)\n');
  });

  it('gives the sample the same checks as its sound twin', function () {
    const damaged = sampleStory(`${NAME}.mojibake.md`);
    const sound = sampleStory(`${NAME}.md`);
    if (damaged === null || sound === null) return notRun(this, 'the sample story is not beside the project');
    const facts = (text: string): unknown =>
      withRules(planStory('x.md', text)).checks.map(({ id, line, commands, expectations }) => ({
        id,
        line,
        commands: commands.map((c) => [c.line, c.text, c.facts.effect.kind, c.aliases]),
        expectations: expectations.map((e) => [e.line, e.text, e.rules]),
      }));
    assert.deepEqual(facts(damaged), facts(sound));
  });
});
