import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { manualOf } from '../../../src/expect/manual.ts';
import { FAMILIES } from '../../../src/expect/phrases.ts';

const PAGE = new URL('../../../docs/expectations.md', import.meta.url);

describe('docs/expectations.md', () => {
  it('says what the table of phrases says', () => {
    const made = manualOf(FAMILIES);
    if (process.env['UPDATE'] === '1') writeFileSync(PAGE, made);
    assert.equal(readFileSync(PAGE, 'utf8'), made, 'run the unit tests with UPDATE=1 to rewrite it');
  });

  it('has at least two near misses for each family', () => {
    for (const family of FAMILIES) assert.ok(family.phrases.flatMap((p) => p.not).length >= 2, family.title);
  });
});
