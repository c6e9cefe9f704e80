import assert from 'node:assert/strict';
import { readPhrase } from '../../../src/expect/phrase.ts';
import { FAMILIES } from '../../../src/expect/phrases.ts';
import { sentenceOf } from '../../../src/expect/sentence.ts';
import { readingOfOne } from '../../support/reading.ts';

for (const family of FAMILIES) {
  describe(`phrases: ${family.title}`, () => {
    for (const phrase of family.phrases) {
      for (const [words, command, rule] of phrase.examples)
        it(`reads “${words}” beside ${command}`, () => {
          assert.equal(readingOfOne(words, command), rule);
        });
      for (const words of phrase.not)
        it(`does not read “${words}” as ${phrase.name}`, () => {
          assert.equal(readPhrase(phrase, sentenceOf(words)), null);
        });
    }
  });
}
