import assert from 'node:assert/strict';
import { FAILURE_REASONS, WORD_LISTS } from '../../../src/expect/wordLists.ts';

describe('published word lists', () => {
  it('hold every entry once, in lower case and trimmed', () => {
    for (const [name, words] of Object.entries({ ...WORD_LISTS, ...FAILURE_REASONS })) {
      assert.ok(words.length > 0, name);
      assert.equal(new Set(words).size, words.length, name);
      for (const word of words) assert.equal(word, word.trim().toLowerCase());
    }
  });
});
