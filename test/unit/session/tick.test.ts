import assert from 'node:assert/strict';
import { fingerprint } from '../../../src/plan/fingerprint.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { ticksFor, type Decided } from '../../../src/session/tick.ts';
import { applyEdits } from '../../../src/text/edit.ts';

const STORY = `# STORY-7 — Blue service

## Tasks

- [ ] **1.1 Look**: at the service.
  \`\`\`bash
  kubectl --context blue get deploy web
  \`\`\`
  - Expected: 2/2 READY
  \`\`\`bash
  kubectl --context blue get svc web
  \`\`\`
- [ ] **1.2 Other**: thing.
  \`\`\`bash
  kubectl --context blue get cm web
  \`\`\`

## Validation

| AC # | Criterion | Validation Command | Expected Result | Status |
|---|---|---|---|---|
| AC1 | Ready | \`kubectl --context blue get deploy web\` | 2/2 READY | ⬜ |
| AC1 | There | \`kubectl --context blue get svc web\` | Service exists | ❌ |
`;

const NO_PARENTS = { parents: false };

/** What a run of the text as it is decided for a check. */
function decided(text: string, id: string, verdict: 'pass' | 'fail'): Decided {
  const check = planStory('s.md', text).checks.find((c) => c.id === id);
  assert.ok(check, `no check ${id}`);
  return { id, fingerprint: fingerprint(check), verdict };
}

function after(text: string, now: readonly Decided[], before: readonly Decided[] = []): string {
  return applyEdits(text, ticksFor('s.md', text, now, before, NO_PARENTS).edits);
}

describe('ticking', () => {
  it('ticks nothing where a comment speaks of another command, or of another cluster, than when it ran', () => {
    const story = (fence: string): string =>
      `## Tasks\n\n- [ ] **1.1 Look**: twice.\n  \`\`\`bash\n${fence}\n  \`\`\`\n`;
    const ran = story('  wc -l < a\n  # Should be 7\n  wc -l < b\n  # at last');
    const moved = story('  wc -l < a\n  wc -l < b\n  # Should be 7');
    assert.equal(after(moved, [decided(ran, '1.1', 'pass')]), moved);
    const one = story('  kubectl --context blue get ns\n  kubectl --context red get ns\n  # Expected (blue): 3 rows');
    const other = one.replace('(blue)', '(red)');
    assert.notEqual(after(one, [decided(one, '1.1', 'pass')]), one);
    assert.equal(after(other, [decided(one, '1.1', 'pass')]), other);
  });

  it('ticks nothing where another file is to hold a value than was looked at', () => {
    const story = (file: string): string =>
      `## Tasks\n\n- [ ] **1.1 Pin**: the version.\n  - File: \`${file}\`\n  - Target: \`tag: 1.4\`\n`;
    assert.deepEqual(
      planStory('s.md', story('a.yaml')).checks[0]?.expectations.map(({ source }) => source),
      ['static'],
    );
    assert.notEqual(after(story('a.yaml'), [decided(story('a.yaml'), '1.1', 'pass')]), story('a.yaml'));
    assert.equal(after(story('b.yaml'), [decided(story('a.yaml'), '1.1', 'pass')]), story('b.yaml'));
  });

  it('ticks a task only when all its checks have passed', () => {
    const first = decided(STORY, '1.1', 'pass');
    const second = decided(STORY, '1.1#2', 'pass');
    assert.equal(after(STORY, [first]), STORY);
    assert.equal(after(STORY, [second], [first]), STORY.replace('- [ ] **1.1', '- [x] **1.1'));
    assert.equal(after(STORY, [{ ...second, verdict: 'fail' }], [first]), STORY);
  });

  it('writes just the status cell of a row, in the way of the table', () => {
    const rows = planStory('s.md', STORY).checks.filter((c) => c.owner.kind === 'row');
    const [ready = '', there = ''] = rows.map((c) => c.id);
    assert.equal(after(STORY, [decided(STORY, ready, 'pass')]), STORY.replace('⬜', '✅'));
    assert.equal(after(STORY, [decided(STORY, ready, 'fail')]), STORY.replace('⬜', '❌'));
    assert.equal(after(STORY, [decided(STORY, there, 'pass')]), STORY.replace('❌', '✅'));
    assert.equal(after(STORY, [decided(STORY, there, 'fail')]), STORY);
  });

  it('finds its target again when lines were added above', () => {
    const passed = decided(STORY, '1.2', 'pass');
    const moved = STORY.replace('## Tasks\n', '## Tasks\n\nSome words.\n\n- [ ] **0.9 New**: first.\n');
    assert.equal(after(moved, [passed]), moved.replace('- [ ] **1.2', '- [x] **1.2'));
  });

  it('refuses when the command or the expectation changed while it ran', () => {
    const passed = decided(STORY, '1.1', 'pass');
    for (const changed of [
      STORY.replace('get deploy web\n', 'get deploy api\n'),
      STORY.replace('2/2 READY\n', '3/3 READY\n'),
    ]) {
      const { edits, refused } = ticksFor('s.md', changed, [passed], [], NO_PARENTS);
      assert.deepEqual(edits, []);
      assert.deepEqual(
        refused.map((r) => r.id),
        ['1.1'],
      );
    }
  });

  it('refuses in a file with the markers of a merge', () => {
    const passed = decided(STORY, '1.2', 'pass');
    const torn = STORY.replace('## Validation\n', '<<<<<<< ours\n## Validation\n=======\n## Checks\n>>>>>>> theirs\n');
    const { edits, refused } = ticksFor('s.md', torn, [passed], [], NO_PARENTS);
    assert.deepEqual(edits, []);
    assert.equal(refused.length, 1);
  });

  it('leaves a box alone that is ticked already', () => {
    const ticked = STORY.replace('- [ ] **1.2', '- [X] **1.2');
    assert.equal(after(ticked, [decided(ticked, '1.2', 'pass')]), ticked);
  });

  it('keeps CRLF, a byte order mark and a missing last line end', () => {
    const odd = `\uFEFF${STORY.trimEnd().replaceAll('\n', '\r\n')}`;
    assert.equal(after(odd, [decided(odd, '1.2', 'pass')]), odd.replace('- [ ] **1.2', '- [x] **1.2'));
  });

  describe('a parent, where the user wants it', () => {
    const child = (id: string, box: string): string =>
      `  - [${box}] **${id} Look**: at it.\n    \`\`\`bash\n    cat lamp-${id}\n    \`\`\`\n`;
    const story = (own: string, last: string): string =>
      `# Lamp\n\n## Tasks\n\n- [ ] **1 All lamps**\n${own}${child('1.1', ' ')}${child('1.2', last)}`;
    const afterFirst = (text: string, parents: boolean): string =>
      applyEdits(text, ticksFor('s.md', text, [decided(text, '1.1', 'pass')], [], { parents }).edits);

    it('is ticked with the last of its children, and only then', () => {
      const text = story('', 'x');
      assert.match(afterFirst(text, true), /^- \[x\] \*\*1 All/m);
      assert.match(afterFirst(text, false), /^- \[ \] \*\*1 All/m);
      assert.match(afterFirst(story('', ' '), true), /^- \[ \] \*\*1 All/m);
    });

    it('is not ticked while something of its own is not proven, a file too', () => {
      const text = story('  - File: `lamps/all.yaml`\n', 'x');
      assert.match(afterFirst(text, true), /^- \[ \] \*\*1 All/m);
    });
  });
});
