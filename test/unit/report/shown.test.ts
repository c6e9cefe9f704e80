import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../../src/redact/redact.ts';
import { githubAnnotations } from '../../../src/report/github.ts';
import { junitXml } from '../../../src/report/junit.ts';
import { makeRecord } from '../../../src/report/makeRecord.ts';
import type { RunReport } from '../../../src/report/record.ts';
import { runText } from '../../../src/report/text.ts';
import { golden } from '../../support/golden.ts';
import { LANTERNS } from '../../support/lanterns.ts';
import { rawRun, sha256 } from '../../support/runs.ts';

describe('reports of a run', () => {
  it('for a terminal', () => {
    golden('report/lanterns/run.txt', runText(LANTERNS, { color: false }));
  });
  it('for a terminal with colours say the same', () => {
    const colored = runText(LANTERNS, { color: true });
    assert.match(colored, /\x1b\[31mfail {5}\x1b\[0m/);
    assert.equal(colored.replace(/\x1b\[\d+m/g, ''), runText(LANTERNS, { color: false }));
  });
  it('as JUnit XML', () => {
    golden('report/lanterns/junit.xml', junitXml(LANTERNS));
  });
  it('as GitHub annotations', () => {
    golden('report/lanterns/github.txt', githubAnnotations(LANTERNS));
  });
});

const PIECE = fc.constantFrom(
  'a',
  '\n',
  '\r',
  '\x1b[2J',
  '\x1b]0;x\x07',
  '\x07',
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '%',
  '::error::x',
  '##[error]x',
  ',',
  ':',
  '\ud800',
  '\uffff',
  '🙂',
  '\u2028',
  '::',
  '`',
);
const HOSTILE = fc.array(PIECE, { maxLength: 8 }).map((parts) => parts.join(''));

/** One failed check in which every text is hostile. */
function hostileReport(text: string): RunReport {
  const raw = rawRun({
    id: `x${text}`,
    title: text,
    verdict: 'fail',
    because: text,
    commands: [
      { text, ran: text, out: text, err: text },
      { text, outcome: { kind: 'not-started', why: text } },
    ],
    expected: [{ text, verdict: 'fail', because: text, found: text }],
    confirmation: { at: '2025-03-04T11:00:00.000Z', by: text, note: text },
  });
  return {
    runs: [makeRecord({ ...raw, story: `s${text}.md` }, sha256)],
    edits: [{ story: text, line: 1, before: redact(text), after: redact(text) }],
    leftOut: [{ story: text, check: text, why: redact(text) }],
  };
}

describe('hostile text in a report', () => {
  it('brings no terminal code and no line of its own', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const shown = runText(hostileReport(text), { color: false });
        assert.doesNotMatch(shown, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
        assert.doesNotMatch(shown, /^[^\S\n]*::[A-Za-z]|##\[/m);
      }),
      { numRuns: 25 },
    );
  });

  it('brings no workflow command', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const shown = githubAnnotations(hostileReport(text));
        assert.match(shown, /^::error file=[^:,\n\r]*,line=10,title=[^:,\n\r]*::[^\n\r]*\n$/);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves the XML well formed', () => {
    fc.assert(
      fc.property(HOSTILE, (text) => {
        const shown = junitXml(hostileReport(text));
        assert.doesNotMatch(shown, /[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        // Without its tags, whose attributes hold neither quotes nor angle brackets, only escaped text is left.
        const bare = shown.replace(/<\/?[a-z?][a-z-]*(?: [a-z]+="[^"<>]*")* ?[/?]?>/g, '');
        assert.doesNotMatch(bare, /[<>]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
      }),
      { numRuns: 25 },
    );
  });
});
