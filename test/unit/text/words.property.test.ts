import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allWords, apartAtCapitals, isLetters } from '../../../src/text/words.ts';

const TEXTS = fc
  .array(
    fc.constantFrom('reef', 'Coral', 'HTTP', 'é', 'Ünder', 'я', '珊瑚', '२', '7', '42', ' ', '-', '_', '.', '😀'),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => pieces.join(''));

describe('words of any script', () => {
  it('are the same however plain the text around them is', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        assert.deepEqual(allWords(text), text.match(/[\p{L}\p{N}]+/gu) ?? []);
        assert.equal(isLetters(text), /^\p{L}+$/u.test(text));
        const apart = text.replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ');
        assert.equal(apartAtCapitals(text), apart);
      }),
      { numRuns: 3000 },
    );
  });

  it('are cut at capitals', () => {
    assert.equal(apartAtCapitals('readOnlyRoot'), 'read Only Root');
    assert.equal(apartAtCapitals('HTTPRoute2A'), 'HTTP Route2 A');
    assert.equal(apartAtCapitals('größeÄnderung'), 'größe Änderung');
  });
});
