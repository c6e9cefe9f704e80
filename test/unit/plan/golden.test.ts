import { readdirSync, readFileSync } from 'node:fs';
import { planStory } from '../../../src/plan/plan.ts';
import { golden } from '../../support/golden.ts';
import { planLines } from '../../support/goldenPlan.ts';

const CASES = new URL('../../golden/reading/', import.meta.url);

describe('reading stories', () => {
  for (const entry of readdirSync(CASES, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`reads ${entry.name} as a person does`, () => {
      const text = readFileSync(new URL(`${entry.name}/story.md`, CASES), 'utf8');
      golden(`reading/${entry.name}/plan.txt`, planLines(planStory('story.md', text)));
    });
  }
});
