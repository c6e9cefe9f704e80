import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../../src/redact/redact.ts';
import { excerptOf } from '../../../src/report/excerpt.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${String(i + 1)}`).join('\n');

describe('an excerpt', () => {
  it('is the whole of a short text, without its last line end', () => {
    assert.deepEqual(excerptOf(redact('a\nb\n')), { excerpt: 'a\nb', whole: true });
  });

  it('keeps the first 40 and the last 20 lines', () => {
    const { excerpt, whole } = excerptOf(redact(lines(100)));
    const shown = excerpt.split('\n');
    assert.equal(whole, false);
    assert.deepEqual(
      [shown[0], shown[39], shown[40], shown[41], shown[60]],
      ['line 1', 'line 40', '… 40 lines left out …', 'line 81', 'line 100'],
    );
    assert.equal(shown.length, 61);
  });

  it('leaves nothing out for the sake of one line', () => {
    assert.equal(excerptOf(redact(lines(61))).whole, true);
  });

  it('cuts long lines, not in the middle of a character', () => {
    const { excerpt, whole } = excerptOf(redact(`${'a'.repeat(398)}🙂🙂`));
    assert.equal(excerpt, `${'a'.repeat(398)}…`);
    assert.equal(whole, false);
  });

  it('has no colours and no codes', () => {
    assert.equal(excerptOf(redact('\x1b[31mred\x1b[0m\r\n\x1b]0;t\x07x')).excerpt, 'red\nx');
  });

  it('never exceeds its size by more than one line, and keeps first and last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '🙂'), maxLength: 500 }), {
          minLength: 1,
          maxLength: 120,
        }),
        (parts) => {
          const text = parts.map((part, i) => `${String(i)}${part}`).join('\n');
          const { excerpt } = excerptOf(redact(text));
          assert.ok(excerpt.length <= 4096 + 400 + 40, String(excerpt.length));
          assert.ok(excerpt.startsWith('0'));
          assert.ok(
            excerpt
              .split('\n')
              .at(-1)
              ?.startsWith(String(parts.length - 1)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
