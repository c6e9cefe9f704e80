import assert from 'node:assert/strict';
import { redact } from '../../../src/redact/redact.ts';
import { notesOf } from '../../../src/report/notes.ts';
import { replaceNotes } from '../../../src/report/replaceNotes.ts';
import { applyEdits } from '../../../src/text/edit.ts';

const NOTES = notesOf({
  criteria: [{ id: 'AC1', title: redact('Lit'), checks: [] }],
  tasks: [],
  checks: [],
  records: [],
});
const BODY = NOTES.trimEnd();

function written(story: string): string {
  const result = replaceNotes(story, NOTES);
  assert.equal(result.kind, 'edit', JSON.stringify(result));
  return result.kind === 'edit' ? applyEdits(story, [result.edit]) : '';
}

describe('notes in a story', () => {
  const cases: readonly (readonly [what: string, story: string, after: string])[] = [
    [
      'go to the end of its Dev Notes',
      '# S\n\n## Dev Notes\n\nHand-written.\n\n## Change Log\n- x\n',
      `# S\n\n## Dev Notes\n\nHand-written.\n\n${BODY}\n\n## Change Log\n- x\n`,
    ],
    [
      'go behind the deeper headings of the section',
      '## Dev Notes\n### Testing\nyes\n',
      `## Dev Notes\n### Testing\nyes\n\n${BODY}\n`,
    ],
    [
      'go to the Dev Agent Record where there are no Dev Notes',
      '# S\n## Dev Agent Record\n## QA Results\n',
      `# S\n## Dev Agent Record\n\n${BODY}\n## QA Results\n`,
    ],
    ['bring a section of their own at the end', '# S\n\ntext', `# S\n\ntext\n\n## Dev Notes\n\n${BODY}\n`],
    ['bring a section into an empty file', '', `## Dev Notes\n\n${BODY}\n`],
    [
      'replace the notes of before, wherever they stand',
      `# S\n${BODY.replace('### Verification', '### Old\n- [ ] 1.1 x')}\n## End\n`,
      `# S\n${BODY}\n## End\n`,
    ],
    ['keep CRLF', '# S\r\n\r\n## Dev Notes\r\n', `# S\r\n\r\n## Dev Notes\r\n\r\n${BODY.replaceAll('\n', '\r\n')}`],
    [
      'leave an example in a fence alone',
      `## Dev Notes\n\`\`\`text\n${BODY}\n\`\`\`\n`,
      `## Dev Notes\n\`\`\`text\n${BODY}\n\`\`\`\n\n${BODY}\n`,
    ],
  ];
  for (const [what, story, after] of cases)
    it(what, () => {
      assert.equal(written(story).replace(/\s+$/, ''), after.replace(/\s+$/, ''));
    });

  it('are the same when written again', () => {
    const once = written('# S\n\n## Dev Notes\n\nHand-written.\n\n## End\n');
    assert.equal(written(once), once);
  });

  it('leave every byte outside of the block as it is', () => {
    const story = '\ufeff# S\t \r\n\n## Dev Notes  \n  x 🙂\n\n\n## End\n  \n';
    const after = written(story);
    assert.equal(after.replace(/(?:\r?\n){2}<!-- story-ops[\s\S]*\/story-ops:notes -->/, ''), story);
  });

  for (const [what, story, why] of [
    ['two blocks', `${BODY}\n\n${BODY}\n`, /twice.*line/],
    ['a block without its end', '## Dev Notes\n<!-- story-ops:notes: x -->\nmine\n', /no closing marker.*\(line 2\)/],
    ['a merge conflict', '# S\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n', /merge conflict/],
  ] as const)
    it(`are refused for ${what}`, () => {
      const result = replaceNotes(story, NOTES);
      assert.equal(result.kind, 'refused');
      if (result.kind === 'refused') assert.match(result.why, why);
    });
});
