import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWords } from '../../../src/expect/read.ts';
import { OPEN } from '../../support/openPhrasings.ts';
import { reading, readingOfOne } from '../../support/reading.ts';
import { USUAL } from '../../support/usualPhrasings.ts';

/** Words that no expectation here uses, and that could change what any of them means. */
const UNRELATED = [
  'eventually',
  'mostly',
  'unless',
  'everywhere',
  'tomorrow',
  'hardly',
  'never',
  'only when asked',
  'in Grafana',
  'for most users',
  'again and again',
];
const open = (words: string, command: string): boolean => /(?:^|; )\? /.test(readingOfOne(words, command));

describe('words that no rule covers', () => {
  for (const [words, command] of OPEN)
    it(`stay open: “${words}” beside ${command}`, () => {
      assert.ok(open(words, command), readingOfOne(words, command));
    });

  it('carry a sentence that says what would decide them', () => {
    for (const clause of readWords('requests increasing, a new pod, via the office line')) {
      assert.equal(clause.meaning, null);
      assert.match(clause.why ?? '', /^No rule covers “.+”\. .+ would decide it|look/);
    }
  });

  it('make a clause that was read an open one when they are added to it', () => {
    for (const [words, command] of USUAL) {
      if (open(words, command) || /[`"'{:=]/.test(words)) continue;
      for (const word of UNRELATED.slice(0, 6))
        assert.ok(open(`${words} ${word}`, command), `${words} ${word}: ${readingOfOne(`${words} ${word}`, command)}`);
    }
  });

  it('never become readable by more of them', () => {
    const some = fc.constantFrom(...OPEN.slice(0, 24));
    fc.assert(
      fc.property(some, fc.constantFrom(...UNRELATED), fc.boolean(), ([words, command], word, first) => {
        assert.ok(open(first ? `${word} ${words}` : `${words} ${word}`, command));
      }),
      { numRuns: 60 },
    );
  });
});

describe('reading', () => {
  it('never throws, and keeps spans inside the words', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '`',
        '"',
        '(',
        ')',
        ',',
        ' and ',
        ' or ',
        '\n',
        '**',
        '2/2',
        'pods',
        'Running',
        ': ',
        '{',
        '[',
        '\uE000',
        '\uE0000\uE001',
        '10.0.0.1',
        '>= ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const words = parts.join('');
        for (const { span } of readWords(words))
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= words.length);
        reading(words, ['kubectl get pods', 'curl -s localhost | jq .']);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same kinds of rules when names, addresses and numbers are others', () => {
    const other = (text: string): string =>
      text
        .replace(/\bcart\b/g, 'ledger')
        .replace(/\bshop\b/g, 'bank')
        .replace(/\b10\.(\d+)\.(\d+)\.(\d+)\b/g, '172.20.$2.9')
        .replace(/\b(\d)\/\1\b/g, '4/4');
    const shape = (words: string, command: string): string =>
      readingOfOne(words, command)
        .replace(/\d+(?:\.\d+)*(?:\/\d+)?/g, 'N')
        .replace(/ledger|cart/g, 'X')
        .replace(/bank|shop/g, 'Y');
    for (const [words, command] of USUAL)
      assert.equal(shape(other(words), other(command)), shape(words, command), words);
  });

  it('of the longest clauses ends soon', () => {
    const long = Array.from({ length: 400 }, (_, i) => `thing ${String(i)} is Running and`).join(' ');
    assert.ok(readWords(long).length > 0);
    assert.ok(readWords('a '.repeat(5000)).length > 0);
    assert.ok(readWords(`${'is '.repeat(2000)}Running`).length > 0);
  });
});
