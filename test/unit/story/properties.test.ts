import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { planStory } from '../../../src/plan/plan.ts';
import { withRules } from '../../../src/plan/rules.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { applyFixes } from '../../../src/text/fixes.ts';

const CASES = new URL('../../golden/reading/', import.meta.url);
const STORIES = readdirSync(CASES).map((name) => readFileSync(new URL(`${name}/story.md`, CASES), 'utf8'));

/** Lines as they stand in real stories, in any order. */
const line = fc.constantFrom(
  ...new Set(STORIES.flatMap((story) => story.split('\n'))),
  '  ```',
  '~~~',
  '\t- [ ] T9 tab',
  '<!-- open',
  '-->',
  '| a | b',
  '> - [ ] quoted',
  '===',
);
const story = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

/** Every span of the plan that is an offset into the text, by a walk over the whole of it. */
function assertInside(plan: Plan, length: number): void {
  const visit = (value: unknown, key: string): void => {
    if (['facts', 'rules', 'lines', 'text'].includes(key) || typeof value !== 'object' || value === null) return;
    const { start, end } = value as { start?: unknown; end?: unknown };
    if (typeof start === 'number' && typeof end === 'number')
      assert.ok(
        0 <= start && start <= end && end <= length,
        `${key}: ${String(start)}–${String(end)} of ${String(length)}`,
      );
    for (const [inner, member] of Object.entries(value)) visit(member, inner);
  };
  visit(plan, 'plan');
}

function assertSound(text: string): void {
  const plan = withRules(planStory('x.md', text));
  assert.equal(plan.story.text, text);
  assert.equal(applyEdits(text, []), text);
  assertInside(plan, text.length);
  const ids = plan.checks.map((check) => check.id);
  assert.equal(new Set(ids).size, ids.length, 'check ids repeat');
  assert.equal(new Set(plan.story.tasks.map((task) => task.id)).size, plan.story.tasks.length, 'task ids repeat');
  for (const task of plan.story.tasks)
    if (task.box) assert.match(text.slice(task.box.start, task.box.end), /^[ xX~-]$/);
  applyFixes(text, plan.problems);
}

describe('any text', () => {
  it('made of lines of stories is read without a throw, with every place inside it and ids that differ', () => {
    fc.assert(fc.property(story, assertSound), { numRuns: 150 });
  });

  it('made of any characters is read so too', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), assertSound), { numRuns: 150 });
  });

  it('that came from a story by losing, doubling or swapping lines is read so too', () => {
    const damage = fc.record({
      from: fc.constantFrom(...STORIES),
      cuts: fc.array(fc.tuple(fc.nat(80), fc.constantFrom('drop', 'double', 'swap', 'cut')), { maxLength: 6 }),
      crlf: fc.boolean(),
    });
    fc.assert(
      fc.property(damage, ({ from, cuts, crlf }) => {
        const lines = from.split('\n');
        for (const [at, how] of cuts) {
          const one = lines[at];
          if (one === undefined) continue;
          if (how === 'drop') lines.splice(at, 1);
          else if (how === 'double') lines.splice(at, 0, one);
          else if (how === 'cut') lines[at] = one.slice(0, one.length >> 1);
          else lines.splice(at, 2, lines[at + 1] ?? '', one);
        }
        assertSound(lines.join(crlf ? '\r\n' : '\n'));
      }),
      { numRuns: 150 },
    );
  });
});

describe('ids', () => {
  const idsOf = (text: string): unknown => {
    const { story: read, checks } = planStory('x.md', text);
    return [read.criteria.map((c) => c.id), read.tasks.map((t) => t.id), checks.map((c) => c.id)];
  };

  it('survive edits above, ticking and other line ends', () => {
    for (const text of STORIES.filter((s) => !s.startsWith('---'))) {
      const ticked = text.replaceAll('- [ ]', '- [x]');
      assert.deepEqual(idsOf(ticked), idsOf(text));
      assert.deepEqual(idsOf(text.replaceAll('\n', '\r\n')), idsOf(text));
      const end = text.indexOf('\n') + 1;
      assert.deepEqual(idsOf(`${text.slice(0, end)}\nSome words.\n${text.slice(end)}`), idsOf(text));
    }
  });

  it('survive the tick of a box in a heading', () => {
    const text =
      '# Z\n\n## Tasks\n\n### [ ] A1: Sow\n\n**Done when**: it grows\n\n- [ ] one\n\n### [ ] Others\n\n- [ ] two\n\n## [ ] Loose\n\n```bash\nls\n```\n';
    assert.deepEqual(idsOf(text.replaceAll('# [ ]', '# [x]')), idsOf(text));
  });

  it('that are labels survive a formatter that changes bullets and pads tables', () => {
    for (const text of STORIES.filter((s) => !s.includes('<<<<<<<'))) {
      const formatted = text
        .replace(/^(\s*)- (?=\[.\] |AC|T\d)/gm, '$1* ')
        .replace(/^\|(.*)\|$/gm, (row) => row.replaceAll(' | ', '   |   '));
      assert.deepEqual(idsOf(formatted), idsOf(text));
    }
  });
});

describe('pathological texts', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['100,000 nested list markers', '- '.repeat(100_000)],
    ['1 MB on one line', 'a'.repeat(1_000_000)],
    ['a million pipes', '|'.repeat(1_000_000)],
    ['10,000 unclosed fences', '```bash\n'.repeat(10_000)],
    ['a megabyte of spaces in an item', `- [ ] a${' '.repeat(1_000_000)}b`],
    ['100,000 comments that never end', '<!--\n'.repeat(100_000)],
  ];
  for (const [name, text] of texts)
    it(`end: ${name}`, function () {
      // The bench holds the bar; here only an input that never ends fails.
      this.timeout(10_000);
      withRules(planStory('x.md', text));
    });
});
