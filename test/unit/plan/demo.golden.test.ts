import { readFileSync } from 'node:fs';
import { planStory } from '../../../src/plan/plan.ts';
import { golden } from '../../support/golden.ts';

/** One line a check, and below it what is run and what is expected. */
function outline(name: string): string {
  const text = readFileSync(new URL(`../../../demo/${name}.md`, import.meta.url), 'utf8');
  const { story, checks, problems } = planStory(`${name}.md`, text);
  const lines = [
    `${story.id ?? ''} — ${story.title ?? ''} — ${story.status?.text ?? ''}`,
    ...story.criteria.map((c) => `${c.id} line ${String(c.line)}: ${c.title}`),
    ...checks.flatMap((check) => [
      `${check.id} line ${String(check.line)} proves ${check.criteria.join(' ') || 'nothing'}`,
      ...check.commands.map((command) => `    $ ${command.text}`),
      ...check.expectations.map((expectation) => `    = ${expectation.text}`),
    ]),
    ...problems.map((problem) => `problem ${problem.code}`),
  ];
  return `${lines.join('\n')}\n`;
}

describe('the stories of the demo', () => {
  for (const name of ['lighthouse', 'ferry'])
    it(`${name} is read to its last row`, () => {
      golden(`demo/${name}.txt`, outline(name));
    });
});
