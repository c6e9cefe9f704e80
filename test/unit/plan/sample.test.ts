import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import { notRun } from '../../support/notRun.ts';
import { sampleStory } from '../../support/sample.ts';

const NAME = 'STORY-DNS-COREDNS-BASE.md';

describe('the sample story', () => {
  const text = sampleStory(NAME);
  before(function () {
    if (text === null) notRun(this, 'the sample story is not beside the project');
  });

  it('has its 6 criteria, 32 tasks, 20 rows and 10 free blocks, all tasks without a tick', () => {
    const { story, checks } = planStory(NAME, text ?? '');
    assert.deepEqual(
      story.criteria.map((c) => `${c.id}:${String(c.line)}`),
      ['AC1:22', 'AC2:23', 'AC3:24', 'AC4:25', 'AC5:26', 'AC6:27'],
    );
    assert.equal(story.tasks.length, 32);
    assert.ok(story.tasks.every((task) => task.checked === false));
    assert.deepEqual(
      checks.filter((c) => c.owner.kind === 'row').map((c) => c.line),
      Array.from({ length: 20 }, (_, i) => 285 + i),
    );
    assert.deepEqual(
      checks.filter((c) => c.owner.kind === 'block').map((c) => c.line),
      [311, 318, 327, 336, 345, 358, 370, 382, 395, 407],
    );
  });
});
