import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { redact } from '../../../src/redact/redact.ts';
import { makeRecord } from '../../../src/report/makeRecord.ts';
import { notesOf, type NotesInput } from '../../../src/report/notes.ts';
import { parseStory } from '../../../src/story/parse.ts';
import { linesOf } from '../../../src/text/lines.ts';
import { noteBlocks } from '../../../src/text/noteMarkers.ts';
import { golden } from '../../support/golden.ts';
import { LANTERNS } from '../../support/lanterns.ts';
import { rawRun, sha256 } from '../../support/runs.ts';

const INPUT: NotesInput = {
  criteria: [
    { id: 'AC1', title: redact('Lanterns burn'), checks: ['2.3'] },
    { id: 'AC2', title: redact('The wick is reachable'), checks: ['2.3', '2.4'] },
    { id: 'AC3', title: redact('The keeper answers'), checks: ['2.5', '2.6'] },
    { id: 'AC4', title: redact('Somebody looks'), checks: ['AC4:look'] },
    { id: 'AC5', title: redact('Nobody *worries*'), checks: [] },
  ],
  tasks: [
    { id: '2.4', title: redact('The wick has its address'), checks: ['2.4'] },
    { id: '3', title: redact('Follow up'), checks: ['3'] },
  ],
  checks: [
    '2.3 Lanterns are lit',
    '2.4 The wick has its address',
    '2.5 The keeper answers',
    '2.6 The keeper sleeps',
    'AC4:look Somebody looks',
    '3 Follow up',
  ].map((line) => {
    const [id = '', ...title] = line.split(' ');
    return { id, title: redact(title.join(' ')) };
  }),
  records: LANTERNS.runs,
};

describe('dev notes', () => {
  it('say what is not proven first, then every criterion with its checks', () => {
    golden('report/lanterns/notes.md', notesOf(INPUT));
  });

  it('say which results are stale, and that they prove nothing', () => {
    const notes = notesOf({ ...INPUT, isStale: ({ check }) => check === '2.3' });
    assert.match(
      notes,
      /- AC1 Lanterns burn: unproven\n {2}- `2\.3` Lanterns are lit: stale \(pass on 2025-03-04 10:20 UTC\)/,
    );
    assert.match(notes, /\*\*pass\*\* \(stale: it changed since\)/);
  });

  it('take the latest run of a check', () => {
    const again = rawRun({ id: '2.4', verdict: 'pass', startedAt: '2025-03-05T08:00:00.000Z' });
    const notes = notesOf({ ...INPUT, records: [makeRecord(again, sha256), ...LANTERNS.runs] });
    assert.match(notes, /`2\.4` The wick has its address: \*\*pass\*\*, 2025-03-05 08:00 UTC/);
  });

  it('say so when nothing ran', () => {
    assert.match(notesOf({ ...INPUT, records: [] }), /Criteria proven: 0 of 5\. No check ran\./);
  });

  it('stay one block of text, whatever came back', () => {
    const piece = fc.constantFrom(
      '\n',
      '```',
      '~~~~',
      '# x',
      '- [ ] y',
      '<!-- /story-ops:notes -->',
      '<!-- story-ops:notes -->',
      '<<<<<<< a\n',
      '\n=======\n',
      '\n>>>>>>> b',
      '=======',
      '\\`\\`\\`',
      '<b>',
      '<!--',
      '-->',
      '| a |',
      'x',
      ' ',
    );
    const hostile = fc.array(piece, { maxLength: 10 }).map((parts) => parts.join(''));
    const markdown = new MarkdownIt({ html: true });
    fc.assert(
      fc.property(hostile, (text) => {
        const raw = rawRun({
          id: `2.3${text}`,
          title: text,
          verdict: 'fail',
          because: text,
          commands: [{ text, ran: `${text} `, out: text, err: text }],
          expected: [{ text, verdict: 'fail', because: text, found: text }],
          confirmation: { at: '2025-03-04T11:00:00.000Z', by: text, note: text },
        });
        const notes = notesOf({
          criteria: [{ id: 'AC1', title: redact(text), checks: [raw.check.id] }],
          tasks: [],
          checks: [{ id: raw.check.id, title: redact(text) }],
          records: [makeRecord(raw, sha256)],
        });
        assert.deepEqual(
          noteBlocks(notes, linesOf(notes)).map(({ span, closed }) => [span, closed]),
          [[{ start: 0, end: notes.length - 1 }, true]],
        );
        assert.equal(parseStory(notes).conflicted, false);
        const tokens = markdown.parse(notes, {});
        const kinds = tokens
          .filter((token) => token.type === 'html_block' || token.type === 'heading_open')
          .map((token) => token.type + token.tag);
        assert.deepEqual(kinds, ['html_block', 'heading_openh3', 'heading_openh4', 'html_block']);
      }),
      { numRuns: 15 },
    );
  });
});
